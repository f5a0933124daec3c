/** What stands around a value and tells how to read it. */
import { type SaidAnswer, saidBy } from './answer.js'
import { systemAmong, withSystem } from './codes.js'
import type { Said } from './mark-mentions.js'
import type { Questionnaire } from './questionnaires.js'
import type { Name } from './risk-names.js'
import { entriesOf, UNREADABLE } from './untrusted.js'

export interface About {
  /** What it is (part of) the answer to. */
  readonly name: Name | null
  /** The questionnaire that it stands inside. */
  readonly questionnaire: Questionnaire | null
  /** Whether risks are spoken of. */
  readonly underRisks: boolean
  /** Whether it is beside the point of an answer, so that only what is plainly one counts. */
  readonly isAside: boolean
  /** Whether it is asked, and nothing is stated by it. */
  readonly isAsked: boolean
  /** How it is said, by the status of what it stands in. */
  readonly said: Said | undefined
}

export const NOTHING_KNOWN: About = {
  name: null,
  questionnaire: null,
  underRisks: false,
  isAside: false,
  isAsked: false,
  said: undefined,
}

/** Something to look at: the keys that lead to it from where one stands, itself, and what is known of it. */
export interface Step {
  readonly keys: readonly (string | number)[]
  readonly value: unknown
  readonly about: About
}

export const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Whether an answer was given, or at least a place for one. */
export const isGiven = (value: unknown): boolean =>
  isContainer(value) || value === UNREADABLE || saidBy(value) !== 'nothing'

const UNDERSTOOD: ReadonlySet<SaidAnswer> = new Set(['yes', 'no', 'unsure', 'declined'])

export const isUnderstood = (value: unknown): boolean => !isContainer(value) && UNDERSTOOD.has(saidBy(value))

/** Whether a text is a question, and so neither a statement nor an answer: more than a sign of doubt. */
export const isQuestion = (value: unknown): boolean =>
  typeof value === 'string' && /\w\W*\?\s*$/.test(value.slice(-20))

const MAX_DEPTH = 4
const MAX_TEXTS = 12

/** The texts inside the name of a question: `{ coding: [{ code }], text }`; a code with its system. */
export const textsIn = (value: unknown, depth: number = MAX_DEPTH): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (!isContainer(value) || depth === 0) return []
  const entries = entriesOf(value, MAX_TEXTS)
  const system = systemAmong(entries)
  return entries
    .flatMap(([key, inner]) =>
      key === 'code' && typeof inner === 'string' ? [withSystem(inner, system)] : textsIn(inner, depth - 1),
    )
    .slice(0, MAX_TEXTS)
}

/** A number that may be a code, as one of SNOMED CT is. */
export const isLong = (value: unknown): boolean => typeof value === 'number' && value >= 100_000
