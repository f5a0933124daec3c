/** Rules and questions that choose nobody: they come out the same for everyone. */
import { type FactDefinition, formatDomain, listedValues } from '../../facts/fact.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { leafText } from '../../proof/rule-set-parts.js'
import type { InvariantCondition, Leaf } from '../../rule-set/condition.js'
import { knownTest } from '../../rule-set/three-valued.js'
import { makeFinding } from '../make-finding.js'
import { findWitness, isImpossible, ownRules, type Path, placedLeaves } from './defect.js'
import type { RedundantRules } from './rule-redundant.js'
import { offerToTake } from './take-away.js'

/** While its questions are open a rule that nobody meets may hold a decision up, and then it cannot simply go. */
const neverMetAdvice = (context: AnalysisContext, { alone }: RedundantRules, name: string, path: Path) => {
  const mend =
    'look for conditions in one `all` that shut each other out, and mend one of them or put them under an `any`'
  return alone.has(name) ? offerToTake(context, [path], 'the rule', mend) : { hint: mend }
}

/** Rules that no referral can meet: what they call for never happens. */
export const rulesNeverMet = (
  context: AnalysisContext,
  redundant: () => RedundantRules,
): readonly Finding[] =>
  ownRules(context)
    .filter(({ met }) => isImpossible(context, met))
    .map(({ path, rule }) =>
      makeFinding('rule-never-met', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `no referral can meet the rule \`${rule.name}\`, whatever is known or not known`,
        ...neverMetAdvice(context, redundant(), rule.name, path),
      }),
    )

/** Rules that nothing can fail: whoever answers meets them. */
export const rulesAlwaysMet = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context)
    .filter(({ notMet }) => isImpossible(context, notMet))
    .map(({ met, path, rule }) =>
      makeFinding('rule-always-met', {
        rule: rule.name,
        path: [...path, 'conditions'],
        message: `every referral meets the rule \`${rule.name}\` as soon as its questions are answered, whatever the answers`,
        hint: 'look for conditions in one `any` that leave nobody out, and mend one of them or put them under an `all`',
        witnesses: [findWitness(context, met)],
      }),
    )

const everyValue = (definition: FactDefinition): readonly (string | number | boolean)[] =>
  definition.kind === 'integer'
    ? Array.from({ length: definition.max - definition.min + 1 }, (_, index) => definition.min + index)
    : (listedValues(definition) ?? [])

/** The one answer that a leaf gives to every value; `null` if it tells some apart. Sets have no edges. */
const onlyAnswer = ({ operator, value }: Leaf, definition: FactDefinition): boolean | null => {
  if (definition.kind === 'set') return null
  const answers = new Set(everyValue(definition).map(knownTest(operator, value)))
  const [only] = answers
  return answers.size === 1 && only !== undefined ? only : null
}

/** A condition of the document, in its place. */
interface PlacedCondition {
  readonly rule: string | null
  readonly condition: InvariantCondition
  readonly path: Finding['path']
  /** Where a witness is best looked for. */
  readonly where: Formula
}

const placedConditions = (context: AnalysisContext): readonly PlacedCondition[] => {
  const { document, outcomes } = context
  const truthOf = (condition: InvariantCondition) => outcomes.condition(condition).isTrue
  return [
    ...ownRules(context).map(({ met, path, rule }) => ({
      rule: rule.name,
      condition: rule.conditions,
      path: [...path, 'conditions'],
      where: met,
    })),
    ...Object.entries(document.conditions).map(([name, condition]) => ({
      rule: null,
      condition,
      path: ['conditions', name],
      where: truthOf(condition),
    })),
    ...document.invariants.map(({ when }, index) => ({
      rule: null,
      condition: when,
      path: ['invariants', index, 'when'],
      where: truthOf(when),
    })),
  ]
}

/** Questions that every value of their fact passes, or none: a threshold at the edge of what the fact can be. */
export const thresholdsAtEdge = (context: AnalysisContext): readonly Finding[] => {
  const { definitions, encodings } = context.space
  return placedConditions(context).flatMap(({ condition, path, rule, where }) =>
    placedLeaves(condition, path).flatMap(({ leaf, path: place }) => {
      const definition = definitions.get(leaf.fact)
      const isKnown = encodings.get(leaf.fact)?.isKnown
      const answer = definition === undefined ? null : onlyAnswer(leaf, definition)
      if (definition === undefined || isKnown === undefined || answer === null) return []
      return [
        makeFinding('threshold-at-edge', {
          rule,
          path: place,
          message: `\`${leafText(leaf)}\` is ${answer ? 'true' : 'false'} for every value that the fact can have`,
          hint: `the fact is ${formatDomain(definition)}: ${Array.isArray(leaf.value) ? 'name fewer of these' : 'move the threshold inside'}`,
          witnesses: [findWitness(context, and(where, isKnown)) ?? findWitness(context, isKnown)],
        }),
      ]
    }),
  )
}
