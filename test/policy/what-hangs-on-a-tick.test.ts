/** One tick decides nothing against all else that is on record. */
import { describe, expect, test } from 'vitest'
import type { ReferralInput } from '../../src/referral/referral.js'
import type { Answer } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const complexHealth = createTriage({ service: services.sp4, ruleSet })
const general = createTriage({ service: services.sp7, ruleSet })

const clear: ReferralInput = {
  id: 'a-tick',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { dateOfBirth: '1940-01-01' },
  needs: [{ domain: 'loneliness' }],
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
}

describe('somebody with three conditions or more who cannot leave home, referred by a professional', () => {
  const recorded = (source: string, longTermConditions: number, tick: Answer | undefined) =>
    complexHealth.decide({
      ...clear,
      source,
      client: { dateOfBirth: '1940-01-01', housebound: 'yes', longTermConditions },
      ...(tick === undefined ? {} : { local: { complexPhysicalHealth: tick } }),
    })

  test.each([undefined, 'no', 'unsure', 'declined', 'yes'] as const)(
    'has complex physical health needs whatever was ticked (%s), and nobody is asked',
    (tick) => {
      for (const source of ['nhs-case-manager', 'gp', 'mdt']) {
        const decision = recorded(source, 5, tick)
        expect(decision.disposition).toBe('accept')
        const asked = [...decision.questions, ...decision.laterQuestions].map(({ fact }) => fact)
        expect(asked).not.toContain('local.complexPhysicalHealth')
      }
    },
  )

  test('not with two conditions, nor where nobody says that they are housebound: then the tick counts', () => {
    expect(recorded('gp', 2, 'no').disposition).toBe('redirect')
    const atHome = { ...clear, local: { complexPhysicalHealth: 'no' as const } }
    expect(complexHealth.decide(atHome).disposition).toBe('redirect')
    const conditions = { dateOfBirth: '1940-01-01', longTermConditions: 5 }
    expect(complexHealth.decide({ ...atHome, client: conditions }).disposition).toBe('redirect')
  })

  test('not ticked, and nothing else known: the one question that holds it up is what was not ticked', () => {
    const { disposition, questions } = complexHealth.decide(clear)
    expect(disposition).toBe('request-information')
    expect(questions.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact)).toEqual([
      'local.complexPhysicalHealth',
    ])
  })
})

describe('somebody who does not want to change anything now', () => {
  const unwilling = (needs: readonly string[] | null, local: ReferralInput['local'] = {}) =>
    general.decide({
      ...clear,
      needs: needs === null ? null : needs.map((domain) => ({ domain })),
      local: { ...local, willingToMakeChange: 'no' },
    })

  test('is told that the door stays open', () => {
    for (const needs of [['loneliness'], ['housing', 'money'], null])
      expect(unwilling(needs)).toMatchObject({
        disposition: 'redirect',
        redirects: [{ destination: 'when-ready' }],
      })
    expect(unwilling(['housing'], { homelessWithin56Days: 'no' }).disposition).toBe('redirect')
  })

  test.each(['homelessness', 'food', 'energy'])('is not turned away with a need for %s', (need) => {
    expect(unwilling([need]).disposition).toBe('accept')
    expect(unwilling(['loneliness', need]).disposition).toBe('accept')
  })

  test.each(['yes', 'unsure', 'declined'] as const)(
    'is not turned away where a home may be lost (%s), whatever the needs',
    (homelessWithin56Days) => {
      expect(unwilling(['money'], { homelessWithin56Days })).toMatchObject({
        disposition: 'accept',
        pathway: 'holistic',
      })
    },
  )

  test('is not turned away where abuse is behind them and help with it is asked for', () => {
    const past = general.decide({
      ...clear,
      needs: [{ domain: 'domestic-abuse' }],
      risks: { ...clear.risks, domesticAbuse: 'no' },
      local: { willingToMakeChange: 'no' },
    })
    expect(past.disposition).toBe('accept')
  })
})
