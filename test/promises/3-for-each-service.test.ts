/** Promise 3, where a rule set keeps it for one service and breaks it for another. */
import { describe, expect, test } from 'vitest'
import { TriageError, unwrap } from '../../src/issue/issue.js'
import type { Leaf } from '../../src/rule-set/condition.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import type { Service } from '../../src/service/service.js'
import { createTriage } from '../../src/triage.js'
import { escalate, policy, rule, said } from '../support/small-policy.js'

/** Harm to others that is ruled out escalates where `here` holds, and harm that is not does not. */
const unsafeWhere = (here: Leaf): RuleSet =>
  policy([
    rule('calm-here', escalate('clinician'), [...said('harmToOthers', 'no'), here], {
      whenUndetermined: 'note',
    }),
  ])

/** What a rule set is refused for with a service; nothing where it is taken. */
const refusal = (ruleSet: RuleSet, states: Partial<Service>): readonly string[] => {
  try {
    createTriage({ service: { id: 'ours', title: 'Ours', nation: 'england', ...states }, ruleSet })
    return []
  } catch (error) {
    if (error instanceof TriageError) return error.issues.map(({ code, message }) => `${code}: ${message}`)
    throw error
  }
}

describe('a rule set by which more risk lowers the response in one service alone', () => {
  test.each<[string, Leaf, Partial<Service>, Partial<Service>]>([
    [
      'whose link worker works alone',
      { fact: 'worksAlone', operator: 'equal', value: true },
      { worksAlone: true },
      { worksAlone: false },
    ],
    [
      'that sees people at home',
      { fact: 'serviceSettings', operator: 'contains', value: 'home' },
      { settings: ['gp-practice', 'home'] },
      { settings: ['gp-practice'] },
    ],
    [
      'for complex physical health',
      { fact: 'serviceFocus', operator: 'equal', value: 'complex-physical-health' },
      { focus: 'complex-physical-health' },
      {},
    ],
  ])('is refused for one %s, and taken for another', (_, here, there, elsewhere) => {
    // The same rule set each time: what was found for one service is never taken for the next.
    const ruleSet = unsafeWhere(here)
    const why = [
      'to `unsure` can lower the response',
      'to `unsure` can take the soonest route of kind `clinician`',
      'to unknown can lower the response',
    ].map((what) => expect.stringMatching(`^unsafe-rule-set: .*\`harmToOthers\` going from \`no\` ${what}`))
    expect(refusal(ruleSet, there)).toEqual(why)
    expect(refusal(ruleSet, elsewhere)).toEqual([])
    expect(refusal(ruleSet, there)).toEqual(why)
    // Nor is it if the rule set was read, so that what was proved of it is remembered.
    const read = unwrap(parseRuleSet(ruleSet))
    for (const _again of [1, 2]) {
      expect(refusal(read, elsewhere)).toEqual([])
      expect(refusal(read, there)).toEqual(why)
    }
  })

  test('is taken for a service that does not say', () => {
    const alone = unsafeWhere({ fact: 'worksAlone', operator: 'equal', value: true })
    expect(refusal(alone, {})).toEqual([])
  })
})
