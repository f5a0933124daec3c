/** Broken promises as issues: what a triage is refused for. */
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import type { Finding } from './finding.js'
import { provePromises } from './promises.js'

/** A hint must stay readable; the whole counterexample is what `analyse` gives. */
const MAX_LENGTH = 300

const counterexample = ({ witnesses }: Finding): string =>
  witnesses
    .map(({ disposition, facts }) => `with ${quote(facts, MAX_LENGTH)} the decision is \`${disposition}\``)
    .join(', and ')

/**
 * Issues for the promises that a rule set would break with a service. Takes the rule set as its author wrote
 * it, the same with the safety floor welded under it, and the service. Paths lead into the rule set as written.
 */
export const promiseIssues = (document: RuleSet, ruleSet: RuleSet, service: Service): readonly Issue[] => {
  const { open, refuted } = provePromises(document, ruleSet, service)
  return [
    ...refuted.map(
      (finding): Issue => ({
        code: 'unsafe-rule-set',
        path: finding.path,
        message: finding.message,
        hint: `${finding.hint}; for instance, ${counterexample(finding)}`,
      }),
    ),
    ...open.map(
      (title): Issue => ({
        code: 'unsafe-rule-set',
        path: ['rules'],
        message: `it could not be proved of these rules that ${title}`,
        hint: 'make the conditions of escalations and redirects simpler, until it can be; `check` searches longer',
      }),
    ),
  ]
}
