import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerOf, happenedOnOf } from '../../../src/referral/answered.js'
import { shippedInstruments } from '../../../src/referral/shipped-instruments.js'
import { markedItems } from '../../../src/referral/signal-items.js'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'
import { SAFETY_RISKS, type SafetySignal } from '../../../src/referral/signals/safety-signal.js'
import { calmReferrals, fullReferrals } from '../../support/arbitraries/referrals.js'

/** What is seen: the risk and the answer it is taken for. */
const seen = (input: unknown): readonly string[] =>
  findSafetySignals(input).map(({ answer, risk }) => `${risk}: ${answer}`)

const calm = { risks: { suicidalThoughts: 'no', selfHarm: 'no' } }

/** What was asked of ever may have been lately, for all that can be told from what could not be read. */
const EVER = [
  ['pastSuicideAttempt', 'recentSuicideAttempt'],
  ['pastSelfHarm', 'selfHarm'],
] as const

const anyRisk = fc.constantFrom(...SAFETY_RISKS)
const anySignal = fc.constantFrom<SafetySignal['answer'][]>('yes', 'unsure', 'declined')

describe('a key that is not spelt as it should be', () => {
  test.each([
    ['suicidalThought', 'suicidalThoughts'],
    ['suicidal_thoughts', 'suicidalThoughts'],
    ['Suicidal thoughts', 'suicidalThoughts'],
    ['SUICIDAL-THOUGHTS', 'suicidalThoughts'],
    ['sucidalThoughts', 'suicidalThoughts'],
    ['suicidality', 'suicidalThoughts'],
    ['suicidalIdeation', 'suicidalThoughts'],
    ['suicide', 'suicidalThoughts'],
    ['hasSucidalThoghts', 'suicidalThoughts'],
    ['currentSuicidalIdeation', 'suicidalThoughts'],
    ['past_suicidal_thougths', 'suicidalThoughts'],
    ['ｓｕｉｃｉｄａｌ', 'suicidalThoughts'],
    ['suici\u200Bdal', 'suicidalThoughts'],
    ['Does the client have thoughts of ending their life?', 'suicidalThoughts'],
    ['suicidePlan', 'suicidePlanOrIntent'],
    ['suicidal_intent', 'suicidePlanOrIntent'],
    ['planOrIntent', 'suicidePlanOrIntent'],
    ['imediateDanger', 'immediateDanger'],
    ['person_in_danger', 'immediateDanger'],
    ['emergency', 'immediateDanger'],
    ['suicideAttempt', 'recentSuicideAttempt'],
    ['attempted suicide', 'recentSuicideAttempt'],
    ['overdose', 'recentSuicideAttempt'],
    ['self_harm', 'selfHarm'],
    ['SelfHarming', 'selfHarm'],
    ['deliberateSelfHarm', 'selfHarm'],
    ['dsh', 'selfHarm'],
  ] as const)('`%s` is taken for %s', (key, risk) => {
    expect(findSafetySignals({ risks: { [key]: 'yes' } })).toEqual([
      expect.objectContaining({ path: ['risks', key], risk, answer: 'yes', words: 'yes' }),
    ])
  })

  test('is recognised after any one letter is lost, doubled or swapped', () => {
    const slip = fc.constantFrom(
      (key: string, at: number) => key.slice(0, at) + key.slice(at + 1),
      (key: string, at: number) => key.slice(0, at) + key.charAt(at) + key.slice(at),
      (key: string, at: number) => key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2),
    )
    fc.assert(
      fc.property(anyRisk, slip, fc.nat(), anySignal, (risk, mistype, at, answer) => {
        expect(seen({ risks: { [mistype(risk, at % risk.length)]: answer } })).toEqual([`${risk}: ${answer}`])
      }),
    )
  })

  test.each([
    'pastSuicidalThoughts',
    'past_suicidal_thoughts',
    'harmToOthers',
    'harmToPartner',
    'harmFromOthers',
    'selfNeglect',
    'domesticAbuse',
    'childAtRisk',
    'carer',
    'selfNavigation',
    'selfCare',
    'emergencyContact',
    'anger',
    'outside',
    'succeed',
  ])('`%s` is something else', (key) => {
    expect(seen({ [key]: 'yes' })).toEqual([])
  })
})

describe('an answer in other words', () => {
  test.each([
    ['Yes', 'yes'],
    ['y', 'yes'],
    [true, 'yes'],
    ['true', 'yes'],
    [1, 'yes'],
    ['1', 'yes'],
    [-1, 'yes'],
    [1n, 'yes'],
    [Number.NaN, 'yes'],
    ['positive', 'yes'],
    ['no, but has a plan', 'yes'],
    ['weekly', 'yes'],
    ['2026-02-01', 'yes'],
    [() => 'no', 'yes'],
    [Symbol('no'), 'yes'],
    [new Boolean(true), 'yes'],
    ['maybe', 'unsure'],
    ['Unsure', 'unsure'],
    ['Not sure.', 'unsure'],
    ["don't know", 'unsure'],
    ['unknown', 'unsure'],
    ['?', 'unsure'],
    ['declined', 'declined'],
    ['Prefer not to say', 'declined'],
    ['REFUSED', 'declined'],
  ])('%o is taken for %s', (said, answer) => {
    expect(seen({ risks: { suicidalThoughts: said } })).toEqual([`suicidalThoughts: ${answer}`])
  })

  test.each([
    'no',
    'No ',
    'n',
    'NO!',
    false,
    'false',
    0,
    -0,
    0n,
    '0',
    '0.0',
    '',
    '  ',
    '-',
    'none',
    'never',
    'N/A',
    'not asked',
    null,
    undefined,
    [],
    {},
    new Boolean(false),
  ])('%o is no signal', (said) => {
    expect(seen({ risks: { suicidalThoughts: said, selfHarm: said }, suicidality: said })).toEqual([])
  })

  test.each([
    ['in a list', ['no', 'yes'], ['suicidalThoughts: yes']],
    ['beside who asked and when', { answer: 'no', askedBy: 'Dr Jones', askedOn: '2026-03-01' }, []],
    [
      'beside who asked and when',
      { answer: 'yes', askedBy: 'Dr Jones', askedOn: '2026-03-01' },
      ['suicidalThoughts: yes'],
    ],
    ['in parts', { current: 'no', plan: 'yes' }, ['suicidalThoughts: yes']],
    ['in parts with names', { thoughts: 'no', selfHarm: 'unsure' }, ['selfHarm: unsure']],
  ])('may stand %s: %j', (_, said, expected) => {
    expect(seen({ suicidalThoughts: said })).toEqual(expected)
  })
})

describe('questions and answers side by side', () => {
  test.each([
    [[{ name: 'suicidalThoughts', value: 'yes' }], ['suicidalThoughts: yes']],
    [
      [
        { name: 'Suicidal thoughts', value: 'no' },
        { name: 'self-harm', value: 'declined' },
      ],
      ['selfHarm: declined'],
    ],
    [{ question: 'Are you having thoughts of ending your life?', answer: 'no' }, []],
    [
      { question: 'Are you having thoughts of ending your life?', answer: 'sometimes' },
      ['suicidalThoughts: unsure'],
    ],
    [{ text: 'Self harm', answer: [{ valueBoolean: true }] }, ['selfHarm: yes']],
    [{ text: 'Self harm', answer: [{ valueBoolean: false }] }, []],
    [
      [
        ['suicidalThoughts', 'yes'],
        ['selfHarm', 'no'],
      ],
      ['suicidalThoughts: yes'],
    ],
    [{ risks: ['suicidalThoughts', 'selfHarm'] }, ['suicidalThoughts: yes', 'selfHarm: yes']],
    [{ flag: 'suicide' }, ['suicidalThoughts: yes']],
    [{ reason: 'suicide', result: 'no' }, ['suicidalThoughts: yes']],
    [{ name: 'suicide', result: null }, []],
    [{ note: 'is suicidal and alone', value: 'no' }, ['suicidalThoughts: yes']],
  ])('%j', (input, expected) => {
    expect([...seen(input)].sort()).toEqual([...new Set(expected)].sort())
  })
})

describe('something like a PHQ-9', () => {
  const items = (ninth: unknown, more: readonly unknown[] = []) => [0, 0, 0, 0, 0, 0, 0, 0, ninth, ...more]
  test.each([
    ['mistyped', { assessments: [{ instrument: 'PHQ9', items: items(1) }] }],
    ['mistyped further', { assessments: [{ instrument: 'pqh-9', items: items(1) }] }],
    ['with its name in words', { instrument: 'Patient Health Questionnaire (PHQ-9)', answers: items(2) }],
    ['with scores as text', { instrument: 'phq-9', items: items('1').map(String) }],
    ['with a score too high', { instrument: 'phq-9', items: items(7) }],
    ['too long', { instrument: 'phq-9', items: items(1, [0, 0, 0]) }],
    ['as a key', { phq9: items(3) }],
    ['as a key around it', { phq9: { completedOn: 'x', scores: items(3) } }],
    ['under the name of another questionnaire', { instrument: 'gad-7', items: items(1) }],
    ['under no name at all', { scores: items(1) }],
    ['as nine bare numbers', { mood: items(1) }],
    ['as named items', { phq9: { q1: 0, q9: 2 } }],
    ['as numbered items', { phq9: { 1: 0, 9: 2 } }],
    ['as one item', { phq9Item9: 1 }],
    ['as one item', { phq_9_q9: '1' }],
    [
      'as a list of items in any order',
      {
        instrument: 'phq-9',
        items: [
          { item: 9, score: 1 },
          { item: 1, score: 0 },
        ],
      },
    ],
    ['as a list of items', { instrument: 'phq-9', items: items(1).map((score) => ({ score })) }],
    ['with a word for a score', { instrument: 'phq-9', items: items('often') }],
  ])('%s gives a signal for its ninth item', (_, input) => {
    expect(new Set(seen(input))).toEqual(new Set(['suicidalThoughts: yes']))
  })

  test.each([
    ['a ninth item of 0', { instrument: 'PHQ9', items: items(0) }],
    ['a ninth item of 0, whatever the total', { instrument: 'PHQ9', items: [3, 3, 3, 3, 3, 3, 3, 3, 0] }],
    ['a ninth item not answered', { instrument: 'PHQ9', items: items(null) }],
    ['fewer items', { instrument: 'PHQ9', items: [3, 3, 3] }],
    ['another questionnaire', { instrument: 'GAD7', items: [3, 3, 3, 3, 3, 3, 3] }],
    ['a total', { phq9: 22 }],
    ['nine needs', { needs: Array(9).fill({ domain: 'money' }) }],
  ])('%s gives none', (_, input) => {
    expect(seen(input)).toEqual([])
  })
})

describe('text that speaks of suicide, self-harm or danger', () => {
  test.each([
    ['pt says he wants to end his life', 'suicidalThoughts'],
    ['She is SUICIDAL', 'suicidalThoughts'],
    ['feels sucidal at night', 'suicidalThoughts'],
    ["doesn't want to live any more", 'suicidalThoughts'],
    ['I want to die', 'suicidalThoughts'],
    ['thinks of killing herself', 'suicidalThoughts'],
    ['has been self-harming', 'selfHarm'],
    ['cuts himself', 'selfHarm'],
    ['took an overdose in January', 'recentSuicideAttempt'],
    ['cannot keep herself safe', 'immediateDanger'],
    ['life in danger', 'immediateDanger'],
    ['no suicidal thoughts', 'suicidalThoughts'],
  ])('%s', (notes, risk) => {
    expect(seen({ ...calm, notes })).toContain(`${risk}: yes`)
  })

  test.each([
    'wants to succeed at work and live independently',
    'in danger of losing her home',
    'housed near the riverside, used to dance',
    'lives alone; husband died in May',
    'needs help with debt; takes her medication',
  ])('does not include: %s', (notes) => {
    expect(seen({ notes })).toEqual([])
  })

  test('is quoted around the place, not whole', () => {
    const [signal] = findSafetySignals({
      notes: `${'a '.repeat(5_000)}wants to end his life${' b'.repeat(5_000)}`,
    })
    expect(signal?.words).toMatch(/^….*end his life.*…$/)
    expect(signal?.words.length).toBeLessThanOrEqual(161)
  })
})

describe('JSON within text', () => {
  test('is read as data, so that its "no" is a "no"', () => {
    expect(seen(JSON.stringify(calm))).toEqual([])
    expect(findSafetySignals({ body: '{"risks":{"selfHarm":"Yes"}}' })).toEqual([
      expect.objectContaining({
        path: ['body', 'risks', 'selfHarm'],
        risk: 'selfHarm',
        answer: 'yes',
        words: 'Yes',
      }),
    ])
  })

  test.each([
    ['{"risks":{"suicidalThoughts":"no","selfHarm":"no"},"client":{"id":', []],
    ['{"risks":{"suicidalThoughts":"yes","selfHarm":"no"', ['suicidalThoughts: yes']],
    ["{risks:{suicidalThoughts: 'unsure', selfHarm: false}}", ['suicidalThoughts: unsure']],
    ['{"risks":{"suicidalThoughts":"ye', ['suicidalThoughts: yes']],
    ['{"items":[0,0,0,0,0,0,0,0,1],}', ['suicidalThoughts: yes']],
    ['{"items":[0,0,0,0,0,0,0,0,0],}', []],
    ['{"notes":"wants to die",}', ['suicidalThoughts: yes']],
  ])('is made out where it breaks off: %s', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })
})

describe('whatever else is wrong', () => {
  test('every answer of a referral that is no "no" is found under its own name, one of ever as one of lately, and nothing else is', () => {
    fc.assert(
      fc.property(fullReferrals, (referral) => {
        const risks = [...SAFETY_RISKS.map((risk) => [risk, risk] as const), ...EVER].flatMap(
          ([key, risk]) => {
            const given = referral.risks?.[key]
            const answer = answerOf(given)
            // A day on which it happened says that it did, whatever answer stands beside it.
            const happened = happenedOnOf(given) === null ? [] : [`${risk}: yes`]
            return [...(answer === 'no' || answer === null ? [] : [`${risk}: ${answer}`]), ...happened]
          },
        )
        const marked = markedItems(referral.assessments, shippedInstruments())
        const expected = [
          ...risks,
          ...marked.flatMap(({ signals }) => signals.map((signal) => `${signal}: yes`)),
        ]
        expect(new Set(seen({ ...referral, id: null }))).toEqual(new Set(expected))
      }),
    )
  })

  test('a referral of somebody who said "no" to all of it gives no signal', () => {
    fc.assert(fc.property(calmReferrals, (referral) => { expect(seen({ ...referral, extra: 1 })).toEqual([]) })) // biome-ignore format: one line
  })

  test('a signal is found at any depth and beside anything', () => {
    const wrap = fc.constantFrom(
      (inner: unknown): unknown => [inner],
      (inner: unknown): unknown => ({ data: inner, other: 1 }),
      (inner: unknown): unknown => [null, 'x', inner],
      (inner: unknown): unknown => new Map([['data', inner]]),
      (inner: unknown): unknown => new Set([inner]),
    )
    fc.assert(
      fc.property(
        anyRisk,
        anySignal,
        fc.array(wrap, { maxLength: 12 }),
        fc.anything(),
        fc.boolean(),
        (risk, answer, wraps, junk, asText) => {
          const answered: unknown = asText ? JSON.stringify({ [risk]: answer }) : { [risk]: answer }
          const inside = wraps.reduce<unknown>((inner, wrapped) => wrapped(inner), answered)
          expect(seen({ junk, inside })).toContain(`${risk}: ${answer}`)
        },
      ),
    )
  })

  test('answers are found in an instance of a class, where they are inherited and where they are shared', () => {
    class Risks {
      get suicidalThoughts(): string {
        return 'yes'
      }
    }
    expect(seen(new Risks())).toEqual(['suicidalThoughts: yes'])
    expect(seen(Object.create({ selfHarm: 'unsure' }))).toEqual(['selfHarm: unsure'])
    const shared = { value: 'yes' }
    expect(seen({ other: shared, selfHarm: shared })).toEqual(['selfHarm: yes'])
  })

  test('an answer that cannot be read may be anything', () => {
    const risks = {
      get selfHarm(): string {
        throw new Error('gone')
      },
      suicidalThoughts: 'unsure',
    }
    expect(findSafetySignals({ risks })).toEqual([
      expect.objectContaining({
        path: ['risks', 'selfHarm'],
        risk: 'selfHarm',
        answer: 'yes',
        words: '(cannot be read)',
      }),
      expect.objectContaining({
        path: ['risks', 'suicidalThoughts'],
        risk: 'suicidalThoughts',
        answer: 'unsure',
        words: 'unsure',
      }),
    ])
  })

  test('it never throws, says the same twice, changes nothing and gives a bounded list', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withMap: true,
          withSet: true,
          withDate: true,
          withSparseArray: true,
          withTypedArray: true,
          withBoxedValues: true,
        }),
        (input) => {
          const signals = findSafetySignals(input)
          expect(findSafetySignals(input)).toEqual(signals)
          expect(signals.length).toBeLessThanOrEqual(150)
        },
      ),
    )
  })

  test('a proxy that throws at every touch hides nothing beside it', () => {
    const throws = () => {
      throw new Error('no')
    }
    const trap = new Proxy({}, { get: throws, ownKeys: throws, has: throws, getPrototypeOf: throws })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(seen({ a: trap, items: proxy, b: [proxy, trap], selfHarm: 'yes' })).toContain('selfHarm: yes')
  })
})

describe('data without measure', () => {
  /** In milliseconds of work, so that a busy machine is not taken for slow code. */
  const timed = (input: unknown): readonly [signals: readonly string[], milliseconds: number] => {
    const start = process.cpuUsage()
    const signals = seen(input)
    const { system, user } = process.cpuUsage(start)
    return [signals, (system + user) / 1_000]
  }

  test.each<[string, () => unknown]>([
    [
      '100,000 levels above it',
      () => {
        let inner: unknown = { selfHarm: 'yes' }
        for (let level = 0; level < 100_000; level += 1) inner = { a: [inner] }
        return inner
      },
    ],
    [
      'a list of 4,294,967,295 holes beside it',
      () => ({ list: new Array(4_294_967_295), risks: { selfHarm: 'yes' } }),
    ],
    [
      'a million objects before it',
      () => ({ list: new Array(1_000_000).fill(null).map(() => ({ a: {} })), risks: { selfHarm: 'yes' } }),
    ],
    [
      'a hundred million characters beside it',
      () => ({ text: 'suicid '.repeat(10_000_000), risks: { selfHarm: 'yes' } }),
    ],
    [
      'a key of ten million characters beside it',
      () => ({ ['x'.repeat(10_000_000)]: 1, risks: { selfHarm: 'yes' } }),
    ],
    [
      'itself within it',
      () => {
        const loop: Record<string, unknown> = { selfHarm: 'yes' }
        loop['again'] = [loop]
        return loop
      },
    ],
    ['a thousand more like it', () => Array.from({ length: 1_000 }, () => ({ selfHarm: 'yes' }))],
    [
      'an endless proxy beside it',
      () => {
        const endless: unknown = new Proxy({}, { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }), get: (): unknown => endless2() }) // biome-ignore format: one line
        const endless2 = (): unknown => new Proxy({}, { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }), get: (): unknown => endless2() }) // biome-ignore format: one line
        return { endless, risks: { selfHarm: 'yes' } }
      },
    ],
    ['100,000 brackets as text beside it', () => ({ text: '['.repeat(100_000), risks: { selfHarm: 'yes' } })],
    [
      'a megabyte of quotation marks beside it',
      () => ({ text: `{${'"a":"'.repeat(200_000)}`, risks: { selfHarm: 'yes' } }),
    ],
  ])('does not hide a signal with %s, and is given up in bounded time', (_, make) => {
    const [signals, milliseconds] = timed(make())
    expect(signals.length).toBeLessThanOrEqual(150)
    expect(milliseconds).toBeLessThan(4_000)
    if (!_.startsWith('100,000 levels')) expect(signals).toContain('selfHarm: yes')
  })

  test('has short paths and short words', () => {
    let deep: unknown = { selfHarm: `yes${'!'.repeat(100_000)}` }
    for (let level = 0; level < 1_000; level += 1) deep = [deep]
    const [signal] = findSafetySignals(deep)
    expect(signal?.risk).toBe('selfHarm')
    expect(signal?.path.length).toBeLessThanOrEqual(50)
    expect(signal?.words.length).toBeLessThan(200)
  })
})
