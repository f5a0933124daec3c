import { describe, expect, test } from 'vitest'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'

/** What is seen: the risk and the answer it is taken for. */
const seen = (input: unknown): readonly string[] => [
  ...new Set(findSafetySignals(input).map(({ answer, risk }) => `${risk}: ${answer}`)),
]

describe('a name that denies a risk', () => {
  test.each([
    ['deniesSuicidalThoughts', 'suicidalThoughts'],
    ['denies suicidal thoughts', 'suicidalThoughts'],
    ['noSuicidalThoughts', 'suicidalThoughts'],
    ['nosuicidalthoughts', 'suicidalThoughts'],
    ['NO_SUICIDAL_IDEATION', 'suicidalThoughts'],
    ['notSuicidal', 'suicidalThoughts'],
    ['suicideRuledOut', 'suicidalThoughts'],
    ['noSelfHarm', 'selfHarm'],
    ['withoutSelfHarm', 'selfHarm'],
    ['notInDanger', 'immediateDanger'],
  ])('`%s` is answered with a signal, whatever the answer', (key, risk) => {
    for (const answer of [false, 'no', 'No', 0, 'yes', true, 'not clear from the notes']) {
      expect(seen({ risks: { [key]: answer } })).toContain(`${risk}: yes`)
    }
    expect(seen({ risks: { [key]: 'unsure' } })).toEqual([`${risk}: unsure`])
    expect(seen({ risks: { [key]: 'declined' } })).toEqual([`${risk}: declined`])
  })

  test('says nothing where nobody answered it', () => {
    expect(seen({ risks: { noSuicidalThoughts: null, deniesSelfHarm: '', notSuicidal: 'n/a' } })).toEqual([])
  })

  test('is no denial where `no` stands for a number', () => {
    expect(seen({ noOfSuicideAttempts: 0, suicideQuestionNo: 0 })).toEqual([])
  })
})

describe('a name that asks about safety', () => {
  test.each([
    'canKeepSafe',
    'ableToKeepSafe',
    'can_keep_themselves_safe',
    'cankeepsafe',
    'feelsSafe',
    'isCurrentlySafe',
    'Are you able to keep yourself safe?',
    'Do you feel safe at home?',
  ])('`%s` answered with "no" is a signal of danger, and with "yes" is none', (key) => {
    for (const no of ['no', false, 0, 'not really']) {
      expect(seen({ risks: { [key]: no } })).toContain('immediateDanger: yes')
    }
    for (const yes of ['yes', true, 1, null, '']) expect(seen({ risks: { [key]: yes } })).toEqual([])
    expect(seen({ risks: { [key]: 'unsure' } })).toEqual(['immediateDanger: unsure'])
    expect(seen({ risks: [{ question: key, answer: 'no' }] })).toEqual(['immediateDanger: yes'])
    expect(seen({ risks: [{ question: key, answer: 'yes' }] })).toEqual([])
  })

  test.each(['cannotKeepSafe', 'unableToKeepSafe', 'doesNotFeelSafe', 'notSafe', 'unsafe'])(
    '`%s` says itself that somebody is not safe',
    (key) => {
      expect(seen({ risks: { [key]: 'yes' } })).toContain('immediateDanger: yes')
      expect(seen({ risks: { [key]: 'no' } })).toEqual([])
    },
  )

  test('`safe` alone asks about a person only where risks are spoken of', () => {
    expect(seen({ risks: { safe: false } })).toEqual(['immediateDanger: yes'])
    expect(seen({ parking: { safe: false } })).toEqual([])
  })

  test.each(['safeToLeaveMessage', 'isItSafeToVisit', 'safeguarding', 'safetyPlan', 'isTheBoilerSafe'])(
    '`%s` asks about something else',
    (key) => {
      expect(seen({ [key]: 'no' })).toEqual([])
    },
  )
})

describe('short names under `risks`', () => {
  test.each([
    ['plan', 'suicidePlanOrIntent'],
    ['hasPlan', 'suicidePlanOrIntent'],
    ['intent', 'suicidePlanOrIntent'],
    ['means', 'suicidePlanOrIntent'],
    ['ligature', 'suicidePlanOrIntent'],
    ['attempt', 'recentSuicideAttempt'],
    ['attempts', 'recentSuicideAttempt'],
    ['OD', 'recentSuicideAttempt'],
    ['thoughts', 'suicidalThoughts'],
    ['thoughts of ending life', 'suicidalThoughts'],
    ['thoughtsOfDeath', 'suicidalThoughts'],
    ['SI', 'suicidalThoughts'],
  ])('`%s` is taken for %s', (name, risk) => {
    expect(seen({ risks: { [name]: 'yes' } })).toEqual([`${risk}: yes`])
    expect(seen({ riskAssessment: { [name]: { value: 'unsure' } } })).toEqual([`${risk}: unsure`])
    expect(seen({ risks: [{ name, value: 'yes' }] })).toEqual([`${risk}: yes`])
    expect(seen({ risks: [name] })).toEqual([`${risk}: yes`])
    expect(seen({ risks: { [name]: 'no' } })).toEqual([])
  })

  test('may be listed in a text', () => {
    expect(seen({ risks: 'plan, means' })).toEqual(['suicidePlanOrIntent: yes'])
    expect(seen({ risks: 'SI and OD' })).toEqual(
      expect.arrayContaining(['suicidalThoughts: yes', 'recentSuicideAttempt: yes']),
    )
  })

  test('mean nothing elsewhere, or beside other words', () => {
    expect(seen({ plan: 'yes', means: 'yes', support: { plan: 'weekly', thoughts: 'glad' } })).toEqual([])
    expect(seen({ risks: 'care plan in place, falls' })).toEqual([])
    expect(seen({ risks: 'none' })).toEqual([])
  })
})

describe('another name for a risk', () => {
  test.each([
    ['planToEndLife', 'suicidePlanOrIntent'],
    ['plans_to_end_life', 'suicidePlanOrIntent'],
    ['lethalMeans', 'suicidePlanOrIntent'],
    ['accessToMeans', 'suicidePlanOrIntent'],
    ['Access to lethal means', 'suicidePlanOrIntent'],
    ['triedToEndLife', 'recentSuicideAttempt'],
    ['triedToKillSelf', 'recentSuicideAttempt'],
  ])('`%s` is taken for %s, under `risks` and at the top', (name, risk) => {
    expect(seen({ risks: { [name]: 'yes' } })).toEqual([`${risk}: yes`])
    expect(seen({ [name]: 'unsure' })).toContain(`${risk}: unsure`)
    expect(seen({ [name]: 'no' })).toEqual([])
  })
})

describe('suicidal thoughts in the past', () => {
  test.each([
    'yes',
    'no',
    'unsure',
    'declined',
    'Yes',
    true,
    false,
    null,
    { value: 'yes' },
    { current: false },
  ])('answered with %j are past', (answer) => {
    expect(seen({ pastSuicidalThoughts: answer })).toEqual([])
  })

  test.each([
    'yes, and again last night',
    'ongoing',
    'currently',
    { current: true },
    { value: 'yes', now: 'yes' },
  ])('answered with %j may be present', (answer) => {
    expect(seen({ risks: { pastSuicidalThoughts: answer } })).toContain('suicidalThoughts: yes')
    expect(seen([{ name: 'pastSuicidalThoughts', value: answer }])).toContain('suicidalThoughts: yes')
  })
})

describe('an answer that asks', () => {
  test.each(['no?', 'No ?', 'n/a?', '?'])('%s is unsure', (answer) => {
    expect(seen({ suicidalThoughts: answer })).toEqual(['suicidalThoughts: unsure'])
  })
})
