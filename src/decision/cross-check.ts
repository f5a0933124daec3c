/** The second opinion on one decision: where json-rules-engine comes to other verdicts than ours. */
import type { Issue } from '../issue/issue.js'
import { referenceVerdicts } from '../rule-set/reference.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Examination } from './examination.js'
import { faultIssue } from './handover.js'

/** Issues for the rules that json-rules-engine judges otherwise, or for why it could not be asked. Never rejects. */
export const disagreements = async (
  ruleSet: RuleSet,
  { facts, rules }: Pick<Examination, 'facts' | 'rules'>,
): Promise<readonly Issue[]> => {
  try {
    const reference = await referenceVerdicts(ruleSet, facts)
    return rules
      .filter(({ rule, verdict }) => reference[rule] !== verdict)
      .map(({ rule, verdict }) => ({
        code: 'evaluators-disagree',
        path: ['rules', rule],
        message: `rule \`${rule}\` is ${verdict} by our evaluator and ${reference[rule]} by json-rules-engine`,
        hint: 'have a person look at the referral today, and report this',
      }))
  } catch (fault) {
    return faultIssue(fault)
  }
}
