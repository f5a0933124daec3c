/** Random valid referrals, each answer by itself: half-filled as they arrive, or with every field filled in. */
import fc from 'fast-check'
import { type FactScope, LOCAL_PREFIX } from '../../facts/catalogue.js'
import { CONSENT_BY } from '../../referral/answered.js'
import type { Assessment } from '../../referral/assessment-schema.js'
import type { ScoredInstrument } from '../../referral/instrument.js'
import { type Client, type Referral, Risks } from '../../referral/referral.js'
import { NO_TEAM } from '../../referral/shipped-words.js'
import { idsOf, type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import { datings, withDates } from './dated-answers.js'
import { answers, knownValues, orUnasked } from './fact-values.js'

const DAY = 86_400_000

/** Every day from one to another, both included; made in UTC, whatever the zone of the process. */
export const datesFrom = (first: string, last: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.parse(`${first}T00:00:00Z`) / DAY, max: Date.parse(`${last}T00:00:00Z`) / DAY })
    .map((day) => new Date(day * DAY).toISOString().slice(0, 10))

/** Every day from 1 January of `from` to 31 December of `to`. */
export const datesIn = (from: number, to: number): fc.Arbitrary<string> =>
  datesFrom(`${from}-01-01`, `${to}-12-31`)

/** Item by item, some of them not answered; or, as in many records, its total alone. */
const assessmentOf = (
  { id, itemRange, items, total }: ScoredInstrument,
  completedOn: fc.Arbitrary<string>,
): fc.Arbitrary<Assessment> => {
  const scores = fc.array(fc.option(fc.integer(itemRange), { nil: null, freq: 9 }), {
    minLength: items.length,
    maxLength: items.length,
  })
  const itemByItem = fc.record({ instrument: fc.constant(id), completedOn, items: scores })
  if (total === null) return itemByItem
  const { max, min, scales } = total
  const scored = fc.record({
    instrument: fc.constant(id),
    completedOn,
    total: fc.integer({ min, max }),
    ...(scales === undefined ? {} : { scale: fc.constantFrom(...scales) }),
  })
  return fc.oneof({ weight: 4, arbitrary: itemByItem }, { weight: 1, arbitrary: scored })
}

/** Questionnaires were filled in three to five years before, so that no date is before another by accident. */
const assessmentsBefore = (year: number, instruments: Vocabulary['instruments']) => {
  const completedOn = datesIn(year - 5, year - 3)
  return instruments.length === 0
    ? fc.constant([])
    : fc.array(fc.oneof(...instruments.map((one) => assessmentOf(one, completedOn))), { maxLength: 3 })
}

/** People are between 5 and 96 years old. */
const clientsIn = (year: number) =>
  ({
    id: fc.constant('C-1'),
    dateOfBirth: datesIn(year - 96, year - 6),
    longTermConditions: fc.integer({ min: 0, max: 50 }),
    housebound: answers,
    supportToLeaveHome: answers,
    carer: answers,
    // Seldom in doubt: it is presumed.
    capacityInDoubt: fc.oneof({ weight: 9, arbitrary: fc.constant('no') }, { weight: 1, arbitrary: answers }),
    interpreterNeeded: answers,
    communicationNeeds: answers,
    parentalConsent: answers,
    perinatal: answers,
    mayCall: answers,
    mayLeaveMessage: answers,
    mayWrite: answers,
    selfNavigation: fc.constantFrom('confident', 'needs-some-help', 'needs-support'),
  }) satisfies { readonly [Key in keyof Client]-?: fc.Arbitrary<unknown> }

type Fields = { readonly [field: string]: fc.Arbitrary<unknown> }

const needsIn = ({ needs }: Vocabulary) =>
  fc.array(
    fc.constantFrom(...idsOf(needs)).map((domain) => ({ domain })),
    { maxLength: 5 },
  )

const risksIn = ({ risks }: Vocabulary): Fields =>
  Object.fromEntries([...Object.keys(Risks.shape), ...idsOf(risks)].map((risk) => [risk, answers]))

/** Ordinary notes: nothing in them is about danger, so that a referral is decided by its answers. */
const ORDINARY_NOTES = [
  'Would like to join the walking group on Tuesdays.',
  'Wife died in the spring. Does not get out much.',
  'Prefers a telephone call in the morning.\nHas a dog.',
] as const

/** The notes of a referral go by the day it was received; on every other day there are none, unless every field is filled in. */
const notesOf = (receivedOn: string, some: Filling): Pick<Referral, 'notes'> => {
  const day = Number(receivedOn.slice(-2))
  return some === full || day % 2 === 0 ? { notes: ORDINARY_NOTES[day % ORDINARY_NOTES.length] } : {}
}

/** How many of the fields are filled in. */
export type Filling = (fields: Fields) => fc.Arbitrary<object>

/** Every field filled in. */
export const full: Filling = (fields) => fc.record({ ...fields })

/** Any field absent, or there and `null`. */
export const half: Filling = (fields) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, values]) => [key, orUnasked(values)])), {
    requiredKeys: [],
  })

/** Whether somebody agrees: most often the answer alone, as on forms; otherwise with who said it. */
const consents = fc.oneof(
  { weight: 2, arbitrary: answers },
  { weight: 1, arbitrary: fc.record({ answer: answers, by: fc.constantFrom(...CONSENT_BY) }) },
)

/** Referrals received in a year, in the words of a rule set, that answer its own facts if it has any. `instruments` are drawn alike; one that stands there twice is drawn twice as often. */
export const randomReferrals = (
  some: Filling,
  scope: FactScope = { localFacts: [] },
  year = 2026,
  instruments = vocabularyOf(scope).instruments,
): fc.Arbitrary<Referral> => {
  const { localFacts } = scope
  const vocabulary = vocabularyOf(scope)
  const local = Object.fromEntries(
    localFacts.map((definition) => [definition.name.slice(LOCAL_PREFIX.length), knownValues(definition)]),
  )
  return (
    fc
      .tuple(
        fc.record({ id: fc.constant('R-1'), receivedOn: datesIn(year, year) }),
        some({
          source: fc.constantFrom(...idsOf(vocabulary.sources)),
          referrerTeam: fc.constantFrom(...idsOf(vocabulary.teams), NO_TEAM),
          consent: consents,
          client: some(clientsIn(year)),
          needs: needsIn(vocabulary),
          risks: some(risksIn(vocabulary)),
          agreements: some(Object.fromEntries(idsOf(vocabulary.teams).map((team) => [team, answers]))),
          assessments: assessmentsBefore(year, instruments),
          ...(localFacts.length === 0 ? {} : { local: some(local) }),
        }),
      )
      // Built from the schema's own fields; that they all parse is a test of its own.
      .map(([top, rest]) => ({ ...top, ...rest, ...notesOf(top.receivedOn, some) }) as Referral)
  )
}

/** The same, half of them with dates beside some of their answers. */
export const datedReferrals = (
  some: Filling,
  scope: FactScope = { localFacts: [] },
): fc.Arbitrary<Referral> =>
  fc
    .tuple(randomReferrals(some, scope), fc.option(datings, { nil: null, freq: 2 }))
    .map(([referral, dating]) => (dating === null ? referral : withDates(referral, scope, dating)))
