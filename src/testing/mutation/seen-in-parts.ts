/**
 * Where a mistake in what rules lead to is seen in the decision, as formulas: each list is exact, so that a mistake is
 * seen nowhere if none of its formulas can be true.
 */
import { listedRoutes } from '../../decision/escalations.js'
import { contactsOf, weeksOf } from '../../decision/pathway.js'
import { eventTarget } from '../../decision/reasons.js'
import { and, type Formula, NEVER, or } from '../../proof/engine/formula.js'
import type { Outcomes } from '../../proof/outcomes.js'
import { canonicalJson } from '../../rule-set/digest.js'
import { DISPOSITIONS, type Pathway, type RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

/** What a service states where a mistake in limits shows: one that narrows them, or does not extend, shows no more. */
export const SHOWING_LIMITS = { extension: { allowed: true } } as const satisfies Partial<Service>

type Part = 'pathways' | 'routes' | 'actions'

const partOf = <Name extends Part>(
  ruleSet: RuleSet,
  part: Name,
  id: string,
): RuleSet[Name][number] | undefined => ruleSet[part].find((one) => one.id === id)

/** The limits of a pathway in a service, as they show; and, if an extension rule is met, the most weeks in all. */
const limitsOf = (pathway: Pathway, ruleSet: RuleSet, service: Partial<Service>) => {
  const named: Service = { id: 'any-service', title: 'Any service', nation: 'england', ...service }
  const weeks = weeksOf(pathway, named, ruleSet)
  const most = ruleSet.envelope.weeks.max
  const hasRoom = named.extension?.allowed === true && weeks !== null && weeks.max < most
  return {
    limits: canonicalJson({ weeks, contacts: contactsOf(pathway, named) ?? null }),
    most: hasRoom ? most : null,
  }
}

const seenLimitChanges = (outcomes: Outcomes, after: RuleSet, service: Partial<Service>) =>
  outcomes.ruleSet.pathways.map((pathway): Formula => {
    const was = limitsOf(pathway, outcomes.ruleSet, service)
    const is = limitsOf(partOf(after, 'pathways', pathway.id) ?? pathway, after, service)
    const accepted = and(outcomes.disposition.accept, outcomes.pathway.get(pathway.id) ?? NEVER)
    if (was.limits !== is.limits) return accepted
    return was.most === is.most ? NEVER : and(accepted, outcomes.extension)
  })

/** Its time shows wherever a decision lists it; its place where two routes are listed the other way round. */
const seenRouteChanges = ({ route, ruleSet }: Outcomes, after: RuleSet, id: string): readonly Formula[] => {
  const listed = (one: string): Formula => route.get(one) ?? NEVER
  if (partOf(ruleSet, 'routes', id)?.within !== partOf(after, 'routes', id)?.within) return [listed(id)]
  const [was, is] = [ruleSet, after].map((one) => listedRoutes(one).map((sorted) => sorted.id))
  return (was ?? []).flatMap((first, at) =>
    (was ?? [])
      .slice(at + 1)
      .filter((second) => (is?.indexOf(second) ?? 0) < (is?.indexOf(first) ?? 0))
      .map((second) => and(listed(first), listed(second))),
  )
}

/** An action is listed where a rule calls for it and it belongs to the disposition. */
const seenActionChanges = (outcomes: Outcomes, after: RuleSet, id: string): readonly Formula[] => {
  const belongsTo = (ruleSet: RuleSet) => partOf(ruleSet, 'actions', id)?.dispositions ?? []
  const [was, is] = [belongsTo(outcomes.ruleSet), belongsTo(after)]
  const called = or(
    ...outcomes.rules
      .filter(({ rule: { event } }) => event.type === 'action' && eventTarget(event) === id)
      .map(({ met }) => met),
  )
  return DISPOSITIONS.filter((one) => was.includes(one) !== is.includes(one)).map((one) =>
    and(called, outcomes.disposition[one]),
  )
}

/** Every way in which a decision shows that a part of the rule set is another one in `after`; `path` says which part. */
export const seenPartChanges = (
  [part, id]: readonly (string | number)[],
  outcomes: Outcomes,
  after: RuleSet,
  service: Service | null,
): readonly Formula[] => {
  if (part === 'routes') return seenRouteChanges(outcomes, after, String(id))
  if (part === 'actions') return seenActionChanges(outcomes, after, String(id))
  return seenLimitChanges(outcomes, after, service ?? SHOWING_LIMITS)
}
