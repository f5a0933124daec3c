/** Whether a fact can ever have the value that a leaf compares it with. */

import { type FactDefinition, isInDomain, listedValues } from '../../facts/fact.js'
import { formatDomain } from '../../facts/local-facts.js'
import type { Json } from '../../input/plain-json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import type { Operator } from '../condition.js'
import { takesList } from './fitting-operators.js'
import type { Path, Report } from './issue-list.js'

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
export const checkValue = (
  definition: FactDefinition,
  operator: Operator,
  value: Json,
  path: Path,
  report: Report,
): void => {
  if (takesList(operator)) checkList(definition, operator, value, path, report)
  else checkOne(definition, value, path, report)
}
