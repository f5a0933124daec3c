/** How a referral is made smaller while a test still fails with it: fewer answers first, then plainer ones. */
import { type DatedEvent, isDated } from '../../referral/answered.js'
import type { Assessment } from '../../referral/assessment-schema.js'
import { instrumentNamed, type ScoredInstrument } from '../../referral/instrument.js'
import type { Referral } from '../../referral/referral.js'
import type { Vocabulary } from '../../referral/vocabulary.js'

type Loose = { readonly [key in keyof Referral]?: unknown }

const without = (data: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)))

/** One half of a list left out, then the other, then each member by itself. */
const parts = <T>(list: readonly T[]): readonly (readonly T[])[] => {
  const half = Math.floor(list.length / 2)
  const halves = list.length > 3 ? [list.slice(0, half), list.slice(half)] : []
  return [...halves, ...list.map((one) => [one])]
}

const SECTIONS = ['client', 'agreements', 'risks', 'local'] as const
const LISTS = ['needs', 'assessments'] as const

/** The referral with fewer answers. */
function* fewer(referral: Referral): Generator<Loose> {
  const whole: Loose = { ...referral }
  const optional = Object.keys(whole).filter((key) => !['id', 'receivedOn'].includes(key))
  for (const keys of parts(optional)) yield without(whole, keys)
  for (const section of SECTIONS) {
    const answers = referral[section] ?? {}
    for (const keys of parts(Object.keys(answers))) yield { ...whole, [section]: without(answers, keys) }
  }
  for (const list of LISTS) {
    const members: readonly unknown[] = referral[list] ?? []
    for (const gone of parts(members)) {
      yield { ...whole, [list]: members.filter((one) => !gone.includes(one)) }
    }
  }
}

const ANSWERS = ['no', 'yes', 'unsure', 'declined']

/** Without any date, then without one of them, then a plainer answer with the same dates. */
const plainerDated = (given: DatedEvent): readonly unknown[] => {
  // Whose word consent is stays: without it, it may not count.
  if (Object.hasOwn(given, 'by')) return plainer(given.answer).map((answer) => ({ ...given, answer }))
  const { answer, ...dates } = given
  const days = Object.keys(dates)
  return [
    answer ?? null,
    ...(days.length > 1 ? days.map((day) => without(given, [day])) : []),
    ...plainer(answer).map((one) => ({ ...given, answer: one })),
  ]
}

/** Plainer values of the same kind, the plainest first; each is nearer to the plainest than the value itself. */
const plainer = (value: unknown): readonly unknown[] => {
  if (isDated(value)) return plainerDated(value)
  if (typeof value === 'string') return ANSWERS.slice(0, Math.max(0, ANSWERS.indexOf(value)))
  if (value === true) return [false]
  if (typeof value !== 'number' || value <= 0) return []
  return [...new Set([0, Math.floor(value / 2), value - 1])]
}

const PLAIN_YEAR = 1980

/** Towards the first of January 1980. */
const plainerBirth = (date: string): readonly string[] => {
  const year = Number(date.slice(0, 4))
  const nearer = [PLAIN_YEAR, year + Math.trunc((PLAIN_YEAR - year) / 2), year + Math.sign(PLAIN_YEAR - year)]
  const years = [...new Set(nearer)].filter((one) => one !== year).map((one) => `${one}-01-01`)
  return date.endsWith('-01-01') ? years : [...years, `${year}-01-01`]
}

const PLAINEST: { readonly [key: string]: unknown } = { source: 'self', selfNavigation: 'confident' }

const plainerAt = (key: string, value: unknown): readonly unknown[] => {
  if (key === 'dateOfBirth') return typeof value === 'string' ? plainerBirth(value) : []
  return Object.hasOwn(PLAINEST, key) && value !== PLAINEST[key] ? [PLAINEST[key]] : plainer(value)
}

function* plainerAnswers(referral: Referral): Generator<Loose> {
  const whole: Loose = { ...referral }
  for (const key of ['source', 'consent'] as const) {
    if (referral[key]) for (const value of plainerAt(key, referral[key])) yield { ...whole, [key]: value }
  }
  for (const section of ['risks', 'client', 'local'] as const) {
    const answers: object = referral[section] ?? {}
    for (const [key, answer] of Object.entries(answers)) {
      // What is no answer with dates may be any value of the rule set's own: nobody knows which is plainer.
      if (section === 'local' && !isDated(answer)) continue
      for (const value of plainerAt(key, answer)) yield { ...whole, [section]: { ...answers, [key]: value } }
    }
  }
}

/** Plainer scores: none at all where there is none, then the least, then one less. */
const plainerScores = (score: number | null, least: number): readonly number[] =>
  score === null ? [least] : score <= least ? [] : [...new Set([least, score - 1])]

/** A questionnaire with one score plainer; where items and a total are given, with the items alone first. */
function* plainerAssessments(
  assessment: Assessment,
  { itemRange, total: range }: ScoredInstrument,
): Generator<Assessment> {
  const { items, total, ...others } = assessment
  if (items && (total ?? null) !== null) {
    yield { ...others, items }
    return
  }
  if (typeof total === 'number' && range !== null) {
    for (const value of plainerScores(Math.floor(total), range.min)) yield { ...assessment, total: value }
  }
  for (const [place, item] of (items ?? []).entries()) {
    for (const value of plainerScores(item, itemRange.min))
      yield { ...assessment, items: (items ?? []).map((one, at) => (at === place ? value : one)) }
  }
}

function* plainerItems(referral: Referral, { instruments }: Vocabulary): Generator<Loose> {
  const assessments = referral.assessments ?? []
  for (const [index, assessment] of assessments.entries()) {
    const instrument = instrumentNamed(assessment.instrument, instruments)
    if (instrument === null) continue
    for (const plainerOne of plainerAssessments(assessment, instrument)) {
      yield { ...referral, assessments: assessments.map((one, at) => (at === index ? plainerOne : one)) }
    }
  }
}

/** Where nothing may be left out: every question stays answered, as plainly as may be. */
export function* plainerReferrals(referral: Referral, vocabulary: Vocabulary): Generator<Referral> {
  // Every one of them has the answers of the referral in other words.
  for (const one of plainerAnswers(referral)) yield one as Referral
  for (const one of plainerItems(referral, vocabulary)) yield one as Referral
}

/** Every referral that is one step smaller or plainer. None of them is larger, so that the steps come to an end. */
export function* simplerReferrals(referral: Referral, vocabulary: Vocabulary): Generator<Referral> {
  // A referral may leave out any answer; the id and the date are left alone.
  for (const one of fewer(referral)) yield one as Referral
  yield* plainerReferrals(referral, vocabulary)
}
