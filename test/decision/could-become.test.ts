import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AcceptDecision, Decision } from '../../src/decision/decision.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { runs } from '../support/runs.js'
import { decideOn, pathway, policy, rule, said } from '../support/small-policy.js'

const NOTE = { whenUndetermined: 'note' } as const

const RULES = [
  rule('fuller', pathway('holistic'), said('carer'), NOTE),
  rule('fuller-too', pathway('holistic'), said('interpreterNeeded'), NOTE),
  rule('middle', pathway('medium'), said('supportToLeaveHome', 'no'), NOTE),
  rule('lighter', pathway('light'), said('housebound', 'no')),
]

const accepted = (decision: Decision): AcceptDecision => {
  if (decision.disposition !== 'accept') throw new Error(decision.disposition)
  return decision
}

const on = (facts: Parameters<typeof decideOn>[1]) => accepted(decideOn(policy(RULES), facts))

describe('what an accepted referral could still become', () => {
  test('is each more intensive pathway, with the rules that only note what is unknown and what they ask', () => {
    const open = { carer: null, interpreterNeeded: null, supportToLeaveHome: null, housebound: 'no' }
    expect(on(open)).toMatchObject({
      pathway: 'light',
      couldBecome: [
        { pathway: 'medium', pathwayTitle: 'Medium', rules: ['middle'], questions: ['supportToLeaveHome'] },
        {
          pathway: 'holistic',
          pathwayTitle: 'Holistic',
          rules: ['fuller', 'fuller-too'],
          questions: ['interpreterNeeded', 'carer'],
        },
      ],
    })
  })

  test('is less with each answer, and nothing once all are in or the most intensive one is called for', () => {
    const known = { carer: 'no', interpreterNeeded: 'no', supportToLeaveHome: 'yes', housebound: 'no' }
    expect(on(known)).toMatchObject({ pathway: 'light', couldBecome: [] })
    expect(on({ ...known, interpreterNeeded: null }).couldBecome).toMatchObject([
      { pathway: 'holistic', rules: ['fuller-too'] },
    ])
    expect(on({ ...known, supportToLeaveHome: 'no', carer: null })).toMatchObject({
      pathway: 'medium',
      couldBecome: [{ pathway: 'holistic' }],
    })
    expect(on({ ...known, carer: 'yes', interpreterNeeded: null })).toMatchObject({
      pathway: 'holistic',
      couldBecome: [],
    })
  })

  test('is nothing where an open rule that does not only note has chosen the most intensive one', () => {
    const held = policy([...RULES, rule('held', pathway('holistic'), said('consent', 'no'))])
    expect(accepted(decideOn(held, { consent: null, carer: null, housebound: 'no' }))).toMatchObject({
      pathway: 'holistic',
      couldBecome: [],
    })
  })
})

const WITH_ACCEPT = ruleSets({ types: ['pathway', 'extension', 'action'], maxRules: 5 })

describe('whatever the rules', () => {
  test('no lighter pathway than would follow if open rules counted comes without a word of what it could become', () => {
    let provisional = 0
    fc.assert(
      fc.property(WITH_ACCEPT, factsOver(ALL_FACTS), (ruleSet, facts) => {
        const ids = ruleSet.pathways.map(({ id }) => id)
        const counted = { ...ruleSet, rules: ruleSet.rules.map(({ whenUndetermined: _, ...one }) => one) }
        const [decision, most] = [accepted(decideOn(ruleSet, facts)), accepted(decideOn(counted, facts))]
        const { couldBecome } = decision
        if (ids.indexOf(most.pathway) > ids.indexOf(decision.pathway)) {
          provisional += 1
          expect(couldBecome.map((one) => one.pathway)).toContain(most.pathway)
        }
        const ranks = couldBecome.map((one) => ids.indexOf(one.pathway))
        expect(ranks).toEqual([...new Set(ranks)].sort())
        for (const rank of ranks) expect(rank).toBeGreaterThan(ids.indexOf(decision.pathway))
      }),
      { numRuns: runs(400) },
    )
    expect(provisional).toBeGreaterThan(0)
  })

  test('each of its questions is asked, and there is one for each pathway that it could become', () => {
    fc.assert(
      fc.property(WITH_ACCEPT, factsOver(ALL_FACTS), (ruleSet, facts) => {
        const { couldBecome, questions } = accepted(decideOn(ruleSet, facts))
        const asked = questions.map(({ fact }) => fact)
        for (const one of couldBecome) {
          expect(one.questions).not.toEqual([])
          for (const fact of one.questions) expect(asked).toContain(fact)
        }
      }),
      { numRuns: runs(400) },
    )
  })
})
