/**
 * Which facts an undetermined rule asks for, as formulas; where it asks for something else with a mistake in it; and where
 * a decision shows that. What another rule asks for as well is asked anyway, and facts that one question finds out are
 * asked for once.
 */

import type { FactDefinition } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import type { Outcomes } from '../../proof/outcomes.js'
import type { Condition } from '../../rule-set/condition.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { othersOf, type RuleSide } from './seen-in-decision.js'

/** By fact: where an undetermined rule asks for it, which is where the leaf and all above it are unknown. `waits` is whether a decision waits for it. */
export const askedFacts = (
  conditions: Condition,
  { condition: formulasOf, ruleSet }: Outcomes,
  definitions: ReadonlyMap<string, FactDefinition>,
  waits: boolean,
): ReadonlyMap<string, Formula> => {
  const asked = new Map<string, Formula>()
  const visit = (one: Condition, above: Formula): void => {
    const { isFalse, isTrue } = formulasOf(one)
    const here = and(above, not(isTrue), not(isFalse))
    if ('fact' in one) {
      // What only the service could say is not asked of anybody, unless the decision waits for it.
      const isAsked = waits || definitions.get(one.fact)?.about !== 'service'
      if (isAsked) asked.set(one.fact, or(asked.get(one.fact) ?? NEVER, here))
    } else if ('all' in one) for (const child of one.all) visit(child, here)
    else if ('any' in one) for (const child of one.any) visit(child, here)
    else if ('not' in one) visit(one.not, here)
    else {
      const definition = ruleSet.conditions[one.condition]
      if (definition !== undefined) visit(definition, here)
    }
  }
  visit(conditions, ALWAYS)
  return asked
}

type Asked = RuleSide['asked']

const differ = (one: Formula, other: Formula): Formula => or(and(one, not(other)), and(other, not(one)))

const bothOpen = (before: RuleSide, after: RuleSide): Formula =>
  and(before.verdict.undetermined, after.verdict.undetermined)

const where = (asked: Asked, fact: string): Formula => asked.get(fact) ?? NEVER

/** Where it asks for something else, whether or not that shows. */
export const askedChanges = (before: RuleSide, after: RuleSide): readonly Formula[] =>
  [...new Set([...before.asked.keys(), ...after.asked.keys()])].map((fact) =>
    and(bothOpen(before, after), differ(where(before.asked, fact), where(after.asked, fact))),
  )

/** Facts that the same question finds out, in the order of the catalogue. */
const questionGroups = (definitions: ReadonlyMap<string, FactDefinition>): readonly (readonly string[])[] =>
  [...groupBy([...definitions.values()], ({ question }) => question).values()].map((group) =>
    group.map(({ name }) => name),
  )

/** A pathway rule asks only while nothing that is met calls for as much, and where a rule speaks for a lighter pathway than the fullest. */
const matters = (rule: Rule, outcomes: Outcomes): Formula => {
  if (rule.event.type !== 'pathway') return ALWAYS
  const others = othersOf(rule, outcomes)
  const fullest = outcomes.ruleSet.pathways.length - 1
  const lighter = outcomes.rules.some((one) => {
    const place = others.intensity(one.rule)
    return place !== -1 && place < fullest
  })
  if (!lighter) return NEVER
  return not(others.metFrom(others.intensity(rule)))
}

/** Where a rule is listed as left open whatever it asks for. */
const isListedAnyway = (rule: Rule, outcomes: Outcomes): Formula => {
  const { type } = rule.event
  if (type === 'escalate' || type === 'redirect') return rule.whenUndetermined === 'note' ? NEVER : ALWAYS
  if (type !== 'pathway' || rule.whenUndetermined === 'note') return NEVER
  const others = othersOf(rule, outcomes)
  const level = others.intensity(rule)
  return and(not(others.callBeyond(level)), not(others.metAt(level)))
}

/** Every way in which a decision shows that an undetermined rule asks for something else. */
export const seenAskedChanges = (
  rule: Rule,
  outcomes: Outcomes,
  before: RuleSide,
  after: RuleSide,
  definitions: ReadonlyMap<string, FactDefinition>,
  askedBy: (rule: Rule) => Asked,
): readonly Formula[] => {
  const own = matters(rule, outcomes)
  const others = outcomes.rules
    .filter((one) => one.rule.name !== rule.name)
    .map((one) => ({
      asked: askedBy(one.rule),
      asks: and(one.undetermined, matters(one.rule, outcomes)),
    }))
  const byOthers = (fact: string): Formula =>
    or(...others.map(({ asked, asks }) => and(asks, where(asked, fact))))
  const asksWith = (side: RuleSide, fact: string): Formula =>
    or(and(own, where(side.asked, fact)), byOthers(fact))
  const mentioned = new Set([...before.asked.keys(), ...after.asked.keys()])
  const shown = questionGroups(definitions)
    .filter((group) => group.some((fact) => mentioned.has(fact)))
    .flatMap((group) =>
      group.map((fact, index) => {
        const isFirst = (side: RuleSide): Formula =>
          and(asksWith(side, fact), ...group.slice(0, index).map((earlier) => not(asksWith(side, earlier))))
        return differ(isFirst(before), isFirst(after))
      }),
    )
  const asksAny = ({ asked }: RuleSide): Formula => and(own, or(...asked.values()))
  const listed = and(not(isListedAnyway(rule, outcomes)), differ(asksAny(before), asksAny(after)))
  return [...shown, listed].map((formula) => and(bothOpen(before, after), formula))
}
