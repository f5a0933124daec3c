/** An attempt and self-harm at any time: they speak for thoughts in the past, and with a recent date they are of now. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import { addDays } from '../../src/referral/calendar-date.js'
import type { Risks } from '../../src/referral/referral.js'
import { ANSWERS } from '../../src/referral/vocabulary.js'
import { createTriage } from '../../src/triage.js'
import { referrals } from '../support/arbitraries/referrals.js'
import { rung } from '../support/ladder.js'

const RECEIVED = '2026-03-02'
const LAST_RECENT_DAY = addDays(RECEIVED, -183)
const service = { id: 'anywhere', title: 'Anywhere', nation: 'england' as const }

interface Given {
  readonly [risk: string]: unknown
}

/** The keys are those of a referral. */
const asRisks = (given: Given): Risks => given as Risks // as just said

const factsOf = (given: Given, asOf = RECEIVED) => {
  const referral = { id: 'R-1', receivedOn: RECEIVED, risks: asRisks(given) }
  return unwrap(deriveFacts({ referral, service, asOf }, { localFacts: [] })).origins
}

const PAIRS = [
  ['pastSuicideAttempt', 'recentSuicideAttempt'],
  ['pastSelfHarm', 'selfHarm'],
] as const

const WORSE = ['no', 'declined', 'unsure', 'yes'] as const
const SAID = [...ANSWERS, null]

describe.each(PAIRS)('%s', (ever, lately) => {
  test('makes thoughts in the past the worst of both answers, and never a no', () => {
    for (const past of SAID) {
      for (const answer of SAID) {
        const { pastSuicidalThoughts } = factsOf({ pastSuicidalThoughts: past, [ever]: answer })
        const said = [past, answer === 'no' ? null : answer].flatMap((one) => one ?? [])
        const worst = said.sort((one, other) => WORSE.indexOf(other) - WORSE.indexOf(one))[0] ?? null
        // While nobody asked about thoughts, only a "yes" settles them.
        const counts = past === null && worst !== 'yes' ? null : worst
        expect([past, answer, pastSuicidalThoughts?.value ?? null]).toEqual([past, answer, counts])
      }
    }
  })

  test('without a date is of the past, and answers nothing about lately', () => {
    const origins = factsOf({ [ever]: 'yes' })
    expect(origins[ever]).toEqual({ value: 'yes', origin: 'given', from: [`risks.${ever}`] })
    expect(origins[lately]?.value).toBeNull()
    expect(origins['pastSuicidalThoughts']).toMatchObject({ value: 'yes', from: [`risks.${ever}`] })
  })

  test('with a recent date is of now as well, whatever was answered about lately', () => {
    for (const answer of SAID) {
      const origins = factsOf({ [ever]: { answer: 'yes', happenedOn: LAST_RECENT_DAY }, [lately]: answer })
      expect(origins[lately]).toMatchObject({ value: 'yes', origin: 'combined', happenedOn: LAST_RECENT_DAY })
      expect(origins['pastSuicidalThoughts']?.value).toBe('yes')
      // Nothing is inferred from a screen that is not clear.
      expect(origins['suicidePlanOrIntent']?.value).toBeNull()
    }
  })

  test('is past on the day after it was recent, and leaves the answer about lately as it is', () => {
    const risks = { [ever]: { answer: 'yes', happenedOn: LAST_RECENT_DAY }, [lately]: 'no' } as const
    const origins = factsOf(risks, addDays(RECEIVED, 1))
    expect(origins[lately]?.value).toBe('no')
    expect(origins['pastSuicidalThoughts']).toMatchObject({ value: 'yes', happenedOn: LAST_RECENT_DAY })
  })

  test('of which only the year is known counts by its last day, and a day that no one can mean is recent', () => {
    expect(factsOf({ [ever]: { answer: 'yes', happenedOn: '2025' } })[lately]?.value).toBe('yes')
    expect(factsOf({ [ever]: { answer: 'yes', happenedOn: '2016' } })[lately]?.value).toBeNull()
    expect(factsOf({ [ever]: { answer: 'yes', happenedOn: '1916-05-01' } })[lately]?.value).toBe('yes')
  })

  test('with a date did happen, whatever answer stands beside it', () => {
    for (const answer of SAID)
      expect(factsOf({ [ever]: { answer, happenedOn: '2016' } })[ever]?.value).toBe('yes')
  })

  test('answered with a no that is too old says nothing', () => {
    const origins = factsOf({ [ever]: { answer: 'no', askedOn: '2026-01-01' } })
    expect([origins[ever]?.value, origins['pastSuicidalThoughts']?.value]).toEqual([null, null])
  })

  test('stands among what is known, with its date', () => {
    const { known } = createTriage({ service }).decide({
      id: 'R-1',
      receivedOn: RECEIVED,
      risks: asRisks({ [ever]: { answer: 'yes', happenedOn: '2016' } }),
    })
    expect(known).toContainEqual(
      expect.objectContaining({ fact: ever, value: 'yes', happenedOn: '2016-12-31' }),
    )
  })

  test('is never asked for by itself', () => {
    const { laterQuestions, questions } = createTriage({ service }).decide({
      id: 'R-1',
      receivedOn: RECEIVED,
    })
    expect([...questions, ...laterQuestions].map(({ fact }) => fact)).not.toContain(ever)
  })

  test('never lowers a decision, never loses a specialist, and leaves nobody on the light pathway', () => {
    const triage = createTriage({ service })
    const happenedOn = fc.constantFrom(null, '2016', '2025', LAST_RECENT_DAY, RECEIVED)
    fc.assert(
      fc.property(
        referrals,
        fc.constantFrom('yes', 'unsure', 'declined'),
        happenedOn,
        (drawn, answer, day) => {
          const { dateOfBirth: _, ...client } = drawn.client ?? {}
          const { [ever]: __, ...risks } = drawn.risks ?? {}
          const before = { ...drawn, receivedOn: RECEIVED, client, risks, assessments: [], local: {} }
          const dates = day === null ? {} : { happenedOn: day }
          const after = { ...before, risks: { ...risks, [ever]: { answer, ...dates } } }
          const [one, other] = [before, after].map((referral) =>
            triage.decide(referral, { asOf: '2026-12-31' }),
          )
          if (one === undefined || other === undefined) throw new Error('there are two')
          expect(rung(other.disposition)).toBeGreaterThanOrEqual(rung(one.disposition))
          expect(other.pathway).not.toBe('light')
          const routes = new Set(other.escalations.map(({ route }) => route))
          expect(one.escalations.filter(({ route }) => !routes.has(route))).toEqual([])
        },
      ),
    )
  })
})
