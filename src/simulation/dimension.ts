/** By what referrals can be counted: something of the decision, or any fact. */

import { everyQuestion } from '../decision/every-question.js'
import { definitionsOf } from '../facts/catalogue.js'
import { type FactDefinition, type FactValue, listedValues, valueIn } from '../facts/fact.js'
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { type NameKind, nameIssues, namesOf } from './known-names.js'
import type { SimulatedCase } from './simulated-case.js'

/** A fact to count by. */
export interface FactDimension {
  /** The name of the fact. */
  readonly fact: string
  /** Where to cut a number into bands: `[18, 65]` is under 18, 18 to 64, 65 and over. */
  readonly bands?: readonly number[]
}

const PARTS = {
  disposition: 'disposition',
  pathway: 'pathway',
  provisionalPathway: 'pathway',
  route: 'route',
  destination: 'destination',
  action: 'action',
  met: 'rule',
  undetermined: 'rule',
  asked: 'fact',
} as const satisfies { readonly [part: string]: NameKind }

/**
 * A part of the decision. `pathway` is the one accepted on; `met` and `undetermined` are rules; `asked` is a fact that
 * the decision asks for.
 */
export type DecisionPart = keyof typeof PARTS

/** By what to count. A referral can be in several places at once: of two routes, say. */
export type Dimension = DecisionPart | FactDimension

/** What stands for a fact that is not known, and for a set that is empty. */
export const NOT_KNOWN = 'not known'
export const NONE = 'none'

/** What kind of name a part of the decision is. */
export const kindOfPart = (part: DecisionPart): NameKind => PARTS[part]

/** Whether there is such a part. */
export const isDecisionPart = (part: string): part is DecisionPart => Object.hasOwn(PARTS, part)

/** The issue with a part that there is not. */
export const partIssues = (part: string): readonly Issue[] =>
  isDecisionPart(part)
    ? []
    : [
        {
          code: 'not-allowed',
          path: [],
          message: `referrals cannot be counted by ${quote(part)}`,
          hint: didYouMean(part, Object.keys(PARTS)),
        },
      ]

const present = (value: string | null): readonly string[] => (value === null ? [] : [value])

const partOf = ({ decision, met, undetermined }: SimulatedCase, part: DecisionPart): readonly string[] => {
  switch (part) {
    case 'disposition':
      return [decision.disposition]
    case 'pathway':
      return present(decision.pathway)
    case 'provisionalPathway':
      return present(decision.provisionalPathway)
    case 'route':
      return decision.escalations.map(({ route }) => route)
    case 'destination':
      return decision.redirects.map(({ destination }) => destination)
    case 'action':
      return decision.actions.map(({ action }) => action)
    case 'met':
      return met
    case 'undetermined':
      return undetermined
    case 'asked':
      return everyQuestion(decision).map(({ fact }) => fact)
  }
}

const bandLabels = (bands: readonly number[]): readonly string[] =>
  [...bands, null].map((upper, index) => {
    const lower = bands[index - 1]
    if (lower === undefined) return upper === null ? 'any' : `under ${upper}`
    if (upper === null) return `${lower} and over`
    return upper - 1 === lower ? String(lower) : `${lower} to ${upper - 1}`
  })

const factLabels = (value: FactValue, bands: readonly number[] | undefined): readonly string[] => {
  if (value === null) return [NOT_KNOWN]
  if (typeof value === 'object') return value.length === 0 ? [NONE] : value
  if (typeof value !== 'number' || bands === undefined) return [String(value)]
  return [bandLabels(bands)[bands.filter((from) => from <= value).length] ?? String(value)]
}

/** Where a case stands in a dimension. */
export const labelsOf = (one: SimulatedCase, dimension: Dimension): readonly string[] =>
  typeof dimension === 'string'
    ? partOf(one, dimension)
    : factLabels(valueIn(one.facts, dimension.fact), dimension.bands)

const numbersAmong = (cases: readonly SimulatedCase[], fact: string): readonly string[] =>
  [...new Set(cases.map(({ facts }) => valueIn(facts, fact)))]
    .filter((value) => typeof value === 'number')
    .sort((one, other) => one - other)
    .map(String)

const factOrder = (
  definition: FactDefinition | undefined,
  { bands, fact }: FactDimension,
  cases: readonly SimulatedCase[],
): readonly string[] => {
  const listed = definition === undefined ? null : listedValues(definition)
  const values = bands !== undefined ? bandLabels(bands) : (listed?.map(String) ?? numbersAmong(cases, fact))
  return definition?.kind === 'set' ? [...values, NONE, NOT_KNOWN] : [...values, NOT_KNOWN]
}

/** Every place in a dimension, in order, whether anybody is there or not; numbers without bands only as they occur. */
export const placesOf = (
  dimension: Dimension,
  ruleSet: RuleSet,
  cases: readonly SimulatedCase[],
): readonly string[] =>
  typeof dimension === 'string'
    ? namesOf(ruleSet, kindOfPart(dimension))
    : factOrder(definitionsOf(ruleSet).get(dimension.fact), dimension, cases)

/** What is wrong with a dimension: a fact that there is not, or bands that are not numbers in order. */
export const dimensionIssues = (dimension: Dimension, ruleSet: RuleSet): readonly Issue[] => {
  if (typeof dimension === 'string') return partIssues(dimension)
  const { bands, fact } = dimension
  const unknown = nameIssues(ruleSet, 'fact', fact, ['fact'])
  if (unknown.length > 0 || bands === undefined) return unknown
  const path = ['bands']
  if (definitionsOf(ruleSet).get(fact)?.kind !== 'integer') {
    return [{ code: 'not-allowed', path, message: `the fact \`${fact}\` is no number, and has no bands` }]
  }
  const ordered = bands.every((from, index) => Number.isInteger(from) && from > (bands[index - 1] ?? -1))
  if (ordered && bands.length > 0) return []
  const message = `the bands \`${JSON.stringify(bands)}\` are not whole numbers that rise`
  return [{ code: 'out-of-range', path, message, hint: 'write where each band begins, such as `[18, 65]`' }]
}
