/** What nobody sends by accident, and junk that anybody might: for testing whatever takes input from outside. */
import fc from 'fast-check'
import { type DrawnFor, drawnCases } from './drawn-cases.js'
import { spoiled } from './spoiled.js'

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

/**
 * Input that cannot be trusted: keys that reach for prototypes, cycles, getters that throw, data too deep or too large,
 * any junk, and referrals in which a slip of the fingers hides what they say. Some of it can be read after all. Takes
 * what `referrals` takes.
 */
export const hostileInputs = (drawnFor: DrawnFor = {}): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...CRAFTED).map((make) => make()),
    junk,
    drawnCases(drawnFor, 'any').chain(({ referral }) => spoiled(referral)),
  )
