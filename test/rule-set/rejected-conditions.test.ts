import { describe, expect, test } from 'vitest'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { inShort, issuesOf } from './support/issues-of.js'
import { policyAsking, policyWith, smallPolicy } from './support/small-policy.js'

const safe = { fact: 'suicidalThoughts', operator: 'equal', value: 'no' }
const asking = (leaf: unknown) => parseRuleSet(policyAsking({ all: [leaf] }))
const at = (path: string) => `rules[0].conditions${path}`

describe('a condition is refused, with a code of its own,', () => {
  test.each([
    ['an empty `any`, which the engine calls true', { any: [] }, 'empty-condition', '.any', /at least one/],
    [
      'an empty `all` below the top',
      { any: [{ all: [] }] },
      'empty-condition',
      '.any[0].all',
      /at least one/,
    ],
    [
      'both `all` and `any`, of which the engine ignores one',
      { all: [safe], any: [safe] },
      'several-boolean-keys',
      '',
      /condition of its own/,
    ],
    [
      'a question that is also a list',
      { all: [{ ...safe, not: safe }] },
      'several-boolean-keys',
      '.all[0]',
      /condition of its own/,
    ],
    ['a key nobody knows', { all: [safe], note: 'x' }, 'unknown-key', '.note', /remove it/],
    ['a key mistyped', { al: [safe] }, 'unknown-key', '.al', /did you mean `all`\?/],
    [
      'a key of a question mistyped',
      { all: [{ ...safe, valeu: 1 }] },
      'unknown-key',
      '.all[0].valeu',
      /did you mean `value`\?/,
    ],
    ['nothing asked', {}, 'missing', '', /use one of `all`/],
    ['nothing asked further down', { not: {} }, 'missing', '.not', /use one of `all`/],
    [
      'no operator',
      { all: [{ fact: 'age', value: 3 }] },
      'missing',
      '.all[0].operator',
      /needs a `fact`, an `operator`/,
    ],
    ['no value', { all: [{ fact: 'age', operator: 'equal' }] }, 'missing', '.all[0].value', /needs a `fact`/],
    ['a bare question at the top', safe, 'leaf-at-root', '', /put it into an `all`/],
    ['text in place of a condition', { not: 'isolated' }, 'wrong-type', '.not', undefined],
    ['an object in place of a list', { all: safe }, 'wrong-type', '.all', undefined],
    ['`null` in place of a list', { any: null }, 'wrong-type', '.any', undefined],
    ['a number for a fact', { all: [{ ...safe, fact: 3 }] }, 'wrong-type', '.all[0].fact', undefined],
    ['a number for a name', { condition: 3 }, 'wrong-type', '.condition', undefined],
    [
      'a fact that is mistyped',
      { all: [{ ...safe, fact: 'suicidalThought' }] },
      'unknown-fact',
      '.all[0].fact',
      /did you mean `suicidalThoughts`\?/,
    ],
    [
      'a local fact that is mistyped',
      { all: [{ fact: 'local.inCatchmnt', operator: 'equal', value: true }] },
      'unknown-fact',
      '.all[0].fact',
      /did you mean `local\.inCatchment`\?/,
    ],
    [
      'a name that every object has',
      { all: [{ ...safe, fact: 'toString' }] },
      'unknown-fact',
      '.all[0].fact',
      /use one of/,
    ],
    [
      'a named condition that is not defined',
      { condition: 'isolatd' },
      'unknown-condition',
      '.condition',
      /did you mean `isolated`\?/,
    ],
    [
      'a name that every object has',
      { condition: 'valueOf' },
      'unknown-condition',
      '.condition',
      /`isolated`/,
    ],
    [
      'an operator that is mistyped',
      { all: [{ ...safe, operator: 'equals' }] },
      'unknown-operator',
      '.all[0].operator',
      /did you mean `equal`\?/,
    ],
    [
      'an operator that is no text',
      { all: [{ ...safe, operator: 1 }] },
      'unknown-operator',
      '.all[0].operator',
      /use one of/,
    ],
    [
      'priority on a condition',
      { all: [safe], priority: 1 },
      'priority-not-allowed',
      '.priority',
      /decides nothing/,
    ],
    [
      'priority on a question',
      { all: [{ ...safe, priority: 1 }] },
      'priority-not-allowed',
      '.all[0].priority',
      /decides nothing/,
    ],
    [
      'path, which evaluates script',
      { all: [{ ...safe, path: '$.a' }] },
      'path-not-allowed',
      '.all[0].path',
      /facts are flat/,
    ],
    ['params', { all: [{ ...safe, params: {} }] }, 'params-not-allowed', '.all[0].params', /no arguments/],
    [
      'a fact compared with a fact',
      { all: [{ ...safe, value: { fact: 'selfHarm' } }] },
      'fact-valued-value',
      '.all[0].value',
      /compare it with a value/,
    ],
    [
      'a list of facts in place of a list of values',
      { all: [{ ...safe, operator: 'in', value: { fact: 'needs' } }] },
      'fact-valued-value',
      '.all[0].value',
      /compare it with a value/,
    ],
  ])('for %s', (_, conditions, code, path, hint) => {
    const [issue, ...others] = issuesOf(parseRuleSet(policyAsking(conditions)))
    expect(others).toEqual([])
    expect(inShort(parseRuleSet(policyAsking(conditions)))).toEqual([`${code} at ${at(path)}`])
    if (hint === undefined) expect(issue?.hint).toBeUndefined()
    else expect(issue?.hint).toMatch(hint)
  })

  test.each([
    ['ageInRange', 'in'],
    ['ageInRange', 'lessThan'],
    ['ageInRange', 'contains'],
    ['needsCount', 'contains'],
    ['needsCount', 'doesNotContain'],
    ['selfNavigation', 'greaterThan'],
    ['selfNavigation', 'contains'],
    ['suicidalThoughts', 'lessThanInclusive'],
    ['suicidalThoughts', 'doesNotContain'],
    ['needs', 'equal'],
    ['needs', 'notEqual'],
    ['needs', 'in'],
    ['needs', 'greaterThanInclusive'],
    ['local.waiting', 'contains'],
  ])('for an operator that does not fit: %s %s', (fact, operator) => {
    const result = asking({ fact, operator, value: 'anything' })
    expect(inShort(result)).toEqual([`operator-does-not-fit at ${at('.all[0].operator')}`])
    expect(issuesOf(result)[0]?.hint).toMatch(/^use one of `/)
  })

  test.each([
    ['suicidalThoughts', 'equal', 'nope', '', /use one of|it is one of `yes`, `no`/],
    ['suicidalThoughts', 'equal', 'Yes', '', /did you mean `yes`\?/],
    ['suicidalThoughts', 'equal', true, '', /it is one of `yes`/],
    ['suicidalThoughts', 'notEqual', null, '', /undetermined by itself/],
    ['suicidalThoughts', 'in', 'yes', '', /write `\["yes"\]`/],
    ['suicidalThoughts', 'in', [], '', /at least one value/],
    ['suicidalThoughts', 'in', ['yes', 'maybe'], '[1]', /it is one of/],
    ['suicidalThoughts', 'notIn', ['yes', 'yes'], '[1]', /each value once/],
    ['suicidalThoughts', 'in', [['yes']], '[0]', /it is one of/],
    ['selfNavigation', 'equal', 'confidnt', '', /did you mean `confident`\?/],
    ['ageInRange', 'equal', 'true', '', /did you mean `true`\?|it is `true` or `false`/],
    ['phq9Total', 'greaterThan', 28, '', /a whole number from 0 to 27/],
    ['phq9Total', 'lessThan', '9', '', /a whole number from 0 to 27/],
    ['phq9Total', 'equal', 9.5, '', /a whole number/],
    ['phq9Total', 'equal', -1, '', /a whole number/],
    ['phq9Total', 'in', 9, '', /write `\[9\]`/],
    ['needs', 'contains', 'mony', '', /did you mean `money`\?/],
    ['needs', 'contains', ['money'], '', /it is one of/],
    ['local.waiting', 'equal', 53, '', /from 0 to 52/],
    ['local.transport', 'equal', 'buss', '', /did you mean `bus`\?/],
    ['age', 'equal', { years: 3 }, '', /a whole number/],
  ])('for a value outside the domain: %s %s %j', (fact, operator, value, path, hint) => {
    const result = asking({ fact, operator, value })
    expect(inShort(result)).toEqual([`value-outside-domain at ${at(`.all[0].value${path}`)}`])
    expect(issuesOf(result)[0]?.hint).toMatch(hint)
  })

  test('and every fault of it is told at once', () => {
    const conditions = {
      any: [
        { all: [] },
        { fact: 'agge', operator: 'equal', value: 1 },
        { fact: 'age', operator: 'is', value: 1 },
      ],
      note: 'x',
    }
    expect(inShort(parseRuleSet(policyAsking(conditions)))).toEqual([
      `unknown-key at ${at('.note')}`,
      `empty-condition at ${at('.any[0].all')}`,
      `unknown-fact at ${at('.any[1].fact')}`,
      `unknown-operator at ${at('.any[2].operator')}`,
    ])
  })

  test('wherever it stands: in a named condition or in an invariant', () => {
    expect(inShort(parseRuleSet(policyWith(['conditions', 'isolated'], { any: [] })))).toEqual([
      'empty-condition at conditions.isolated.any',
    ])
    expect(inShort(parseRuleSet(policyWith(['conditions', 'isolated'], safe)))).toEqual([
      'leaf-at-root at conditions.isolated',
    ])
    expect(inShort(parseRuleSet(policyWith(['invariants', 0, 'when'], { all: [] })))).toEqual([
      'empty-condition at invariants[0].when.all',
    ])
    expect(parseRuleSet(policyWith(['invariants', 0, 'when'], safe)).ok).toBe(true)
  })

  test('and a fault of one spoils no other', () => {
    const both = policyWith(['conditions', 'isolated'], { any: [{ fact: 'x', operator: 'equal', value: 1 }] })
    expect(inShort(parseRuleSet(both))).toEqual(['unknown-fact at conditions.isolated.any[0].fact'])
    const broken = policyWith(['localFacts', 0, 'kind'], 'bool')
    expect(inShort(parseRuleSet(broken))).toEqual(['not-allowed at localFacts[0].kind'])
  })

  test('and the right one is taken', () => {
    expect(inShort(parseRuleSet(smallPolicy()))).toEqual([])
  })
})

describe('the depth of a condition', () => {
  const nested = (levels: number): unknown =>
    levels === 1 ? { fact: 'age', operator: 'equal', value: 1 } : { not: nested(levels - 1) }

  test('may be sixteen levels', () => {
    expect(inShort(parseRuleSet(policyAsking(nested(16))))).toEqual([])
  })

  test('may not be seventeen', () => {
    const path = `.${Array.from({ length: 16 }, () => 'not').join('.')}`
    expect(inShort(parseRuleSet(policyAsking(nested(17))))).toEqual([`condition-too-deep at ${at(path)}`])
  })

  test('is counted through named conditions, and told where it goes too deep', () => {
    const document = {
      ...smallPolicy(),
      conditions: { ...smallPolicy().conditions, deep: nested(15), deeper: { not: { condition: 'deep' } } },
    }
    expect(inShort(parseRuleSet(document))).toEqual(['condition-too-deep at conditions.deeper'])
    expect(inShort(parseRuleSet({ ...document, conditions: { isolated: nested(15) } }))).toEqual([
      `condition-too-deep at ${at('')}`,
    ])
    expect(inShort(parseRuleSet({ ...document, conditions: { isolated: nested(13) } }))).toEqual([])
  })
})

describe('named conditions that refer to themselves', () => {
  const withConditions = (conditions: object) =>
    inShort(parseRuleSet({ ...smallPolicy(), conditions: { ...smallPolicy().conditions, ...conditions } }))

  test('are refused, each circle once', () => {
    expect(
      withConditions({
        a: { not: { condition: 'b' } },
        b: { all: [{ condition: 'c' }] },
        c: { condition: 'a' },
        self: { condition: 'self' },
        innocent: { any: [{ condition: 'a' }, { condition: 'isolated' }] },
      }),
    ).toEqual(['cyclic-condition at conditions.a', 'cyclic-condition at conditions.self'])
  })

  test('are shown as the way round', () => {
    const document = {
      ...smallPolicy(),
      conditions: { ...smallPolicy().conditions, a: { condition: 'b' }, b: { condition: 'a' } },
    }
    expect(issuesOf(parseRuleSet(document))[0]?.message).toBe('`a` refers to itself: `a` → `b` → `a`')
  })

  test('are not those that two conditions share', () => {
    const shared = { condition: 'isolated' }
    expect(withConditions({ a: shared, b: { all: [shared, { condition: 'a' }] } })).toEqual([])
  })
})
