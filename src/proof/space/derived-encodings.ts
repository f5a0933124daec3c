/**
 * Facts that follow from another fact and are laid out over its variables: a service's judgement of an age or a source,
 * and the total of a questionnaire.
 */

import { isChildAt, needsParentAt, takesAge } from '../../facts/catalogue/age.js'
import { seenFact, totalFact } from '../../facts/catalogue/assessments.js'
import { takesFrom } from '../../facts/catalogue/service.js'
import { memoize } from '../../input/memoize.js'
import { isMdt, isProfessional, type Vocabulary } from '../../referral/vocabulary.js'
import type { SourceWord } from '../../referral/word.js'
import type { Service } from '../../service/service.js'
import { ALWAYS, and, isIn } from '../engine/formula.js'
import {
  type FactEncoding,
  fixedEncoding,
  type ValueTest,
  type VariableMaker,
  whereBoolean,
} from './encoding.js'

/** What one service, or a vocabulary, makes of a value; `null` where a service restricts nobody. */
type Judgement = ValueTest | null

const ageJudgement =
  (service: Service): ValueTest =>
  (age) =>
    typeof age === 'number' && takesAge(service, age)

/** `null` where the service takes no children. */
const parentJudgement = (service: Service): Judgement =>
  service.children === undefined ? null : (age) => typeof age === 'number' && needsParentAt(service, age)

const sourcesThat =
  (says: (source: SourceWord) => boolean) =>
  ({ sources }: Vocabulary): ValueTest => {
    const ids: ReadonlySet<unknown> = new Set(sources.filter(says).map(({ id }) => id))
    return (source) => ids.has(source)
  }

const sourceJudgement = ({ sources }: Service, vocabulary: Vocabulary): Judgement =>
  sources === undefined
    ? null
    : sourcesThat(({ id }) => takesFrom(sources, id, vocabulary.sources))(vocabulary)

/** Whether an age is that of a child in a nation. */
const isChildIn =
  (nation: Pick<Service, 'nation'>): ValueTest =>
  (age) =>
    typeof age === 'number' && isChildAt(nation, age)

/**
 * A fact that judges another: by what a service states, or by what the vocabulary says whatever the service. `everywhere` is how
 * it is judged where the space is for every service: in all nations that ship alike.
 */
type Judged =
  | {
      readonly on: string
      readonly byService: (service: Service, vocabulary: Vocabulary) => Judgement
      readonly everywhere?: ValueTest
    }
  | { readonly on: string; readonly byVocabulary: (vocabulary: Vocabulary) => ValueTest }

/** The fact that each judgement is on, and how it is judged. */
export const JUDGED = {
  ageInRange: { on: 'age', byService: ageJudgement },
  // A test holds that the age is the same in every nation that ships.
  isChild: { on: 'age', byService: isChildIn, everywhere: isChildIn({ nation: 'england' }) },
  needsParentalConsent: { on: 'age', byService: parentJudgement },
  sourceAccepted: { on: 'referralSource', byService: sourceJudgement },
  referrerIsProfessional: { on: 'referralSource', byVocabulary: sourcesThat(isProfessional) },
  referrerInMdt: { on: 'referralSource', byVocabulary: sourcesThat(isMdt) },
} as const satisfies Record<string, Judged>

type JudgedFact = keyof typeof JUDGED

/** Whether it cannot be said how a fact judges where the space is for every service. */
const isOpen = (judged: Judged): boolean => 'byService' in judged && judged.everywhere === undefined

/** Whether a fact judges another in a space for one service, or (`null`) for every service. */
export const isJudgedFor = (fact: string, service: Service | null): fact is JudgedFact =>
  Object.hasOwn(JUDGED, fact) && (service !== null || !isOpen(JUDGED[fact as JudgedFact])) // as just seen

/** How a fact judges in a space; `null` where it takes everything, or where the space is for every service. */
export const judgementFor = (judged: Judged, service: Service | null, vocabulary: Vocabulary): Judgement => {
  if ('byVocabulary' in judged) return judged.byVocabulary(vocabulary)
  return service === null ? (judged.everywhere ?? null) : judged.byService(service, vocabulary)
}

/** A judgement on `base`. Known with it; where the service restricts nobody, always the favourable one. */
export const judgedEncoding = (fact: JudgedFact, judge: Judgement, base: FactEncoding): FactEncoding => {
  if (judge === null) return fixedEncoding(fact, fact !== 'needsParentalConsent')
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
export const seenByTotal: (vocabulary: Vocabulary) => ReadonlyMap<string, string> = memoize(
  ({ instruments }: Vocabulary) =>
    new Map(
      instruments.flatMap((one): readonly (readonly [string, string])[] => {
        const seen = seenFact(one)
        return seen === null ? [] : [[totalFact(one), seen]]
      }),
    ),
)

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
