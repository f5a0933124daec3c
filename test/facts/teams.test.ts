import { describe, expect, test } from 'vitest'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import { addDays } from '../../src/referral/calendar-date.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { aReferral, aService } from '../../src/testing/builders/builders.js'
import { inShort } from '../rule-set/support/issues-of.js'
import { youngPeopleDocument } from '../support/young-people.js'

const RECEIVED = '2026-03-02'
const TREATMENT = 'drug-and-alcohol-service'

const factsOf = (overrides: Partial<ReferralInput>, asOf = RECEIVED) =>
  unwrap(deriveFacts({ referral: aReferral(overrides), service: aService(), asOf }, { localFacts: [] })).facts

const teamFor = (overrides: Partial<ReferralInput>) => factsOf(overrides)['referrerTeam']

describe('the team of whoever referred', () => {
  test.each([
    ['gp', 'gp-practice'],
    ['mdt', 'mdt'],
    ['care-coordinator', 'mental-health-team'],
    ['drug-and-alcohol-worker', TREATMENT],
    ['social-care', 'adult-social-care'],
    ['self', 'none'],
    ['school', 'none'],
    ['health-visitor', 'none'],
    ['nhs-case-manager', 'none'],
    ['health-professional', null],
    ['community-organisation', null],
    ['other', null],
  ])('is known of a %s by the source: %s', (source, team) => {
    expect(teamFor({ source })).toBe(team)
  })

  test('is what the referral says, whatever the source says by itself', () => {
    expect(teamFor({ source: 'health-professional', referrerTeam: TREATMENT })).toBe(TREATMENT)
    expect(teamFor({ source: 'gp', referrerTeam: 'none' })).toBe('none')
  })

  test('is not known while nobody says who referred', () => {
    expect(teamFor({})).toBeNull()
  })

  test.each(shippedVocabulary.sources.map(({ id }) => id))('of a %s is one that there is', (source) => {
    const team = teamFor({ source })
    expect([...shippedVocabulary.teams.map(({ id }) => id), 'none', null]).toContain(team)
  })
})

describe('the agreement of a team', () => {
  const agreed = (overrides: Partial<ReferralInput>, asOf = RECEIVED) => {
    const facts = factsOf(overrides, asOf)
    return [facts[`agreement.${TREATMENT}`], facts[`agreed.${TREATMENT}`]]
  }

  test('is on record where the team says yes, and nowhere else', () => {
    expect(agreed({ source: 'gp' })).toEqual([null, false])
    expect(agreed({ source: 'gp', agreements: { [TREATMENT]: 'yes' } })).toEqual(['yes', true])
    for (const said of ['no', 'unsure', 'declined'] as const)
      expect(agreed({ source: 'gp', agreements: { [TREATMENT]: said } })).toEqual([said, false])
    expect(agreed({ source: 'gp', agreements: { 'mental-health-team': 'yes' } })).toEqual([null, false])
  })

  test('is on record where the team itself refers', () => {
    expect(agreed({ source: 'drug-and-alcohol-worker' })).toEqual([null, true])
    expect(agreed({ source: 'other', referrerTeam: TREATMENT })).toEqual([null, true])
  })

  test('is on record of a team that refers, and what it answers stands beside that', () => {
    const source = 'drug-and-alcohol-worker'
    expect(agreed({ source, agreements: { [TREATMENT]: 'no' } })).toEqual(['no', true])
  })

  test('wears out as an answer that reassures does, and what does not agree stays', () => {
    const said = (answer: 'yes' | 'no') => ({
      source: 'gp',
      agreements: { [TREATMENT]: { answer, askedOn: RECEIVED } },
    })
    expect(agreed(said('yes'), addDays(RECEIVED, 28))).toEqual(['yes', true])
    expect(agreed(said('yes'), addDays(RECEIVED, 29))).toEqual([null, false])
    expect(agreed(said('no'), addDays(RECEIVED, 400))).toEqual(['no', false])
  })

  test('is dated in the past, and of a team that there is', () => {
    const slip = parseReferral({ ...aReferral(), agreements: { 'drug-and-alcohol-servise': 'yes' } })
    expect(slip).toMatchObject({
      ok: false,
      issues: [
        { path: ['agreements', 'drug-and-alcohol-servise'], hint: expect.stringContaining(TREATMENT) },
      ],
    })
    const tomorrow = { [TREATMENT]: { answer: 'yes' as const, askedOn: addDays(RECEIVED, 1) } }
    const derived = deriveFacts(
      { referral: aReferral({ agreements: tomorrow }), service: aService(), asOf: RECEIVED },
      { localFacts: [] },
    )
    expect(derived).toMatchObject({ ok: false, issues: [{ code: 'answer-after-as-of' }] })
  })
})

describe('what the record shows', () => {
  test.each([
    ['yes', true, true],
    ['unsure', false, true],
    ['declined', false, false],
    ['no', false, false],
    [null, false, false],
  ] as const)('of an answer %s: dependence %s, a mental health team %s', (answer, dependence, team) => {
    const facts = factsOf({
      risks: { substanceDependence: answer, underSecondaryMentalHealthCare: answer },
    })
    expect([facts['dependenceReported'], facts['mentalHealthTeamReported']]).toEqual([dependence, team])
  })
})

describe('teams of a rule set of its own', () => {
  const read = (vocabulary: object) => {
    const result = parseRuleSet(youngPeopleDocument(vocabulary, []))
    return result.ok ? [] : inShort(result)
  }

  test('are referred for, besides those that ship', () => {
    const teams = [{ id: 'youth-justice', title: 'the youth justice team' }]
    const source = (team: string) => [{ id: 'youth-officer', title: 'youth officer', team }]
    expect(read({ teams, sources: source('youth-justice') })).toEqual([])
    expect(read({ teams, sources: source('gp-practice') })).toEqual([])
    expect(read({ teams, sources: source('none') })).toEqual([])
  })

  test('are told where there are none of that name, or where it is taken', () => {
    const sources = [{ id: 'youth-officer', title: 'youth officer', team: 'youth-justise' }]
    expect(read({ sources })).toEqual(['unknown-word at vocabulary.sources[0].team'])
    expect(read({ teams: [{ id: 'none', title: 'no team' }] })).toEqual([
      'duplicate-name at vocabulary.teams[0].id',
    ])
  })
})
