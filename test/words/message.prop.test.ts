/** The texts that we read, `intl-messageformat` reads alike: whoever writes words may use any tool for ICU MessageFormat. */
import * as fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { formatMessage, type Values } from '../../src/words/format-message.js'
import { readMessage } from '../../src/words/message.js'
import { runs } from '../support/runs.js'

const LANGUAGES = ['en', 'cy', 'pl', 'ar', 'ja', 'gd', 'en-GB']

const values: fc.Arbitrary<Values> = fc.record({
  name: fc.string({ maxLength: 8 }),
  n: fc.nat(120),
  m: fc.nat(3),
  answer: fc.constantFrom('yes', 'no', 'unsure', 'other'),
})

/** What a text says by another library; `null` where it cannot be read. */
const byTheLibrary = (text: string, filled: Values, language: string): string | null => {
  try {
    const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    return String(format.format<string>(filled))
  } catch {
    return null
  }
}

const ours = (text: string, filled: Values, language: string): string | null => {
  const read = readMessage(text)
  return read.ok ? formatMessage(read.message, filled, language) : null
}

/** Words as they are written in a text: signs that mean something are quoted. */
const quoted = fc
  .string({ maxLength: 8 })
  .map((words) => words.replaceAll("'", "''").replace(/[{}#<>]+/g, "'$&'"))

/** Texts with places, plurals and choices in one another. */
const { message: texts } = fc.letrec<{ message: string; part: string }>((tie) => ({
  message: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    quoted,
    fc.constantFrom('{name}', '{ name }', '{n}', '#'),
    fc
      .tuple(
        fc.constantFrom('n', 'm'),
        fc.uniqueArray(
          fc.tuple(fc.constantFrom('=0', '=1', 'zero', 'one', 'two', 'few', 'many'), tie('message')),
          { selector: ([selector]) => selector, maxLength: 3 },
        ),
        tie('message'),
      )
      .map(([place, some, other]) => `{${place}, plural, ${alternatives(some)} other {${other}}}`),
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(fc.constantFrom('yes', 'no'), tie('message')), {
          selector: ([selector]) => selector,
        }),
        tie('message'),
      )
      .map(([some, other]) => `{answer,select,${alternatives(some)}other{${other}}}`),
  ),
}))

function alternatives(some: readonly (readonly [string, string])[]): string {
  return some.map(([selector, words]) => `${selector} {${words}}`).join('\n')
}

test('a text says here what it says there, in languages with other plurals', () => {
  fc.assert(
    fc.property(texts, values, fc.constantFrom(...LANGUAGES), (text, filled, language) => {
      const said = ours(text, filled, language)
      fc.pre(said !== null) // alternatives may be deeper in one another than we take
      expect(said).toBe(byTheLibrary(text, filled, language))
    }),
    { numRuns: runs(1_000) },
  )
})

test('whatever we take of random signs, the library takes and says alike', () => {
  const signs = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        "'",
        '#',
        ',',
        ' ',
        'name',
        'n',
        'plural',
        'select',
        'one',
        'other',
        '=1',
        'a',
        '<',
      ),
      { maxLength: 14 },
    )
    .map((some) => some.join(''))
  fc.assert(
    fc.property(fc.oneof(signs, texts.chain(broken)), values, (text, filled) => {
      const said = ours(text, filled, 'en')
      if (said !== null) expect(said).toBe(byTheLibrary(text, filled, 'en'))
    }),
    { numRuns: runs(3_000) },
  )
})

/** A text with a sign too few. */
function broken(text: string): fc.Arbitrary<string> {
  return fc.nat(Math.max(0, text.length - 1)).map((at) => text.slice(0, at) + text.slice(at + 1))
}
