/** Random valid referrals: half-filled as they arrive, or with every field filled in. */
import fc from 'fast-check'
import { NEED_DOMAINS } from '../../../src/referral/need-domain.js'
import { type Client, type Referral, Risks } from '../../../src/referral/referral.js'
import { ReferralSource } from '../../../src/referral/referral-source.js'
import { answers, orUnasked } from './answers.js'
import { datesIn } from './calendar-dates.js'
import { knownValues } from './fact-values.js'
import { LOCAL_FACTS } from './local-facts.js'

const items = (count: number, min: number, max: number) =>
  fc.array(fc.option(fc.integer({ min, max }), { nil: null, freq: 9 }), {
    minLength: count,
    maxLength: count,
  })

// People are born up to 2020, fill in questionnaires from 2021 to 2023, and are referred in 2026, when every rule set is in force.
const completedOn = datesIn(2021, 2023)

const assessments = fc.array(
  fc.oneof(
    fc.record({ instrument: fc.constant('phq-9' as const), completedOn, items: items(9, 0, 3) }),
    fc.record({ instrument: fc.constant('gad-7' as const), completedOn, items: items(7, 0, 3) }),
    fc.record({ instrument: fc.constant('ucla-3' as const), completedOn, items: items(3, 1, 3) }),
  ),
  { maxLength: 3 },
)

const client = {
  id: fc.constant('C-1'),
  dateOfBirth: datesIn(1930, 2020),
  longTermConditions: fc.integer({ min: 0, max: 50 }),
  housebound: answers,
  supportToLeaveHome: answers,
  carer: answers,
  interpreterNeeded: answers,
  selfNavigation: fc.constantFrom('confident', 'needs-some-help', 'needs-support'),
} satisfies { readonly [Key in keyof Client]-?: fc.Arbitrary<unknown> }

const needs = fc.array(
  fc.constantFrom(...NEED_DOMAINS).map((domain) => ({ domain })),
  { maxLength: 5 },
)

const RISKS = Object.keys(Risks.shape)

type Fields = { readonly [field: string]: fc.Arbitrary<unknown> }

/** Every field filled in. */
const full = (fields: Fields) => fc.record({ ...fields })

/** Any field absent, or there and `null`. */
const half = (fields: Fields) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, values]) => [key, orUnasked(values)])), {
    requiredKeys: [],
  })

const local = Object.fromEntries(
  LOCAL_FACTS.map((definition) => [definition.name.slice('local.'.length), knownValues(definition)]),
)

const referralsOf = (
  some: (fields: Fields) => fc.Arbitrary<object>,
  localFacts: Fields,
): fc.Arbitrary<Referral> =>
  fc
    .tuple(
      fc.record({ id: fc.constant('R-1'), receivedOn: datesIn(2026, 2026) }),
      some({
        source: fc.constantFrom(...ReferralSource.options),
        consent: answers,
        client: some(client),
        needs,
        risks: some(Object.fromEntries(RISKS.map((risk) => [risk, answers]))),
        assessments,
        ...(Object.keys(localFacts).length === 0 ? {} : { local: some(localFacts) }),
      }),
    )
    // Built from the schema's own fields; that they all parse is a test of its own.
    .map(([top, rest]) => ({ ...top, ...rest }) as Referral)

/** Referrals as half-filled as they arrive, for any rule set. */
export const referrals = referralsOf(half, {})

/** Referrals with every field filled in. */
export const fullReferrals = referralsOf(full, {})

/** Referrals that also answer the local facts of random rule sets. */
export const referralsWithLocalFacts = referralsOf(half, local)

/** The same, of people who said "no" to each question of the safety screen: no rule of the floor is met. */
export const calmReferrals: fc.Arbitrary<Referral> = referralsWithLocalFacts.map((referral) => ({
  ...referral,
  risks: {
    ...referral.risks,
    suicidalThoughts: 'no',
    recentSuicideAttempt: 'no',
    selfHarm: 'no',
    suicidePlanOrIntent: 'no',
    immediateDanger: 'no',
  },
  assessments: (referral.assessments ?? []).filter(({ instrument }) => instrument !== 'phq-9'),
}))
