/**
 * Facts about what is on record, always known: each follows from others, and is laid out over their variables. Each restates, as
 * a formula, how the catalogue derives it; a test holds the two together.
 */

import { URGENT_ANSWERS, urgentAnswers, urgentNeeds } from '../../facts/catalogue/needs.js'
import { agreedFact, agreementFact, meetingsOf } from '../../facts/catalogue/teams.js'
import { abuseNeeds } from '../../facts/evidence.js'
import type { FactValue } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import type { Answer, Vocabulary } from '../../referral/vocabulary.js'
import { ALWAYS, and, type Formula, not, or } from '../engine/formula.js'
import { type FactEncoding, type ValueTest, whereBoolean } from './encoding.js'
import { type Get, is, isOneOf } from './joint-constraint.js'

/** A fact about what is on record. */
export interface RecordFact {
  /** What it asks of each fact that it follows from, for the cells to be cut at. */
  readonly tests: { readonly [fact: string]: readonly ValueTest[] }
  /** Where the record shows it. */
  readonly isTrue: (get: Get) => Formula
  /** Whether values show it. */
  readonly holds: (value: (fact: string) => FactValue) => boolean
}

/** The fact that domestic abuse is on record: it follows from the answer and the needs. */
export const ABUSE_INDICATED = 'domesticAbuseIndicated'

/** The facts that it follows from. */
export const ABUSE_FACTS = ['domesticAbuse', 'needs'] as const

/** The facts about self-neglect and harm that nobody has to be asked. */
export const HARM_FACTS = ['harmToPartner', 'harmFromOthers', 'selfNeglect'] as const

const isNo = is('no')

/** Any answer but a "no"; where there is no answer, a need that puts domestic abuse on record. */
const abuseOnRecord = ({ needs }: Vocabulary): RecordFact => {
  const indicating = abuseNeeds(needs)
  const isNamed: ValueTest = (named) => Array.isArray(named) && named.some((need) => indicating.has(need))
  return {
    tests: { domesticAbuse: [isNo], needs: [isNamed] },
    isTrue: (get) => {
      const answer = get('domesticAbuse')
      return or(answer.where(isNo).isFalse, and(not(answer.isKnown), get('needs').where(isNamed).isTrue))
    },
    holds: (value) => {
      const [answer, needs] = [value('domesticAbuse'), value('needs')]
      return answer === null ? needs !== null && isNamed(needs) : answer !== 'no'
    },
  }
}

/** Any answer but a "no" to one of the questions about harm. */
const harmOnRecord: RecordFact = {
  tests: Object.fromEntries(HARM_FACTS.map((fact) => [fact, [isNo]])),
  isTrue: (get) => or(...HARM_FACTS.map((fact) => get(fact).where(isNo).isFalse)),
  holds: (value) => HARM_FACTS.some((fact) => (value(fact) ?? 'no') !== 'no'),
}

/** An answer is one of some. */
const answeredWith = (fact: string, ...answers: readonly Answer[]): RecordFact => {
  const test = isOneOf(...answers)
  return {
    tests: { [fact]: [test] },
    isTrue: (get) => get(fact).where(test).isTrue,
    holds: (value) => answers.some((answer) => answer === value(fact)),
  }
}

/** A need that cannot wait, or an answer that speaks for one. */
const urgentOnRecord = (vocabulary: Vocabulary): RecordFact => {
  const [urgent, answers] = [new Set(urgentNeeds(vocabulary)), urgentAnswers(vocabulary)]
  const isNamed: ValueTest = (named) => Array.isArray(named) && named.some((need) => urgent.has(need))
  const speaks = isOneOf(...URGENT_ANSWERS)
  return {
    tests: { needs: [isNamed], ...Object.fromEntries(answers.map((fact) => [fact, [speaks]])) },
    isTrue: (get) =>
      or(get('needs').where(isNamed).isTrue, ...answers.map((fact) => get(fact).where(speaks).isTrue)),
    holds: (value) => {
      const shows = (fact: string, test: ValueTest) => {
        const known = value(fact)
        return known !== null && test(known)
      }
      return shows('needs', isNamed) || answers.some((fact) => shows(fact, speaks))
    },
  }
}

/** A team that says yes, or that refers: somebody of it, or the team as a meeting of several. */
const agreedOnRecord = (team: string, vocabulary: Vocabulary): RecordFact => {
  const [answer, meetings] = [agreementFact(team), meetingsOf(team, vocabulary)]
  const refersFor = { [answer]: is('yes'), referrerTeam: is(team) }
  const tests = meetings.length === 0 ? refersFor : { ...refersFor, referralSource: isOneOf(...meetings) }
  const any = Object.entries(tests)
  return {
    tests: Object.fromEntries(any.map(([fact, test]) => [fact, [test]])),
    isTrue: (get) => or(...any.map(([fact, test]) => get(fact).where(test).isTrue)),
    holds: (value) =>
      any.some(([fact, test]) => {
        const known = value(fact)
        return known !== null && test(known)
      }),
  }
}

/** By name, every fact about what is on record, in the words of a vocabulary. */
export const recordFacts: (vocabulary: Vocabulary) => ReadonlyMap<string, RecordFact> = memoize(
  (vocabulary: Vocabulary) =>
    new Map([
      [ABUSE_INDICATED, abuseOnRecord(vocabulary)],
      ['harmIndicated', harmOnRecord],
      ['dependenceReported', answeredWith('substanceDependence', 'yes')],
      ['houseboundReported', answeredWith('housebound', 'yes')],
      ['helpCannotWait', urgentOnRecord(vocabulary)],
      ['mentalHealthTeamReported', answeredWith('underSecondaryMentalHealthCare', 'yes', 'unsure')],
      ...vocabulary.teams.map(({ id }) => [agreedFact(id), agreedOnRecord(id, vocabulary)] as const),
    ]),
)

/** What is on record: it has no variables of its own. */
export const recordEncoding = (fact: string, { holds, isTrue }: RecordFact, get: Get): FactEncoding => {
  const shown = isTrue(get)
  return {
    fact,
    variables: [],
    isKnown: ALWAYS,
    where: whereBoolean(ALWAYS, { isTrue: shown, isFalse: not(shown) }),
    valueIn: (choice) => holds((on) => get(on).valueIn(choice)),
    cellsFor: () => null,
    possible: ALWAYS,
  }
}
