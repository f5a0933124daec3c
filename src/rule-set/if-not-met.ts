/**
 * What rules can still come to if some of them are not met. Narrows what each unknown fact may be, one fact at a time: no
 * search, so that more may be taken for possible than is, and never less.
 */

import { definitionsOf } from '../facts/catalogue.js'
import { type FactDefinition, type Facts, listedValues } from '../facts/fact.js'
import { alwaysKnownFacts, compatibleValues } from '../facts/unsettled-facts.js'
import { memoize } from '../input/memoize.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import type { Service } from '../service/service.js'
import { cellReader, UNKNOWN, type Variable, variableName, variablesOf } from './evaluation/variables.js'
import { type TermLeaf, termsOf } from './evaluation/verdict-table.js'
import type { Rule, RuleSet } from './rule-set.js'
import { knownTest } from './three-valued.js'

/** Cells of a variable, a bit each; that of `UNKNOWN` says that the fact may stay unknown. */
type Cells = number

/** A variable of more cells than there are bits may be anything. */
const MAX_CELLS = 31
const ANY_CELL: Cells = -1
const MAY_STAY_UNKNOWN: Cells = 1 << UNKNOWN

/** A leaf of a term, by the cells of its variable. Where they are too many, it may come to anything in each. */
interface MaskedLeaf {
  readonly variable: number
  /** Where it can be true. */
  readonly canBeTrue: Cells
  /** Where it can be false. */
  readonly canBeFalse: Cells
}

type MaskedTerm = readonly MaskedLeaf[]

/** For each run of whole numbers that no sample stands between, one of them. */
const wholeNumbers = (min: number, max: number, { samples }: Variable): readonly number[] => {
  const near = samples
    .filter((one) => typeof one === 'number')
    .filter(Number.isFinite)
    .map(Math.floor)
    .flatMap((one) => [one - 1, one, one + 1])
  return [min, ...near, max].filter((one) => one >= min && one <= max)
}

const isTooLarge = ({ samples }: Variable): boolean => samples.length > MAX_CELLS

/** The cells that an unknown fact may turn out to be in, or stay in. */
const cellsLeft = (
  variable: Variable,
  definition: FactDefinition | undefined,
  isAlwaysKnown: boolean,
): Cells => {
  const { cellOf } = variable
  if (isTooLarge(variable) || cellOf === null || definition === undefined || definition.kind === 'set')
    return ANY_CELL
  const values =
    definition.kind === 'integer'
      ? wholeNumbers(definition.min, definition.max, variable)
      : (listedValues(definition) ?? [])
  const unknown = isAlwaysKnown ? 0 : MAY_STAY_UNKNOWN
  return values.reduce<Cells>((cells, value) => cells | (1 << cellOf(value)), unknown)
}

const masked = ({ leaf, negated }: TermLeaf, variable: Variable): MaskedLeaf => {
  const { index, samples } = variable
  if (isTooLarge(variable)) return { variable: index, canBeTrue: ANY_CELL, canBeFalse: ANY_CELL }
  const test = knownTest(leaf.operator, leaf.value)
  let [canBeTrue, canBeFalse] = [0, 0]
  for (const [cell, sample] of samples.entries()) {
    if (sample === null) continue
    if (test(sample) === negated) canBeFalse |= 1 << cell
    else canBeTrue |= 1 << cell
  }
  return { variable: index, canBeTrue, canBeFalse }
}

const laidOut = memoize((ruleSet: RuleSet) => {
  const { conditions, rules } = ruleSet
  const definitions = definitionsOf(ruleSet)
  const alwaysKnown = alwaysKnownFacts(vocabularyOf(ruleSet))
  const termsIn = termsOf(conditions)
  const terms = rules.map((rule) => ({ rule, own: termsIn(rule.conditions) }))
  const variables = variablesOf(terms.flatMap(({ own }) => (own ?? []).flat().map(({ leaf }) => leaf)))
  const all = [...variables.values()]
  const maskedTerm = (term: readonly TermLeaf[]): MaskedTerm =>
    term.flatMap((one) => {
      const variable = variables.get(variableName(one.leaf))
      return variable === undefined ? [] : [masked(one, variable)]
    })
  return {
    terms: new Map(terms.map(({ own, rule }) => [rule, own?.map(maskedTerm) ?? null])),
    cells: cellReader(all),
    left: all.map((variable) =>
      cellsLeft(variable, definitions.get(variable.fact), alwaysKnown.has(variable.fact)),
    ),
    /** The variables of which one side or the other always holds. */
    eitherWay: all.flatMap(({ fact, index }) =>
      alwaysKnown.has(fact) && definitions.get(fact)?.kind === 'boolean' ? [index] : [],
    ),
    variables,
  }
})

/** What a variable may be where another stands in one cell. */
interface CompatibleCells {
  readonly when: { readonly variable: number; readonly cell: Cells }
  readonly variable: number
  readonly cells: Cells
}

const compatibleCells = memoize((ruleSet: RuleSet) =>
  memoize((service: Service): readonly CompatibleCells[] => {
    const { variables } = laidOut(ruleSet)
    return compatibleValues(service, vocabularyOf(ruleSet)).flatMap(({ fact, values, when }) => {
      const [one, other] = [variables.get(when.fact), variables.get(fact)]
      if (!one?.cellOf || !other?.cellOf || isTooLarge(one) || isTooLarge(other)) return []
      const { cellOf } = other
      return [
        {
          when: { variable: one.index, cell: 1 << one.cellOf(when.value) },
          variable: other.index,
          cells: values.reduce<Cells>((cells, value) => cells | (1 << cellOf(value)), 0),
        },
      ]
    })
  }),
)

/** Whether a rule can still come to a verdict. */
export type CanBe = (rule: Rule, verdict: 'met' | 'undetermined') => boolean

/** What rules can still come to where none of `notMet` is met; `null` if one of them is, whatever is found out. */
export type IfNotMet = (notMet: readonly Rule[]) => CanBe | null

/** Of facts that are known as far as `facts` say. */
export const ifNotMet = (ruleSet: RuleSet, service: Service, facts: Facts): IfNotMet => {
  const { cells, eitherWay, left: cellsOfUnknown, terms: termsByRule } = laidOut(ruleSet)
  const compatible = compatibleCells(ruleSet)(service)
  const known = cells(facts).map((cell, variable) =>
    cell === UNKNOWN ? (cellsOfUnknown[variable] ?? ANY_CELL) : cell < MAX_CELLS ? 1 << cell : ANY_CELL,
  )
  /** Narrows cells until nothing follows any more; `false` where one of the rules is met, or may be, whatever is found out. */
  const narrowed = (now: Cells[], notMet: readonly Rule[]): boolean => {
    const cellsNow = ({ variable }: MaskedLeaf): Cells => now[variable] ?? ANY_CELL

    /** Narrows the variable of the one leaf that can still make a term false; `null` if none can. */
    const narrow = (term: MaskedTerm): boolean | null => {
      let only: MaskedLeaf | null = null
      for (const leaf of term) {
        const isCertain = (cellsNow(leaf) & (leaf.canBeFalse | MAY_STAY_UNKNOWN)) === 0
        if (isCertain) continue
        if (only !== null) return false
        only = leaf
      }
      if (only === null) return null
      const before = cellsNow(only)
      const after = before & only.canBeFalse
      now[only.variable] = after
      return after === 0 ? null : after !== before
    }

    let isNarrower = notMet.length > 0
    while (isNarrower) {
      isNarrower = false
      for (const rule of notMet)
        for (const term of termsByRule.get(rule) ?? []) {
          const narrower = narrow(term)
          if (narrower === null) return false
          isNarrower ||= narrower
        }
      for (const { cells: own, variable, when } of compatible) {
        const [before, other] = [now[when.variable] ?? ANY_CELL, now[variable] ?? ANY_CELL]
        if (before === when.cell) now[variable] = other & own
        else if ((other & own) === 0 && (before & when.cell) !== 0) {
          now[when.variable] = before & ~when.cell
          isNarrower = true
        }
      }
    }
    return true
  }

  /** Of what is on record one side or the other holds: where one comes to nothing, it is the other. */
  const oneSide = (now: Cells[], notMet: readonly Rule[]): boolean => {
    const leaves = notMet.flatMap((rule) => termsByRule.get(rule)?.flat() ?? [])
    const named = new Set(leaves.map(({ variable }) => variable))
    for (const variable of eitherWay) {
      if (!named.has(variable)) continue
      const cells = now[variable] ?? ANY_CELL
      const sides = [cells & -cells, cells & (cells - 1)].filter((side) => side !== 0)
      if (sides.length < 2) continue
      const left = sides.filter((side) => {
        const tried = now.slice()
        tried[variable] = side
        return narrowed(tried, notMet)
      })
      const [only] = left
      if (only === undefined) return false
      if (left.length > 1) continue
      now[variable] = only
      if (!narrowed(now, notMet)) return false
    }
    return true
  }

  return (notMet) => {
    const now = known.slice()
    if (!narrowed(now, notMet) || !oneSide(now, notMet)) return null
    const cellsNow = ({ variable }: MaskedLeaf): Cells => now[variable] ?? ANY_CELL
    return (rule, verdict) => {
      const open = verdict === 'met' ? 0 : MAY_STAY_UNKNOWN
      // What is not determined has a leaf that is not.
      const canBe = (term: MaskedTerm): boolean =>
        term.every((leaf) => (cellsNow(leaf) & (leaf.canBeTrue | open)) !== 0) &&
        (open === 0 || term.some((leaf) => (cellsNow(leaf) & open) !== 0))
      return termsByRule.get(rule)?.some(canBe) ?? true
    }
  }
}
