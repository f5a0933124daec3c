/**
 * Attempts and self-harm, each asked about twice: lately, and ever. An earlier one with a recent date is one of now, and one that is not
 * recent is a part of what speaks for thoughts in the past.
 */
import { happenedOnOf } from '../referral/answered.js'
import type { RiskName } from '../referral/referral.js'
import { answerAt, answerEver, type Evidence, isPast, riskAnswer } from './answers.js'
import type { Derived } from './fact.js'

/** The answer about ever, by the one about lately. */
export const EVER = {
  recentSuicideAttempt: 'pastSuicideAttempt',
  selfHarm: 'pastSelfHarm',
} as const satisfies {
  readonly [lately: string]: RiskName
}

/** What happens on a day, and is past once it is not recent. */
export const EVENTS = ['recentSuicideAttempt', 'selfHarm'] as const

/** The same, at any time. */
export const PAST_EVENTS = EVENTS.map((name) => EVER[name])

const isEvent = (name: string): name is (typeof EVENTS)[number] => Object.hasOwn(EVER, name)

/** Nothing on record that the worse answer rests on. */
const NOTHING: Pick<Derived, 'from' | 'happenedOn'> = { from: [] }

/** The latest of the days on which things happened; absent where none has a date. */
const latest = (days: readonly (string | undefined)[]): Pick<Derived, 'happenedOn'> => {
  const happenedOn = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return happenedOn === undefined ? {} : { happenedOn }
}

/** Whether it ever happened, as answered. */
export const everAnswer = (name: (typeof PAST_EVENTS)[number]): ((evidence: Evidence) => Derived) => {
  const answer = answerAt(`risks.${name}`, 'no', answerEver)
  return (evidence) => answer(evidence.referral.risks?.[name], evidence)
}

/** The answer to a question about risk; of an attempt or self-harm the worst of what was said of lately and of ever. */
export const latelyAnswer = (name: RiskName): ((evidence: Evidence) => Derived) => {
  const answer = riskAnswer(name)
  if (!isEvent(name)) return answer
  const ever = EVER[name]
  return (evidence) => {
    const before = answer(evidence)
    const given = evidence.referral.risks?.[ever]
    const happened = happenedOnOf(given)
    if (happened === null || isPast(given, evidence)) return before
    const { from, ...dates } = before.value === 'yes' ? before : NOTHING
    return {
      ...dates,
      ...latest([dates.happenedOn, happened]),
      value: 'yes',
      origin: 'combined',
      from: [...from, `risks.${ever}`],
    }
  }
}

/** What speaks for something, from what says nothing to what says the most. */
const WORSE = ['declined', 'unsure', 'yes']

const ever = PAST_EVENTS.map(everAnswer)

/** Everything on record that says the same or worse of the past than an answer does: what happened lately and is not recent, and whatever happened ever. */
export const raisedByEvents = (before: Derived, evidence: Evidence): Derived => {
  const { risks } = evidence.referral
  const past = EVENTS.filter((name) => isPast(risks?.[name], evidence)).map(
    (name): Pick<Derived, 'value' | 'from' | 'happenedOn'> => ({
      value: 'yes',
      from: [`risks.${name}`],
      ...latest([happenedOnOf(risks?.[name]) ?? undefined]),
    }),
  )
  const said = [...past, ...ever.map((answer) => answer(evidence))]
  const rank = ({ value }: Pick<Derived, 'value'>): number => WORSE.indexOf(String(value))
  const worst = Math.max(...said.map(rank))
  if (worst === -1 || worst < rank(before)) return before
  // While nobody has asked about thoughts, only a "yes" settles them: what is not sure is asked.
  if (before.value === null && WORSE[worst] !== 'yes') return before
  const { from, ...dates } = rank(before) === worst ? before : NOTHING
  const behind = said.filter((one) => rank(one) === worst)
  return {
    ...dates,
    ...latest([dates.happenedOn, ...behind.map(({ happenedOn }) => happenedOn)]),
    value: WORSE[worst] ?? null,
    origin: 'combined',
    from: [...from, ...behind.flatMap((one) => one.from)],
  }
}
