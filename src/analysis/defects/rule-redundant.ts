/** Rules without which every decision would come out the same: the same disposition, pathway and lists. */
import { groupBy } from '../../input/group-by.js'
import type { AnalysisContext } from '../../proof/context.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { type Finding, makeFinding } from '../../proof/finding.js'
import type { RuleFormulas } from '../../proof/outcomes.js'
import { findWitness, ownRules, targetOf } from './defect.js'

/** For a rule: that the formula of one of the others of its group is true. */
type AnyOther = (rule: RuleFormulas) => Formula

/** The parts are shared between rules, so that a diagram of a group is built once and not for every rule. */
const anyOtherOf = (rules: readonly RuleFormulas[], of: (rule: RuleFormulas) => Formula): AnyOther => {
  const before: Formula[] = [NEVER]
  for (const rule of rules) before.push(or(before.at(-1) ?? NEVER, of(rule)))
  const after: Formula[] = [NEVER]
  for (const rule of [...rules].reverse()) after.unshift(or(of(rule), after[0] ?? NEVER))
  const others = new Map(
    rules.map(({ rule }, index) => [rule.name, or(before[index] ?? NEVER, after[index + 1] ?? NEVER)]),
  )
  const all = before.at(-1) ?? NEVER
  return ({ rule }) => others.get(rule.name) ?? all
}

const holds = ({ rule }: RuleFormulas): boolean =>
  (rule.event.type === 'escalate' || rule.event.type === 'redirect') && rule.whenUndetermined !== 'note'

const mayBeMet = ({ notMet }: RuleFormulas): Formula => not(notMet)

/** For each rule: that a referral is decided otherwise because of it. Cheap questions come first. */
const differences = ({
  outcomes,
  ruleSet,
}: AnalysisContext): ((rule: RuleFormulas) => readonly Formula[]) => {
  const byTarget = groupBy(outcomes.rules, ({ rule }) => targetOf(rule))
  const anotherForTheSame = new Map(
    [...byTarget].map(([target, rules]) => [target, anyOtherOf(rules, ({ met }) => met)]),
  )
  const onlyOne = (rule: RuleFormulas): Formula =>
    and(rule.met, not(anotherForTheSame.get(targetOf(rule.rule))?.(rule) ?? NEVER))

  const ofType = (type: string) => outcomes.rules.filter(({ rule }) => rule.event.type === type)
  const anotherHolds = anyOtherOf(outcomes.rules.filter(holds), ({ undetermined }) => undetermined)
  const holdsAlone = (rule: RuleFormulas): Formula =>
    holds(rule) ? and(rule.undetermined, not(or(outcomes.disposition.escalate, anotherHolds(rule)))) : NEVER

  const ids = ruleSet.pathways.map(({ id }) => id)
  const rank = ({ rule: { event } }: RuleFormulas): number =>
    event.type === 'pathway' ? ids.indexOf(event.params.pathway) : -1
  const pathways = ofType('pathway')
  const byRank = ids.map((_, index) => ({
    anotherAsMuch: anyOtherOf(
      pathways.filter((one) => rank(one) >= index),
      mayBeMet,
    ),
    less: or(...pathways.filter((one) => rank(one) < index).map(mayBeMet)),
  }))
  const choosesAlone = (rule: RuleFormulas): Formula => {
    const { anotherAsMuch = () => NEVER, less = NEVER } = byRank[rank(rule)] ?? {}
    // Where nothing else speaks, the most intensive pathway is the default: a rule for it adds nothing.
    const counts = rank(rule) === ids.length - 1 ? less : ALWAYS
    return and(mayBeMet(rule), counts, not(anotherAsMuch(rule)), not(outcomes.disposition.redirect))
  }

  return (rule) => {
    const { event } = rule.rule
    switch (event.type) {
      case 'escalate':
      case 'redirect':
        return [onlyOne(rule), holdsAlone(rule)]
      case 'pathway':
        return [choosesAlone(rule)]
      case 'extension':
        return [and(onlyOne(rule), outcomes.disposition.accept)]
      case 'action': {
        const { dispositions = [] } = ruleSet.actions.find(({ id }) => id === event.params.action) ?? {}
        return [and(onlyOne(rule), or(...dispositions.map((one) => outcomes.disposition[one])))]
      }
    }
  }
}

/** Notes every rule that could go, one at a time, without any decision coming out otherwise. */
export const rulesRedundant = (context: AnalysisContext): readonly Finding[] => {
  const differencesOf = differences(context)
  const isPossible = context.prover.searcher()
  const isRedundant = (rule: RuleFormulas): boolean =>
    differencesOf(rule).every((difference) => isPossible(difference) === false)
  return ownRules(context)
    .filter(isRedundant)
    .map(({ met, path, rule }) =>
      makeFinding('rule-redundant', {
        rule: rule.name,
        path,
        message: `without the rule \`${rule.name}\` every decision would be the same but for its reasons and questions`,
        hint: 'keep it if it is there for its reason; otherwise take it away, or ask whether it was meant to reach further',
        witnesses: [findWitness(context, met)],
      }),
    )
}
