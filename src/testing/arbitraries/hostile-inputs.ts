/** What nobody sends by accident, junk that anybody might, and referrals that slips have made unreadable. */
import fc from 'fast-check'
import type { Referral } from '../../referral/referral.js'
import { type DrawnFor, drawnCases } from './drawn-cases.js'

/** Lists in lists (or objects in objects), `levels` deep, built without recursion. */
export const nested = (levels: number, kind: 'list' | 'object'): unknown => {
  let data: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) data = kind === 'list' ? [data] : { data }
  return data
}

const cyclic = (): unknown => {
  const data: { [key: string]: unknown } = { id: 'R-1' }
  data['self'] = data
  return data
}

const throwing = (): unknown =>
  Object.defineProperty({ [fc.toStringMethod]: () => '{ id: (a getter that throws) }' }, 'id', {
    enumerable: true,
    get: () => {
      throw new Error('gotcha')
    },
  })

const named = { id: 'R-1', receivedOn: '2026-03-02' }

/** Each made when it is drawn. Large enough to be refused, small enough to be printed when a test fails. */
const CRAFTED: readonly (() => unknown)[] = [
  () => JSON.parse('{"id":"R-1","receivedOn":"2026-03-02","__proto__":{"risks":{}}}'),
  () => JSON.parse('{"id":"R-1","receivedOn":"2026-03-02","constructor":{"prototype":{"x":1}}}'),
  () => JSON.parse('{"id":"R-1","receivedOn":"2026-03-02","risks":{"__proto__":{"selfHarm":"no"}}}'),
  () => nested(200, 'list'),
  () => nested(200, 'object'),
  () => ({ ...named, needs: nested(200, 'list') }),
  () => ({ ...named, needs: Array.from({ length: 300 }, () => ({ domain: 'money' })) }),
  () => Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`key${index}`, index])),
  () => ({ ...named, id: 'x'.repeat(11_000) }),
  () => ({ ...named, ['x'.repeat(11_000)]: 1 }),
  cyclic,
  throwing,
  () => ({ ...named, receivedOn: new Date(0) }),
  () => ({ ...named, risks: new Map([['selfHarm', 'yes']]) }),
  () => ({ ...named, risks: { selfHarm: true } }),
  () => ({ ...named, risks: { selfHarm: 'YES' } }),
  () => ({ ...named, client: { dateOfBirth: '1850-01-01' } }),
  () => ({ ...named, receivedOn: '2026-02-30' }),
  () => ({ ...named, id: '\u202egnp.exe' }),
  () => ({ ...named, id: '\ud800' }),
  () => ({ ...named, client: { longTermConditions: Number.NaN } }),
  () => ({ ...named, client: { longTermConditions: -0.5 } }),
  () => JSON.stringify(named),
  () => [named],
  () => undefined,
  () => null,
]

/** Any value that JavaScript has, many of them no JSON at all. */
export const junk: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

type Loose = { [key: string]: unknown }

/** A deep copy that may be spoiled. */
const loose = (referral: Referral): Loose => structuredClone({ ...referral })

const set = (wrong: Loose) => (referral: Loose) => {
  Object.assign(referral, wrong)
}

/** Errors outside the safety answers, which are written right. */
const elsewhere: readonly ((referral: Loose) => void)[] = [
  (referral) => {
    delete referral['receivedOn']
  },
  set({ receivedOn: '2026-02-30' }),
  set({ id: 7 }),
  set({ consnet: 'yes' }),
  set({ source: 'the vicar' }),
  set({ client: 'Mr Miller, 74' }),
  set({ needs: { domain: 'loneliness' } }),
  set({ notes: { deep: { deeper: [[[[[[[[[['down here']]]]]]]]]] } } }),
  set({ constructor: { prototype: { admin: true } } }),
  set({ local: { nobodyDeclaredThis: true } }),
]

/** Readable to a person, not by the schema: `Suicidal_Thoughts: "YES"`. */
const respelt = (key: string, style: number): string =>
  [
    key.toUpperCase(),
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    `${key} `,
    key.slice(0, -1), // one letter short
  ][style % 5] ?? key

const restated = (answer: unknown, style: number): unknown =>
  answer === 'yes'
    ? ['YES', 'Yes', ' yes', 'y', true, 1, 'yes, since Monday', { value: 'yes' }, ['yes']][style % 9]
    : answer === 'unsure'
      ? ['Unsure', 'not sure', 'maybe', "don't know", '?'][style % 5]
      : answer

const mapRisks = (referral: Loose, change: (entry: [string, unknown]) => [string, unknown]): void => {
  const { risks } = referral
  if (typeof risks !== 'object' || risks === null) return
  referral['risks'] = Object.fromEntries(Object.entries(risks).map(change))
}

/** Ways to spoil a referral that leave every signal in it to be recognised. */
const spoilers: fc.Arbitrary<(referral: Loose) => void> = fc.oneof(
  fc.constantFrom(...elsewhere),
  fc.nat(4).map((style) => (referral: Loose) => {
    mapRisks(referral, ([key, answer]) => [respelt(key, style), answer])
    referral['misspelt'] = true
  }),
  fc.nat(44).map((style) => (referral: Loose) => {
    mapRisks(referral, ([key, answer]) => [key, restated(answer, style)])
    referral['restated'] = true
  }),
  fc.constantFrom('risk', 'safety', 'Risks', 'answers').map((name) => (referral: Loose) => {
    referral[name] = referral['risks']
    delete referral['risks']
    referral['misplaced'] = true
  }),
)

/** The referral spoiled, as an object or as the JSON text that somebody forgot to parse. */
export const spoiled = (referral: Referral): fc.Arbitrary<unknown> =>
  fc.tuple(spoilers, fc.boolean()).map(([spoil, asText]) => {
    const copy = loose(referral)
    spoil(copy)
    return asText ? JSON.stringify(copy) : copy
  })

/**
 * Input that cannot be trusted: keys that reach for prototypes, cycles, getters that throw, data too deep or too large,
 * any junk, and referrals in which a slip of the fingers hides what they say. Some of it can be read after all. Takes
 * what `referrals` takes. How often something is drawn means nothing.
 */
export const hostileInputs = (drawnFor: DrawnFor = {}): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...CRAFTED).map((make) => make()),
    junk,
    drawnCases(drawnFor, 'any').chain(({ referral }) => spoiled(referral)),
  )
