/** Names in what a scenario expects, held against the rule set: "none of these" must not pass by a slip of the fingers. */

import type { Frozen } from '../../input/plain-json.js'
import type { Issue } from '../../issue/issue.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { type NameKind, nameIssues } from '../../simulation/known-names.js'
import type { Expectation } from './expectation.js'
import type { Scenario } from './scenario.js'

const KINDS = {
  pathway: 'pathway',
  provisionalPathway: 'pathway',
  escalations: 'route',
  redirects: 'destination',
  actions: 'action',
  questions: 'fact',
  reasons: 'rule',
  undetermined: 'rule',
} as const satisfies { readonly [part in keyof Expectation]: NameKind }

const namesIn = (wanted: Frozen<Expectation>[keyof typeof KINDS]): readonly string[] => {
  if (wanted === undefined || wanted === null) return []
  if (typeof wanted === 'string') return [wanted]
  return 'include' in wanted || 'exclude' in wanted
    ? [...(wanted.include ?? []), ...(wanted.exclude ?? [])]
    : Object.values(wanted).flat()
}

const inExpectation = (
  expect: Frozen<Expectation>,
  ruleSet: RuleSet,
  path: Issue['path'],
): readonly Issue[] =>
  // The keys of a literal are its keys.
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((part) =>
    namesIn(expect[part]).flatMap((name) => nameIssues(ruleSet, KINDS[part], name, [...path, part])),
  )

/** The issues with names that the rule set (the safety floor welded under it) does not have. */
export const unknownNames = (
  { episode, expect }: Pick<Frozen<Scenario>, 'episode' | 'expect'>,
  ruleSet: RuleSet,
): readonly Issue[] => [
  ...inExpectation(expect, ruleSet, ['expect']),
  ...(episode?.steps ?? []).flatMap((step, index) =>
    step.do === 'decide' && step.expect !== undefined
      ? inExpectation(step.expect, ruleSet, ['episode', 'steps', index, 'expect'])
      : [],
  ),
]
