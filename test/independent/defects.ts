/** Defects, each way: what is told can go, is never met or cannot be reached; and what is not told cannot go, is met, is reached. */

import type { Finding, Report } from '../../src/analysis/index.js'
import type { Leaf, Rule, RuleSet } from '../../src/index.js'
import { type Asked, factsIn, partsOf, truthOf } from './conditions.js'
import { type Decided, LADDER, policyOf } from './decisions.js'
import type { Path } from './documents.js'
import type { Tally } from './tally.js'
import { areEqual, comesTo, type DecidedWorld } from './worlds.js'

/** What the two sides say of one rule set. */
export interface TwoSides {
  readonly name: string
  readonly ruleSet: RuleSet
  readonly report: Report
  /** All of the report's findings, with those that follow from others. */
  readonly findings: readonly Finding[]
  readonly everything: DecidedWorld
}

const told = ({ findings }: TwoSides, code: string): readonly Finding[] =>
  findings.filter((finding) => finding.code === code)

const isSome = ({ decided, world }: DecidedWorld, isOne: (decided: Decided) => boolean): boolean => {
  const known = new Map<Decided, boolean>()
  for (let at = 0; at < world.size; at += 1) {
    const decision = decided[at]
    if (world.possible[at] !== 1 || decision === undefined) continue
    let found = known.get(decision)
    if (found === undefined) {
      found = isOne(decision)
      known.set(decision, found)
    }
    if (found) return true
  }
  return false
}

/** How many rules of the floor stand before a rule set's own. */
const floorRules = (everything: DecidedWorld, ruleSet: RuleSet): number =>
  everything.policy.rules.length - ruleSet.rules.length

/** Rules that are never met, or always once everything is answered. */
export const compareRules = (sides: TwoSides, tally: Tally): void => {
  const { everything, name, ruleSet } = sides
  const never = new Set(told(sides, 'rule-never-met').map(({ rule }) => rule))
  const always = new Set(told(sides, 'rule-always-met').map(({ rule }) => rule))
  ruleSet.rules.forEach((rule, at) => {
    const column = everything.columns[at + floorRules(everything, ruleSet)] ?? new Uint8Array()
    const isMet = comesTo(everything.world, column, 2)
    const isNotMet = comesTo(everything.world, column, 0)
    tally.compare('rules never met', never.has(rule.name) === !isMet, () => `${name} ${rule.name}`)
    tally.compare(
      'rules always met',
      always.has(rule.name) === (isMet && !isNotMet),
      () => `${name} ${rule.name}`,
    )
  })
}

/** Whether two rules go by one named condition and lead to different things: that is how to keep them the same. */
const isKeptTheSame = (one: Rule, other: Rule): boolean => {
  const leadTo = (rule: Rule) => JSON.stringify({ ...rule.event.params, reason: '', type: rule.event.type })
  const areTwoPathways = one.event.type === 'pathway' && other.event.type === 'pathway'
  return (
    'condition' in one.conditions &&
    'condition' in other.conditions &&
    one.conditions.condition === other.conditions.condition &&
    leadTo(one) !== leadTo(other) &&
    !areTwoPathways
  )
}

/** The rules that findings of some codes name. */
export const namedIn = (sides: TwoSides, codes: readonly string[]): ReadonlySet<string | undefined> =>
  new Set(
    codes
      .flatMap((code) => told(sides, code))
      .flatMap(({ message }) => [...message.matchAll(/`([^`]+)`/g)].map(([, rule]) => rule)),
  )

/** Rules whose conditions are the same everywhere. */
export const compareEqualConditions = (sides: TwoSides, tally: Tally): void => {
  const { everything, name, ruleSet } = sides
  const { columns, policy, world } = everything
  const named = namedIn(sides, ['equal-conditions', 'conditions-repeated'])
  const isMet = columns.map((column) => comesTo(world, column, 2))
  ruleSet.rules.forEach((rule, index) => {
    const at = index + floorRules(everything, ruleSet)
    const column = columns[at] ?? new Uint8Array()
    const twins = policy.rules.filter(
      (other, place) =>
        isMet[at] === true &&
        place !== at &&
        !isKeptTheSame(rule, other) &&
        areEqual(world, column, columns[place] ?? new Uint8Array()),
    )
    // Of three that are the same each is told with one of the others.
    const isTold = named.has(rule.name)
    const isSo = isTold ? twins.length > 0 : twins.every((twin) => named.has(twin.name))
    tally.compare(
      'rules with the conditions of another',
      isSo,
      () => `${name} ${rule.name}: told ${isTold}, and the same are ${twins.map((twin) => twin.name)}`,
    )
  })
}

/** Outcomes, routes, destinations and actions that nobody can come to, and pathways that no rule speaks for. */
export const compareReach = (sides: TwoSides, tally: Tally): void => {
  const { everything, name, ruleSet } = sides
  const toldAt = (code: string, list: string, at: number) =>
    told(sides, code).some(({ path }) => path[0] === list && path[1] === at)
  const policy = policyOf(ruleSet)
  const compare = (kind: string, isTold: boolean, isReached: boolean, what: string) =>
    tally.compare(kind, isTold === !isReached, () => `${name} ${what}: told ${isTold}, reached ${isReached}`)
  ruleSet.routes.forEach(({ id }, at) => {
    const bit = 1 << policy.routes.findIndex((route) => route.id === id)
    const isReached = isSome(everything, ({ routes }) => (routes & bit) !== 0)
    compare('routes that nobody reaches', toldAt('route-unreachable', 'routes', at), isReached, id)
  })
  ruleSet.destinations.forEach(({ id }, at) => {
    const isReached = isSome(
      everything,
      ({ destinations, rung }) => rung === 1 && (destinations & (1 << at)) !== 0,
    )
    const isTold = toldAt('destination-unreachable', 'destinations', at)
    compare('destinations that nobody is sent to', isTold, isReached, id)
  })
  ruleSet.actions.forEach(({ id }, at) => {
    const isReached = isSome(everything, ({ actions }) => actions.includes(id))
    compare('actions that no decision has', toldAt('action-unreachable', 'actions', at), isReached, id)
  })
  // Where nobody is accepted at all, that is told, and not of each pathway as well.
  const isAnyAccepted = isSome(everything, ({ rung }) => rung === 0)
  ruleSet.pathways.forEach(({ id }, at) => {
    if (!isAnyAccepted) return
    const isReached = isSome(everything, ({ pathway, rung }) => rung === 0 && pathway === at)
    compare(
      'pathways that nobody is accepted on',
      toldAt('outcome-unreachable', 'pathways', at),
      isReached,
      id,
    )
  })
  for (const [rung, disposition] of LADDER.entries()) {
    const isTold = told(sides, 'outcome-unreachable').some(({ message }) =>
      message.endsWith(`come out as \`${disposition}\``),
    )
    const isReached = isSome(everything, (decided) => decided.rung === rung)
    // Where no rule redirects, nobody meant to.
    const isMeant = disposition !== 'redirect' || ruleSet.rules.some(({ event }) => event.type === 'redirect')
    compare('dispositions that nobody has', isTold, isReached || !isMeant, disposition)
  }
  const isByDefault = isSome(everything, ({ byDefault, rung }) => byDefault && rung !== 1)
  const isTold = told(sides, 'pathway-by-default').length > 0
  // With one pathway there is nothing to choose.
  if (ruleSet.pathways.length > 1) compare('pathways by default', isTold, !isByDefault, 'pathways')
  const asked = new Set(ruleSet.rules.flatMap(({ conditions }) => factsIn(conditions, ruleSet.conditions)))
  ruleSet.localFacts.forEach((fact, at) => {
    const isUnused = toldAt('local-fact-unused', 'localFacts', at)
    compare('local facts in no rule', isUnused, asked.has(fact.name), fact.name)
  })
}

/** Named conditions that no rule and no invariant goes by, directly or through others. */
export const compareConditions = (sides: TwoSides, tally: Tally): void => {
  const { name, ruleSet } = sides
  const unused = new Set(told(sides, 'condition-unused').map(({ path }) => path[1]))
  const used = new Set<string>()
  const follow = (asked: Asked): void => {
    if ('condition' in asked && !used.has(asked.condition)) {
      used.add(asked.condition)
      const referredTo = ruleSet.conditions[asked.condition]
      if (referredTo !== undefined) follow(referredTo)
    }
    for (const part of partsOf(asked)) follow(part)
  }
  for (const { conditions } of ruleSet.rules) follow(conditions)
  for (const { when } of ruleSet.invariants) follow(when)
  for (const condition of Object.keys(ruleSet.conditions))
    tally.compare(
      'named conditions that nothing goes by',
      unused.has(condition) !== used.has(condition),
      () => `${name} ${condition}`,
    )
}

/** Every leaf of a condition with its path. */
const leavesAt = (asked: Asked, path: Path): readonly { readonly leaf: Leaf; readonly path: Path }[] => {
  if ('fact' in asked) return [{ leaf: asked, path }]
  const key = ['all', 'any', 'not'].find((name) => name in asked) ?? ''
  return partsOf(asked).flatMap((part, at) =>
    leavesAt(part, key === 'not' ? [...path, key] : [...path, key, at]),
  )
}

/** Questions that every value of their fact passes, or none. */
export const compareThresholds = (sides: TwoSides, tally: Tally): void => {
  const { everything, name, ruleSet } = sides
  const isTold = new Set(told(sides, 'threshold-at-edge').map(({ path }) => JSON.stringify(path)))
  const conditions: readonly (readonly [Asked, Path])[] = [
    ...ruleSet.rules.map(({ conditions: asked }, at) => [asked, ['rules', at, 'conditions']] as const),
    ...Object.entries(ruleSet.conditions).map(([key, asked]) => [asked, ['conditions', key]] as const),
  ]
  for (const { leaf, path } of conditions.flatMap(([asked, at]) => leavesAt(asked, at))) {
    const values = everything.world.axes.find(({ definition }) => definition.name === leaf.fact)?.values ?? []
    const truths = new Set(
      values.filter((value) => value !== null).map((value) => truthOf(leaf, () => value, ruleSet.conditions)),
    )
    tally.compare(
      'questions at the edge of their fact',
      isTold.has(JSON.stringify(path)) === (truths.size === 1),
      () =>
        `${name} ${JSON.stringify(path)} ${JSON.stringify(leaf)}: told ${isTold.has(JSON.stringify(path))}`,
    )
  }
}
