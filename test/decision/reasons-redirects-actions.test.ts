import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { action, decideOn, escalate, pathway, policy, redirect, rule, said } from '../support/small-policy.js'

describe('reasons', () => {
  test('name the rule, its source, the facts and values that made it so, and who may be told', () => {
    const mayTell = ['client', 'referrer'] as const
    const { reasons } = decideOn(
      policy([
        rule('both', redirect('gp'), [...said('carer'), ...said('domesticAbuse')], { mayTell }),
        rule('neither', redirect('library'), said('interpreterNeeded')),
      ]),
      { carer: 'yes', domesticAbuse: 'yes', interpreterNeeded: 'no' },
    )
    expect(reasons[0]).toEqual({
      rule: 'both',
      title: 'The rule both',
      reason: 'gp is better',
      verdict: 'met',
      outcome: { type: 'redirect', target: 'gp' },
      facts: [
        { fact: 'carer', title: 'unpaid carer', value: 'yes', origin: 'given', from: ['carer'], mayTell },
        {
          fact: 'domesticAbuse',
          title: 'domestic abuse',
          value: 'yes',
          origin: 'given',
          from: ['domesticAbuse'],
          mayTell: ['professional-referrer'],
        },
      ],
      source: { ref: 'paper', locator: 'section 1', basis: 'M' },
      mayTell,
    })
    expect(reasons.map((reason) => reason.rule)).not.toContain('neither')
  })

  test.each([
    ['nobody outside the service, unless it is said', undefined, ['loneliness'], []],
    ['whoever may be told', ['client', 'referrer'], ['loneliness', 'money'], ['client', 'referrer']],
  ] as const)('may be told to %s', (_, mayTell, needs, told) => {
    const rest = mayTell === undefined ? {} : { mayTell }
    const when = [{ fact: 'needs', operator: 'contains', value: 'loneliness' }] as const
    const [one] = decideOn(policy([rule('lonely', redirect('gp'), when, rest)]), { needs }).reasons
    expect(one.mayTell).toEqual(told)
  })

  test('give needs to nobody who may not know every one of them', () => {
    const when = [{ fact: 'needs', operator: 'contains', value: 'loneliness' }] as const
    const mayTell = (needs: readonly string[]) =>
      decideOn(policy([rule('lonely', redirect('gp'), when)]), { needs }).reasons[0].facts[0]?.mayTell
    expect(mayTell(['loneliness'])).toEqual(['client', 'referrer'])
    expect(mayTell(['loneliness', 'domestic-abuse'])).toEqual(['professional-referrer'])
    expect(mayTell(['loneliness', 'a need of nowhere'])).toEqual([])
  })

  test('come from the top of the ladder down, the most urgent first', () => {
    const { reasons } = decideOn(
      policy([
        rule('a-pathway', pathway('light'), said('carer')),
        rule('b-redirect', redirect('gp'), said('carer')),
        rule('c-redirect', redirect('gp'), said('consent', 'no')),
        rule('d-clinician', escalate('clinician'), said('carer')),
        rule('e-ambulance', escalate('ambulance'), said('carer')),
        rule('f-crisis', escalate('crisis'), said('selfHarm')),
        rule('g-debrief', action('debrief'), said('carer')),
        rule('h-walk', action('walk'), said('carer')),
      ]),
      { carer: 'yes' },
    )
    expect(reasons.map(({ rule: name, verdict }) => [name, verdict])).toEqual([
      ['e-ambulance', 'met'],
      ['d-clinician', 'met'],
      ['f-crisis', 'undetermined'],
      ['c-redirect', 'undetermined'],
      ['b-redirect', 'met'],
      ['a-pathway', 'met'],
      ['g-debrief', 'met'], // a walk belongs to an accepted referral, so it is no reason here
    ])
  })

  test('are never none, and each has words', () => {
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        const { reasons } = decideOn(ruleSet, facts)
        expect(reasons.length).toBeGreaterThan(0)
        for (const reason of reasons) {
          expect(reason.title).toMatch(/\w/)
          expect(reason.reason).toMatch(/\w/)
          if (reason.rule !== null) expect(reason.facts.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('say so when no rule speaks and the fullest support is the default', () => {
    expect(decideOn(policy([]), {}).reasons).toMatchObject([
      { rule: null, verdict: 'met', outcome: { type: 'pathway', target: 'holistic' } },
    ])
  })
})

describe('redirects', () => {
  test('to one place are one redirect with every reason once, in the order of the destinations', () => {
    const rules = [
      rule('a', redirect('library', 'it is near'), said('carer')),
      rule('b', redirect('gp', 'it is needed'), said('carer')),
      rule('c', redirect('gp', 'it is asked for'), said('carer')),
      rule('d', redirect('gp', 'it is needed'), said('carer')),
    ]
    const { destinations } = policy(rules)
    const mayTell = ['client'] as const
    const told = destinations.map((one) => (one.id === 'library' ? { ...one, mayTell } : one))
    expect(decideOn(policy(rules, { destinations: told }), { carer: 'yes' }).redirects).toEqual([
      {
        destination: 'gp',
        title: 'GP',
        contact: 'reception',
        advice: 'Ask the GP.',
        forClient: null,
        reason: 'it is needed; it is asked for',
        forReferrer: 'it is needed; it is asked for',
        rules: ['b', 'c', 'd'],
        mayTell: [],
      },
      {
        destination: 'library',
        title: 'Library',
        contact: null,
        advice: 'Ask the library.',
        forClient: null,
        reason: 'it is near',
        forReferrer: 'it is near',
        rules: ['a'],
        mayTell: ['client'],
      },
    ])
  })
})

test('a redirect has the words for whoever referred, in the place of a reason that is not for them', () => {
  const params = { destination: 'gp', reason: 'told in confidence' }
  const rules = [
    rule('a', { type: 'redirect', params: { ...params, forReferrer: 'others help first' } }, said('carer')),
    rule('b', { type: 'redirect', params: { ...params, reason: 'it is near' } }, said('carer'), {
      mayTell: ['referrer'],
    }),
  ]
  const [one] = decideOn(policy(rules), { carer: 'yes' }).redirects
  expect(one).toMatchObject({
    reason: 'told in confidence; it is near',
    forReferrer: 'others help first; it is near',
  })
})

describe('actions', () => {
  const RULES = [
    rule('a', action('walk'), said('carer')),
    rule('b', action('debrief'), said('carer')),
    rule('c', escalate('crisis'), said('selfHarm')),
  ]
  const actions = (facts: Parameters<typeof decideOn>[1]) =>
    decideOn(policy(RULES), facts).actions.map((one) => one.action)

  test('belong to dispositions: nobody in danger is handed a walking group', () => {
    expect(actions({ carer: 'yes', selfHarm: 'yes' })).toEqual(['debrief'])
    expect(actions({ carer: 'yes', selfHarm: 'no' })).toEqual(['debrief', 'walk'])
    expect(actions({ carer: 'yes' })).toEqual([])
  })

  test('are taken up only by rules that are met', () => {
    expect(actions({ carer: 'no', selfHarm: 'no' })).toEqual([])
    expect(actions({ selfHarm: 'no' })).toEqual([])
  })
})
