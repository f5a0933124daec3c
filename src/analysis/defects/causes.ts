/**
 * Which findings follow from which: a rule that everybody meets leaves half a rule set without effect, and to mend the one is
 * to mend the others. A rule that is always or never met is tried: what is not found without it follows from it. For the
 * rest it is known what follows from what.
 */
import { eventTarget } from '../../decision/reasons.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import type { FindingCode } from '../../proof/finding-codes.js'
import { conditionsReferredTo, leavesOf } from '../../proof/rule-set-parts.js'
import type { Disposition, Invariant } from '../../rule-set/rule-set.js'
import { endsOf, partsOf, without } from './condition-parts.js'
import { isImpossible } from './defect.js'
import { nobodyComesOutAs } from './unreachable.js'

/** Gives those of some findings that would not be found without some rules, by name. */
export type Vanishing = (findings: readonly Finding[], without: ReadonlySet<string>) => ReadonlySet<Finding>

/** More rules are not tried one by one: each takes as long as the search for what may follow from it. */
const MAX_TRIED = 10

/** By finding, the rule's finding that it follows from. */
const byTrying = (
  findings: readonly Finding[],
  causes: readonly Finding[],
  vanishing: Vanishing,
): ReadonlyMap<Finding, Finding> => {
  const tried = causes.slice(0, MAX_TRIED)
  const others = findings.filter((finding) => !causes.includes(finding))
  const namesOf = (some: readonly Finding[]) => new Set(some.flatMap(({ rule }) => rule ?? []))
  const without = (some: readonly Finding[], among: readonly Finding[]) => vanishing(among, namesOf(some))
  const follows = new Map<Finding, Finding>()
  let open = tried.length === 0 ? [] : [...without(tried, others)]
  for (const cause of tried) {
    if (open.length === 0) return follows
    const vanished: ReadonlySet<Finding> = tried.length === 1 ? new Set(open) : without([cause], open)
    for (const finding of vanished) follows.set(finding, cause)
    open = open.filter((finding) => !vanished.has(finding))
  }
  if (open.length === 0) return follows
  // Several do it together, and it is told under the first of them.
  let together = tried
  for (const cause of tried) {
    const fewer = together.filter((one) => one !== cause)
    if (without(fewer, open).size === open.length) together = fewer
  }
  const [first] = together
  if (first !== undefined) for (const finding of open) follows.set(finding, first)
  return follows
}

const TARGETS: {
  readonly [code in FindingCode]?: readonly [list: 'routes' | 'destinations' | 'actions', type: string]
} = {
  'route-unreachable': ['routes', 'escalate'],
  'destination-unreachable': ['destinations', 'redirect'],
  'action-unreachable': ['actions', 'action'],
}

/** What a finding follows from as such, if from anything that was found. */
const byForm = (context: AnalysisContext, findings: readonly Finding[]) => {
  const { document, ruleSet } = context
  const aboutRule = new Map(
    findings.flatMap((one) => (one.code === 'rule-never-met' ? [[one.rule, one] as const] : [])),
  )
  const at = (code: FindingCode, list: string, key: string | number | undefined): Finding | undefined =>
    findings.find((one) => one.code === code && one.path[0] === list && one.path[1] === key)
  const indexOf = (list: 'routes' | 'destinations' | 'actions' | 'pathways', id: string | null): number =>
    document[list].findIndex((one) => one.id === id)
  const outcome = (disposition: Disposition): Finding | undefined =>
    findings.find(
      ({ code, message }) => code === 'outcome-unreachable' && message === nobodyComesOutAs(disposition),
    )
  /** Where none of some dispositions can be, that the first of them cannot. */
  const noneOf = (dispositions: readonly Disposition[]): Finding | undefined => {
    const found = dispositions.map(outcome)
    return found.every((one) => one !== undefined) ? found[0] : undefined
  }
  const ofTarget = (code: FindingCode, key: string | number | undefined): Finding | undefined => {
    const [list, type] = TARGETS[code] ?? []
    if (list === undefined || typeof key !== 'number') return undefined
    const id = document[list][key]?.id
    const callers = ruleSet.rules.filter(({ event }) => event.type === type && eventTarget(event) === id)
    const never = callers.map(({ name }) => aboutRule.get(name))
    if (callers.length > 0 && never.every((one) => one !== undefined)) return never[0]
    if (list === 'destinations') return callers.length > 0 ? outcome('redirect') : undefined
    return list === 'actions' && callers.length > 0
      ? noneOf(document.actions[key]?.dispositions ?? [])
      : undefined
  }
  /** The rule that leads where an invariant says that somebody is led, and that nobody can meet. */
  const ofInvariant = (then: Invariant['then'] | undefined): Finding | undefined => {
    if (then?.route === undefined && then?.routeKind === undefined) return undefined
    const routes = ruleSet.routes.filter(({ id, kind }) =>
      then.route === undefined ? kind === then.routeKind : id === then.route,
    )
    const leads = ruleSet.rules.filter(
      ({ event }) => event.type === 'escalate' && routes.some(({ id }) => id === event.params.route),
    )
    return leads.map(({ name }) => aboutRule.get(name)).find((one) => one !== undefined)
  }
  const ofRedundant = (name: string | null): Finding | undefined => {
    const event = ruleSet.rules.find((rule) => rule.name === name)?.event
    if (event === undefined) return undefined
    const target = eventTarget(event)
    switch (event.type) {
      case 'escalate':
        return at('route-unreachable', 'routes', indexOf('routes', target))
      case 'redirect':
        return (
          at('destination-unreachable', 'destinations', indexOf('destinations', target)) ??
          outcome('redirect')
        )
      case 'pathway':
        return at('outcome-unreachable', 'pathways', indexOf('pathways', target)) ?? outcome('accept')
      case 'extension':
        return outcome('accept')
      case 'action':
        return at('action-unreachable', 'actions', indexOf('actions', target))
    }
  }
  /** The first condition that nothing refers to and that speaks of something. */
  const unusedWith = (speaks: (name: string) => boolean): Finding | undefined =>
    findings.find((one) => one.code === 'condition-unused' && speaks(String(one.path[1])))
  const { outcomes } = context
  /** The question without which the rule would not be always, or never, met: the number in it is wrong. */
  const edgeIn = ({ code, path: [, index], rule }: Finding): Finding | undefined =>
    findings.find((one) => {
      const conditions = document.rules[Number(index)]?.conditions
      if (one.code !== 'threshold-at-edge' || one.rule !== rule || conditions === undefined) return false
      const leaf = endsOf(partsOf(conditions, one.path.slice(0, 3))).find(
        ({ path }) => path.join('/') === one.path.join('/'),
      )
      const rest = leaf === undefined ? conditions : without(conditions, new Set([leaf.condition]))
      if (rest === null) return true
      const { isFalse, isTrue } = outcomes.condition(rest)
      return !isImpossible(context, code === 'rule-always-met' ? isFalse : isTrue)
    })
  return (finding: Finding): Finding | undefined => {
    const { code, path, rule } = finding
    const [, key] = path
    if (code === 'rule-always-met' || code === 'rule-never-met') return edgeIn(finding)
    if (code === 'rule-redundant') return ofRedundant(rule)
    if (code === 'broken-invariant') return ofInvariant(document.invariants[Number(key)]?.then)
    if (code === 'condition-unused')
      return unusedWith((name) => {
        const definition = document.conditions[name]
        return (
          definition !== undefined &&
          Object.hasOwn(conditionsReferredTo([definition], document.conditions), String(key))
        )
      })
    if (code === 'local-fact-unused')
      return unusedWith((name) => {
        const definition = document.conditions[name]
        const fact = document.localFacts[Number(key)]?.name
        return (
          definition !== undefined &&
          leavesOf(definition, document.conditions).some((one) => one.fact === fact)
        )
      })
    return ofTarget(code, key)
  }
}

/** For each finding that follows from another, that other one, which follows from nothing itself. */
export const causesOf = (
  context: AnalysisContext,
  findings: readonly Finding[],
  vanishing: Vanishing,
): ReadonlyMap<Finding, Finding> => {
  // Whatever is always met is decided about more people than what is never met, and so comes first.
  // A rule that is never met and may simply go changes nothing, so that nothing follows from it by what it does.
  const rules = (['rule-always-met', 'rule-never-met'] as const).flatMap((code) =>
    findings.filter((finding) => finding.code === code && finding.takeAway.length === 0),
  )
  const tried = byTrying(findings, rules, vanishing)
  const known = byForm(context, findings)
  const causeOf = (finding: Finding): Finding | undefined => {
    const cause = tried.get(finding) ?? known(finding)
    // It was tried as well: what is there without the rule, does not follow from what is not.
    return cause !== undefined && tried.has(cause) && !tried.has(finding) ? undefined : cause
  }
  return new Map(
    findings.flatMap((finding) => {
      let cause = causeOf(finding)
      for (let next = cause; next !== undefined; next = causeOf(next)) cause = next
      return cause === undefined ? [] : [[finding, cause] as const]
    }),
  )
}
