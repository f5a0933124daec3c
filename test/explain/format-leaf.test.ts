import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionOf, formatFinding, formatLeaf } from '../../src/explain/format-rule.js'
import { OPERATORS } from '../../src/rule-set/condition.js'
import { leaf } from './support/examinations.js'

describe('a leaf in words', () => {
  test.each([
    ['needsCount', 'greaterThanInclusive', 3, 'number of different needs is at least 3'],
    ['needsCount', 'lessThan', 3, 'number of different needs is less than 3'],
    ['age', 'greaterThan', 64, 'age is more than 64'],
    ['age', 'lessThanInclusive', 17, 'age is at most 17'],
    ['needsCount', 'in', [1, 2], 'number of different needs is 1 or 2'],
    ['housebound', 'equal', 'yes', 'housebound: yes'],
    ['housebound', 'notEqual', 'yes', 'housebound: not yes'],
    ['suicidalThoughts', 'in', ['yes', 'unsure'], 'suicidal thoughts now: yes or unsure'],
    ['consent', 'notIn', ['yes', 'unsure'], 'consent to the referral: not yes or unsure'],
    ['ageInRange', 'equal', false, 'age within the range of the service: no'],
    ['selfNavigation', 'equal', 'needs-some-help', 'finding their own way: needs some help'],
    ['needs', 'contains', 'housing', 'needs: housing is included'],
    ['needs', 'doesNotContain', 'domestic-abuse', 'needs: domestic abuse is not included'],
    ['local.wheelchair', 'equal', 'yes', 'local.wheelchair: yes'],
  ] as const)('%s %s %j is “%4$s”', (fact, operator, value, words) => {
    expect(formatLeaf({ fact, operator, value })).toBe(words)
  })

  test('has the title of the definition it is given', () => {
    const housebound = definitionOf('housebound')
    if (housebound === undefined) throw new Error('the catalogue has it')
    const definition = { ...housebound, name: 'local.wheelchair', title: 'uses a wheelchair' }
    expect(formatLeaf({ fact: 'local.wheelchair', operator: 'equal', value: 'yes' }, definition)).toBe(
      'uses a wheelchair: yes',
    )
  })

  test('differs from operator to operator, so that two rules never read alike', () => {
    const numbers = OPERATORS.filter((operator) => !/in$|contain/i.test(operator))
    const texts = numbers.map((operator) => formatLeaf({ fact: 'age', operator, value: 18 }))
    expect(new Set(texts).size).toBe(numbers.length)
  })
})

describe('what a leaf found', () => {
  test.each([
    [leaf('needsCount', 'greaterThanInclusive', 3, 4, 'true'), 'number of different needs is 4, at least 3'],
    [
      leaf('needsCount', 'greaterThanInclusive', 3, 1, 'false'),
      'number of different needs is 1, less than 3',
    ],
    [leaf('needsCount', 'greaterThanInclusive', 3, null, 'unknown'), 'number of different needs: not known'],
    [leaf('housebound', 'equal', 'yes', 'unsure', 'false'), 'housebound: unsure'],
    [
      leaf('needs', 'contains', 'housing', ['money', 'loneliness'], 'false'),
      'needs: money and loneliness, housing is not included',
    ],
    [leaf('needs', 'contains', 'housing', [], 'false'), 'needs: none, housing is not included'],
  ] as const)('%j reads “%s”', (one, words) => {
    expect(formatFinding(one)).toBe(words)
  })

  test('never calls an unknown value by any other name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPERATORS),
        fc.constantFrom('housebound', 'age', 'needs'),
        (operator, fact) => {
          expect(formatFinding(leaf(fact, operator, 'yes', null, 'unknown'))).toMatch(/: not known$/)
        },
      ),
    )
  })
})
