/**
 * Facts that follow from another fact and are laid out over its variables: a service's judgement of an age or a source,
 * and the total of a questionnaire.
 */
import { takesFrom } from '../../facts/catalogue/service.js'
import { ReferralSource } from '../../referral/vocabulary.js'
import type { Service } from '../../service/service.js'
import { ALWAYS, and, isIn } from '../engine/formula.js'
import {
  type FactEncoding,
  fixedEncoding,
  type ValueTest,
  type VariableMaker,
  whereBoolean,
} from './encoding.js'

/** What one service makes of a value; `null` where it takes everyone. */
type Judgement = ValueTest | null

const ageJudgement = ({ ages }: Service): Judgement => {
  const { min, max } = ages ?? {}
  if (min === undefined && max === undefined) return null
  return (age) => typeof age === 'number' && age >= (min ?? 0) && age <= (max ?? Number.POSITIVE_INFINITY)
}

const sourceJudgement = ({ sources }: Service): Judgement => {
  if (sources === undefined) return null
  const taken: ReadonlySet<unknown> = new Set(ReferralSource.options.filter((one) => takesFrom(sources, one)))
  return (source) => taken.has(source)
}

/** The fact that each judgement is on, and how a service judges. */
export const JUDGED = {
  ageInRange: { on: 'age', judgement: ageJudgement },
  sourceAccepted: { on: 'referralSource', judgement: sourceJudgement },
} as const satisfies Record<
  string,
  { readonly on: string; readonly judgement: (service: Service) => Judgement }
>

export type JudgedFact = keyof typeof JUDGED

export const isJudged = (fact: string): fact is JudgedFact => Object.hasOwn(JUDGED, fact)

/** A judgement of one service on `base`. Known with it; where the service takes everyone, always true. */
export const judgedEncoding = (fact: JudgedFact, service: Service, base: FactEncoding): FactEncoding => {
  const judge = JUDGED[fact].judgement(service)
  if (judge === null) return fixedEncoding(fact, true)
  return {
    fact,
    variables: [],
    isKnown: base.isKnown,
    where: whereBoolean(base.isKnown, base.where(judge)),
    valueIn: (choice) => {
      const value = base.valueIn(choice)
      return value === null ? null : judge(value)
    },
    cellsFor: () => null,
    possible: ALWAYS,
  }
}

/** By the fact of a total, the fact of what is seen of its questionnaire, always known. */
export const SEEN: ReadonlyMap<string, string> = new Map([
  ['phq9Total', 'phq9Seen'],
  ['gad7Total', 'gad7Seen'],
])

/**
 * The total of a questionnaire where what is seen of it is a fact too. The two are the same wherever the total is
 * known: it is laid out over the variable of what is seen, and one more for whether every item was answered.
 */
export const totalEncoding = (fact: string, seen: FactEncoding, maker: VariableMaker): FactEncoding => {
  const complete = maker.make(`${fact} known`, [1n, 1n], [1, 0])
  const isKnown = isIn(complete, [true, false])
  return {
    fact,
    variables: [complete, ...seen.variables],
    isKnown,
    where: (test) => {
      const { isFalse, isTrue } = seen.where(test)
      return { isTrue: and(isKnown, isTrue), isFalse: and(isKnown, isFalse) }
    },
    valueIn: (choice) => (choice.get(complete.id) === 0 ? seen.valueIn(choice) : null),
    cellsFor: (value) => {
      if (value === null) return new Map([[complete.id, 1]])
      const cells = seen.cellsFor(value)
      return cells === null ? null : new Map([[complete.id, 0], ...cells])
    },
    possible: ALWAYS,
  }
}
