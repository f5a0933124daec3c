/** Rules whose conditions come to the same for every referral, whatever they are made of. */
import type { Rule } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { and, not, or } from '../engine/formula.js'
import { isTrueOf } from '../engine/restrict.js'
import type { CellChoice } from '../engine/search.js'
import type { Finding } from '../finding.js'
import type { RuleFormulas } from '../outcomes.js'
import { defectFinding } from './defect-finding.js'
import { type OwnRule, ownRules } from './own-rules.js'
import { isOutOfTheQuestion, shown } from './shown.js'

/** So many referrals tell most rules apart; the prover is asked about those that they do not. */
const MOST_SAMPLES = 24

const samplesOf = ({ outcomes, prover }: AnalysisContext): readonly CellChoice[] =>
  outcomes.rules.slice(0, MOST_SAMPLES).flatMap(({ met }) => {
    const answer = prover.ask(met)
    return answer.kind === 'possible' ? [answer.choice] : []
  })

/** The verdicts on the samples: rules that differ in these differ. */
const signatureOf = ({ met, notMet }: RuleFormulas, samples: readonly CellChoice[]): string =>
  samples.map((one) => (isTrueOf(met, one) ? '+' : isTrueOf(notMet, one) ? '-' : '?')).join('')

const targetOf = ({ event }: Rule): string => {
  const { reason: _, ...target } = event.params
  return [event.type, ...Object.values(target)].join(' ')
}

/** Whether one of the two can never matter: both call for the same, or for two pathways, of which one wins. */
const isOneTooMany = (one: Rule, other: Rule): boolean =>
  targetOf(one) === targetOf(other) || (one.event.type === 'pathway' && other.event.type === 'pathway')

/** Both are no more than one named condition: said once, and kept the same for good. */
const isSaidOnce = (one: Rule, other: Rule): boolean =>
  'condition' in one.conditions &&
  'condition' in other.conditions &&
  one.conditions.condition === other.conditions.condition

const findingOf = (context: AnalysisContext, own: OwnRule, twin: Rule): readonly Finding[] => {
  const { met, path, rule } = own
  const place = { rule: rule.name, path: [...path, 'conditions'] }
  if (isOneTooMany(rule, twin)) {
    const what = targetOf(rule) === targetOf(twin) ? 'call for the same' : 'call for different pathways'
    return [
      defectFinding('equal-conditions', {
        ...place,
        message: `the rules \`${twin.name}\` and \`${rule.name}\` ${what} under conditions that are the same for every referral`,
        hint: 'take one of them away, or mend the one that was meant to ask something else',
        witness: shown(context, met),
      }),
    ]
  }
  if (isSaidOnce(rule, twin)) return []
  return [
    defectFinding('conditions-repeated', {
      ...place,
      message: `the rules \`${twin.name}\` and \`${rule.name}\` lead to different things under conditions that are the same for every referral`,
      hint: 'if they belong together, give the conditions a name under `conditions` and let both rules refer to it',
      witness: shown(context, met),
    }),
  ]
}

/** Finds, for every own rule, the first rule before it (the safety floor's come first) with equal conditions. */
export const rulesWithEqualConditions = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes } = context
  // Of rules that are never met, that is what is wrong.
  const rules = ownRules(context).filter(({ met }) => !isOutOfTheQuestion(context, met))
  const isOwn = new Set(ownRules(context).map(({ rule }) => rule.name))
  const samples = samplesOf(context)
  const areEqual = (one: RuleFormulas, other: RuleFormulas): boolean =>
    isOutOfTheQuestion(
      context,
      or(
        and(one.met, not(other.met)),
        and(other.met, not(one.met)),
        and(one.notMet, not(other.notMet)),
        and(other.notMet, not(one.notMet)),
      ),
    )
  const before = new Map<string, RuleFormulas[]>()
  const file = (rule: RuleFormulas): RuleFormulas[] => {
    const signature = signatureOf(rule, samples)
    const alike = before.get(signature) ?? []
    before.set(signature, [...alike, rule])
    return alike
  }
  for (const rule of outcomes.rules) if (!isOwn.has(rule.rule.name)) file(rule)
  return rules.flatMap((rule) => {
    const twins = file(rule).filter((other) => areEqual(rule, other))
    // A twin that is one too many says more than one that only repeats.
    const twin = twins.find((other) => isOneTooMany(rule.rule, other.rule)) ?? twins[0]
    return twin === undefined ? [] : findingOf(context, rule, twin.rule)
  })
}
