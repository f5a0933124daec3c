/** One referral: which answers would change its decision, which could still, found by trying all of them. */
import { analyse, withConsequences } from '../../src/analysis/index.js'
import type { FactDefinition, FactValue, Leaf, RuleSet, Triage } from '../../src/index.js'
import { leavesIn } from './conditions.js'
import { type Decided, decider, LADDER, type Policy, policyOf, verdictsOn } from './decisions.js'
import type { Dice } from './dice.js'
import { definitionsFor, SCREEN, valuesOf } from './worlds.js'

/** The answers that a referral gives; what is absent or `null` nobody asked. */
export type Answers = { readonly [fact: string]: FactValue }

/** What all questions about one triage need. */
export interface Asked {
  readonly triage: Triage
  readonly ruleSet: RuleSet
  readonly policy: Policy
  readonly definitions: readonly FactDefinition[]
  readonly decide: (answers: Answers) => Decided
  /** Whether the analysis finds no rule and no part of one that could go, or that is always or never met. */
  readonly isFlawless: boolean
}

const FLAWS = [
  ...['rule-never-met', 'rule-always-met', 'rule-redundant', 'equal-conditions', 'threshold-at-edge'],
  ...['leaf-without-effect', 'leaves-without-effect', 'branch-without-effect'],
]

/** After three noes, a plan or intent that nobody asked about is a no. Danger now is always answered here. */
const asFacts = (answers: Answers): Answers =>
  SCREEN.every((fact) => answers[fact] === 'no') && (answers['suicidePlanOrIntent'] ?? null) === null
    ? { ...answers, suicidePlanOrIntent: 'no' }
    : answers

export const askedOf = (triage: Triage, ruleSet: RuleSet): Asked => {
  const policy = policyOf(ruleSet)
  const decideVerdicts = decider(policy)
  const known = new Map<string, Decided>()
  const decide = (answers: Answers): Decided => {
    const verdicts = verdictsOn(policy, asFacts(answers))
    const key = verdicts.join('')
    const decided = known.get(key) ?? decideVerdicts(verdicts)
    known.set(key, decided)
    return decided
  }
  const findings = withConsequences(analyse(ruleSet).findings)
  const isFlawless = !findings.some(({ code }) => FLAWS.includes(code))
  return { triage, ruleSet, policy, definitions: definitionsFor(ruleSet), decide, isFlawless }
}

/** Random answers to the screen and the local facts: danger now is always answered, the rest mostly. */
export const randomAnswers = ({ definitions }: Asked, one: Dice): Answers => {
  const isCalm = one.chance(0.7)
  return Object.fromEntries(
    definitions.map((definition) => {
      if (definition.name === 'immediateDanger') return [definition.name, 'no']
      if (definition.name.startsWith('local.'))
        return [definition.name, one.chance(0.3) ? null : one.oneOf(valuesOf(definition))]
      const value = one.chance(isCalm ? 0.95 : 0.6) ? 'no' : one.oneOf(valuesOf(definition))
      return [definition.name, value]
    }),
  )
}

/** A referral with these answers. */
export const referralOf = (answers: Answers): unknown => {
  const known = Object.entries(answers).filter(([, value]) => value !== null)
  const local = known.filter(([name]) => name.startsWith('local.'))
  return {
    id: 'R-1',
    receivedOn: '2026-03-02',
    risks: Object.fromEntries(known.filter(([name]) => !name.startsWith('local.'))),
    local: Object.fromEntries(local.map(([name, value]) => [name.slice('local.'.length), value])),
  }
}

/** Every way to fill in some facts: each with all of its values. */
function* fillings(
  answers: Answers,
  facts: readonly (readonly [string, readonly FactValue[]])[],
): Generator<Answers> {
  const [first, ...others] = facts
  if (first === undefined) {
    yield answers
    return
  }
  const [name, values] = first
  for (const value of values) yield* fillings({ ...answers, [name]: value }, others)
}

/** The parts of a decision that an answer could change, in the words of the package. */
const PARTS: readonly (readonly [string, (decided: Decided) => unknown])[] = [
  ['disposition', ({ rung }) => rung],
  ['pathway', ({ pathway }) => pathway],
  ['routes', ({ routes }) => routes],
  ['destinations', ({ destinations }) => destinations],
  ['actions', ({ actions }) => actions.join()],
  ['extension', ({ extension }) => extension],
]

/** By fact that nobody answered, the parts that could still come out otherwise, whatever the other answers turn out to be. */
export const couldChange = (
  { decide, definitions }: Asked,
  answers: Answers,
): ReadonlyMap<string, readonly string[]> => {
  const open = definitions.filter(
    ({ name }) => (answers[name] ?? null) === null && asFacts(answers)[name] === answers[name],
  )
  return new Map(
    open.map((definition) => {
      const others = open
        .filter(({ name }) => name !== definition.name)
        .map((other) => [other.name, valuesOf(other)] as const)
      const changed = new Set<string>()
      for (const context of fillings(answers, others)) {
        const before = decide(context)
        for (const value of valuesOf(definition)) {
          const after = decide({ ...context, [definition.name]: value })
          if (after === before) continue
          for (const [part, of] of PARTS) if (of(before) !== of(after)) changed.add(part)
        }
      }
      return [definition.name, PARTS.map(([part]) => part).filter((part) => changed.has(part))]
    }),
  )
}

/** How risky a value is beside others of its fact; the same for all where nothing is said. */
const riskOf = (definition: FactDefinition, value: FactValue): number => {
  const { riskier } = definition
  if (riskier === undefined) return 0
  switch (definition.kind) {
    case 'answer': {
      const calm = riskier === 'yes' ? 'no' : 'yes'
      return [calm, 'declined', 'unsure', riskier].indexOf(String(value))
    }
    case 'boolean':
      return value === riskier ? 1 : 0
    case 'integer':
      return riskier === 'higher' ? Number(value) : -Number(value)
    case 'choice':
      return definition.riskier?.indexOf(String(value)) ?? 0
    case 'set':
      return 0
  }
}

/** The leaves of the rules that escalate, about one fact. */
const escalatingLeaves = ({ policy }: Asked, fact: string): readonly Leaf[] =>
  policy.rules
    .filter(({ event }) => event.type === 'escalate')
    .flatMap(({ conditions }) => leavesIn(conditions, policy.named))
    .filter((leaf) => leaf.fact === fact)

/** Whether a set goes to no less risky one: of the members that must not, or of all, none comes or goes that way. */
const isSetNoLessRisky = (
  riskier: 'more' | 'fewer' | undefined,
  [from, to]: readonly [readonly string[], readonly string[]],
  isHeld: (member: string) => boolean,
): boolean => {
  const lost = from.filter((member) => !to.includes(member) && isHeld(member))
  const gained = to.filter((member) => !from.includes(member) && isHeld(member))
  return (riskier === 'fewer' || lost.length === 0) && (riskier === 'more' || gained.length === 0)
}

const asList = (value: FactValue): readonly string[] => (Array.isArray(value) ? value : [])

/** The values that a fact can go to: anything that is found out; of what is known nothing less risky, where risk is at stake. */
const movesOf = (asked: Asked, definition: FactDefinition, from: FactValue): readonly FactValue[] => {
  const others = valuesOf(definition).filter(
    (value) => value !== null && JSON.stringify(value) !== JSON.stringify(from),
  )
  if (from === null) return others
  const leaves = escalatingLeaves(asked, definition.name)
  if (!definition.safety && leaves.length === 0) return others
  if (definition.kind !== 'set')
    return definition.riskier === undefined
      ? []
      : others.filter((to) => riskOf(definition, to) >= riskOf(definition, from))
  // An escalation turns on members of a set, and the others are free.
  const isHeld = (member: string) => definition.safety || leaves.some(({ value }) => value === member)
  return others.filter((to) => isSetNoLessRisky(definition.riskier, [asList(from), asList(to)], isHeld))
}

/** Whether a decision is what somebody asks for: a disposition, or a pathway to be accepted on. */
export const isTarget = ({ policy }: Asked, target: string, { pathway, rung }: Decided): boolean =>
  LADDER[rung] === target || (rung === 0 && policy.pathways[pathway] === target)

/** The smallest sets of facts whose change leads to a target, by names, each with one filling after the other that does. */
export const nearest = (
  asked: Asked,
  answers: Answers,
  target: string,
): ReadonlyMap<string, readonly Answers[]> => {
  const moves = asked.definitions
    .map(
      (definition) =>
        [definition.name, movesOf(asked, definition, answers[definition.name] ?? null)] as const,
    )
    .filter(([, values]) => values.length > 0)
  const subsets = Array.from({ length: 2 ** moves.length }, (_, mask) =>
    moves.filter((_move, at) => (mask & (1 << at)) !== 0),
  ).sort((one, other) => one.length - other.length)
  const found = new Map<string, readonly Answers[]>()
  const smallest: (readonly string[])[] = []
  for (const subset of subsets) {
    const names = subset.map(([name]) => name)
    if (smallest.some((smaller) => smaller.every((name) => names.includes(name)))) continue
    const ways = [...fillings(answers, subset)].filter((way) => isTarget(asked, target, asked.decide(way)))
    if (ways.length === 0) continue
    smallest.push(names)
    found.set([...names].sort().join(' '), ways)
  }
  return found
}
