/** Facts that say whether a referral fits one service: they follow from the age or the source, and have no variables. */
import { ReferralSource } from '../../referral/referral-source.js'
import type { Service } from '../../service/service.js'
import { takesFrom } from '../../service/takes-from.js'
import { ALWAYS, NEVER } from '../engine/formula.js'
import { type FactEncoding, fixedEncoding, type ValueTest } from './encoding.js'

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
  const { isTrue: fits, isFalse: doesNotFit } = base.where(judge)
  return {
    fact,
    variables: [],
    isKnown: base.isKnown,
    where: (test) => {
      const [onFit, onMisfit] = [test(true), test(false)]
      if (onFit === onMisfit)
        return onFit ? { isTrue: base.isKnown, isFalse: NEVER } : { isTrue: NEVER, isFalse: base.isKnown }
      return onFit ? { isTrue: fits, isFalse: doesNotFit } : { isTrue: doesNotFit, isFalse: fits }
    },
    valueIn: (choice) => {
      const value = base.valueIn(choice)
      return value === null ? null : judge(value)
    },
    cellsFor: () => null,
    possible: ALWAYS,
  }
}
