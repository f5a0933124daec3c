/** Questions that every answer passes, or none: a threshold at the edge of what the fact can be. */
import { type FactDefinition, listedValues } from '../../facts/fact.js'
import { formatDomain } from '../../facts/local-facts.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import type { Condition, Leaf } from '../../rule-set/condition.js'
import { knownTest } from '../../rule-set/operators.js'
import { defectFinding } from './defect-finding.js'
import { findWitness } from './find-witness.js'
import { ownRules } from './own-rules.js'
import { placedLeaves } from './placed-leaves.js'

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

interface Root {
  readonly rule: string | null
  readonly condition: Condition
  readonly path: Finding['path']
  /** Where a witness is best looked for. */
  readonly where: Formula
}

const rootsOf = (context: AnalysisContext): readonly Root[] => {
  const { document, outcomes } = context
  const truthOf = (condition: Condition) => outcomes.condition(condition).isTrue
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

/** Leaves that come to the same for every value that their fact can have. */
export const thresholdsAtEdge = (context: AnalysisContext): readonly Finding[] => {
  const { definitions, encodings } = context.space
  return rootsOf(context).flatMap(({ condition, path, rule, where }) =>
    placedLeaves(condition, path).flatMap(({ leaf, path: place }) => {
      const definition = definitions.get(leaf.fact)
      const isKnown = encodings.get(leaf.fact)?.isKnown
      const answer = definition === undefined ? null : onlyAnswer(leaf, definition)
      if (definition === undefined || isKnown === undefined || answer === null) return []
      const said = `\`${leaf.fact} ${leaf.operator} ${JSON.stringify(leaf.value)}\``
      return [
        defectFinding('threshold-at-edge', {
          ...(rule === null ? {} : { rule }),
          path: place,
          message: `${said} is ${answer ? 'true' : 'false'} for every value that the fact can have`,
          hint: `the fact is ${formatDomain(definition)}: move the threshold inside, or take the question away`,
          witness: findWitness(context, and(where, isKnown)) ?? findWitness(context, isKnown),
        }),
      ]
    }),
  )
}
