import { describe, expect, test } from 'vitest'
import type { AnswerFact } from '../../../src/facts/fact.js'
import { localDangerReachesFloor } from '../../../src/proof/proofs/local-danger-reaches-floor.js'
import { ANSWERS, type Answer } from '../../../src/referral/vocabulary.js'
import type { Leaf } from '../../../src/rule-set/condition.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeCreateTriage } from '../../../src/triage.js'
import { escalate, policy, rule, said } from '../../support/small-policy.js'
import { contextOf } from '../support/context-of.js'

const END_THINGS: AnswerFact = {
  name: 'local.endThings',
  kind: 'answer',
  riskier: 'yes',
  title: 'wanting to end things',
  description: 'Whether the person ever wants to end things.',
  question: 'Do you ever want to end things?',
  safety: true,
  asksAboutDanger: true,
}

const asking = (answers: readonly Answer[], route = 'crisis-team', besides: readonly Leaf[] = []) =>
  policy(
    [
      rule('ends-things', escalate(route), [
        { fact: 'local.endThings', operator: 'in', value: answers },
        ...besides,
      ]),
    ],
    { localFacts: [END_THINGS], routes: [...policy([]).routes, ...safetyFloor().routes] },
  )

const missed = (ruleSet: Parameters<typeof contextOf>[0]) =>
  localDangerReachesFloor(contextOf(ruleSet)).findings.map(({ message, witnesses }) => [
    message.match(/being `(\w+)`/)?.[1],
    witnesses[0]?.referral.local?.['endThings'],
  ])

describe('a question of its own about danger', () => {
  test('reaches the floor where each answer but a reassuring one does', () => {
    const { findings, proof } = localDangerReachesFloor(contextOf(asking(['yes', 'unsure', 'declined'])))
    expect([findings, proof.status]).toEqual([[], 'proved'])
  })

  test.each(['yes', 'unsure', 'declined'] as const)('does not where `%s` is left out', (forgotten) => {
    const others = (['yes', 'unsure', 'declined'] as const).filter((answer) => answer !== forgotten)
    expect(missed(asking(others))).toEqual([[forgotten, forgotten]])
  })

  test('does not where no rule asks it', () => {
    const nobody = policy([rule('hurt', escalate('crisis-team'), said('consent', 'no'))], {
      localFacts: [END_THINGS],
    })
    expect(missed(nobody)).toEqual([['yes', 'yes']])
  })

  test('does not where a rule wants something else as well', () => {
    expect(missed(asking(['yes', 'unsure', 'declined'], 'crisis-team', said('consent')))).toEqual([
      ['yes', 'yes'],
    ])
  })

  test('does not where it reaches a route of its own in place of the floor, or a clinician only', () => {
    expect(missed(asking(['yes', 'unsure', 'declined'], 'crisis'))).toEqual([['yes', 'yes']])
    expect(missed(asking(['yes', 'unsure', 'declined'], 'named-clinician'))).toEqual([['yes', 'yes']])
  })

  test('and makes no triage until it does', () => {
    const made = safeCreateTriage({
      ruleSet: asking(ANSWERS.filter((answer) => answer !== 'no' && answer !== 'declined')),
      service: { id: 'here', title: 'Here', nation: 'england' },
    })
    expect(made.ok ? [] : made.issues).toMatchObject([{ code: 'unsafe-rule-set', path: ['localFacts', 0] }])
  })
})
