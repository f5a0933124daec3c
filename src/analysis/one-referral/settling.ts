/**
 * How much the answer to each open question would settle: by how much, on average, it moves the chances of what
 * the decision could come to (its disposition, its pathway, its routes). Every answer that rules tell apart is
 * taken to be as likely as another; that is no forecast, only a way to put questions in order.
 */
import type { Settles } from '../../decision/question-order.js'
import { type FactDefinition, type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { DiagramBudgetError, DiagramStore } from '../engine/diagram.js'
import { and, type Formula, isIn, not } from '../engine/formula.js'
import { orderVariables } from '../engine/variable-order.js'
import { variablesIn } from '../engine/variables-in.js'
import type { Outcomes } from '../outcomes.js'
import type { CellVariable, FactEncoding } from '../space/encoding.js'
import type { FactSpace } from '../space/fact-space.js'
import { type Chances, FlatDiagrams } from './flat-diagrams.js'
import { laidOutTriage } from './laid-out-triage.js'
import { substitution } from './substitution.js'
import type { TriageToAsk } from './triage-to-ask.js'

/** Diagrams larger than this would slow every decision down: then nothing is said, and the catalogue's order stands. */
const MOST_NODES = 20_000

/** How many members an unknown set is taken to have, where it can have more than twice as many. */
const USUAL_MEMBERS = 2

/** By variable, the cell in which nobody has asked; of a set, that of its first variable. */
const unaskedCells = (encoding: FactEncoding): readonly (readonly [number, number])[] => {
  const [variable] = encoding.variables
  const cell = variable === undefined ? undefined : encoding.cellsFor(null)?.get(variable.id)
  return variable === undefined || cell === undefined ? [] : [[variable.id, cell]]
}

/** Formulas where every question has been answered: the cells for unknown can then say what they like. */
const allAnswered = ({ encodings }: FactSpace): ((formula: Formula) => Formula) => {
  const unasked = new Map([...encodings.values()].flatMap(unaskedCells))
  return substitution(({ cells, variable }) => {
    const hidden = unasked.get(variable.id)
    const likeIt = hidden === 0 ? 1 : 0
    return isIn(
      variable,
      cells.map((cell, index) => (index === hidden ? cells[likeIt] === true : cell)),
    )
  })
}

const partsOf = ({ atLeast, disposition, pathway, route }: Outcomes): readonly Formula[] => [
  atLeast.escalate,
  disposition.redirect,
  ...[...pathway.values()].map((one) => and(one, not(disposition.redirect))),
  ...route.values(),
]

const flatDiagrams = ({ groups, variables }: FactSpace, parts: readonly Formula[]): FlatDiagrams | null => {
  const together = parts.map((part) => [...variablesIn(part)].map(({ id }) => id))
  try {
    const store = new DiagramStore(orderVariables(variables, [...groups, ...together]), MOST_NODES)
    return new FlatDiagrams(
      store,
      parts.map((part) => store.build(part)),
    )
  } catch (error) {
    if (error instanceof DiagramBudgetError) return null
    throw error
  }
}

/** So many of `all` members, each there with the same chance. */
const binomial = (all: number, some: number, chance: number): number => {
  let value = (1 - chance) ** all
  for (let count = 0; count < some; count += 1)
    value *= ((all - count) / (count + 1)) * (chance / (1 - chance))
  return value
}

const chancesOfSet = (values: number, encoding: FactEncoding): ReadonlyMap<number, Chances> => {
  const member = Math.min(1 / 2, USUAL_MEMBERS / values)
  const last = encoding.variables.length - 1
  return new Map(
    encoding.variables.map(({ id, weights }, index): [number, Chances] => [
      id,
      index === 0
        ? [1, 0]
        : index < last
          ? [1 - member, member]
          : weights.map((_, count) => binomial(weights.length - 1, count, member)),
    ]),
  )
}

const alike = (variable: CellVariable, hidden: number | undefined): Chances => {
  const known = variable.cells - (hidden === undefined ? 0 : 1)
  return variable.weights.map((_, cell) => (cell === hidden || known === 0 ? 0 : 1 / known))
}

/** By variable, the chances of its cells while its fact is unknown. */
const chancesOf = (space: FactSpace): ReadonlyMap<number, Chances> =>
  new Map(
    [...space.encodings.values()].flatMap((encoding) => {
      const definition = space.definitions.get(encoding.fact)
      if (definition?.kind === 'set') return [...chancesOfSet(definition.values.length, encoding)]
      const hidden = unaskedCells(encoding)[0]?.[1]
      return encoding.variables.map((variable, index): [number, Chances] => [
        variable.id,
        alike(variable, index === 0 ? hidden : undefined),
      ])
    }),
  )

const certain = (cells: number, chosen: number | undefined): Chances =>
  Array.from({ length: cells }, (_, cell) => (cell === (chosen ?? 0) ? 1 : 0))

/** The answer that gives least cause for concern, where one does. */
const calmValue = (definition: FactDefinition): FactValue => {
  switch (definition.kind) {
    case 'answer':
      return definition.riskier === undefined ? null : definition.riskier === 'yes' ? 'no' : 'yes'
    case 'boolean':
      return definition.riskier === undefined ? null : !definition.riskier
    case 'choice':
      return definition.riskier?.[0] ?? null
    case 'integer':
      if (definition.riskier === undefined) return null
      return definition.riskier === 'higher' ? definition.min : definition.max
    case 'set':
      return definition.riskier === 'more' ? [] : definition.riskier === 'fewer' ? definition.values : null
  }
}

/**
 * Safety questions come before all others. What follows is put in order as if they had found nothing: if they do
 * find something, little of it matters any more.
 */
const asIfSafe = ({ definitions, encodings }: FactSpace, facts: Facts): Facts => ({
  ...facts,
  ...Object.fromEntries(
    [...encodings.keys()].flatMap((fact) => {
      const definition = definitions.get(fact)
      return definition?.safety === true && valueIn(facts, fact) === null
        ? [[fact, calmValue(definition)]]
        : []
    }),
  ),
})

const prepare = (triage: Pick<TriageToAsk, 'ruleSet' | 'service'>) => {
  const { outcomes, space } = laidOutTriage(triage)
  const diagrams = flatDiagrams(space, partsOf(outcomes).map(allAnswered(space)))
  const chances = chancesOf(space)
  return (facts: Facts): ReadonlyMap<string, number> => {
    if (diagrams === null) return new Map()
    const safe = asIfSafe(space, facts)
    const open = [...space.encodings.values()].filter(({ fact }) => valueIn(safe, fact) === null)
    const openIds = new Set(open.flatMap(({ variables }) => variables.map(({ id }) => id)))
    const choice = space.choiceFor(safe)
    const settles = diagrams.settles(
      ({ cells, id }) => (openIds.has(id) ? chances.get(id) : undefined) ?? certain(cells, choice.get(id)),
      openIds,
    )
    const byQuestion = new Map<string, number>()
    for (const { fact, variables } of open) {
      const question = space.definitions.get(fact)?.question ?? ''
      const own = variables.reduce((sum, { id }) => sum + (settles.get(id) ?? 0), 0)
      byQuestion.set(question, (byQuestion.get(question) ?? 0) + own)
    }
    return byQuestion
  }
}

/** The settling of one triage. What it needs is worked out when it is first asked for, and then kept. */
export const settlingOf = (triage: Pick<TriageToAsk, 'ruleSet' | 'service'>): ((facts: Facts) => Settles) => {
  let prepared: ReturnType<typeof prepare> | null = null
  return (facts) => {
    let byQuestion: ReadonlyMap<string, number> | null = null
    return (question) => {
      prepared ??= prepare(triage)
      byQuestion ??= prepared(facts)
      return byQuestion.get(question) ?? 0
    }
  }
}
