import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyQuestion } from '../../../src/decision/every-question.js'
import { TriageError } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import {
  anAnsweredReferral,
  aReferral,
  aService,
  overridden,
} from '../../../src/testing/builders/builders.js'
import { createTriage } from '../../../src/triage.js'
import { referrals } from '../../support/arbitraries/referrals.js'

describe('a referral of a builder', () => {
  test('is the smallest that can be read: take a key away, and it cannot', () => {
    const { id, receivedOn, ...rest } = aReferral()
    expect(rest).toEqual({})
    expect([parseReferral({ id }).ok, parseReferral({ receivedOn }).ok]).toEqual([false, false])
  })

  test('has what was asked for, however deep, and nothing else', () => {
    expect(aReferral({ client: { carer: 'yes' }, risks: { selfHarm: 'no' } })).toEqual({
      id: 'R-1',
      receivedOn: '2026-03-02',
      client: { carer: 'yes' },
      risks: { selfHarm: 'no' },
    })
  })

  test('can be made into any referral that there is', () => {
    fc.assert(
      fc.property(referrals, (referral) => {
        expect(aReferral(referral)).toEqual(referral)
      }),
    )
  })

  test('keeps its other answers when one of them is left out', () => {
    const { client } = anAnsweredReferral({ client: { carer: undefined } })
    expect(client).toMatchObject({ housebound: 'no' })
    expect(client).not.toHaveProperty('carer')
  })

  test('keeps an answer when a date is put beside it', () => {
    const { risks } = anAnsweredReferral({ risks: { suicidalThoughts: { askedOn: '2026-02-01' } } })
    expect(risks).toMatchObject({ suicidalThoughts: { answer: 'no', askedOn: '2026-02-01' }, selfHarm: 'no' })
  })

  test('has lists as they are given, not joined', () => {
    expect(anAnsweredReferral({ needs: [] }).needs).toEqual([])
    expect(anAnsweredReferral({ needs: [{ domain: 'money' }] }).needs).toEqual([{ domain: 'money' }])
  })

  test('cannot be written to, so that one test leaves nothing to the next', () => {
    const referral = anAnsweredReferral()
    expect(() => Object.assign(referral.risks ?? {}, { selfHarm: 'yes' })).toThrow(TypeError)
    expect(anAnsweredReferral()).toEqual(referral)
  })

  test('that could not be read is refused, with what is wrong', () => {
    expect(() => aReferral({ receivedOn: '2026-02-30' })).toThrow(TriageError)
    expect(() => aReferral({ receivedOn: '2026-02-30' })).toThrow('receivedOn')
  })

  test('of somebody who was asked everything is accepted, and only what a rule set adds is left to ask', () => {
    const decision = createTriage({ service: aService() }).decide(
      anAnsweredReferral({ local: { homelessWithin56Days: 'no' } }),
    )
    expect(decision).toMatchObject({ disposition: 'accept', pathway: 'light' })
    expect(everyQuestion(decision).filter(({ fact }) => !fact.startsWith('local.'))).toEqual([])
  })
})

describe('a service of a builder', () => {
  test('takes what is to be otherwise', () => {
    expect(aService({ ages: { min: 18 } })).toEqual({
      id: 'our-service',
      title: 'Our service',
      nation: 'england',
      ages: { min: 18 },
    })
  })

  test('that could not be read is refused', () => {
    expect(() => aService({ ages: { min: 40, max: 20 } })).toThrow(TriageError)
  })
})

describe('overrides', () => {
  test('laid over data leave it as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (base, overrides) => {
        const before = JSON.stringify([base, overrides])
        overridden(base, overrides)
        expect(JSON.stringify([base, overrides])).toBe(before)
      }),
    )
  })

  test('laid over data twice change nothing more', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (base, overrides) => {
        const once = overridden(base, overrides)
        expect(overridden(once, overrides)).toEqual(once)
      }),
    )
  })
})
