/** Names that a caller asks for, held against what the rule set has: a slip of the fingers must not look like "none". */

import { definitionsOf } from '../facts/catalogue.js'
import { didYouMean } from '../issue/did-you-mean.js'
import { type Issue, type IssueCode, TriageError } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { DISPOSITIONS, type RuleSet } from '../rule-set/rule-set.js'

/** What a name can be the name of. */
export type NameKind = 'disposition' | 'pathway' | 'route' | 'destination' | 'action' | 'rule' | 'fact'

const CODES = {
  disposition: 'unknown-target',
  pathway: 'unknown-pathway',
  route: 'unknown-route',
  destination: 'unknown-destination',
  action: 'unknown-action',
  rule: 'unknown-rule',
  fact: 'unknown-fact',
} as const satisfies { readonly [kind in NameKind]: IssueCode }

const idsOf = (defined: readonly { readonly id: string }[]): readonly string[] => defined.map(({ id }) => id)

/** Every name of a kind that the rule set has, in its order. */
export const namesOf = (ruleSet: RuleSet, kind: NameKind): readonly string[] => {
  switch (kind) {
    case 'disposition':
      return DISPOSITIONS
    case 'pathway':
      return idsOf(ruleSet.pathways)
    case 'route':
      return idsOf(ruleSet.routes)
    case 'destination':
      return idsOf(ruleSet.destinations)
    case 'action':
      return idsOf(ruleSet.actions)
    case 'rule':
      return ruleSet.rules.map(({ name }) => name)
    case 'fact':
      return [...definitionsOf(ruleSet).keys()]
  }
}

/** The issue with a name that the rule set does not have; none if it has it. */
export const nameIssues = (
  ruleSet: RuleSet,
  kind: NameKind,
  name: string,
  path: Issue['path'] = [],
): readonly Issue[] => {
  const known = namesOf(ruleSet, kind)
  if (known.includes(name)) return []
  const message = `the rule set \`${ruleSet.id}\` has no ${kind} ${quote(name)}`
  return [{ code: CODES[kind], path, message, hint: didYouMean(name, known) }]
}

/** Throws a `TriageError` with every issue there is. */
export const throwIssues = (issues: readonly Issue[]): void => {
  const [first, ...rest] = issues
  if (first !== undefined) throw new TriageError([first, ...rest])
}
