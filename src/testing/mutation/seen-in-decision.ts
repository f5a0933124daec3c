/**
 * Where a change of one rule's verdict is seen in the decision, as formulas. The rest of the rule set is as it was,
 * so what the other rules come to decides whether the change shows. It restates what `decision/` does; a test holds
 * the two together.
 */
import { eventTarget } from '../../decision/reasons.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { callsForPathway, type Outcomes } from '../../proof/outcomes.js'
import type { Rule } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'

/** A rule on one side: before the mistake or with it. */
export interface RuleSide {
  readonly verdict: Readonly<Record<Verdict, Formula>>
  /** By fact: where it asks for it while it is undetermined. */
  readonly asked: ReadonlyMap<string, Formula>
}

/** The side on which the rule is not there. */
export const NOT_THERE: RuleSide = {
  verdict: { met: NEVER, 'not-met': ALWAYS, undetermined: NEVER },
  asked: new Map(),
}

/** What the other rules of a rule set come to. */
export const othersOf = (rule: Rule, outcomes: Outcomes) => {
  const others = outcomes.rules.filter((one) => one.rule.name !== rule.name)
  const anyMet = (isWanted: (one: Rule) => boolean): Formula =>
    or(...others.filter((one) => isWanted(one.rule)).map(({ met }) => met))
  /** How much a pathway rule calls for: the place of its pathway, from the least intensive; -1 for other rules. */
  const intensity = ({ event }: Rule): number =>
    event.type === 'pathway'
      ? outcomes.ruleSet.pathways.findIndex(({ id }) => id === event.params.pathway)
      : -1
  const pathways = others.filter((one) => one.rule.event.type === 'pathway')
  /** A pathway rule is met that calls for as much, or more. */
  const metFrom = (level: number): Formula =>
    anyMet((one) => one.event.type === 'pathway' && intensity(one) >= level)
  return {
    /** Another rule is met that leads there. */
    leadTo: (type: string, target: string): Formula =>
      anyMet(({ event }) => event.type === type && eventTarget(event) === target),
    intensity,
    /** Another pathway rule calls, or may call, for more than this. */
    callBeyond: (level: number): Formula =>
      or(...pathways.filter((one) => intensity(one.rule) > level).map(callsForPathway)),
    metAt: (level: number): Formula =>
      anyMet((one) => one.event.type === 'pathway' && intensity(one) === level),
    metFrom,
    /** A pathway rule below is left open, and is asked about only while nothing calls for as much. */
    askedBelow: (level: number, asks: (rule: Rule) => Formula): Formula =>
      or(
        ...pathways
          .filter((one) => intensity(one.rule) <= level)
          .map((one) => and(one.undetermined, asks(one.rule), not(metFrom(intensity(one.rule))))),
      ),
  }
}

/** Where it shows whether a rule for a pathway, while it is open, counts as met: in the pathway first, and else in the reasons. */
export const seenIfCounted = (rule: Rule, outcomes: Outcomes): readonly [Formula, Formula] => {
  const others = othersOf(rule, outcomes)
  const level = others.intensity(rule)
  // Where no rule calls for any, the most intensive pathway is the default.
  const isDefault = level === outcomes.ruleSet.pathways.length - 1
  const chooses = and(
    not(others.callBeyond(level - 1)),
    isDefault ? others.callBeyond(-1) : ALWAYS,
    not(outcomes.disposition.redirect),
  )
  return [chooses, and(not(others.callBeyond(level)), not(others.metAt(level)))]
}

const isAsking = ({ asked }: RuleSide): Formula => or(...asked.values())

/** What the verdicts of a pathway rule show: which pathway it is, and what is still asked. */
const seenOfPathway = (
  rule: Rule,
  outcomes: Outcomes,
  asking: (side: RuleSide) => Formula,
  asks: (rule: Rule) => Formula,
) => {
  const others = othersOf(rule, outcomes)
  const level = others.intensity(rule)
  const isTop = not(others.callBeyond(level))
  const isOpen = not(others.metFrom(level))
  const below = others.askedBelow(level, asks)
  return {
    metOrNot: or(isTop, below),
    metOrOpen: (open: RuleSide): Formula => or(isTop, and(isOpen, asking(open)), below),
    // One that only notes what is open chooses no pathway: it shows by what it asks.
    openOrNot: (open: RuleSide): Formula =>
      or(
        rule.whenUndetermined === 'note' ? NEVER : and(isTop, not(others.metAt(level))),
        and(isOpen, asking(open)),
      ),
  }
}

/** Gives where a rule's change from `one` verdict to `other` is seen. `open` is the side that is undetermined. */
const seenBetween = (rule: Rule, outcomes: Outcomes, asks: (rule: Rule) => Formula) => {
  const { event } = rule
  const always = { metOrNot: ALWAYS, metOrOpen: () => ALWAYS }
  if (event.type === 'pathway') return seenOfPathway(rule, outcomes, isAsking, asks)
  if (event.type === 'extension') return { ...always, openOrNot: isAsking }
  if (event.type === 'action') {
    const listed = outcomes.ruleSet.actions.find(({ id }) => id === event.params.action)?.dispositions ?? []
    const isListed = or(...listed.map((disposition) => outcomes.disposition[disposition]))
    return {
      metOrNot: isListed,
      metOrOpen: (open: RuleSide) => or(isListed, isAsking(open)),
      openOrNot: isAsking,
    }
  }
  return { ...always, openOrNot: rule.whenUndetermined === 'note' ? isAsking : () => ALWAYS }
}

/** Every way in which the two sides of a rule come to different verdicts. */
export const verdictChanges = (before: RuleSide, after: RuleSide): readonly Formula[] =>
  (['met', 'not-met', 'undetermined'] as const).flatMap((one) =>
    (['met', 'not-met', 'undetermined'] as const)
      .filter((other) => other !== one)
      .map((other) => and(before.verdict[one], after.verdict[other])),
  )

/** Every way in which a decision shows that a rule came to another verdict. */
export const seenVerdictChanges = (
  rule: Rule,
  outcomes: Outcomes,
  before: RuleSide,
  after: RuleSide,
  asks: (rule: Rule) => Formula,
): readonly Formula[] => {
  const seen = seenBetween(rule, outcomes, asks)
  const [was, is] = [before.verdict, after.verdict]
  return [
    and(was.met, is['not-met'], seen.metOrNot),
    and(was['not-met'], is.met, seen.metOrNot),
    and(was.met, is.undetermined, seen.metOrOpen(after)),
    and(was.undetermined, is.met, seen.metOrOpen(before)),
    and(was.undetermined, is['not-met'], seen.openOrNot(before)),
    and(was['not-met'], is.undetermined, seen.openOrNot(after)),
  ]
}

/** Every way in which a decision shows that a rule leads somewhere else; `isExact` where there is no other way. */
export const seenOutcomeChanges = (
  before: Rule,
  after: Rule,
  outcomes: Outcomes,
): { readonly formulas: readonly Formula[]; readonly isExact: boolean } => {
  const others = othersOf(before, outcomes)
  const own = outcomes.rules.find(({ rule }) => rule.name === before.name)
  const [met, open] = [own?.met ?? NEVER, own?.undetermined ?? NEVER]
  const { type } = before.event
  const [from, to] = [eventTarget(before.event) ?? '', eventTarget(after.event) ?? '']
  if (type === 'escalate' || type === 'redirect') {
    const isAlone = (target: string): Formula => not(others.leadTo(type, target))
    return { formulas: [and(met, or(isAlone(from), isAlone(to)))], isExact: true }
  }
  if (type === 'action') {
    const listed = (id: string): Formula =>
      or(
        ...(outcomes.ruleSet.actions.find((one) => one.id === id)?.dispositions ?? []).map(
          (disposition) => outcomes.disposition[disposition],
        ),
      )
    const shown = (id: string): Formula => and(listed(id), not(others.leadTo('action', id)))
    const onlyOne = or(and(listed(from), not(listed(to))), and(listed(to), not(listed(from))))
    return { formulas: [and(met, or(shown(from), shown(to), onlyOne))], isExact: true }
  }
  const level = Math.max(others.intensity(before), others.intensity(after))
  const shows = and(not(others.callBeyond(level)), not(outcomes.disposition.redirect))
  return {
    formulas: [and(met, shows), and(open, shows, not(others.metAt(level)))],
    isExact: false,
  }
}
