import { describe, expect, test } from 'vitest'
import { formatMessage } from '../../src/words/format-message.js'
import { placesIn, readMessage } from '../../src/words/message.js'

const say = (text: string, values: Record<string, string | number> = {}, language = 'en'): string | null => {
  const read = readMessage(text)
  if (!read.ok) throw new Error(read.fault.message)
  return formatMessage(read.message, values, language)
}

const faultOf = (text: string): string => {
  const read = readMessage(text)
  return read.ok ? 'none' : `${read.fault.code}: ${read.fault.message}`
}

describe('a text', () => {
  test('has places', () => {
    expect(say('Ring {number} now. {title}: {contact}', { number: '999', title: 'A', contact: 'B' })).toBe(
      'Ring 999 now. A: B',
    )
  })

  test.each([
    [1, 'en', '1 week'],
    [8, 'en', '8 weeks'],
    [0, 'en', 'no weeks'],
    [2, 'cy', '2 weeks (two)'],
    [3, 'cy', '3 weeks (few)'],
    [2, 'qps', '2 weeks'],
    [1, 'qps', '1 week'],
    [1, 'no language at all', '1 week'],
  ])('follows the number %d by the plurals of %s', (n, language, words) => {
    const text =
      '{n, plural, =0 {no weeks} one {# week} two {# weeks (two)} few {# weeks (few)} other {# weeks}}'
    expect(say(text, { n }, language)).toBe(words)
  })

  test('chooses by a word, and by the number within', () => {
    const text =
      '{who, select, self {You have {n, plural, one {# need} other {# needs}}} other {They have #{n}}}'
    expect(say(text, { who: 'self', n: 2 })).toBe('You have 2 needs')
    expect(say(text, { who: 'gp', n: 2 })).toBe('They have #2')
  })

  test('says nothing rather than leave a place open', () => {
    expect(say('{a} and {b}', { a: 'x' })).toBeNull()
    expect(say('{n, plural, other {#}}', { n: 'three' })).toBeNull()
    expect(say('{toString}')).toBeNull()
  })

  test('names its places', () => {
    const read = readMessage('{a} {n, plural, one {{b}} other {#}} {a}')
    expect(read.ok && placesIn(read.message)).toEqual(['a', 'n', 'b'])
  })
})

test.each([
  ['up to {max weeks', 'message-syntax: `}` is expected at character 12'],
  ['up to {max', 'message-syntax: `}` is expected at character 11'],
  ['up to max}', 'message-syntax: the brace `}` at character 10 closes nothing'],
  ['{}', 'message-syntax: the name of a place is expected at character 2'],
  ['{n, plural, one {# week}}', 'missing-other: `n` has no `other`, which stands for all that is not named'],
  ['{n, plural, one {#} one {#} other {#}}', 'message-syntax: `one` stands twice in `n`'],
  [
    '{n, plural, single {#} other {#}}',
    'message-syntax: `single` is no plural: use zero, one, two, few, many, other, or a number as `=0`',
  ],
  ['{n, number}', 'message-syntax: `number` is not understood: use `plural` or `select`'],
  ['{n, plural, other {', 'message-syntax: `}` is expected at character 20'],
])('“%s” is told to be wrong', (text, fault) => {
  expect(faultOf(text)).toBe(fault)
})
