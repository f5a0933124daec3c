/** The kinds of route: the four of the safety floor, and those that a rule set declares in its vocabulary. */
import { memoize } from '../input/memoize.js'
import { idsOf, type Vocabulary, vocabularyOf } from '../referral/vocabulary.js'
import { ROUTE_KINDS, type RouteKind, type RuleSet } from './rule-set.js'

/** The kinds that routes may be of, in the order that decisions list them: the four of the floor first. */
export const routeKindsIn: (vocabulary: Vocabulary) => readonly RouteKind[] = memoize(
  ({ routeKinds }: Vocabulary) => Object.freeze([...ROUTE_KINDS, ...idsOf(routeKinds)]),
)

/** The kinds that routes of a rule set may be of, in their order. */
export const routeKindsOf = (ruleSet: Pick<RuleSet, 'vocabulary'>): readonly RouteKind[] =>
  routeKindsIn(vocabularyOf(ruleSet))
