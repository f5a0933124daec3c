/** Which answers of a referral can be other than they are. */
import { type Facts, valueIn } from '../../facts/fact.js'
import { PAST_EVENTS } from '../../facts/past-events.js'
import { groupBy } from '../../input/group-by.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { seenByTotal } from '../../proof/space/derived-encodings.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { ABUSE_FACTS, ABUSE_INDICATED, recordFacts } from '../../proof/space/record-encodings.js'
import { ageInYears, MAX_AGE } from '../../referral/calendar-date.js'
import type { Referral } from '../../referral/referral.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import type { Leaf } from '../../rule-set/condition.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { earliestDate } from './changed-referral.js'
import { type Bars, type MovableAnswer, movableAnswer, movableTotal } from './movable-answer.js'

/** Facts that nobody can change once they are known. */
const NEVER_CHANGES = new Set(['age'])

/** Facts about the past: they cannot become less risky. */
const PAST: ReadonlySet<string> = new Set(['pastSuicidalThoughts', ...PAST_EVENTS])

/** The need that speaks of domestic abuse where there is no answer. */
const ABUSE_NEED = 'domestic-abuse'

/** By fact, the leaves of the rules that escalate. */
const escalatingLeaves = ({ conditions, rules }: RuleSet): ReadonlyMap<string, readonly Leaf[]> =>
  groupBy(
    rules
      .filter(({ event }) => event.type === 'escalate')
      .flatMap((rule) => leavesOf(rule.conditions, conditions)),
    ({ fact }) => fact,
  )

/** What is seen of a questionnaire moves with its total, where rules ask about that as well. */
const isSeenOfTotal = ({ encodings, scope }: FactSpace, fact: string): boolean =>
  [...seenByTotal(vocabularyOf(scope))].some(([total, seen]) => seen === fact && encodings.has(total))

/**
 * The answers that can move, in the order of the catalogue. Anything that nobody has answered can be found out.
 * What is known can change, but never the age, never what is about the service, and nothing that is about safety,
 * that an escalation turns on or that is past goes down: no risk is talked away.
 */
export const movableAnswers = (
  ruleSet: RuleSet,
  space: FactSpace,
  answers: Facts,
  referral: Referral,
  asOf: string,
): readonly MovableAnswer[] => {
  const escalating = escalatingLeaves(ruleSet)
  const onRecord = [...recordFacts(vocabularyOf(space.scope))].filter(([name]) => escalating.has(name))
  const shown = new Set(onRecord.flatMap(([, { tests }]) => Object.keys(tests)))
  return [...space.encodings.values()].flatMap((encoding): readonly MovableAnswer[] => {
    const { fact } = encoding
    const definition = space.definitions.get(fact)
    const from = valueIn(answers, fact)
    if (definition === undefined || (from !== null && NEVER_CHANGES.has(fact))) return []
    const leaves = escalating.get(fact) ?? []
    const abuse = escalating.has(ABUSE_INDICATED) && ABUSE_FACTS.some((one) => one === fact)
    const seen = space.encodings.get(seenByTotal(vocabularyOf(space.scope)).get(fact) ?? '')
    if (seen !== undefined && definition.kind === 'integer') {
      const total = movableTotal(
        definition,
        { seen, total: encoding },
        { seen: valueIn(answers, seen.fact), total: from },
        leaves.length + (escalating.get(seen.fact) ?? []).length > 0,
      )
      return total === null ? [] : [total]
    }
    if (isSeenOfTotal(space, fact)) return []
    // Escalations turn on members of a set, or on its size.
    const escalates =
      definition.kind === 'set'
        ? fact === 'needs' && escalating.has('needsCount')
        : leaves.length > 0 || shown.has(fact)
    const members = leaves.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    const bars: Bars = {
      neverDown: definition.safety || escalates || PAST.has(fact),
      fixed: new Set(abuse ? [...members, ABUSE_NEED] : members),
      bounds:
        fact === 'age'
          ? { min: ageInYears(earliestDate(referral), asOf), max: MAX_AGE }
          : { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
    }
    const answer = movableAnswer(definition, encoding, from, bars)
    return answer === null ? [] : [answer]
  })
}
