import { describe, expect, test } from 'vitest'
import { everyQuestion } from '../../src/decision/every-question.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import type { Answer } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { ruleSetOnDisk } from './policy-on-disk.js'
import { bandedInstruments, doneAt, totalsOf } from './score-table.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const done = doneAt(ruleSet)
const triage = createTriage({ service: services.sp7, ruleSet })

test.each(bandedInstruments.map((one) => [one.title, one] as const))(
  'every total of the %s is in one band, and the policy does the same throughout it',
  (_, instrument) => {
    for (const value of totalsOf(instrument)) {
      const bands = instrument.bands.filter(({ max, min }) => min <= value && value <= max)
      expect(bands.map(({ title }) => title)).toHaveLength(1)
      expect(done(instrument, value)).toEqual(done(instrument, bands[0]?.min ?? 0))
    }
  },
)

test.each(bandedInstruments.map((one) => [one.title, one] as const))(
  'a higher band of the %s takes nothing away that the policy does',
  (_, instrument) => {
    const { bands } = instrument
    for (const [index, { min }] of bands.entries()) {
      const before = bands[index - 1]
      const now = done(instrument, min)
      if (before !== undefined) expect(now).toEqual(expect.arrayContaining([...done(instrument, before.min)]))
    }
  },
)

test('the policy does something with every questionnaire that has bands', () => {
  for (const instrument of bandedInstruments)
    expect([instrument.title, done(instrument, instrument.total?.max ?? 0)]).not.toEqual([
      instrument.title,
      [],
    ])
})

const NO: Answer = 'no'
const referral = (
  needs: readonly string[],
  assessments: NonNullable<ReferralInput['assessments']>,
): ReferralInput => ({
  id: 'scores',
  receivedOn: '2026-03-02',
  source: 'health-professional',
  consent: 'yes',
  client: {
    dateOfBirth: '1990-01-01',
    selfNavigation: 'confident',
    housebound: NO,
    interpreterNeeded: NO,
    carer: NO,
    longTermConditions: 0,
  },
  needs: needs.map((domain) => ({ domain })),
  risks: {
    suicidalThoughts: NO,
    recentSuicideAttempt: NO,
    selfHarm: NO,
    pastSuicidalThoughts: NO,
    harmToOthers: NO,
    childAtRisk: NO,
    adultSafeguarding: NO,
    substanceDependence: NO,
    underSecondaryMentalHealthCare: NO,
  },
  assessments,
  local: { homelessWithin56Days: NO },
})

const total = (instrument: string, score: number) => ({ instrument, completedOn: '2026-03-01', total: score })

/** The questionnaires that a decision asks for. */
const askedFor = (needs: readonly string[], assessments: NonNullable<ReferralInput['assessments']>) =>
  everyQuestion(triage.decide(referral(needs, assessments))).flatMap(({ answer }) => answer.instrument ?? [])

const LOW = ['mental-wellbeing', 'loneliness']

describe('a questionnaire is asked for', () => {
  test('by its two questions first, where mental wellbeing is one of several needs', () => {
    expect(askedFor(LOW, [])).toEqual(['phq-2', 'ucla-3'])
  })

  test('in full where the two questions come to 3 or more, whatever the needs', () => {
    expect(askedFor(LOW, [total('phq-2', 3)])).toContain('phq-9')
    expect(askedFor(['money'], [total('phq-2', 3)])).toEqual(['phq-9'])
    expect(askedFor(['money'], [total('gad-2', 3)])).toEqual(['gad-7'])
    expect(askedFor(['money'], [total('phq-2', 3), total('gad-2', 3)])).toEqual(['phq-9', 'gad-7'])
  })

  test('not where the two questions come to less', () => {
    expect(askedFor(LOW, [total('phq-2', 2)])).toEqual(['ucla-3'])
    expect(askedFor(['money'], [total('gad-2', 2)])).toEqual([])
  })

  test.each(['phq-9', 'phq-8', 'epds', 'core-10'])('not where a %s is there', (instrument) => {
    expect(askedFor(LOW, [total(instrument, 6)])).toEqual(['ucla-3'])
    expect(askedFor(LOW, [total(instrument, 6), total('phq-2', 4)])).toEqual(['ucla-3'])
  })

  test('for nothing else: a GAD-7, a PHQ-9 or an EPDS calls for no other', () => {
    for (const instrument of ['gad-7', 'phq-9', 'epds', 'core-10', 'phq-8'])
      expect(askedFor(['money'], [total(instrument, 12)])).toEqual([])
  })
})

describe('an EPDS from a health visitor, its total alone', () => {
  const decide = (score: number) => triage.decide(referral(['relationships'], [total('epds', score)]))
  const actionsOf = (score: number) => decide(score).actions.map(({ action }) => action)

  test('counts as a PHQ-9 does', () => {
    expect(decide(9)).toMatchObject({ disposition: 'accept', pathway: 'light' })
    expect(decide(10)).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
    expect(actionsOf(10)).not.toContain('gp-mental-health-review')
    expect(decide(13)).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
    expect(actionsOf(13)).toContain('gp-mental-health-review')
  })

  test('leaves the answer about suicide to the screen, unless the total cannot be reached without it', () => {
    expect(decide(27).disposition).toBe('accept')
    expect(decide(28).disposition).toBe('escalate')
    const { risks: _, ...unasked } = referral(['relationships'], [total('epds', 12)])
    expect(triage.decide(unasked).questions.map(({ fact }) => fact)).toContain('suicidalThoughts')
  })
})

test.each([
  ['phq-9', 20],
  ['phq-8', 20],
  ['core-10', 25],
])('a %s of %i reaches the duty clinician the same day, and one less does not', (instrument, score) => {
  const routes = (value: number) =>
    triage.decide(referral(['money'], [total(instrument, value)])).escalations.map(({ route }) => route)
  expect(routes(score)).toContain('duty-clinician-low-mood')
  expect(routes(score - 1)).toEqual([])
})
