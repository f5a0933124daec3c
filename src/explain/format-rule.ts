/** A rule in words: the values of facts, what a leaf asks and found, and what the rule calls for. */
import { eventTarget } from '../decision/reasons.js'
import { factCatalogue } from '../facts/catalogue.js'
import type { FactDefinition, FactValue } from '../facts/fact.js'
import type { OwnTitles } from '../referral/vocabulary.js'
import type { Leaf, LeafValue, Operator } from '../rule-set/condition.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { LeafResult } from '../rule-set/verdicts.js'
import { type ExplanationKey, type ExplanationWords, explanationWords } from '../words/explanation-words.js'
import { listOf } from './phrases.js'
import { code } from './sentences.js'

/** A value that is a word: as the rule set, the catalogue or the language has it, or else with spaces for its hyphens. */
const formatWord = (words: ExplanationWords, value: string, titles: OwnTitles): string =>
  words.own(
    `values.${value}`,
    (Object.hasOwn(titles, value) ? titles[value] : undefined) ??
      words.named(`values.${value}`) ??
      value.replaceAll('-', ' '),
  )

/** What the words of a fact are called that do not ship. */
export const titlesIn = (definition: FactDefinition | undefined): OwnTitles =>
  definition !== undefined && 'titles' in definition ? (definition.titles ?? {}) : {}

/**
 * The value of a fact as people say it: `needs-support` is "needs support", an empty set "none", unknown "not known".
 * `titles` are what words are called that a rule set declares.
 */
export const formatValue = (value: FactValue, words = explanationWords(), titles: OwnTitles = {}): string => {
  if (value === null) return words.say('value.unknown')
  if (typeof value === 'boolean') return words.say(value ? 'value.yes' : 'value.no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return formatWord(words, value, titles)
  return value.length === 0
    ? words.say('value.none')
    : listOf(
        words,
        value.map((one) => formatWord(words, one, titles)),
      )
}

const catalogue: ReadonlyMap<string, FactDefinition> = new Map(factCatalogue.map((fact) => [fact.name, fact]))

/** The definition of a fact: the rule set's own, or the catalogue's. */
export const definitionOf = (
  fact: string,
  ownFacts: readonly FactDefinition[] = [],
): FactDefinition | undefined => ownFacts.find(({ name }) => name === fact) ?? catalogue.get(fact)

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

const formatEach = (words: ExplanationWords, value: LeafValue, titles: OwnTitles): readonly string[] =>
  typeof value === 'object'
    ? value.map((one) => formatValue(one, words, titles))
    : [formatValue(value, words, titles)]

const TESTS = {
  notEqual: 'condition.not',
  notIn: 'condition.not',
  lessThan: 'condition.lessThan',
  lessThanInclusive: 'condition.atMost',
  greaterThan: 'condition.moreThan',
  greaterThanInclusive: 'condition.atLeast',
  contains: 'condition.included',
  doesNotContain: 'condition.notIncluded',
} as const satisfies { readonly [operator in Exclude<Operator, 'equal' | 'in'>]: ExplanationKey }

const formatTest = (
  words: ExplanationWords,
  { operator, value }: Leaf,
  definition: FactDefinition | undefined,
): string => {
  const values = listOf(words, formatEach(words, value, titlesIn(definition)), 'or')
  return operator === 'equal' || operator === 'in' ? values : words.say(TESTS[operator], { values })
}

const isNumber = ({ value }: Leaf): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value.every((one) => typeof one === 'number'))

/** What a fact is called, in the words of a language; its name where nobody calls it anything. */
export const titleOf = (
  words: ExplanationWords,
  fact: string,
  definition: FactDefinition | undefined,
): string => words.own(`facts.${fact}.title`, definition?.title ?? fact)

/**
 * What a leaf asks, in words: "number of different needs is at least 3", "housebound: yes". The fact's title is
 * taken from `definition`, or else from the catalogue, or else it is its name.
 */
export const formatLeaf = (
  leaf: Leaf,
  definition = definitionOf(leaf.fact),
  words = explanationWords(),
): string =>
  words.say(isNumber(leaf) ? 'condition.number' : 'condition.leaf', {
    fact: titleOf(words, leaf.fact, definition),
    test: formatTest(words, leaf, definition),
  })

const EQUALITIES: ReadonlySet<Operator> = new Set(['equal', 'notEqual', 'in', 'notIn'])

/**
 * What a leaf found, in words that are so whatever it asked: a false "at least 3" becomes "number of different needs
 * is 1, less than 3"; a test for yes or unsure "suicidal thoughts now: no"; an unknown one "housebound: not known".
 */
export const formatFinding = (
  { leaf, value, truth }: LeafResult,
  definition = definitionOf(leaf.fact),
  words = explanationWords(),
): string => {
  const fact = titleOf(words, leaf.fact, definition)
  if (truth === 'unknown') return words.say('condition.leaf', { fact, test: formatValue(null, words) })
  const statement = words.say(isNumber(leaf) ? 'condition.number' : 'condition.leaf', {
    fact,
    test: formatValue(value, words, titlesIn(definition)),
  })
  if (EQUALITIES.has(leaf.operator)) return statement
  const so = truth === 'true' ? leaf : { ...leaf, operator: OPPOSITES[leaf.operator] }
  return words.say('condition.found', { statement, test: formatTest(words, so, definition) })
}

/** What a rule calls for, in words: "an escalation to `crisis-team`". */
export const formatOutcome = ({ say }: ExplanationWords, event: RuleEvent): string =>
  say(`outcome.${event.type}`, { target: code(eventTarget(event) ?? '') })
