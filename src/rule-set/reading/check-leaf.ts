/** One question about one fact, held against the catalogue. */
import {
  type FactDefinition,
  type FactKind,
  formatDomain,
  isInDomain,
  listedValues,
} from '../../facts/fact.js'
import type { Json } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { OPERATORS, type Operator } from '../condition.js'
import type { Path, Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

const ORDERS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const

const FITTING = {
  boolean: ['equal', 'notEqual'],
  integer: ['equal', 'notEqual', ...ORDERS, 'in', 'notIn'],
  choice: ['equal', 'notEqual', 'in', 'notIn'],
  answer: ['equal', 'notEqual', 'in', 'notIn'],
  set: ['contains', 'doesNotContain'],
} as const satisfies Record<FactKind, readonly Operator[]>

/** The operators that a fact of this kind can be tested with. */
export const fittingOperators = (kind: FactKind): readonly Operator[] => FITTING[kind]

/** The operators that take a list of values. */
export const LIST_OPERATORS = ['in', 'notIn'] as const satisfies readonly Operator[]

/** Whether the operator takes a list of values. */
export const takesList = (operator: Operator): boolean => LIST_OPERATORS.some((one) => one === operator)

const formatOperators = (operators: readonly Operator[]): string =>
  operators.map((one) => `\`${one}\``).join(', ')

const missing = (key: string, path: Path, report: Report): void =>
  report(
    'missing',
    path,
    () => `\`${key}\` is missing`,
    () => 'a question needs a `fact`, an `operator` and a `value`',
  )

const factOf = (name: Json, path: Path, scope: RuleScope, report: Report): FactDefinition | null => {
  if (typeof name !== 'string') {
    report('wrong-type', path, () => `the name of a fact is text, not ${quote(name)}`)
    return null
  }
  const definition = scope.facts.get(name)
  if (definition !== undefined) return definition
  if (!scope.unreadableFacts.has(name)) {
    report(
      'unknown-fact',
      path,
      () => `unknown fact ${quote(name)}`,
      () => didYouMean(name, [...scope.facts.keys()]),
    )
  }
  return null
}

const operatorOf = (name: Json | undefined, path: Path, report: Report): Operator | null => {
  if (name === undefined) {
    missing('operator', path, report)
    return null
  }
  const operator = OPERATORS.find((one) => one === name)
  if (operator !== undefined) return operator
  report(
    'unknown-operator',
    path,
    () => `unknown operator ${quote(name)}`,
    () =>
      typeof name === 'string' ? didYouMean(name, OPERATORS) : `use one of ${formatOperators(OPERATORS)}`,
  )
  return null
}

/** A set is asked for one member at a time. */
const memberOf = (definition: FactDefinition): FactDefinition =>
  definition.kind === 'set' ? { ...definition, kind: 'choice', riskier: [] } : definition

const checkOne = (definition: FactDefinition, value: Json, path: Path, report: Report): void => {
  const member = memberOf(definition)
  if (value !== null && isInDomain(member, value)) return
  if (value === null) {
    report(
      'value-outside-domain',
      path,
      () => `\`${definition.name}\` cannot be compared with \`null\``,
      () => 'a fact that is not known makes the condition undetermined by itself',
    )
    return
  }
  if (typeof value === 'object' && 'fact' in value) {
    report(
      'fact-valued-value',
      path,
      () => `\`${definition.name}\` is compared with another fact`,
      () => `compare it with a value: ${formatDomain(member)}`,
    )
    return
  }
  report(
    'value-outside-domain',
    path,
    () => `\`${definition.name}\` can never be ${quote(value)}`,
    () => {
      const words = (listedValues(member) ?? []).map(String)
      const near = typeof value === 'string' ? didYouMean(value, words) : ''
      return near.startsWith('did you mean') ? near : `it is ${formatDomain(member)}`
    },
  )
}

const checkList = (
  definition: FactDefinition,
  operator: Operator,
  value: Json,
  path: Path,
  report: Report,
): void => {
  if (typeof value === 'object' && value !== null && 'fact' in value) {
    checkOne(definition, value, path, report)
    return
  }
  if (!Array.isArray(value)) {
    const example = typeof value === 'string' || typeof value === 'number' ? [value] : ['…']
    report(
      'value-outside-domain',
      path,
      () => `${quote(operator)} needs a list of values, not ${quote(value)}`,
      () => `write ${quote(example)}`,
    )
    return
  }
  if (value.length === 0) {
    report(
      'value-outside-domain',
      path,
      () => `the list of ${quote(operator)} is empty`,
      () => `name at least one value: ${formatDomain(definition)}`,
    )
  }
  const seen = new Set<unknown>()
  value.forEach((one: Json, index) => {
    checkOne(definition, one, [...path, index], report)
    if (seen.has(one)) {
      report(
        'value-outside-domain',
        [...path, index],
        () => `${quote(one)} stands in the list twice`,
        () => 'name each value once',
      )
    }
    seen.add(one)
  })
}

/** Reports what is wrong with the value of a leaf whose operator fits its fact. */
const checkValue = (
  definition: FactDefinition,
  operator: Operator,
  value: Json,
  path: Path,
  report: Report,
): void => {
  if (takesList(operator)) checkList(definition, operator, value, path, report)
  else checkOne(definition, value, path, report)
}

/** Reports what is wrong with the `fact`, `operator` and `value` of a leaf. */
export const checkLeaf = (
  leaf: { readonly [key: string]: Json },
  path: Path,
  scope: RuleScope,
  report: Report,
): void => {
  const definition = factOf(leaf['fact'] ?? null, [...path, 'fact'], scope, report)
  const operator = operatorOf(leaf['operator'], [...path, 'operator'], report)
  const value = leaf['value']
  if (value === undefined) missing('value', [...path, 'value'], report)
  if (definition === null || operator === null) return
  const fitting = fittingOperators(definition.kind)
  if (!fitting.includes(operator)) {
    report(
      'operator-does-not-fit',
      [...path, 'operator'],
      () => `\`${operator}\` cannot be used with \`${definition.name}\`, which is of kind ${definition.kind}`,
      () => `use one of ${formatOperators(fitting)}`,
    )
    return
  }
  if (value !== undefined) checkValue(definition, operator, value, [...path, 'value'], report)
}
