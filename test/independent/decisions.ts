/** From verdicts to a decision, anew from section 5 of the design: the ladder, the pathway, routes, redirects and actions. */
import type { Disposition, FactValue, NamedConditions, Route, Rule, RuleSet } from '../../src/index.js'
import { safetyFloor } from '../../src/index.js'
import { FALSE, TRUE, type Truth, truthOf, UNKNOWN } from './conditions.js'

/** The ladder, lowest first. */
export const LADDER = [
  'accept',
  'redirect',
  'request-information',
  'escalate',
] as const satisfies readonly Disposition[]

/** A rule set with the floor under it, as far as decisions depend on it. */
export interface Policy {
  readonly rules: readonly Rule[]
  readonly routes: readonly Route[]
  /** Ids, from the least to the most intensive. */
  readonly pathways: readonly string[]
  readonly actions: RuleSet['actions']
  readonly destinations: readonly string[]
  readonly named: NamedConditions
  readonly invariants: RuleSet['invariants']
}

/** What is decided; routes and destinations are bit masks in the order of the policy's own lists. */
export interface Decided {
  /** A rung of the ladder. */
  readonly rung: number
  /** The pathway, accepted or provisional: its place from the least intensive. −1 for a redirect. */
  readonly pathway: number
  /** The pathway as it would be without any redirect. */
  readonly chosen: number
  readonly routes: number
  /** Every redirect that is met, whatever takes effect. */
  readonly destinations: number
  /** Ids of the actions that belong to it, in the order of the policy. */
  readonly actions: readonly string[]
  /** Whether it is accepted, and a rule calls for an extension. */
  readonly extension: boolean
  /** Whether no rule speaks for any pathway. */
  readonly byDefault: boolean
}

/** Puts the floor under a rule set: its rules and invariants as well, its routes unless the rule set makes them quicker. */
export const policyOf = (ruleSet: RuleSet): Policy => {
  const floor = safetyFloor()
  const own = new Map(ruleSet.routes.map((route) => [route.id, route]))
  const ofFloor = floor.routes.map((route) => own.get(route.id) ?? route)
  const ids = new Set(floor.routes.map(({ id }) => id))
  return {
    rules: [...floor.rules, ...ruleSet.rules],
    routes: [...ofFloor, ...ruleSet.routes.filter(({ id }) => !ids.has(id))],
    pathways: ruleSet.pathways.map(({ id }) => id),
    actions: ruleSet.actions,
    destinations: ruleSet.destinations.map(({ id }) => id),
    named: { ...floor.conditions, ...ruleSet.conditions },
    invariants: [...floor.invariants, ...ruleSet.invariants],
  }
}

const bit = (list: readonly string[], id: string): number => {
  const place = list.indexOf(id)
  if (place < 0) throw new Error(`${id} is not listed`)
  return 1 << place
}

/** Makes the decision for a policy: verdicts in the order of its rules → what is decided. */
export const decider = (policy: Policy): ((verdicts: ArrayLike<number>) => Decided) => {
  const routeIds = policy.routes.map(({ id }) => id)
  const targets = policy.rules.map(({ event }) => {
    if (event.type === 'escalate') return bit(routeIds, event.params.route)
    if (event.type === 'redirect') return bit(policy.destinations, event.params.destination)
    if (event.type === 'pathway') return policy.pathways.indexOf(event.params.pathway)
    return 0
  })
  return (verdicts) => {
    let escalated = 0
    let redirected = 0
    let holds = false
    let pathway = -1
    const called = new Set<string>()
    let extension = false
    policy.rules.forEach(({ event, whenUndetermined }, at) => {
      const verdict = verdicts[at] ?? FALSE
      if (verdict === FALSE) return
      const isMet = verdict === TRUE
      const isHeld = !isMet && whenUndetermined !== 'note'
      const target = targets[at] ?? 0
      if (event.type === 'escalate' || event.type === 'redirect') holds = holds || isHeld
      if (event.type === 'escalate' && isMet) escalated |= target
      if (event.type === 'redirect' && isMet) redirected |= target
      if (event.type === 'pathway' && (isMet || isHeld)) pathway = Math.max(pathway, target)
      if (event.type === 'action' && isMet) called.add(event.params.action)
      if (event.type === 'extension' && isMet) extension = true
    })
    const rung = escalated > 0 ? 3 : holds ? 2 : redirected > 0 ? 1 : 0
    const actions = policy.actions
      .filter(({ dispositions, id }) => called.has(id) && dispositions.some((one) => one === LADDER[rung]))
      .map(({ id }) => id)
    const chosen = pathway < 0 ? policy.pathways.length - 1 : pathway
    return {
      rung,
      pathway: rung === 1 ? -1 : chosen,
      chosen,
      routes: escalated,
      destinations: redirected,
      actions,
      extension: extension && rung === 0,
      byDefault: pathway < 0,
    }
  }
}

/** The verdicts of a policy on facts, in rule order. Facts that are absent are unknown. */
export const verdictsOn = (
  { named, rules }: Pick<Policy, 'named' | 'rules'>,
  facts: { readonly [fact: string]: FactValue },
): readonly Truth[] =>
  rules.map(({ conditions }) => truthOf(conditions, (fact) => facts[fact] ?? null, named))

/** The verdicts in the words of the package. */
export const VERDICT_NAMES = { [FALSE]: 'not-met', [UNKNOWN]: 'undetermined', [TRUE]: 'met' } as const

/** An ISO 8601 duration in seconds; a calendar day counts as 24 hours. */
export const secondsOf = (within: string): number => {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(within) ?? []
  const inDays = Number(weeks ?? 0) * 7 + Number(days ?? 0)
  return inDays * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
}
