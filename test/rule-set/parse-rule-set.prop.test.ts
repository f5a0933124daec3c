import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import { bundleRuleSet } from '../../src/rule-set/bundle-rule-set.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { deepFreeze, isDeeplyFrozen } from '../support/deep-freeze.js'
import { runs } from '../support/runs.js'
import { withKeysShuffled } from '../support/shuffled.js'

const shuffled = ruleSets().chain((ruleSet) =>
  fc
    .tuple(
      withKeysShuffled(ruleSet),
      fc.shuffledSubarray([...ruleSet.rules], { minLength: ruleSet.rules.length }),
    )
    .chain(([other, rules]) => fc.tuple(fc.constant(ruleSet), fc.constant(other), withKeysShuffled(rules))),
)

describe('any rule set', () => {
  test('that is right is taken as it is', () => {
    fc.assert(
      fc.property(ruleSets(), (ruleSet) => {
        expect(parseRuleSet(ruleSet)).toEqual({ ok: true, value: ruleSet })
      }),
      { numRuns: runs(50) },
    )
  })

  test('with its keys and rules in another order has the same bundle and the same digest, to the byte', () => {
    fc.assert(
      fc.property(shuffled, ([ruleSet, other, rules]) => {
        const [one, two] = [unwrap(parseRuleSet(ruleSet)), unwrap(parseRuleSet({ ...other, rules }))]
        expect(JSON.stringify(two)).toBe(JSON.stringify(one))
        expect(digestOf(two)).toBe(digestOf(one))
        expect(JSON.stringify(bundleRuleSet(two))).toBe(JSON.stringify(bundleRuleSet(one)))
        // Whoever builds a rule set by hand gets the same document too.
        expect(JSON.stringify(bundleRuleSet({ ...other, rules }))).toBe(JSON.stringify(bundleRuleSet(one)))
      }),
      { numRuns: runs(50) },
    )
  })

  test('comes back from its bundle unchanged', () => {
    fc.assert(
      fc.property(ruleSets(), (document) => {
        const ruleSet = unwrap(parseRuleSet(document))
        const bundle: unknown = JSON.parse(JSON.stringify(bundleRuleSet(ruleSet)))
        expect(JSON.stringify(unwrap(parseRuleSet(bundle)))).toBe(JSON.stringify(ruleSet))
      }),
    )
  })

  test('is frozen, and the document it was read from is left alone', () => {
    fc.assert(
      fc.property(ruleSets(), (document) => {
        const copy = structuredClone(document)
        const before = JSON.stringify(copy)
        const ruleSet = unwrap(parseRuleSet(copy))
        expect(JSON.stringify(copy)).toBe(before)
        expect(Object.isFrozen(copy)).toBe(false)
        expect(isDeeplyFrozen(ruleSet)).toBe(true)
        expect(parseRuleSet(deepFreeze(copy)).ok).toBe(true)
      }),
    )
  })

  test('with one word of a bundle changed is found out by its digest', () => {
    fc.assert(
      fc.property(ruleSets(), (document) => {
        const bundle = bundleRuleSet(unwrap(parseRuleSet(document)))
        const result = parseRuleSet({ ...bundle, title: `${bundle.title}.` })
        expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(['digest-mismatch'])
      }),
    )
  })
})

describe('anything at all', () => {
  test('gives a rule set or issues, and never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (input) => {
          const result = parseRuleSet(input)
          expect(result.ok).toBe(false)
        },
      ),
      { numRuns: runs(150) },
    )
  })

  test('in any place of a rule set gives a rule set or issues, and never throws', () => {
    const places = ruleSets().chain((document) => {
      const paths: (readonly string[])[] = []
      const collect = (value: unknown, path: readonly string[]): void => {
        paths.push(path)
        if (typeof value !== 'object' || value === null) return
        for (const [key, child] of Object.entries(value)) collect(child, [...path, key])
      }
      collect(document, [])
      return fc.tuple(fc.constant(document), fc.constantFrom(...paths), fc.anything())
    })
    fc.assert(
      fc.property(places, ([document, path, junk]) => {
        const copy: unknown = structuredClone(document)
        const last = path.at(-1)
        // Objects and lists on the way, as the path was found in the same document.
        const holder = path.slice(0, -1).reduce((value, key) => (value as Record<string, unknown>)[key], copy)
        if (last !== undefined) (holder as Record<string, unknown>)[last] = junk
        const result = parseRuleSet(last === undefined ? junk : copy)
        if (!result.ok) expect(result.issues.length).toBeGreaterThan(0)
        else expect(JSON.stringify(result.value)).toBe(JSON.stringify(unwrap(parseRuleSet(result.value))))
      }),
      { numRuns: runs(100) },
    )
  })
})
