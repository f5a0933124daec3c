import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { issuesFromZod } from '../../src/input/zod-issues.js'
import { formatIssues, ISSUE_CODES, type Issue } from '../../src/issue/issue.js'
import { Referral } from '../../src/referral/referral.js'
import { Service } from '../../src/service/service.js'

const issuesOf = (schema: z.core.$ZodType, input: unknown): readonly Issue[] => {
  const { error } = z.safeParse(schema, input)
  return error === undefined ? [] : issuesFromZod(error, schema, input)
}

const told = (schema: z.core.$ZodType, input: unknown): string => formatIssues(issuesOf(schema, input))

const Answer = z.enum(['yes', 'no', 'unsure', 'declined'])
const Person = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).max(5).meta({ description: 'What they are called.' }),
  age: z.int().min(0).max(130).nullish(),
  carer: Answer.nullish(),
  asked: z
    .union([Answer, z.strictObject({ answer: Answer.nullish(), on: z.iso.date().nullish() })])
    .nullish(),
  home: z.strictObject({ postcode: z.string().optional(), heated: z.boolean().optional() }).optional(),
  tags: z
    .array(z.enum(['money', 'food']))
    .max(2)
    .optional(),
})
const person = { name: 'Ada' }

describe('what zod finds wrong is told in our words', () => {
  test.each([
    ['a missing value', {}, 'name: `name` is missing (missing)\n    help: what they are called'],
    [
      'every unknown key by itself',
      { ...person, nmae: 'x', ago: 3 },
      'nmae: unknown key `nmae` (unknown-key)\n    help: did you mean `name`?\n' +
        'ago: unknown key `ago` (unknown-key)\n    help: did you mean `age`?',
    ],
    [
      'a key that belongs elsewhere',
      { ...person, post_code: 'E1' },
      'post_code: unknown key `post_code` (unknown-key)\n    help: it belongs at `home.postcode`',
    ],
    [
      'a key like no other, with what there is but for the keys of editors',
      { ...person, weather: 1 },
      'weather: unknown key `weather` (unknown-key)\n    help: use one of `name`, `age`, `carer`, `asked`, `home`, `tags`',
    ],
    [
      'another type',
      { name: 3 },
      'name: expected text, not the number `3` (wrong-type)\n    help: write `"3"`, with quotation marks',
    ],
    [
      'a number in quotation marks',
      { ...person, age: '42' },
      'age: expected a whole number, not the text `42` (wrong-type)\n    help: write `42` without quotation marks',
    ],
    [
      'a number that is not whole',
      { ...person, age: 4.5 },
      'age: expected a whole number, not the number `4.5` (wrong-type)',
    ],
    [
      'a number too high',
      { ...person, age: 131 },
      'age: `131` is too high: `130` is the most (out-of-range)',
    ],
    ['a number too low', { ...person, age: -1 }, 'age: `-1` is too low: `0` is the least (out-of-range)'],
    ['empty text', { name: '' }, 'name: the text is empty (out-of-range)'],
    [
      'text too long',
      { name: 'Ada Lovelace' },
      'name: the text has 12, and 5 characters is the most (out-of-range)',
    ],
    [
      'a single value for a list',
      { ...person, tags: 'money' },
      'tags: expected a list, not the text `money` (wrong-type)\n    help: put it into a list: `[…]`',
    ],
    [
      'a mistyped value',
      { ...person, tags: ['mony'] },
      'tags[0]: `mony` is not allowed here (not-allowed)\n    help: did you mean `money`?',
    ],
    [
      'a list too long',
      { ...person, tags: ['food', 'food', 'food'] },
      'tags: the list has 3, and 2 values is the most (out-of-range)',
    ],
    ['a list for an object', [], '(top): expected an object, not an empty list (wrong-type)'],
    ['null for an object', null, '(top): expected an object, not `null` (wrong-type)'],
    [
      'null where the value may only be left out',
      { ...person, home: null },
      'home: expected an object, not `null` (wrong-type)\n    help: leave it out if it is not known',
    ],
  ])('%s', (_, input, expected) => {
    expect(told(Person, input)).toBe(expected)
  })

  test('all of it at once', () => {
    const codes = issuesOf(Person, { age: 'x', carer: 1, home: { a: 1 }, tags: 3, b: 1 }).map(
      ({ code }) => code,
    )
    expect(codes).toEqual([
      'missing',
      'wrong-type',
      'not-allowed',
      'unknown-key',
      'wrong-type',
      'unknown-key',
    ])
  })
})

describe('a yes-or-no question answered in other words', () => {
  test.each([
    ['Yes', 'did you mean `yes`?'],
    [true, 'did you mean `yes`?'],
    ['Y', 'did you mean `yes`?'],
    ['NO', 'did you mean `no`?'],
    ['maybe', 'did you mean `unsure`?'],
    ["don't know", 'did you mean `unsure`?'],
    ['refused', 'did you mean `declined`?'],
  ])('%j gets the answer that was meant', (carer, hint) => {
    expect(issuesOf(Person, { ...person, carer })).toMatchObject([
      { code: 'not-allowed', path: ['carer'], hint },
    ])
    // Wherever an answer may have more beside it, the same is said of the answer alone, and of the one beside which it stands.
    expect(issuesOf(Person, { ...person, asked: carer })).toMatchObject([
      { code: 'not-allowed', path: ['asked'], hint },
    ])
    expect(issuesOf(Person, { ...person, asked: { answer: carer } })).toMatchObject([
      { code: 'not-allowed', path: ['asked', 'answer'], hint },
    ])
  })

  test.each([false, 0, 'unknown', 'N/A', 'not asked'])('%j is never taken for a "no"', (carer) => {
    const hints = [{ carer }, { asked: carer }, { asked: { answer: carer } }].flatMap((answered) =>
      issuesOf(Person, { ...person, ...answered }).map(({ hint }) => hint),
    )
    const hint = 'write `no` only if somebody asked and was told no; leave it out if nobody asked'
    expect(hints).toEqual([hint, hint, hint])
  })
})

describe('unions', () => {
  test('of a word and an object say what is wrong in the object, or with a list in its place', () => {
    expect(told(Person, { ...person, asked: { anwser: 'yes', on: '2026-02-30' } })).toBe(
      'asked.on: `2026-02-30` does not have the form expected here (wrong-format)\n' +
        'asked.anwser: unknown key `anwser` (unknown-key)\n    help: did you mean `answer`?',
    )
    expect(told(Person, { ...person, asked: ['yes'] })).toBe(
      'asked: `["yes"]` is not allowed here (not-allowed)\n    help: use one of `yes`, `no`, `unsure`, `declined`',
    )
  })

  const Shape = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('circle'), radius: z.number() }),
    z.strictObject({ kind: z.literal('square'), side: z.number() }),
  ])

  test('told apart by a key name the values of that key', () => {
    expect(told(Shape, { kind: 'sqare', side: 1 })).toBe(
      'kind: `sqare` is not allowed here (not-allowed)\n    help: did you mean `square`?',
    )
    expect(told(z.array(Shape), [{}])).toBe(
      '[0].kind: `kind` is missing (missing)\n    help: use one of `circle`, `square`',
    )
  })

  test('told apart by a key suggest the keys of the branch that was meant', () => {
    expect(
      told(z.strictObject({ shape: Shape.optional() }), { shape: { kind: 'square', sid: 1, side: 2 } }),
    ).toBe('shape.sid: unknown key `sid` (unknown-key)\n    help: did you mean `side`?')
  })

  test('of simple types say all that would do', () => {
    const Value = z.union([z.boolean(), z.int(), z.string(), z.array(z.string())])
    expect(told(z.record(z.string(), Value), { a: {} })).toBe(
      'a: expected `true` or `false`, a whole number, text or a list, not an object (wrong-type)',
    )
    expect(told(Value, ['a', 1])).toBe(
      '[1]: expected text, not the number `1` (wrong-type)\n    help: write `"1"`, with quotation marks',
    )
  })

  test('of values say all of them', () => {
    expect(told(z.union([z.literal('ab'), z.literal('cd')]), 'ce')).toBe(
      '(top): `ce` is not allowed here (not-allowed)\n    help: did you mean `cd`?',
    )
  })

  test('of objects speak about the branch that comes nearest', () => {
    const Either = z.union([
      z.strictObject({ all: z.array(z.string()) }),
      z.strictObject({ fact: z.string(), value: z.number() }),
    ])
    expect(told(z.strictObject({ when: Either }), { when: { fact: 'age', value: '3', x: 1 } })).toBe(
      'when.value: expected a number, not the text `3` (wrong-type)\n    help: write `3` without quotation marks\n' +
        'when.x: unknown key `x` (unknown-key)\n    help: use one of `fact`, `value`',
    )
  })

  test('that contain themselves', () => {
    type Tree = { not: Tree } | { fact: string }
    const Tree: z.ZodType<Tree> = z.lazy(() =>
      z.union([z.strictObject({ not: Tree }), z.strictObject({ fact: z.string() })]),
    )
    const [issue, ...others] = issuesOf(Tree, { not: { not: { fcat: 'a' } } })
    expect(others.map(({ code }) => code)).toEqual(['unknown-key'])
    expect(issue).toMatchObject({ code: 'missing', path: ['not', 'not', 'fact'] })
  })
})

describe('refinements', () => {
  test('of a schema with the format of a date are about dates', () => {
    const On = z.strictObject({
      on: z
        .string()
        .refine(() => false)
        .meta({ format: 'date' })
        .nullish(),
    })
    expect(issuesOf(On, { on: '2026-02-30' })).toMatchObject([{ code: 'not-a-date', path: ['on'] }])
  })

  test('can name their code and hint', () => {
    const Odd = z
      .number()
      .refine(() => false, { error: 'odd', params: { code: 'range-inverted', hint: 'swap' } })
    expect(issuesOf(Odd, 1)).toEqual([{ code: 'range-inverted', path: [], message: 'odd', hint: 'swap' }])
    expect(
      issuesOf(
        z.number().refine(() => false, { error: 'odd' }),
        1,
      ),
    ).toEqual([{ code: 'wrong-format', path: [], message: 'odd' }])
  })

  test('of form and of keys', () => {
    const Id = z
      .string()
      .regex(/^[a-z-]+$/)
      .meta({ description: 'Short name, in kebab case.' })
    expect(told(Id, 'A b')).toBe(
      '(top): `A b` does not have the form expected here (wrong-format)\n    help: short name, in kebab case',
    )
    expect(issuesOf(z.record(Id, z.number()), { 'A b': 1 })).toMatchObject([
      { code: 'wrong-format', path: ['A b'] },
    ])
  })

  test('of the number of items', () => {
    expect(told(z.array(z.number()).length(3), [1])).toBe(
      '(top): there are 1 items, and 3 are needed (wrong-item-count)\n    help: write `null` for an item that was not answered',
    )
  })
})

test('whatever is refused, every issue has a known code, a short sentence in lower case and a real path', () => {
  const damaged = fc.oneof(
    fc.object({
      key: fc.constantFrom(...Object.keys(Referral.shape), ...Object.keys(Service.shape), 'x'),
      maxDepth: 4,
    }),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(fc.constantFrom(Referral, Service), damaged, (schema, input) => {
      const issues = issuesOf(schema, input)
      expect(issues.length > 0).toBe(!z.safeParse(schema, input).success)
      for (const { code, hint, message } of issues) {
        expect(ISSUE_CODES).toHaveProperty(code)
        expect(message).toMatch(/^[^A-Z].{3,}[^.]$/u)
        expect(message.length).toBeLessThan(250)
        expect(message).not.toMatch(/undefined|\[object|Zod|invalid input/i)
        expect(hint ?? 'none').not.toBe('')
      }
    }),
    { numRuns: 500 },
  )
})

test('a hundred thousand problems give the first thousand, quickly', () => {
  const start = performance.now()
  expect(issuesOf(z.array(z.number()), new Array(100_000).fill('x'))).toHaveLength(1_000)
  expect(performance.now() - start).toBeLessThan(2_000)
})
