/** Promise 7: a fault while deciding, or two evaluators that disagree, push towards a person and nowhere else. */

import { afterEach, describe, expect, test, vi } from 'vitest'
import { decideFromVerdicts } from '../../src/decision/decide.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { referenceVerdicts } from '../../src/rule-set/reference.js'
import { createTriage } from '../../src/triage.js'

// The only way to a fault in code that has none is to put one there.
vi.mock('../../src/decision/decide.js', { spy: true })
vi.mock('../../src/rule-set/reference.js', { spy: true })

afterEach(() => {
  vi.mocked(decideFromVerdicts).mockReset()
  vi.mocked(referenceVerdicts).mockReset()
})

const triage = createTriage({ service: { id: 's', title: 'S', nation: 'england' } })
const referral: ReferralInput = { id: 'R-1', receivedOn: '2026-03-02', risks: { selfHarm: 'unsure' } }

const handedOver = (code: string) => ({
  issues: [{ code }],
  handover: {
    to: 'person',
    signals: [{ risk: 'selfHarm', answer: 'unsure' }],
    escalations: [{ kind: 'specialist-mental-health' }],
  },
})

describe('a fault while deciding', () => {
  test('is an issue with a hand-over to the specialist that the referral calls for', () => {
    vi.mocked(decideFromVerdicts).mockImplementation(() => {
      throw new RangeError('out of luck')
    })
    expect(triage.safeDecide(referral)).toMatchObject({ ok: false, ...handedOver('decision-fault') })
    expect(triage.safeExamine(referral)).toMatchObject({ ok: false, ...handedOver('decision-fault') })
    expect(() => triage.decide(referral)).toThrow('out of luck')
  })

  test('may even be something that is no error', () => {
    vi.mocked(decideFromVerdicts).mockImplementation(() => {
      throw null
    })
    expect(triage.safeDecide(referral)).toMatchObject({ ok: false, ...handedOver('decision-fault') })
  })
})

describe('a second opinion', () => {
  test('that differs in one rule leaves nothing decided', async () => {
    const examined = triage.safeExamine(referral)
    const facts = examined.ok ? examined.value.facts : {}
    const verdicts = await referenceVerdicts(triage.ruleSet, facts)
    vi.mocked(referenceVerdicts).mockResolvedValue({ ...verdicts, 'self-harm-assessment': 'not-met' })
    await expect(triage.crossCheck(referral)).rejects.toMatchObject({
      name: 'ReferralError',
      ...handedOver('evaluators-disagree'),
    })
  })

  test('that says nothing about a rule leaves nothing decided', async () => {
    vi.mocked(referenceVerdicts).mockResolvedValue({})
    await expect(triage.crossCheck(referral)).rejects.toMatchObject({
      handover: { to: 'person' },
      issues: triage.ruleSet.rules.map(() => ({ code: 'evaluators-disagree' })),
    })
  })

  test('that cannot be had leaves nothing decided', async () => {
    vi.mocked(referenceVerdicts).mockRejectedValue(new Error('no such engine'))
    await expect(triage.crossCheck(referral)).rejects.toMatchObject({
      name: 'ReferralError',
      ...handedOver('decision-fault'),
    })
  })
})
