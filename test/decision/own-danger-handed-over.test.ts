/** What a rule set itself asks about danger is not lost where the referral cannot be decided. */
import { describe, expect, test } from 'vitest'
import type { AnswerFact } from '../../src/facts/fact.js'
import type { OwnDanger } from '../../src/referral/signals/safety-signal.js'
import type { PhraseWord } from '../../src/referral/word.js'
import { safetyFloor } from '../../src/rule-set/shipped.js'
import { createTriage, type Triage } from '../../src/triage.js'
import { escalate, policy, rule } from '../support/small-policy.js'

const fact = (name: string, riskier: 'yes' | 'no', question: string): AnswerFact => ({
  name,
  kind: 'answer',
  riskier,
  title: name.slice('local.'.length),
  description: 'What they said.',
  question,
  safety: true,
  asksAboutDanger: true,
})

/** Words of a service's own that speak of one of its questions. */
const phrase = (id: string, risk: OwnDanger['fact']): PhraseWord => ({
  id,
  risk,
  words: `${id.replace('-', ' ')} after easter`,
  basis: 'M',
  matches: [`${id.replace('-', ' ')} after Easter`],
  doesNotMatch: ['Easter'],
})

const QUESTIONS = {
  tomorrow: fact('local.tomorrow', 'no', 'Do you still want to be here tomorrow?'),
  endThings: fact('local.endThings', 'yes', 'Do you ever want to end things?'),
}

const triage: Triage = createTriage({
  service: { id: 'here', title: 'Here', nation: 'england' },
  ruleSet: policy(
    [
      rule('not-tomorrow', escalate('crisis-team'), [
        { fact: 'local.tomorrow', operator: 'in', value: ['no', 'unsure', 'declined'] },
      ]),
      rule('ends-things', escalate('mental-health-assessment'), [
        { fact: 'local.endThings', operator: 'in', value: ['yes', 'unsure', 'declined'] },
      ]),
    ],
    {
      localFacts: Object.values(QUESTIONS),
      routes: safetyFloor().routes,
      vocabulary: { phrases: [phrase('not-here', 'local.tomorrow'), phrase('ends-it', 'local.endThings')] },
    },
  ),
})

const CALM = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
}

/** Where the hand-over leads, and what its issues say of danger. */
const handedOver = (referral: object): readonly [routes: readonly string[], signals: number] => {
  const result = triage.safeDecide({ ...CALM, ...referral })
  if (result.ok) throw new Error('it was decided')
  const told = result.issues.filter(({ code }) => code === 'possible-safety-signal')
  return [result.handover.escalations.map(({ route }) => route), told.length]
}

describe('an answer to a question of a rule set’s own about danger', () => {
  test('reaches its specialist route although something else in the referral cannot be read', () => {
    const mistyped = { receivedOn: '02/03/2026' }
    expect(handedOver({ ...mistyped, local: { endThings: 'yes' } })).toEqual([
      ['mental-health-assessment'],
      1,
    ])
    expect(handedOver({ ...mistyped, local: { endThings: 'declined' } })[0]).toEqual([
      'mental-health-assessment',
    ])
    expect(handedOver({ ...mistyped, local: { tomorrow: 'no', endThings: 'no' } })).toEqual([
      ['crisis-team'],
      1,
    ])
  })

  test.each<[string, object]>([
    ['in another case', { local: { endThings: 'Yes' } }],
    ['as a truth', { local: { endThings: true } }],
    ['as a number', { local: { endThings: 1 } }],
    ['in a list', { local: { endThings: ['yes'] } }],
    ['in words', { local: { endThings: 'most nights' } }],
    ['with the prefix that rules write', { local: { 'local.endThings': 'yes' } }],
    ['under a key in another case', { local: { EndThings: 'yes' } }],
    ['under a mistyped key', { local: { endThngs: 'yes' } }],
    ['beside the name', { answers: [{ name: 'endThings', value: 'yes' }] }],
    ['outside `local`', { endThings: 'yes' }],
  ])('reaches it %s', (_, referral) => {
    expect(handedOver(referral)).toEqual([['mental-health-assessment'], 1])
  })

  test('reaches it beside the question, which the phrases of the floor know as well', () => {
    const [routes, told] = handedOver({
      answers: [{ question: QUESTIONS.endThings.question, answer: 'yes' }],
    })
    expect(routes).toEqual(['mental-health-assessment'])
    expect(told).toBe(2)
  })

  test('leads nowhere where it reassures, or is not there', () => {
    for (const local of [{ endThings: 'No' }, { tomorrow: true }, { endThings: '-' }, { endThings: 'n/a' }])
      expect(handedOver({ local })).toEqual([[], 0])
  })

  test('is no other question’s, however near its name is', () => {
    expect(handedOver({ consent: 'Yes', risks: { ...CALM.risks, selfHarm: 'Yes' } })[0]).toEqual([
      'mental-health-assessment',
    ])
  })
})

describe('notes that speak of a question of a rule set’s own about danger', () => {
  const decided = (notes: string, local: object = {}) => {
    const examined = triage.safeExamine({ ...CALM, local, notes })
    if (!examined.ok) throw new Error('it should be read')
    const { decision, facts } = examined.value
    return [decision.escalations.map(({ route }) => route), facts['local.tomorrow'], facts['local.endThings']]
  }

  test('are the answer that worries, whatever was answered, and reach its route', () => {
    const answers = { tomorrow: 'yes', endThings: 'no' }
    expect(decided('Says: not here after Easter.', answers)).toEqual([['crisis-team'], 'no', 'no'])
    expect(decided('Says: ends it after Easter.', answers)).toEqual([
      ['mental-health-assessment'],
      'yes',
      'yes',
    ])
    expect(decided('Likes Easter.', answers)).toEqual([[], 'yes', 'no'])
  })

  test('answer nothing where they deny it', () => {
    expect(decided('Denies: ends it after Easter.')[2]).toBe(null)
  })
})
