/** Every combination of the six answers about suicide: yes, no, unsure, declined, and not asked. */
import type { Risks } from '../../src/referral/referral.js'
import { FLOOR_FACTS } from '../support/safety-answers.js'

/** The questions, in the order of the digits below. */
export const QUESTIONS = [...FLOOR_FACTS, 'pastSuicidalThoughts'] as const satisfies readonly (keyof Risks)[]

/** What may stand on each of them; `null` is not asked. */
export const SAID = ['no', null, 'declined', 'unsure', 'yes'] as const
export type Said = (typeof SAID)[number]

/** How many combinations there are: 5 answers to each of 6 questions, 15,625. */
export const COMBINATIONS = SAID.length ** QUESTIONS.length

/** What question `place` was answered in combination `number`: its digits to the base 5. */
export const answerIn = (number: number, place: number): Said =>
  SAID[Math.floor(number / SAID.length ** place) % SAID.length] ?? null

/** The same combination with another answer to one question. */
export const withAnswer = (number: number, place: number, answer: Said): number =>
  number + (SAID.indexOf(answer) - SAID.indexOf(answerIn(number, place))) * SAID.length ** place

/** The combination as a referral's risks. */
export const risksOf = (number: number): Partial<Risks> =>
  Object.fromEntries(QUESTIONS.map((question, place) => [question, answerIn(number, place)]))

/**
 * Steps that add risk and take none away: from "no" to anything, from silence to a signal, from "unsure" to
 * "yes". Declining is no step up from silence for urgency, and no signal by itself.
 */
export const RISKIER: readonly (readonly [Said, Said])[] = [
  ['no', null],
  ['no', 'declined'],
  ['no', 'unsure'],
  [null, 'unsure'],
  ['declined', 'unsure'],
  ['unsure', 'yes'],
]
