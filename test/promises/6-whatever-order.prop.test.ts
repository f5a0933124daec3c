/** Promise 6: what cannot be read gives the same bytes, issues and hand-over together, whatever the order of its keys. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { parseNation } from '../../src/service/parse-nation.js'
import { parseService } from '../../src/service/parse-service.js'
import { services } from '../../src/service/shipped.js'
import { nations } from '../../src/service/shipped-nations.js'
import { spoiled } from '../../src/testing/arbitraries/hostile-inputs.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { safeCreateTriage } from '../../src/triage.js'
import { referrals } from '../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES, defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'
import { withKeysShuffled } from '../support/shuffled.js'

type Loose = { [key: string]: unknown }

/** Keys that are nearly ours or nobody's, and values that fit nowhere: several of them can go wrong in one object. */
const keys = fc.constantFrom(
  'id', 'Id', 'notes', 'note', 'risks', 'Risk', 'suicidalThoughts', 'suicidal_thoughts', 'suicidalThougts', 'selfHarm', 'self harm', 'title',
  'weeks', 'contacts', 'min', 'max', 'domain', 'needs', 'client', 'assessments', 'items', 'answer', 'value', 'question', 'text', 'code', 'all',
  'any', 'not', 'fact', 'operator', 'rules', 'event', 'type', 'params', 'nation', '__proto__', '10', '9', 'a', 'b', 'z',
) // biome-ignore format: a list
const leaves = fc.constantFrom<unknown>(
  null, 'yes', 'no', 'unsure', 'suicidal since May', 'wants to die', 'no thoughts of suicide', 0, 1, 3, -1, 1.5, true, false, '2026-02-30', '',
  'phq-9', '44260-8', Number.NaN, undefined,
) // biome-ignore format: a list
const junk = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 8 }),
  ),
})).value

const objectsIn = (data: unknown): readonly Loose[] => {
  if (typeof data !== 'object' || data === null) return []
  const inside = Object.values(data).flatMap(objectsIn)
  return Array.isArray(data) ? inside : [data as Loose, ...inside] // an object of JSON
}

/** `document` with junk in up to six of its objects. */
const withJunk = (document: unknown): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.nat(), keys, junk), { minLength: 1, maxLength: 6 }).map((faults) => {
    const copy: unknown = JSON.parse(JSON.stringify(document))
    for (const [place, key, value] of faults) {
      const objects = objectsIn(copy)
      const object = objects[place % objects.length]
      if (object !== undefined) Object.defineProperty(object, key, { value: structuredClone(value), enumerable: true, configurable: true, writable: true }) // biome-ignore format: one line
    }
    return copy
  })

const twice = (documents: fc.Arbitrary<unknown>) =>
  documents.chain((document) => fc.tuple(fc.constant(document), withKeysShuffled(document)))

const expectSame = (read: (document: unknown) => unknown, [one, other]: readonly [unknown, unknown]) => {
  expect(JSON.stringify(read(other))).toBe(JSON.stringify(read(one)))
}

const [triage] = DEFAULT_TRIAGES
if (triage === undefined) throw new Error('there are nine services')

describe('the same issues and the same hand-over, whatever the order of the keys', () => {
  test('of a referral', () => {
    const documents = fc.oneof(referrals.chain(withJunk), referrals.chain(spoiled), junk)
    fc.assert(
      fc.property(twice(documents), defaultTriages, (both, any) => {
        expectSame(any.safeDecide, both)
        expectSame(parseReferral, both)
      }),
      { numRuns: runs(300) },
    )
  })

  test('of a service or a nation', () => {
    const documents = fc.constantFrom(...Object.values(services), ...Object.values(nations)).chain(withJunk)
    fc.assert(
      fc.property(twice(documents), (both) => {
        expectSame(parseService, both)
        expectSame(parseNation, both)
        expectSame((service) => safeCreateTriage({ service }), both)
      }),
      { numRuns: runs(100) },
    )
  })

  test('of a rule set', () => {
    const documents = fc.oneof(ruleSets().chain(withJunk), fc.constant(defaultRuleSet()).chain(withJunk))
    fc.assert(
      fc.property(twice(documents), (both) => expectSame(parseRuleSet, both)),
      { numRuns: runs(40) },
    )
  })
})

describe('more that is wrong than is told', () => {
  const many = (count: number, value: (index: number) => unknown): Loose =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`key${(index * 7_919) % count}`, value(index)]),
    )

  test.each<[string, unknown]>([
    ['what is no plain data', many(200, () => Number.NaN)],
    ['keys that nobody knows', many(2_000, () => 'x')],
    ['signals', { risks: many(500, (index) => ({ selfHarm: 'yes', suicidalThoughts: 'unsure', index })) }],
    ['texts about danger', many(300, (index) => `wants to die ${index}`)],
    [
      'too much, and something else',
      { ...many(30, () => Number.NaN), zz: new Array(30_000).fill(1), a: Number.NaN },
    ],
    [
      'too much in parts',
      Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`k${index}`, many(9_000, () => 1)])),
    ],
    ['too deep in several places', many(70, () => [[[[[[[[[[[[[[1]]]]]]]]]]]]]])],
  ])('keeps the same of them: %s', (_, document) => {
    fc.assert(
      fc.property(withKeysShuffled(document), (other) => {
        expectSame(triage.safeDecide, [document, other])
        expectSame(parseService, [document, other])
        expectSame(parseRuleSet, [document, other])
      }),
      { numRuns: runs(3) },
    )
  })
})
