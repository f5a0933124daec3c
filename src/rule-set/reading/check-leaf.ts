/** One question about one fact, held against the catalogue. */

import type { FactDefinition } from '../../facts/fact.js'
import type { Json } from '../../input/plain-json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { OPERATORS, type Operator } from '../condition.js'
import { checkValue } from './check-value.js'
import { fittingOperators } from './fitting-operators.js'
import type { Path, Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

const inWords = (operators: readonly Operator[]): string => operators.map((one) => `\`${one}\``).join(', ')

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
    () => (typeof name === 'string' ? didYouMean(name, OPERATORS) : `use one of ${inWords(OPERATORS)}`),
  )
  return null
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
      () => `use one of ${inWords(fitting)}`,
    )
    return
  }
  if (value !== undefined) checkValue(definition, operator, value, [...path, 'value'], report)
}
