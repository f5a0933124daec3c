import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AGREEMENT_PREFIX, agreementFact } from '../../../src/facts/catalogue/teams.js'
import type { AnswerFact } from '../../../src/facts/fact.js'
import { isTrueOf } from '../../../src/proof/engine/formula.js'
import type { Finding } from '../../../src/proof/finding.js'
import { wornOutSteps } from '../../../src/proof/proofs/fact-steps.js'
import type { ProofResult } from '../../../src/proof/proofs/proof-result.js'
import { wornOutAnswersNeverLower } from '../../../src/proof/proofs/worn-out-answers-never-lower.js'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { NINE_SERVICES } from '../../../src/testing/arbitraries/services.js'
import { safeCreateTriage } from '../../../src/triage.js'
import { notShown } from '../../analysis/support/shown-by.js'
import { rung } from '../../support/ladder.js'
import { runs } from '../../support/runs.js'
import { escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'
import { bareContext } from '../support/bare-context.js'
import { contextOf } from '../support/context-of.js'
import { possibleChoices } from '../support/spaces.js'

const notes = { whenUndetermined: 'note' } as const
const whatever = (fact: string) => [{ fact, operator: 'in', value: ANSWERS } as const] as const

const isOnRecord = (value: boolean) => ({ fact: 'domesticAbuseIndicated', operator: 'equal', value }) as const

const proofOf = (...rules: Parameters<typeof policy>[0]): ProofResult =>
  wornOutAnswersNeverLower(contextOf(policy(rules)))

const shown = ({ message, witnesses }: Finding) => ({
  message,
  decided: witnesses.map(({ disposition, pathway: on }) => [disposition, on]),
})

test.each([null, ...NINE_SERVICES].map((service) => [service?.id ?? 'any service', service] as const))(
  'by the rules that ship nobody gets less because an answer has worn out, at %s',
  (_, service) => {
    const { findings, proof } = wornOutAnswersNeverLower(contextOf(defaultRuleSet(), service))
    expect(findings).toEqual([])
    expect(proof).toMatchObject({ status: 'proved', by: 'diagram' })
  },
)

test('what the rules that ship ask about wears out one by one: every "no" where a "yes" worries and every "yes" of another team, and neither consent nor what worries', () => {
  const steps = wornOutSteps(contextOf(defaultRuleSet()).space)
  expect([...steps.keys()]).toEqual(
    expect.arrayContaining(['suicidalThoughts', 'domesticAbuse', 'housebound', 'local.homelessWithin56Days']),
  )
  expect(steps.has('consent')).toBe(false)
  expect([...steps.keys()]).toContain(agreementFact('mental-health-team'))
  for (const [fact, ofFact] of steps)
    for (const { values } of ofFact)
      expect(values).toEqual([fact.startsWith(AGREEMENT_PREFIX) ? 'yes' : 'no', null])
})

describe('an answer that wears out', () => {
  test('lowers the response of a redirect that only notes what is unknown', () => {
    const { findings } = proofOf(rule('asked', redirect('gp'), [...whatever('carer')], notes))
    expect(findings.map(shown)).toEqual([
      {
        message:
          'once the answer has worn out, `carer` going from `no` to unknown can lower the response from `redirect` to `accept`',
        decided: [
          ['redirect', null],
          ['accept', 'holistic'],
        ],
      },
    ])
    expect(findings[0]).toMatchObject({ code: 'worn-out-answer-lowers', rule: 'asked', path: ['rules', 0] })
    expect(findings[0]?.hint).toContain('whenUndetermined')
  })

  test('only asks again where the redirect holds the decision up: that is higher', () => {
    const { findings, proof } = proofOf(
      rule('calm', redirect('gp'), said('carer', 'no')),
      rule('worry', escalate('clinician'), [
        { fact: 'carer', operator: 'in', value: ['yes', 'unsure', 'declined'] },
      ]),
    )
    expect([proof.status, findings]).toEqual(['proved', []])
  })

  test('loses the route of an escalation of whoever was asked', () => {
    const [finding] = proofOf(rule('asked', escalate('clinician'), [...whatever('carer')])).findings
    expect(finding?.message).toContain('from `escalate` to `request-information`')
    expect(finding?.hint).not.toContain('whenUndetermined')
  })

  test('makes a route later, though another of its kind is still reached', () => {
    const routes = [
      ...policy([]).routes,
      { id: 'clinician-later', title: 'Clinician later', kind: 'clinician', within: 'P7D', contact: '01' },
    ] as const
    const ruleSet = policy(
      [
        rule('always', escalate('clinician-later'), { any: [isOnRecord(true), isOnRecord(false)] }),
        rule('asked', escalate('clinician'), [...whatever('carer')], notes),
      ],
      { routes },
    )
    const { findings } = wornOutAnswersNeverLower(contextOf(ruleSet))
    expect(findings.map(({ message }) => message)).toEqual([
      'once the answer has worn out, `carer` going from `no` to unknown can take the soonest route of kind `clinician` from within `P1D` to within `P7D`',
    ])
  })

  test('makes the pathway lighter where a rule for fuller support only notes whom nobody asked', () => {
    const full = (rest = {}) => rule('full', pathway('holistic'), [...whatever('carer')], rest)
    const light = rule('light', pathway('light'), [...whatever('carer')])
    const [finding, ...others] = proofOf(full(notes), light).findings
    expect([finding?.rule, others]).toEqual(['full', []])
    expect(finding?.witnesses.map((one) => one.pathway)).toEqual(['holistic', 'light'])
    expect(finding?.hint).toContain('whenUndetermined')
    expect(proofOf(full(), light).findings).toEqual([])
  })

  test('makes the pathway lighter where a rule for less support takes the place of the default', () => {
    const [finding] = proofOf(rule('light', pathway('light'), said('carer', 'declined'))).findings
    expect(finding).toMatchObject({ rule: 'light', code: 'worn-out-answer-lowers' })
    expect(proofOf(rule('light', pathway('light'), said('carer', 'declined'), notes)).findings).toEqual([])
  })

  test('takes back what was inferred from it', () => {
    const rules = [
      ...['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'].map((fact) =>
        rule(`asked-${fact}`, escalate('clinician'), said(fact, 'declined'), notes),
      ),
      rule('safe', redirect('library'), said('suicidePlanOrIntent', 'no'), notes),
    ]
    const { findings } = wornOutAnswersNeverLower(bareContext(policy(rules)))
    const screen = findings.filter(({ message }) => message.includes('selfHarm'))
    expect(screen).toHaveLength(1)
    expect(screen[0]?.witnesses.map(({ facts }) => facts['suicidePlanOrIntent'])).toEqual(['no', undefined])
  })

  test('puts domestic abuse on record where it stands among the needs, and can then let go of what wanted there to be none', () => {
    const { findings } = wornOutAnswersNeverLower(
      bareContext(policy([rule('calm', redirect('gp'), [isOnRecord(false)])])),
    )
    expect(findings.map(({ witnesses }) => witnesses.map(({ facts }) => facts['needs']))).toEqual([
      [['domestic-abuse'], ['domestic-abuse']],
    ])
  })

  const asked = (rest: Partial<AnswerFact>): AnswerFact => ({
    name: 'local.safe',
    kind: 'answer',
    title: 'feels safe',
    description: 'Feels safe at home.',
    question: 'Do you feel safe at home?',
    safety: false,
    asksAboutDanger: false,
    ...rest,
  })

  test.each([
    [
      'the "yes" to a question about danger that is asked the hopeful way round',
      { riskier: 'no', asksAboutDanger: true, safety: true },
      true,
    ],
    ['nothing of another question that is asked so', { riskier: 'no' }, false],
    ['nothing where no answer is riskier', {}, false],
    ['the "no" where a "yes" is', { riskier: 'yes' }, true],
  ] as const)('is %s', (_, declared, wears) => {
    const localFacts = [asked(declared)]
    const { findings } = wornOutAnswersNeverLower(
      bareContext(
        policy([rule('asked', redirect('gp'), [...whatever('local.safe')], notes)], { localFacts }),
      ),
    )
    expect(findings).toHaveLength(wears ? 1 : 0)
    if (wears)
      expect(findings[0]?.witnesses[0]?.facts['local.safe']).toBe(declared.riskier === 'no' ? 'yes' : 'no')
  })

  test('makes no triage of rules by which it lowers anything', () => {
    const ruleSet = policy([rule('asked', redirect('gp'), [...whatever('carer')], notes)])
    const made = safeCreateTriage({ ruleSet, service: { id: 'here', title: 'Here', nation: 'england' } })
    expect(made.ok ? [] : made.issues).toMatchObject([
      { code: 'unsafe-rule-set', path: ['rules', 0], message: expect.stringContaining('worn out') },
    ])
  })
})

describe('whatever the rule set', () => {
  const cases = ruleSets({ maxRules: 4, types: ['escalate', 'redirect', 'pathway'] })

  test('a counterexample is two referrals that the evaluator decides as it says, the one with the worn-out answer lower', () => {
    let refuted = 0
    fc.assert(
      fc.property(cases, (ruleSet) => {
        const { findings } = wornOutAnswersNeverLower(contextOf(ruleSet))
        refuted += findings.length
        for (const finding of findings) expect(notShown(ruleSet, finding)).toEqual([])
      }),
      { numRuns: runs(40) },
    )
    expect(refuted).toBeGreaterThan(runs(5))
  })

  test('where it is proved, no answer of any referral that wears out lowers the response or makes the pathway lighter', () => {
    let steps = 0
    fc.assert(
      fc.property(
        cases
          .map((ruleSet) => bareContext(ruleSet))
          .filter((context) => wornOutAnswersNeverLower(context).proof.status === 'proved')
          .chain((context) =>
            fc.tuple(fc.constant(context), fc.array(possibleChoices(context.space), { maxLength: 4 })),
          ),
        ([{ ruleSet, space, witness }, some]) => {
          for (const choice of some) {
            for (const { after, before, premise } of [...wornOutSteps(space).values()].flat().slice(0, 12)) {
              const [fresh, old] = [new Map([...choice, ...before]), new Map([...choice, ...after])]
              if (![fresh, old].every((one) => isTrueOf(space.possible, one)) || !isTrueOf(premise, fresh))
                continue
              steps += 1
              const [then, now] = [witness(space.factsIn(fresh)), witness(space.factsIn(old))]
              expect(rung(now.disposition)).toBeGreaterThanOrEqual(rung(then.disposition))
              if (then.pathway === null || now.pathway === null) continue
              const place = (id: string) => ruleSet.pathways.findIndex((one) => one.id === id)
              expect(place(now.pathway)).toBeGreaterThanOrEqual(place(then.pathway))
            }
          }
        },
      ),
      { numRuns: runs(60) },
    )
    expect(steps).toBeGreaterThan(runs(50))
  })
})
