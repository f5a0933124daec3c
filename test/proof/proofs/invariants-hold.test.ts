import { describe, expect, test } from 'vitest'
import { invariantsHold } from '../../../src/proof/proofs/invariants-hold.js'
import { DISPOSITIONS, type Invariant } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'
import { contextOf } from '../support/context-of.js'

const rules = [
  rule('carer', escalate('clinician'), said('carer'), { whenUndetermined: 'note' }),
  rule('no-consent', redirect('gp'), said('consent', 'no'), { whenUndetermined: 'note' }),
  rule('on-their-way', pathway('light'), said('selfNavigation', 'confident')),
]

const resultOf = (then: Invariant['then'], when: Invariant['when'] = { all: said('carer') }) => {
  const invariant = { name: 'promise', title: 'A promise', when, then }
  const results = invariantsHold(contextOf(policy(rules, { invariants: [invariant] })))
  const result = results.find(({ proof }) => proof.name === 'invariant:promise')
  if (result === undefined) throw new Error('every invariant is proved or refuted')
  return result
}

describe('an invariant', () => {
  test('of the default rule set holds, and so does each of the floor', () => {
    const results = invariantsHold(contextOf(defaultRuleSet()))
    expect(results.map(({ proof }) => proof.status)).toEqual(results.map(() => 'proved'))
    expect(results).toHaveLength(defaultRuleSet().invariants.length + safetyFloor().invariants.length)
  })

  test.each<[string, Invariant['then']]>([
    ['disposition', { disposition: ['escalate'] }],
    ['route', { routeKind: 'clinician' }],
    ['pathway', { notPathway: 'light', disposition: ['escalate'] }],
  ])('about the %s is proved or refuted', (kind, then) => {
    expect(resultOf(then).proof.status).toBe(kind === 'pathway' ? 'refuted' : 'proved')
  })

  test.each<[string, Invariant['then'], RegExp]>([
    ['another disposition', { disposition: ['accept', 'redirect'] }, /another than `accept` or `redirect`/],
    [
      'a route that is not reached',
      { routeKind: 'specialist-mental-health' },
      /no route of kind `specialist/,
    ],
    ['a pathway, provisional as it is', { notPathway: 'light' }, /the pathway can be `light`/],
  ])('is refuted by %s', (_, then, words) => {
    const { findings, proof } = resultOf(then)
    expect(proof.status).toBe('refuted')
    expect(findings).toMatchObject([{ code: 'broken-invariant', severity: 'error', path: ['invariants', 0] }])
    expect(findings[0]?.message).toMatch(words)
    expect(findings[0]?.witnesses[0]?.facts['carer']).toBe('yes')
  })

  test('says nothing of those of whom its condition is not known to be true', () => {
    const noCarer = { all: said('carer', 'no') } as const
    expect(resultOf({ disposition: ['escalate'] }, noCarer).findings[0]?.witnesses[0]?.facts['carer']).toBe(
      'no',
    )
    const both = { all: [...said('carer'), ...said('carer', 'no')] } as const
    expect(resultOf({ disposition: ['accept'] }, both).proof.status).toBe('nothing-to-prove')
  })

  test('that allows every disposition is no proof', () => {
    expect(resultOf({ disposition: [...DISPOSITIONS] as unknown as ['accept'] }).proof.status).toBe(
      'nothing-to-prove',
    )
  })

  test('that asks what is not known speaks of those whom nobody asked as well', () => {
    const [leaf] = said('consent', 'yes')
    const agreed = { all: [{ notKnown: leaf }] } as const
    const { findings, proof } = resultOf(
      { disposition: ['escalate', 'redirect', 'request-information'] },
      agreed,
    )
    expect(proof.status).toBe('refuted')
    expect(findings[0]?.witnesses[0]?.facts['consent']).toBeUndefined()
    // What is known to be so is what is not "not known" to be so.
    expect(
      resultOf({ disposition: ['escalate'] }, { not: { notKnown: said('carer')[0] } }).proof.status,
    ).toBe('proved')
  })

  test('can name the very route', () => {
    expect(resultOf({ route: 'clinician' }).proof.status).toBe('proved')
    const { findings } = resultOf({ route: 'crisis' })
    expect(findings.map(({ message }) => message)).toEqual([
      'the invariant `promise` does not hold where `carer` is `yes`: it can be that the route `crisis` is not reached',
    ])
  })
})
