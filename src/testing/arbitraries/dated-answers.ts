/** Dates beside the answers of a referral: from the day itself to years ago, often just inside or outside of what holds. */
import fc from 'fast-check'
import { agreedFact, agreementFact } from '../../facts/catalogue/teams.js'
import { type FactScope, LOCAL_PREFIX } from '../../facts/catalogue.js'
import { PAST_EVENTS } from '../../facts/past-events.js'
import { valueAt } from '../../input/json.js'
import { isDated } from '../../referral/answered.js'
import { addDays } from '../../referral/calendar-date.js'
import type { Referral } from '../../referral/referral.js'
import { ANSWERS } from '../../referral/vocabulary.js'

/** When something happened, in days before the referral was received, and how much of the date is known. */
interface Happened {
  readonly days: number
  readonly known: 'year' | 'month' | 'day'
}

const EVENTS = ['recentSuicideAttempt', 'selfHarm', 'pastSuicideAttempt', 'pastSelfHarm'] as const

/** Dates to be put beside answers, in days before the referral was received. */
export interface Dating {
  /** The day that is stated for all risks. */
  readonly risks: number | null
  /** The days on which answers were given: of which, by its place among them, around and around. */
  readonly asked: readonly { readonly which: number; readonly days: number }[]
  /** When what the answer tells of happened. */
  readonly happened: { readonly [event in (typeof EVENTS)[number]]: Happened | null }
}

const CLIENT_ANSWERS = [
  'housebound',
  'supportToLeaveHome',
  'carer',
  'interpreterNeeded',
  'capacityInDoubt',
  'communicationNeeds',
  'parentalConsent',
  'perinatal',
  'mayCall',
  'mayLeaveMessage',
  'mayWrite',
]

const daysAgo = (edge: number, most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(0, edge - 1, edge, edge + 1), fc.nat(most))

const asked = daysAgo(28, 400)

const happened: fc.Arbitrary<Happened | null> = fc.option(
  fc.record({ days: daysAgo(183, 1_800), known: fc.constantFrom('day', 'month', 'year') }),
  { nil: null, freq: 2 },
)

/** Dates for some of the answers, or one for all risks. */
export const datings: fc.Arbitrary<Dating> = fc.record({
  risks: fc.option(asked, { nil: null, freq: 3 }),
  asked: fc.array(fc.record({ which: fc.nat(1_000), days: asked }), { maxLength: 4 }),
  happened: fc.record({
    recentSuicideAttempt: happened,
    selfHarm: happened,
    pastSuicideAttempt: happened,
    pastSelfHarm: happened,
  }),
})

const LENGTH = { year: 4, month: 7, day: 10 } as const

/** Where the way says what is past, an attempt or self-harm ever says nothing else. */
export const earlierEvents = ({ risks }: Referral, way: Referral): Referral['risks'] => {
  const said = way.risks?.pastSuicidalThoughts
  if (said === undefined) return {}
  return Object.fromEntries(
    PAST_EVENTS.flatMap((name) => (risks?.[name] === undefined ? [] : [[name, said]])),
  )
}

/** The places of the answers that dates can stand beside: plain ones. */
const placesIn = (referral: Referral, { localFacts }: FactScope): readonly (readonly string[])[] => {
  const own = localFacts.filter(({ kind }) => kind === 'answer')
  const places = [
    ['consent'],
    ...CLIENT_ANSWERS.map((name) => ['client', name]),
    ...Object.keys(referral.agreements ?? {}).map((team) => ['agreements', team]),
    ...Object.keys(referral.risks ?? {}).map((name) => ['risks', name]),
    ...own.map(({ name }) => ['local', name.slice(LOCAL_PREFIX.length)]),
  ]
  return places.filter((place) => ANSWERS.some((answer) => answer === valueAt(referral, place)))
}

/** Facts that follow from other answers as well. */
const FOLLOWING: { readonly [answer: string]: readonly string[] } = {
  recentSuicideAttempt: ['pastSuicidalThoughts'],
  selfHarm: ['pastSuicidalThoughts'],
  pastSuicideAttempt: ['pastSuicidalThoughts', 'recentSuicideAttempt'],
  pastSelfHarm: ['pastSuicidalThoughts', 'selfHarm'],
  domesticAbuse: ['domesticAbuseIndicated'],
  harmToPartner: ['harmIndicated'],
  harmFromOthers: ['harmIndicated'],
  selfNeglect: ['harmIndicated'],
  substanceDependence: ['dependenceReported'],
  underSecondaryMentalHealthCare: ['mentalHealthTeamReported'],
  housebound: ['houseboundReported'],
}

const isFixed = (place: readonly string[], fixed: ReadonlySet<string>): boolean => {
  const name = place.at(-1) ?? ''
  if (place[0] === 'agreements') return [agreementFact(name), agreedFact(name)].some((one) => fixed.has(one))
  return [place.join('.'), name, ...(FOLLOWING[name] ?? [])].some((one) => fixed.has(one))
}

/** The referral with a date beside an answer: the place takes it. */
const dated = (referral: Referral, [top = '', key = '']: readonly string[], dates: object): Referral => {
  const section = valueAt(referral, [top])
  const beside = (given: unknown) => (isDated(given) ? { ...given, ...dates } : { answer: given, ...dates })
  const put = key === '' ? beside(section) : { ...Object(section), [key]: beside(valueAt(section, [key])) }
  return { ...referral, [top]: put } as Referral
}

/**
 * The referral with dates beside its answers, none before its client was born. The answers that are `fixed` facts stay
 * without.
 */
export const withDates = (
  referral: Referral,
  scope: FactScope,
  dating: Dating,
  fixed: ReadonlySet<string> = new Set(),
): Referral => {
  const birth = referral.client?.dateOfBirth ?? ''
  const before = (days: number): readonly string[] => {
    const day = addDays(referral.receivedOn, -days)
    return day < birth ? [] : [day]
  }
  const all = placesIn(referral, scope)
  const places = all.filter((place) => !isFixed(place, fixed))
  const asked = dating.asked.flatMap(({ days, which }) => {
    const place = places[which % Math.max(1, places.length)]
    return place === undefined ? [] : before(days).map((askedOn) => ({ place, dates: { askedOn } }))
  })
  const happened = EVENTS.flatMap((event) => {
    const { days, known } = dating.happened[event] ?? { days: 0, known: null }
    const place = places.find((one) => one.join('.') === `risks.${event}`)
    if (place === undefined || known === null) return []
    return before(days).map((day) => ({ place, dates: { happenedOn: day.slice(0, LENGTH[known]) } }))
  })
  const some = [...asked, ...happened].reduce(
    (sofar, { dates, place }) => dated(sofar, place, dates),
    referral,
  )
  const isRiskFixed = all.some((place) => place[0] === 'risks' && isFixed(place, fixed))
  const [askedOn] = dating.risks === null || isRiskFixed ? [] : before(dating.risks)
  return some.risks && askedOn !== undefined ? { ...some, risks: { ...some.risks, askedOn } } : some
}
