/** Whether a rule set may be used on a day. */
import type { Issue } from '../issue/issue.js'
import type { RuleSet } from './rule-set.js'

/** An issue if `asOf` is outside the dates of the rule set, the first and the last day included. */
export const inForceIssues = (
  { effective: { from, to }, id, version }: RuleSet,
  asOf: string,
): readonly Issue[] => {
  if (asOf >= from && (to === undefined || asOf <= to)) return []
  const when = asOf < from ? `only from \`${from}\`` : `only until \`${to}\``
  return [
    {
      code: 'rule-set-not-in-force',
      path: ['asOf'],
      message: `the rule set \`${id}\` ${version} may be used ${when}, and the date to decide at is \`${asOf}\``,
      hint: 'decide by the rule set that is in force on that day, or at another date',
    },
  ]
}
