import { describe, expect, test } from 'vitest'
import type { AnswerFact } from '../../../src/facts/fact.js'
import { NEVER } from '../../../src/proof/engine/formula.js'
import {
  builtInProofs,
  oneDisposition,
  signalsReachSpecialists,
  unknownSafetyHolds,
  weeksInEnvelope,
} from '../../../src/proof/proofs/built-in-proofs.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { NINE_SERVICES } from '../../../src/testing/arbitraries/services.js'
import { escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'
import { bareContext } from '../support/bare-context.js'
import { contextOf } from '../support/context-of.js'

const HEARS_VOICES: AnswerFact = {
  name: 'local.hearsVoices',
  kind: 'answer',
  title: 'hears voices',
  description: 'Hears voices that nobody else hears.',
  question: 'Do you hear voices?',
  safety: true,
  asksAboutDanger: false,
}

describe('the default rule set', () => {
  test.each([null, ...NINE_SERVICES].map((service) => [service?.id ?? 'any service', service] as const))(
    'keeps every promise with %s, over every assignment',
    (_, service) => {
      for (const { findings, proof } of builtInProofs(contextOf(defaultRuleSet(), service))) {
        expect(findings).toEqual([])
        expect(proof).toMatchObject({ status: 'proved', by: 'diagram' })
        expect(BigInt(proof.assignments ?? 0)).toBeGreaterThan(10n ** 20n)
      }
    },
  )
})

describe('a suicide signal', () => {
  test('is missed by a rule set that asks for a "yes" alone', () => {
    const rules = [rule('thoughts', escalate('crisis'), said('suicidalThoughts'))]
    const { findings, proof } = signalsReachSpecialists(bareContext(policy(rules)))
    expect(proof).toMatchObject({ status: 'refuted', assignments: null })
    expect(findings.map(({ message }) => message)).toContain(
      '`suicidalThoughts` being `unsure` can leave a referral without a specialist mental-health route',
    )
    expect(findings).toHaveLength(5)
    for (const { code, severity, witnesses } of findings) {
      expect([code, severity]).toEqual(['signal-without-specialist', 'error'])
      expect(witnesses).toHaveLength(1)
    }
  })

  test('is missed by a rule that asks for something else as well', () => {
    const rules = safetyFloor().rules.map((one) =>
      one.name === 'self-harm-assessment'
        ? rule('self-harm-assessment', one.event, { all: [one.conditions, ...said('consent')] })
        : one,
    )
    const { findings } = signalsReachSpecialists(
      bareContext({ ...policy(rules), routes: safetyFloor().routes }),
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]?.witnesses[0]?.referral.risks?.selfHarm).toBe('yes')
    expect(findings[0]?.witnesses[0]?.referral.consent).not.toBe('yes')
  })

  test('is missed where it reaches another kind of route', () => {
    const routes = safetyFloor().routes.map((route) => ({ ...route, kind: 'clinician' as const }))
    const { findings } = signalsReachSpecialists(bareContext({ ...policy(safetyFloor().rules), routes }))
    expect(findings).toHaveLength(5)
  })
})

describe('an unknown safety fact', () => {
  const localFacts = [HEARS_VOICES]
  const notes = { whenUndetermined: 'note' } as const

  test('that no rule asks about lets people go', () => {
    const rules = [rule('on-their-way', pathway('light'), said('consent'))]
    const { findings, proof } = unknownSafetyHolds(contextOf(policy(rules, { localFacts })))
    expect(proof.status).toBe('refuted')
    expect(findings).toMatchObject([
      {
        code: 'unknown-safety-let-go',
        path: ['localFacts', 0],
        witnesses: [{ disposition: 'accept', pathway: 'light' }],
      },
    ])
    expect(findings[0]?.message).toContain('`local.hearsVoices` is unknown')
  })

  test('that only notes what is unknown lets people go elsewhere, too', () => {
    const rules = [
      rule('voices', escalate('crisis'), said('local.hearsVoices'), notes),
      rule('elsewhere', redirect('gp'), said('consent', 'no')),
    ]
    const { findings } = unknownSafetyHolds(contextOf(policy(rules, { localFacts })))
    expect(findings).toMatchObject([{ witnesses: [{ disposition: 'redirect', pathway: null }] }])
    expect(findings[0]?.witnesses[0]?.referral.local).toBeUndefined()
  })

  test('that holds the decision up lets nobody go', () => {
    const rules = [
      rule('voices', escalate('crisis'), said('local.hearsVoices')),
      rule('elsewhere', redirect('gp'), said('consent', 'no')),
      rule('on-their-way', pathway('light'), said('consent')),
    ]
    expect(unknownSafetyHolds(contextOf(policy(rules, { localFacts }))).proof.status).toBe('proved')
  })

  test('of the catalogue lets people go where there is no floor', () => {
    const { findings } = unknownSafetyHolds(
      bareContext(policy([rule('elsewhere', redirect('gp'), said('consent', 'no'))])),
    )
    expect(findings).toHaveLength(5)
  })
})

describe('weeks', () => {
  const long = { id: 'long', title: 'Long', description: 'Long.', weeks: { min: 6, max: 20 } }

  test('beyond the envelope are shown for somebody who would be accepted to them', () => {
    const { findings, proof } = weeksInEnvelope(contextOf(policy([], { pathways: [long] })))
    expect(proof.status).toBe('refuted')
    expect(findings).toMatchObject([
      { code: 'weeks-outside-envelope', path: ['pathways', 0, 'weeks'], witnesses: [{ pathway: 'long' }] },
    ])
    expect(findings[0]?.witnesses[0]?.disposition).toBe('accept')
  })

  test('beyond the envelope are cut back to it by a service', () => {
    const service = { id: 's', title: 'S', nation: 'england' as const }
    expect(weeksInEnvelope(contextOf(policy([], { pathways: [long] }), service)).proof.status).toBe('proved')
  })

  test('of a pathway that nobody gets break nothing', () => {
    const fuller = { id: 'fuller', title: 'Fuller', description: 'Fuller.', weeks: { min: 6, max: 12 } }
    expect(weeksInEnvelope(contextOf(policy([], { pathways: [long, fuller] }))).proof.status).toBe('proved')
  })
})

describe('the disposition', () => {
  test('would be missed if the formulas left a gap, and be seen twice if they overlapped', () => {
    const context = contextOf(policy([rule('elsewhere', redirect('gp'), said('consent', 'no'))]))
    const { disposition } = context.outcomes
    // The witness cannot be confirmed, since the evaluator is right and these formulas are not; that it is asked for shows it is found.
    const witness = () => {
      throw new Error('found')
    }
    const withFormulas = (changed: Partial<typeof disposition>) => ({
      ...context,
      witness,
      outcomes: { ...context.outcomes, disposition: { ...disposition, ...changed } },
    })
    expect(oneDisposition(context).proof.status).toBe('proved')
    expect(() => oneDisposition(withFormulas({ redirect: NEVER }))).toThrow('found')
    expect(() => oneDisposition(withFormulas({ redirect: disposition.escalate }))).toThrow('found')
  })
})

describe('where little may be spent', () => {
  const contexts = [
    { nodes: 3, conflicts: 200_000 },
    { nodes: 3, conflicts: 0 },
  ].map((limits) => contextOf(defaultRuleSet(), null, limits))

  test('a proof is found by search, and says so', () => {
    const proofs = contexts[0] === undefined ? [] : builtInProofs(contexts[0]).map(({ proof }) => proof)
    expect(proofs.map(({ status }) => status)).toEqual(proofs.map(() => 'proved'))
    expect(proofs.map(({ by }) => by)).toContain('search')
    expect(proofs.map(({ assignments }) => assignments)).toEqual(proofs.map(() => null))
  })

  test('a proof that is not finished is none', () => {
    const proofs = contexts[1] === undefined ? [] : builtInProofs(contexts[1]).map(({ proof }) => proof)
    const unfinished = proofs.filter(({ status }) => status === 'unfinished')
    expect(unfinished.length).toBeGreaterThan(0)
    expect(unfinished.map(({ assignments, by }) => [assignments, by])).toEqual(
      unfinished.map(() => [null, null]),
    )
    expect(proofs.filter(({ status }) => status === 'refuted')).toEqual([])
  })
})
