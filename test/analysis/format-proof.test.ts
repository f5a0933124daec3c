/** What a proof says in words is made from what was proved, and not from its title. */
import { describe, expect, test } from 'vitest'
import { formatProof } from '../../src/analysis/format-proof.js'
import type { AnswerFact } from '../../src/facts/fact.js'
import { builtInProofs } from '../../src/proof/proofs/built-in-proofs.js'
import type { Invariant } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { contextOf } from '../proof/support/context-of.js'
import { escalate, policy, rule, said } from '../support/small-policy.js'

const ASKED: AnswerFact = {
  name: 'local.endThings',
  kind: 'answer',
  riskier: 'yes',
  title: 'wanting to end things',
  description: 'Whether the person ever wants to end things.',
  question: 'Do you ever want to end things?',
  safety: true,
  asksAboutDanger: true,
}

test('every promise that a rule set must keep has words of its own', () => {
  const rules = [rule('ends-things', escalate('crisis'), said('local.endThings'))]
  const context = contextOf(policy(rules, { localFacts: [ASKED] }))
  const proofs = builtInProofs(context).map(({ proof }) => proof)
  // With a question about danger and several pathways there is something to prove of each.
  expect(proofs).toHaveLength(9)
  for (const proof of proofs) {
    const words = formatProof(proof, context.ruleSet)
    expect(words).not.toBe(proof.title)
    expect(words).toMatch(/^(wherever |the decision on every referral )/)
  }
})

describe('the words of an invariant', () => {
  const wordsOf = (when: Invariant['when'], then: Invariant['then'], title = 'A promise') => {
    const { ruleSet } = contextOf({ ...defaultRuleSet(), invariants: [{ name: 'own', title, when, then }] })
    const proof = {
      name: 'invariant:own',
      title,
      status: 'proved',
      by: 'diagram',
      assignments: null,
    } as const
    return formatProof(proof, ruleSet)
  }
  const [agreed] = said('consent')

  test('speak of what is not known only where it asks for that', () => {
    const then: Invariant['then'] = { disposition: ['redirect', 'escalate'] }
    const title = 'Nobody is accepted who has not clearly agreed'
    expect(wordsOf({ all: said('consent', 'no') }, then, title)).toBe(
      'wherever “consent to the referral: no”: the disposition is `redirect` or `escalate`',
    )
    expect(wordsOf({ all: [{ notKnown: agreed }] }, then, title)).toBe(
      'wherever it is not known that “consent to the referral: yes”: the disposition is `redirect` or `escalate`',
    )
    expect(wordsOf({ not: { notKnown: agreed } }, then)).toContain(
      'wherever it is not so that it is not known that “consent to the referral: yes”',
    )
  })

  test('open named conditions, and lists in lists of the same kind', () => {
    const carer = said('carer')[0]
    const words = wordsOf(
      { any: [carer, { any: [agreed, { condition: 'cannot-get-out' }] }] },
      { notPathway: 'light', routeKind: 'clinician', route: 'duty-clinician' },
    )
    expect(words).toBe(
      'wherever one of (“unpaid carer: yes”; or “consent to the referral: yes”; or all of (“housebound: yes or unsure”; and “a companion for going out: no, unsure or declined”)): ' +
        'the pathway, accepted or provisional, is not `light`, a route of kind `clinician` is reached and the route `duty-clinician` (Duty clinician, about a risk to others) is reached',
    )
  })
})
