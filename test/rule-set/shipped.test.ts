import { describe, expect, test } from 'vitest'
import safetyFloorBundle from '../../rules/bundled/safety-floor.json' with { type: 'json' }
import socialPrescribingBundle from '../../rules/bundled/social-prescribing.json' with { type: 'json' }
import { unwrap } from '../../src/issue/issue.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'

describe.each([
  ['the default rule set', defaultRuleSet, socialPrescribingBundle],
  ['the safety floor', safetyFloor, safetyFloorBundle],
])('%s, which is taken at its word', (_, shipped, bundle) => {
  test('is what every check would have given, to the byte', () => {
    expect(JSON.stringify(shipped())).toBe(JSON.stringify(unwrap(parseRuleSet(bundle))))
  })

  test('has the digest that its bundle says', () => {
    expect(digestOf(shipped())).toBe(bundle.digest)
  })

  test('is one object, which nobody can write to', () => {
    expect(shipped()).toBe(shipped())
    expect(() => Object.assign(shipped().rules[0] ?? {}, { title: 'another' })).toThrow(TypeError)
  })
})
