import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/decision/decision.js'
import { everyQuestion } from '../../src/decision/every-question.js'
import { type AnswerValue, safeWithAnswer, withAnswer } from '../../src/decision/with-answer.js'
import type { AnswerForm } from '../../src/facts/answer-form.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { createTriage, type Triage } from '../../src/triage.js'
import { referrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

/** After everything that a random referral tells of. */
const TODAY = '2030-06-01'

const inItems = (
  { items = { count: 0, min: 0, max: 0 } }: AnswerForm,
  score: 'min' | 'max',
): AnswerValue => ({
  completedOn: TODAY,
  items: Array.from({ length: items.count }, () => items[score]),
})

/** Every option of a question, or the ends of what it can be. */
const answersTo = (answer: AnswerForm): readonly AnswerValue[] => {
  const options = (answer.options ?? []).map(({ value }) => value)
  switch (answer.kind) {
    case 'integer':
      return [answer.min ?? 0, answer.max ?? 0]
    case 'date':
      return ['1958-02-28']
    case 'questionnaire':
      return [inItems(answer, 'min'), inItems(answer, 'max')]
    case 'set':
      return [[], ...options.map((one) => [String(one)]), options.map(String)]
    case 'answer':
    case 'boolean':
    case 'choice':
      return options
  }
}

const isOfService = ({ answer }: Question): boolean => answer.path[0] === 'service'

/** Tries every answer to every question of a decision. */
const answerAll = (triage: Triage, referral: ReferralInput): number => {
  let tried = 0
  const asked = everyQuestion(triage.decide(referral, { asOf: TODAY }))
  for (const question of asked.filter((one) => !isOfService(one))) {
    const values = answersTo(question.answer)
    expect(values.length).toBeGreaterThan(0)
    for (const value of values) {
      const answered = triage.safeExamine(withAnswer(referral, question, value, { askedOn: TODAY }), {
        asOf: TODAY,
      })
      if (!answered.ok) throw new Error(`${question.fact}: ${JSON.stringify([value, answered.issues])}`)
      const { decision, facts } = answered.value
      expect([question.fact, value, facts[question.fact]]).not.toEqual([question.fact, value, null])
      expect(everyQuestion(decision).map(({ fact }) => fact)).not.toContain(question.fact)
      tried += 1
    }
  }
  return tried
}

describe('the answer to a question', () => {
  test('goes where the question says: whatever is answered can be read, is known, and is not asked again', () => {
    let tried = 0
    fc.assert(
      fc.property(defaultTriages, referrals, (triage, referral) => {
        tried += answerAll(triage, referral)
      }),
      { numRuns: runs(15) },
    )
    expect(tried).toBeGreaterThan(50)
  })

  test('does so by any rules, which ask about facts and questionnaires of every kind', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(safeRuleSets(), referralsWithLocalFacts, (ruleSet, referral) => {
        const triage = createTriage({ ruleSet, service: services.sp7 })
        for (const { answer } of everyQuestion(triage.decide(referral, { asOf: TODAY })))
          kinds.add(answer.kind)
        answerAll(triage, referral)
      }),
      { numRuns: runs(60) },
    )
    expect(kinds.size).toBeGreaterThan(4)
  })

  test('takes nothing else away, and leaves the referral that was handed in as it is', () => {
    fc.assert(
      fc.property(defaultTriages, referrals, (triage, referral) => {
        deepFreeze(referral)
        const [question] = triage.decide(referral, { asOf: TODAY }).questions
        const [value] = question === undefined || isOfService(question) ? [] : answersTo(question.answer)
        if (question === undefined || value === undefined) return
        const [changed] = question.answer.path
        const others = Object.entries(withAnswer(referral, question, value)).filter(
          ([key]) => key !== changed,
        )
        expect(referral).toMatchObject(Object.fromEntries(others))
      }),
      { numRuns: runs(15) },
    )
  })
})

describe('an attempt or self-harm of years ago', () => {
  const triage = createTriage({ service: services.sp7 })
  const past: ReferralInput = {
    id: 'R-1',
    receivedOn: '2026-03-02',
    risks: {
      recentSuicideAttempt: { answer: 'yes', happenedOn: '2016' },
      selfHarm: { happenedOn: '2014-05' },
    },
  }
  const asked = triage
    .decide(past, { asOf: TODAY })
    .questions.filter(({ fact }) =>
      ['recentSuicideAttempt', 'selfHarm', 'pastSuicidalThoughts'].includes(fact),
    )

  test.each(['no', 'unsure', 'declined'])(
    'stays thoughts in the past, though “%s” is said of now',
    (value) => {
      const answered = asked.reduce<ReferralInput>(
        (referral, question) => withAnswer(referral, question, value, { askedOn: TODAY }),
        past,
      )
      const { facts } = triage.examine(answered, { asOf: TODAY })
      expect(asked.map(({ fact }) => fact)).toEqual(['recentSuicideAttempt', 'selfHarm'])
      expect(facts).toMatchObject({
        recentSuicideAttempt: value,
        selfHarm: value,
        pastSuicidalThoughts: 'yes',
      })
    },
  )

  test('has happened again where somebody says “yes” now: that is no longer of years ago', () => {
    const answered = asked.reduce<ReferralInput>(
      (referral, question) => withAnswer(referral, question, 'yes', { askedOn: TODAY }),
      past,
    )
    expect(triage.examine(answered, { asOf: TODAY }).facts).toMatchObject({
      recentSuicideAttempt: 'yes',
      selfHarm: 'yes',
    })
  })
})

describe('an answer that cannot be', () => {
  const referral: ReferralInput = { id: 'R-1', receivedOn: '2026-03-02' }
  const { questions } = createTriage({ service: services.sp7 }).decide(referral)
  const about = (fact: string): Question => {
    const question = questions.find((one) => one.fact === fact)
    if (question === undefined) throw new Error(`${fact} is not asked`)
    return question
  }

  test('is told with its place, and with what it can be', () => {
    expect(safeWithAnswer(referral, about('suicidalThoughts'), 'perhaps')).toEqual({
      ok: false,
      issues: [
        {
          code: 'value-outside-domain',
          path: ['risks', 'suicidalThoughts'],
          message: 'the answer cannot be `perhaps`',
          hint: 'it is one of `yes`, `no`, `unsure`, `declined`',
        },
      ],
    })
    expect(() => withAnswer(referral, about('needs'), ['money', 'money'])).toThrow(/without repeats, of/)
  })

  test('is told together with a date that is none, and an option that nobody reads', () => {
    const options = { askedOn: '2026-02-30', when: 'today' }
    expect(safeWithAnswer(referral, about('consent'), true, options)).toMatchObject({
      ok: false,
      issues: [
        { code: 'unknown-key', path: ['when'] },
        { code: 'not-a-date', path: ['askedOn'] },
        { code: 'value-outside-domain', path: ['consent'] },
      ],
    })
  })

  test('is one about the service: no referral says it', () => {
    const answer = { path: ['service', 'worksAlone'], kind: 'boolean' } as const
    expect(safeWithAnswer(referral, { answer }, true)).toMatchObject({
      ok: false,
      issues: [{ code: 'not-allowed', path: ['service', 'worksAlone'] }],
    })
  })

  test('is given with the day of an attempt, as far as it is known, where its question asks for one', () => {
    const attempt = about('recentSuicideAttempt')
    expect(attempt.answer?.dates).toEqual(['askedOn', 'happenedOn'])
    const options = { askedOn: '2026-03-02', happenedOn: '2016' }
    expect(withAnswer(referral, attempt, 'yes', options).risks).toMatchObject({
      recentSuicideAttempt: { answer: 'yes', ...options },
    })
    expect(safeWithAnswer(referral, attempt, 'yes', { happenedOn: 'long ago' })).toMatchObject({
      ok: false,
      issues: [{ code: 'not-a-date', path: ['happenedOn'] }],
    })
    expect(safeWithAnswer(referral, about('consent'), 'yes', { happenedOn: '2016' })).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-key', path: ['happenedOn'] }],
    })
  })
})
