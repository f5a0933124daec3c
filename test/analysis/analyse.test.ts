import { describe, expect, test } from 'vitest'
import { analyse, type Report } from '../../src/analysis/analyse.js'
import { findDefects } from '../../src/analysis/defects/index.js'
import { TriageError, unwrap } from '../../src/issue/issue.js'
import { SEVERITIES } from '../../src/proof/finding-codes.js'
import { promiseIssues } from '../../src/proof/promises.js'
import { builtInProofs } from '../../src/proof/proofs/built-in-proofs.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { services } from '../../src/service/shipped.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { contextOf } from '../proof/support/context-of.js'
import { pathway, policy, redirect, rule, said } from '../support/small-policy.js'

const sumOf = (counts: { readonly [name: string]: string | null }): bigint =>
  Object.values(counts).reduce((sum, one) => sum + BigInt(one ?? 'not counted'), 0n)

const addsUp = ({ outcomes, size }: Report): void => {
  const all = BigInt(size.assignments ?? 'not counted')
  expect(sumOf(outcomes.dispositions)).toBe(all)
  expect(sumOf(outcomes.pathways)).toBe(all)
}

const noCarer = policy([
  rule('no-carer', redirect('gp'), said('carer', 'no'), { whenUndetermined: 'note' }),
  rule('on-their-way', pathway('light'), said('selfNavigation', 'confident')),
])

describe('the report of a rule set', () => {
  test('is exact, adds up, is plain JSON and is the same every time', () => {
    const report = analyse(defaultRuleSet(), { service: services.sp6 })
    expect(report).toMatchObject({ method: 'exact', service: 'sp6', ruleSet: { id: 'social-prescribing' } })
    // The service takes no children, so that no parent has to agree to anything.
    const unproved = report.proofs.filter(({ status }) => status !== 'proved')
    expect(unproved.map(({ name, status }) => [name, status])).toEqual([
      ['invariant:no-child-without-a-parent', 'nothing-to-prove'],
    ])
    expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(report.unfinished).toEqual([])
    addsUp(report)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(analyse(JSON.parse(JSON.stringify(defaultRuleSet())), { service: services.sp6 })).toEqual(report)
  })

  test('leaves nothing unproved of a service that takes children', () => {
    const { proofs } = analyse(defaultRuleSet(), { service: { ...services.sp6, children: { from: 11 } } })
    expect(proofs.map(({ status }) => status)).toEqual(proofs.map(() => 'proved'))
  })

  test('names what refutes a proof, the gravest first', () => {
    const report = analyse(noCarer)
    addsUp(report)
    expect(report.findings[0]).toMatchObject({
      code: 'risk-lowers-response',
      severity: 'error',
      rule: 'no-carer',
    })
    const ranks = report.findings.map(({ severity }) => SEVERITIES.indexOf(severity))
    expect(ranks).toEqual([...ranks].sort())
    expect(report.proofs.filter(({ status }) => status === 'refuted').map(({ name }) => name)).toEqual([
      'more-risk-never-lowers',
      'worn-out-answers-never-lower',
    ])
  })

  test('says which counts were not finished where little may be spent', () => {
    const report = analyse(noCarer, { limits: { nodes: 10 } })
    expect(report.method).toBe('search')
    expect(Object.values(report.outcomes.dispositions)).toContain(null)
    expect(report.findings.map(({ code }) => code)).toContain('risk-lowers-response')
  })

  test('says which defects it did not look for to the end', () => {
    const context = contextOf(noCarer)
    const tired = {
      ...context.prover,
      ask: () => ({ kind: 'unfinished' }) as const,
      askTogether: () => ({ kind: 'unfinished' }) as const,
      searcher: () => () => null,
    }
    expect(findDefects(context).unfinished).toEqual([])
    const { findings, unfinished } = findDefects({ ...context, prover: tired })
    expect(unfinished).toEqual(
      expect.arrayContaining(['rule-never-met', 'rule-redundant', 'outcome-unreachable']),
    )
    // That a fact is in no rule needs no proof.
    expect(unfinished).not.toContain('catalogue-facts-unused')
    expect(findings.filter(({ code }) => unfinished.includes(code))).toEqual([])
  })

  test('is not made of a rule set or a service that cannot be read', () => {
    const broken = { ...noCarer, version: 3 } as unknown as RuleSet
    expect(() => analyse(broken)).toThrow(TriageError)
    expect(() => analyse(noCarer, { service: { id: 'No Service', title: '', nation: 'england' } })).toThrow(
      TriageError,
    )
  })
})

describe('a triage', () => {
  test('is not made of a rule set that breaks a promise, and says for whom', () => {
    const make = () => createTriage({ service: { id: 's', title: 'S', nation: 'england' }, ruleSet: noCarer })
    expect(make).toThrow(TriageError)
    expect(make).toThrow(
      /rules\[0\]: `carer` going from `no` to `unsure` can lower the response from `redirect` to `accept` \(unsafe-rule-set\)/,
    )
    expect(make).toThrow(
      /with `\{.*"carer":"no".*\}` the decision is `redirect`, and with `\{.*"carer":"unsure".*\}` the decision/,
    )
  })

  test('asks for the safety facts of its rule set', () => {
    const localFacts = [
      {
        name: 'local.hearsVoices',
        kind: 'answer',
        title: 'hears voices',
        description: 'Hears voices.',
        question: 'Do you hear voices?',
        safety: true,
        asksAboutDanger: false,
      },
    ] as const
    const ruleSet = policy([rule('on-their-way', pathway('light'), said('selfNavigation', 'confident'))], {
      localFacts,
    })
    expect(() => createTriage({ service: { id: 's', title: 'S', nation: 'england' }, ruleSet })).toThrow(
      /unsafe-rule-set/,
    )
  })

  test.each(NINE_SERVICES.map((service) => [service.id, service] as const))(
    'of the default rules keeps every promise in %s',
    (_, service) => {
      const own = defaultRuleSet()
      expect(promiseIssues(own, unwrap(safeWeld(safetyFloor(), own)), service)).toEqual([])
      // Which is proved for every service at once; here for this one by itself.
      const proofs = builtInProofs(contextOf(own, service)).map(({ proof }) => proof.status)
      expect(proofs).toEqual(proofs.map(() => 'proved'))
    },
  )
})
