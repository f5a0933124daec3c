/** Referrals that cannot be read any more, though somebody would still recognise what they say. */
import fc from 'fast-check'
import type { Referral } from '../../referral/referral.js'

type Loose = { [key: string]: unknown }

/** A deep copy that may be spoiled. */
const loose = (referral: Referral): Loose => structuredClone(referral) as Loose

/** Something wrong elsewhere: whoever wrote the safety answers wrote them right. */
const elsewhere: readonly ((referral: Loose) => void)[] = [
  (referral) => {
    delete referral['receivedOn']
  },
  (referral) => {
    referral['receivedOn'] = '2026-02-30'
  },
  (referral) => {
    referral['id'] = 7
  },
  (referral) => {
    referral['consnet'] = 'yes'
  },
  (referral) => {
    referral['source'] = 'the vicar'
  },
  (referral) => {
    referral['client'] = 'Mr Miller, 74'
  },
  (referral) => {
    referral['needs'] = { domain: 'loneliness' }
  },
  (referral) => {
    referral['notes'] = { deep: { deeper: [[[[[[[[[[['down here']]]]]]]]]]] } }
  },
  (referral) => {
    referral['constructor'] = { prototype: { admin: true } }
  },
  (referral) => {
    referral['local'] = { nobodyDeclaredThis: true }
  },
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
