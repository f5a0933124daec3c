/** Runs the corpus, and says of every case whether what was found is what had to be. */
import { phraseFinder } from '../../src/referral/signals/find-phrases.js'
import { findSafetySignals } from '../../src/referral/signals/find-safety-signals.js'
import { type CorpusCase, corpus, type Half, notesOf } from './corpus.js'

const MARKS = ['denied', 'of-another', 'past'] as const

interface Found {
  readonly risk: string
  /** How a text says it: `undefined` where it is said plainly. */
  readonly said: (typeof MARKS)[number] | undefined
}

const markOf = (signal: object): Found['said'] =>
  MARKS.find((mark) => 'said' in signal && signal.said === mark)

const findIn = (input: unknown): readonly Found[] =>
  findSafetySignals(input).map((signal) => ({
    risk: signal.risk,
    said: markOf(signal),
  }))

/**
 * How urgently the floor hands each risk to people: the emergency services, a crisis team, a specialist on the same day (D).
 * A text that is found under another risk is found, as long as it reaches people no later.
 */
const URGENCY: Readonly<Record<string, number>> = {
  immediateDanger: 3,
  suicidePlanOrIntent: 2,
  suicidalThoughts: 1,
  recentSuicideAttempt: 1,
  selfHarm: 1,
}

/** What these are about names one risk; words can be taken in more than one way. */
export const BY_NAME: readonly string[] = ['own-keys', 'codes', 'instruments']

const isFoundAs = (risk: string, wanted: string, about: string): boolean =>
  risk === wanted || (!BY_NAME.includes(about) && (URGENCY[risk] ?? 0) >= (URGENCY[wanted] ?? 0))

export interface Judged {
  readonly case: CorpusCase
  readonly found: readonly Found[]
  /** Nothing was found that reaches people as it should. */
  readonly missed: boolean
  /** Something was found where there is nothing. */
  readonly alarm: boolean
  /** What is said plainly is found so; what is denied, of another or past has that mark, and nothing stands beside it unmarked. */
  readonly marksRight: boolean
}

const judge = (one: CorpusCase): Judged => {
  const found = findIn(one.input)
  const { expect } = one
  if (expect === 'none')
    return { case: one, found, missed: false, alarm: found.length > 0, marksRight: found.length === 0 }
  const right = found.filter(({ risk }) => expect.risks.some((wanted) => isFoundAs(risk, wanted, one.about)))
  const marksRight =
    right.some((signal) => signal.said === expect.said) &&
    (expect.said === undefined || found.every((signal) => signal.said !== undefined))
  return { case: one, found, missed: right.length === 0, alarm: false, marksRight }
}

/** Every case of the corpus, judged. */
export const judgeCorpus = (): readonly Judged[] => corpus.map(judge)

export interface JudgedNotes {
  readonly half: Half
  readonly notes: number
  /** Notes with something that is said plainly: these would escalate. */
  readonly escalate: readonly string[]
  /** Notes with something that is denied, of another or past, and nothing that is said plainly. */
  readonly marked: readonly string[]
}

const mentionsIn = phraseFinder([])

/** The notes of a half: which of them would escalate, and which carry a marked mention only. */
export const judgeNotes = (half: Half, which: Parameters<typeof notesOf>[1]): JudgedNotes => {
  const notes = notesOf(half, which)
  const isPlain = (note: string): boolean => mentionsIn(note).some(({ said }) => said === undefined)
  return {
    half,
    notes: notes.length,
    escalate: notes.filter(isPlain),
    marked: notes.filter((note) => !isPlain(note) && mentionsIn(note).length > 0),
  }
}
