/**
 * For counting dispositions: the rules that decide them as one diagram, which is walked from its root. Each fact is
 * looked up where the way leads to it, and most are not.
 */
import { dispositionFromVerdicts } from '../decision/rules-by-outcome.js'
import { type Facts, type FactValue, valueIn } from '../facts/fact.js'
import { groupBy } from '../input/group-by.js'
import { DiagramStore, ifTooLarge, type Node, YES } from '../proof/engine/diagram.js'
import {
  and,
  type Formula,
  isIn,
  isInCell,
  NEVER,
  or,
  type Variable,
  variableIdsIn,
} from '../proof/engine/formula.js'
import { orderVariables } from '../proof/engine/variable-order.js'
import { outcomesOf } from '../proof/outcomes.js'
import { leavesOf } from '../proof/rule-set-parts.js'
import type { LeafFormulas } from '../proof/space/encoding.js'
import { compileRuleSet } from '../rule-set/compile.js'
import type { Leaf } from '../rule-set/condition.js'
import {
  ABSENT,
  type Variable as Asked,
  finelyCutFacts,
  PRESENT,
  UNKNOWN,
  variableName,
  variablesOf,
} from '../rule-set/evaluation/variables.js'
import { DISPOSITIONS, type Disposition, type RuleSet } from '../rule-set/rule-set.js'
import { knownTest } from '../rule-set/three-valued.js'

/** A variable whose cells are those of the evaluator, put together where no leaf tells them apart. */
interface AskedVariable extends Variable {
  readonly asked: Asked
  /** Cell of the evaluator → cell of this variable. */
  readonly cellOf: readonly number[]
}

/** The leaves of a rule set as formulas. */
interface CellSpace {
  readonly variables: readonly AskedVariable[]
  readonly leaf: (leaf: Leaf) => LeafFormulas
}

/** What a leaf says of a value of each cell; `null` where the value is not known. */
const answersOf = ({ operator, value }: Leaf, { samples }: Asked): readonly (boolean | null)[] => {
  const test = knownTest(operator, value)
  return samples.map((sample) => (sample === null ? null : test(sample)))
}

const laidOut = (name: string, asked: Asked, leaves: readonly Leaf[]): AskedVariable => {
  const answers = leaves.map((leaf) => answersOf(leaf, asked))
  const cells = new Map<string, number>()
  const cellOf = asked.samples.map((_, index) => {
    const toldApart = answers.map((own) => String(own[index])).join(' ')
    const cell = cells.get(toldApart) ?? cells.size
    cells.set(toldApart, cell)
    return cell
  })
  return { id: asked.index, name, cells: cells.size, asked, cellOf }
}

/** Lays out all that some leaves ask. */
const cellSpace = (leaves: readonly Leaf[]): CellSpace => {
  const byName = groupBy(leaves, variableName)
  const variables = new Map(
    [...variablesOf(leaves)].map(([name, asked]) => [name, laidOut(name, asked, byName.get(name) ?? [])]),
  )
  return {
    variables: [...variables.values()],
    leaf: (leaf) => {
      const variable = variables.get(variableName(leaf))
      if (variable === undefined) return { isTrue: NEVER, isFalse: NEVER }
      const { asked, cellOf, cells } = variable
      const answers = answersOf(leaf, asked)
      const cellsThat = (wanted: boolean) => {
        const marked = Array.from({ length: cells }, () => false)
        for (const [index, answer] of answers.entries())
          if (answer === wanted) marked[cellOf[index] ?? 0] = true
        return isIn(variable, marked)
      }
      return { isTrue: cellsThat(true), isFalse: cellsThat(false) }
    },
  }
}

/** Tells the disposition of facts; those that are absent are unknown. */
export type TellDisposition = (facts: Facts) => Disposition

/** A diagram of more nodes than this is not worth its room: the verdicts of all rules are quicker got. */
const MAX_NODES = 20_000

/** The cell of the evaluator that a value falls into. */
const cellReader = ({ asked: { cellOf, member } }: AskedVariable): ((value: FactValue) => number) => {
  if (cellOf !== null) return cellOf
  const wanted: unknown = member
  return (value) => {
    if (value === null) return UNKNOWN
    const members: readonly unknown[] = Array.isArray(value) ? value : []
    return members.includes(wanted) ? PRESENT : ABSENT
  }
}

/** The diagram of a formula that ends in a choice between dispositions, laid out flat. Throws where it is too large. */
const byDiagram = (
  variables: readonly AskedVariable[],
  order: readonly Variable[],
  formula: (end: Variable) => Formula,
): TellDisposition => {
  const end: Variable = { id: variables.length, name: 'disposition', cells: DISPOSITIONS.length }
  const store = new DiagramStore([...order, end], MAX_NODES)
  const root = store.build(formula(end))
  const byId = new Map(variables.map((variable) => [variable.id, variable]))

  /** Node → where it stands; the dispositions stand first. */
  const places = new Map<Node, number>()
  const nodes: { readonly fact: string; readonly read: (value: FactValue) => number; first: number }[] = []
  const children: number[] = []
  const place = (node: Node): number => {
    const before = places.get(node)
    if (before !== undefined) return before
    const variable = byId.get(store.order[store.level(node)]?.id ?? -1)
    // Below all questions there is one disposition whose cell says yes.
    if (variable === undefined) return DISPOSITIONS.findIndex((_, cell) => store.child(node, cell) === YES)
    const below = variable.cellOf.map((cell) => place(store.child(node, cell)))
    const at = DISPOSITIONS.length + nodes.length
    nodes.push({ fact: variable.asked.fact, read: cellReader(variable), first: children.length })
    children.push(...below)
    places.set(node, at)
    return at
  }
  const start = place(root)
  const flat = Int32Array.from(children)

  return (facts) => {
    let at = start
    for (
      let node = nodes[at - DISPOSITIONS.length];
      node !== undefined;
      node = nodes[at - DISPOSITIONS.length]
    )
      at = flat[node.first + node.read(valueIn(facts, node.fact))] ?? 0
    return DISPOSITIONS[at] ?? 'escalate'
  }
}

/** The table of all verdicts: for rules that would make too large a diagram. */
const byVerdicts = (ruleSet: RuleSet): TellDisposition => {
  const { verdicts } = compileRuleSet(ruleSet)
  const tell = dispositionFromVerdicts(ruleSet)
  return (facts) => tell(verdicts(facts))
}

/**
 * Makes the quickest way to tell dispositions, for counting thousands of referrals again and again. Takes a triage, or
 * a rule set with the safety floor welded under it; gives a function that tells of any facts the disposition that
 * `decide` comes to, without reasons, questions or anything else that goes with a decision. Where the diagram would
 * be too large, the function asks for the verdicts of all rules instead; what it tells is the same.
 */
export const dispositionDiagram = ({
  ruleSet,
}: {
  /** The rule set, the safety floor welded under it. */
  readonly ruleSet: RuleSet
}): TellDisposition => {
  const rules = ruleSet.rules.filter(({ event }) => event.type === 'escalate' || event.type === 'redirect')
  const leaves = rules.flatMap((rule) => leavesOf(rule.conditions, ruleSet.conditions))
  if (finelyCutFacts(leaves).size > 0) return byVerdicts(ruleSet)
  const space = cellSpace(leaves)
  const { disposition, rules: formulas } = outcomesOf({ ...ruleSet, rules }, space)
  const groups = formulas.map(({ met }) => variableIdsIn(met))
  return ifTooLarge(
    () =>
      byDiagram(space.variables, orderVariables(space.variables, groups), (end) =>
        or(...DISPOSITIONS.map((one, index) => and(disposition[one], isInCell(end, index)))),
      ),
    () => byVerdicts(ruleSet),
  )
}
