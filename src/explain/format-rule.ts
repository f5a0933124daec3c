/** A rule in words: the values of facts, what a leaf asks and found, and what the rule calls for. */
import { factCatalogue } from '../facts/catalogue.js'
import type { FactDefinition, FactValue } from '../facts/fact.js'
import type { Leaf, LeafValue, Operator } from '../rule-set/condition.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { LeafResult } from '../rule-set/trace.js'
import { listed } from './sentences.js'

/** Names that are not read by putting spaces in. */
const NAMES: { readonly [value: string]: string } = {
  gp: 'GP',
  'gp-practice': 'GP practice',
  mdt: 'MDT',
  nhs: 'NHS',
  'long-term-condition': 'long-term condition',
  'nhs-case-manager': 'NHS case manager',
}

const formatWord = (value: string): string =>
  (Object.hasOwn(NAMES, value) ? NAMES[value] : undefined) ?? value.replaceAll('-', ' ')

/** The value of a fact as people say it: `needs-support` is "needs support", an empty set "none", unknown "not known". */
export const formatValue = (value: FactValue): string => {
  if (value === null) return 'not known'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return formatWord(value)
  return value.length === 0 ? 'none' : listed(value.map(formatWord))
}

const catalogue: ReadonlyMap<string, FactDefinition> = new Map(factCatalogue.map((fact) => [fact.name, fact]))

/** The definition of a fact: a local one of the rule set's, or the catalogue's. */
export const definitionOf = (
  fact: string,
  localFacts: readonly FactDefinition[] = [],
): FactDefinition | undefined => localFacts.find(({ name }) => name === fact) ?? catalogue.get(fact)

const OPPOSITES: { readonly [operator in Operator]: Operator } = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  greaterThanInclusive: 'lessThan',
  greaterThan: 'lessThanInclusive',
  lessThanInclusive: 'greaterThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
}

const formatEach = (value: LeafValue): readonly string[] =>
  typeof value === 'object' ? value.map(formatValue) : [formatValue(value)]

const formatTest = ({ operator, value }: Leaf): string => {
  const words = listed(formatEach(value), 'or')
  switch (operator) {
    case 'equal':
    case 'in':
      return words
    case 'notEqual':
    case 'notIn':
      return `not ${words}`
    case 'lessThan':
      return `less than ${words}`
    case 'lessThanInclusive':
      return `at most ${words}`
    case 'greaterThan':
      return `more than ${words}`
    case 'greaterThanInclusive':
      return `at least ${words}`
    case 'contains':
      return `${words} is included`
    case 'doesNotContain':
      return `${words} is not included`
  }
}

const isNumber = ({ value }: Leaf): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value.every((one) => typeof one === 'number'))

/**
 * What a leaf asks, in words: "number of different needs is at least 3", "housebound: yes". The fact's title is
 * taken from `definition`, or else from the catalogue, or else it is its name.
 */
export const formatLeaf = (leaf: Leaf, definition = definitionOf(leaf.fact)): string => {
  const title = definition?.title ?? leaf.fact
  return isNumber(leaf) ? `${title} is ${formatTest(leaf)}` : `${title}: ${formatTest(leaf)}`
}

const EQUALITIES: ReadonlySet<Operator> = new Set(['equal', 'notEqual', 'in', 'notIn'])

/**
 * What a leaf found, in words that are so whatever it asked: a false "at least 3" becomes "number of different needs
 * is 1, less than 3"; a test for yes or unsure "suicidal thoughts now: no"; an unknown one "housebound: not known".
 */
export const formatFinding = (
  { leaf, value, truth }: LeafResult,
  definition = definitionOf(leaf.fact),
): string => {
  const title = definition?.title ?? leaf.fact
  if (truth === 'unknown') return `${title}: not known`
  const statement = isNumber(leaf) ? `${title} is ${formatValue(value)}` : `${title}: ${formatValue(value)}`
  if (EQUALITIES.has(leaf.operator)) return statement
  const so = truth === 'true' ? leaf : { ...leaf, operator: OPPOSITES[leaf.operator] }
  return `${statement}, ${formatTest(so)}`
}

/** What a rule calls for, in words: "an escalation to `crisis-team`". */
export const formatOutcome = (event: RuleEvent): string => {
  switch (event.type) {
    case 'escalate':
      return `an escalation to \`${event.params.route}\``
    case 'redirect':
      return `a redirect to \`${event.params.destination}\``
    case 'pathway':
      return `the \`${event.params.pathway}\` pathway`
    case 'extension':
      return 'an extension'
    case 'action':
      return `the action \`${event.params.action}\``
  }
}
