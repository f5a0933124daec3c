import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/issue/issue.js'
import { answerOf, askedOnOf, datesOfAnswers, happenedOnOf, lastDayOf } from '../../src/referral/answered.js'
import { isCalendarDate } from '../../src/referral/calendar-date.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { findSafetySignals } from '../../src/referral/signals/find-safety-signals.js'
import { datesIn } from '../../src/testing/arbitraries/random-referrals.js'

const with_ = (more: object): object => ({ id: 'R-1', receivedOn: '2026-03-02', ...more })

const told = (input: unknown): readonly string[] => {
  const result = parseReferral(input)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${formatPath(path)}: ${code}`)
}

const hintsOf = (input: unknown): readonly (string | undefined)[] => {
  const result = parseReferral(input)
  return result.ok ? [] : result.issues.map(({ hint }) => hint)
}

describe('an answer', () => {
  test('may have the day beside it on which it was given, and an event the day it last happened', () => {
    const dated = with_({
      consent: { answer: 'yes', askedOn: '2026-02-01' },
      client: { housebound: { answer: 'no', askedOn: '2026-02-01' }, carer: 'no' },
      risks: {
        askedOn: '2026-02-28',
        suicidalThoughts: 'no',
        domesticAbuse: { answer: 'declined', askedOn: '2026-01-05' },
        recentSuicideAttempt: { answer: 'yes', happenedOn: '2016' },
        selfHarm: { answer: 'no', askedOn: null, happenedOn: '2019-05' },
      },
      local: { feelsSafe: { answer: 'yes', askedOn: '2026-02-01' } },
    })
    expect(parseReferral(dated)).toEqual({ ok: true, value: dated })
  })

  test('says the same whether or not a date stands beside it', () => {
    for (const answer of ['yes', 'no', 'unsure', 'declined', null] as const) {
      expect(answerOf(answer)).toBe(answer)
      expect(answerOf({ answer, askedOn: '2026-02-01' })).toBe(answer)
    }
    expect([undefined, {}, { askedOn: '2026-02-01' }].map(answerOf)).toEqual([null, null, null])
    expect([askedOnOf('no'), askedOnOf({ answer: 'no', askedOn: '2026-02-01' })]).toEqual([
      null,
      '2026-02-01',
    ])
    expect([happenedOnOf('yes'), happenedOnOf({ happenedOn: '2016-05' })]).toEqual([null, '2016-05-31'])
  })

  test('without a date, with only its date or with inputs that nobody touched was never given', () => {
    expect(
      parseReferral(with_({ risks: { selfHarm: { answer: '', askedOn: '', happenedOn: ' ' } } })),
    ).toEqual({ ok: true, value: with_({ risks: { selfHarm: {} } }) })
  })
})

describe('a date of which only a part is known', () => {
  test('means as late a day as it can, so that what happened counts as recent for as long as it may be', () => {
    expect(['2016', '2016-02', '2015-02', '2016-04', '2016-02-01'].map(lastDayOf)).toEqual(
      ['2016-12-31', '2016-02-29', '2015-02-28', '2016-04-30', '2016-02-01'], // biome-ignore format: one line
    )
    fc.assert(
      fc.property(datesIn(1900, 2100), (day) => {
        for (const part of [day, day.slice(0, 7), day.slice(0, 4)]) {
          const last = lastDayOf(part) ?? ''
          expect(isCalendarDate(last) && last.startsWith(part) && last >= day).toBe(true)
        }
      }),
    )
  })

  test.each([
    '',
    '16',
    '201',
    '2016-',
    '2016-1',
    '2016-13',
    '2016-00',
    '2015-02-29',
    'May 2016',
    '2016-05-01T10:00',
  ])('is not %j', (text) => {
    // biome-ignore format: one line
    expect(lastDayOf(text)).toBeNull()
  })
})

describe('a mistake in an answer is told where it stands', () => {
  test.each<[string, object, readonly string[]]>([
    ['a word', { consent: 'Yes' }, ['consent: not-allowed']],
    ['a truth', { client: { carer: true } }, ['client.carer: not-allowed']],
    [
      'a word beside a date',
      { consent: { answer: 'yse', askedOn: '2026-02-01' } },
      ['consent.answer: not-allowed'],
    ],
    ['a key', { consent: { anwser: 'yes' } }, ['consent.anwser: unknown-key']],
    [
      'a day that there is not',
      { consent: { answer: 'no', askedOn: '2026-02-30' } },
      ['consent.askedOn: not-a-date'],
    ],
    ['a day of all risks', { risks: { askedOn: 'yesterday' } }, ['risks.askedOn: not-a-date']],
    [
      'a part of a day where the day is known',
      { consent: { answer: 'no', askedOn: '2026-02' } },
      ['consent.askedOn: not-a-date'],
    ],
    [
      'the day of what does not happen on one',
      { risks: { suicidalThoughts: { answer: 'no', happenedOn: '2016' } } },
      [
        'risks.suicidalThoughts.happenedOn: possible-safety-signal',
        'risks.suicidalThoughts.happenedOn: unknown-key',
      ],
    ],
    [
      'a date of a value that wears out',
      { client: { selfNavigation: { answer: 'confident' } } },
      ['client.selfNavigation: not-allowed'],
    ],
    [
      'an answer of the rule set’s own',
      { local: { feelsSafe: { answer: 'Yes' } } },
      ['local.feelsSafe.answer: not-allowed'],
    ],
  ])('%s', (_, more, expected) => {
    // biome-ignore format: one line each
    expect(told(with_(more))).toEqual(expected)
  })

  test('with the answer or the form of the date that was probably meant', () => {
    expect(
      hintsOf(
        with_({
          consent: { answer: true, askedOn: '2026-02-01T10:00' },
          client: { carer: { answer: false } },
        }),
      ),
    ).toEqual([
      'did you mean `yes`?',
      'write the date alone, as YYYY-MM-DD, without the time',
      'write `no` only if somebody asked and was told no; leave it out if nobody asked',
    ])
    expect(
      hintsOf(with_({ risks: { selfHarm: { answer: 'no', happenedOn: 'ten years ago' } } })).at(-1),
    ).toBe(
      'write as much of the date as is known: `2016`, `2016-05` or `2016-05-01`; what has no other field belongs in `notes`',
    )
  })

  test('as a date before the client was born, if all that it can mean is before', () => {
    // That it happened is told first, whatever is wrong with the day.
    const SIGNS = ['recentSuicideAttempt', 'selfHarm'].map(
      (risk) => `risks.${risk}.happenedOn: possible-safety-signal`,
    )
    const born = (dateOfBirth: string) =>
      told(
        with_({
          client: { dateOfBirth, carer: { answer: 'no', askedOn: '1990-05-01' } },
          risks: { askedOn: '1990-05-02', selfHarm: { answer: 'no', happenedOn: '1990' }, recentSuicideAttempt: { answer: 'no', happenedOn: '1990-04' } }, // biome-ignore format: one line
          local: { feelsSafe: { answer: 'yes', askedOn: '1991-01-01' } },
        }),
      )
    expect(born('1990-04-30')).toEqual([])
    expect(born('1990-05-02')).toEqual([
      ...SIGNS,
      'client.carer.askedOn: answer-before-birth',
      'risks.recentSuicideAttempt.happenedOn: answer-before-birth',
    ])
    expect(born('1991-01-01')).toEqual([
      ...SIGNS,
      'risks.askedOn: answer-before-birth',
      'client.carer.askedOn: answer-before-birth',
      'risks.recentSuicideAttempt.happenedOn: answer-before-birth',
      'risks.selfHarm.happenedOn: answer-before-birth',
    ])
  })
})

test('dates beside answers are found whatever else is wrong', () => {
  const data = { risks: { askedOn: '2026-01-03', selfHarm: { happenedOn: '2016' } }, client: [], local: null, consent: { askedOn: 3 } } // biome-ignore format: one line
  expect(datesOfAnswers(data).map(({ date, path }) => [formatPath(path), date])).toEqual([
    ['risks.askedOn', '2026-01-03'],
    ['risks.selfHarm.happenedOn', '2016'],
  ])
  for (const nothing of [null, 'x', [], {}]) expect(datesOfAnswers(nothing)).toEqual([])
})

describe('in what cannot be read', () => {
  const own = [
    { fact: 'local.endThings', riskier: 'yes', title: 'ending things', question: 'Do you ever want to end things?' }, // biome-ignore format: one line
    {
      fact: 'local.tomorrow',
      riskier: 'no',
      title: 'tomorrow',
      question: 'Do you want to be here tomorrow?',
    },
  ] as const
  const found = (data: unknown) =>
    findSafetySignals(data, own).map(({ answer, path, risk }) => [risk, formatPath(path), answer])

  test.each<[string, object, readonly (readonly string[])[]]>([
    [
      'a yes with its day is a sign',
      { risks: { suicidalThoughts: { answer: 'yes', askedOn: '2026-02-01' } } },
      [['suicidalThoughts', 'risks.suicidalThoughts.answer', 'yes']],
    ],
    [
      'and so is one to a question of the rule set’s own',
      { local: { endThings: { answer: 'unsure', askedOn: '2026-02-01' } } },
      [['local.endThings', 'local.endThings.answer', 'unsure']],
    ],
    [
      'where a no worries, a no',
      { local: { tomorrow: { answer: 'no', askedOn: '2026-02-01' } } },
      [['local.tomorrow', 'local.tomorrow.answer', 'yes']],
    ],
    [
      'the day of an attempt is one by itself',
      { risks: { recentSuicideAttempt: { happenedOn: '2016-05' } } },
      [['recentSuicideAttempt', 'risks.recentSuicideAttempt.happenedOn', 'yes']],
    ],
    [
      'also beside a no: one of the two is wrong',
      { risks: { selfHarm: { answer: 'no', happenedOn: '2026-02-20' } } },
      [['selfHarm', 'risks.selfHarm.happenedOn', 'yes']],
    ],
    [
      'also with a slip in its key',
      { risks: { selfHarm: { answer: 'no', happendOn: '2026-02-20' } } },
      [['selfHarm', 'risks.selfHarm.happendOn', 'yes']],
    ],
    [
      'also where the question is named beside it',
      { risks: [{ name: 'selfHarm', answer: 'no', happenedOn: '2026-02-20' }] },
      [['selfHarm', 'risks[0].happenedOn', 'yes']],
    ],
    [
      'a no with its day is none',
      {
        risks: { selfHarm: { answer: 'no', askedOn: '2026-02-01' } },
        local: { endThings: { answer: 'no', askedOn: '2026-02-01' } },
      },
      [],
    ],
    [
      'nor is the day on which all were asked',
      { risks: { askedOn: '2026-02-30', suicidalThoughts: 'no' } },
      [],
    ],
    [
      'nor an answer that nobody gave',
      { risks: { selfHarm: { answer: '', askedOn: '2026-02-01', happenedOn: '' } } },
      [],
    ],
  ])('%s', (_, data, expected) => {
    // biome-ignore format: one line each
    expect(found({ receivedOn: '02/03/2026', ...data })).toEqual(expected)
  })
})
