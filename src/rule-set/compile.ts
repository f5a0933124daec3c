/**
 * A rule set made ready: synchronous, three-valued, in rule order, with no `eval` and no `new Function`, so that it
 * runs under a strict Content-Security-Policy. Rules become a table of bit masks; those too large for it, closures.
 */
import { type Facts, valueIn } from '../facts/fact.js'
import { lazy, memoize } from '../input/memoize.js'
import type { InvariantCondition, NamedConditions } from './condition.js'
import { type CellsOfFacts, finelyCutFacts } from './evaluation/variables.js'
import { type Term, termsOf, verdictTable } from './evaluation/verdict-table.js'
import type { RuleSet } from './rule-set.js'
import { allOf, anyOf, leafTruth, not, type Truth, type Verdict, verdictOf } from './three-valued.js'
import { type DecisiveByCells, decisiveByCells, VerdictOnFacts, type Verdicts } from './verdicts.js'

/** A condition, ready to be asked of facts. */
export type CompiledCondition = (facts: Facts) => Truth

/** A rule set, ready to be asked of facts. */
export interface CompiledRuleSet {
  /** The rule set that was compiled. */
  readonly ruleSet: RuleSet
  /** The verdict of every rule, in rule order. Facts that are absent are unknown. */
  readonly evaluate: (facts: Facts) => Verdicts
  /** The same verdicts as bare numbers: 0 for `not-met`, 1 for `undetermined`, 2 for `met`. */
  readonly verdicts: (facts: Facts) => readonly number[]
}

/**
 * Turns conditions into closures. Each named condition is compiled once, however often it is referred to.
 * The conditions come from a parsed rule set: names are defined and there are no cycles.
 */
export const conditionCompiler = (
  named: NamedConditions,
): ((condition: InvariantCondition) => CompiledCondition) => {
  const known = new Map<string, CompiledCondition>()

  const compileNamed = (name: string): CompiledCondition => {
    const before = known.get(name)
    if (before !== undefined) return before
    const condition = Object.hasOwn(named, name) ? named[name] : undefined
    // A parsed rule set defines every name; should one be missing, nothing is known about it.
    const compiled: CompiledCondition = condition === undefined ? () => 'unknown' : compile(condition)
    known.set(name, compiled)
    return compiled
  }

  const compile = (condition: InvariantCondition): CompiledCondition => {
    if ('fact' in condition) return (facts) => leafTruth(condition, valueIn(facts, condition.fact))
    if ('all' in condition) {
      const children = condition.all.map(compile)
      return (facts) => allOf(children, (child) => child(facts))
    }
    if ('any' in condition) {
      const children = condition.any.map(compile)
      return (facts) => anyOf(children, (child) => child(facts))
    }
    if ('condition' in condition) return compileNamed(condition.condition)
    if ('notKnown' in condition) {
      const known = compile(condition.notKnown)
      return (facts) => (known(facts) === 'true' ? 'false' : 'true')
    }
    const negated = compile(condition.not)
    return (facts) => not(negated(facts))
  }

  return compile
}

/** What the numbers of the table stand for. */
const VERDICTS = ['not-met', 'undetermined', 'met'] as const satisfies readonly Verdict[]

/** The terms of each rule; `null` where the rule would make the table too large. */
const tabularTerms = (all: readonly (readonly Term[] | null)[]): readonly (readonly Term[] | null)[] => {
  const finelyCut = finelyCutFacts(all.flatMap((terms) => (terms ?? []).flat().map(({ leaf }) => leaf)))
  if (finelyCut.size === 0) return all
  return all.map((terms) => (terms?.flat().some(({ leaf }) => finelyCut.has(leaf.fact)) ? null : terms))
}

/** Compiles a parsed rule set. */
export const compileRuleSet = (ruleSet: RuleSet): CompiledRuleSet => {
  const { conditions, rules } = ruleSet
  const compile = conditionCompiler(conditions)
  const terms = tabularTerms(rules.map((rule) => rule.conditions).map(termsOf(conditions)))
  const table = verdictTable(terms.map((ruleTerms) => ruleTerms ?? []))
  // Rules that are not in the table are evaluated one by one, as closures.
  const closures = rules.flatMap((rule, index) =>
    terms[index] === null ? [{ index, ask: compile(rule.conditions) }] : [],
  )
  const verdictsOn = (facts: Facts, cells: CellsOfFacts): readonly number[] => {
    const verdicts = table.verdicts(cells)
    for (const { ask, index } of closures) verdicts[index] = VERDICTS.indexOf(verdictOf(ask(facts)))
    return verdicts
  }
  const decisive = rules.map((rule, index): DecisiveByCells | null => {
    const ruleTerms = terms[index] ?? null
    if (ruleTerms === null) return null
    const byCells = lazy(() => decisiveByCells(rule, conditions, ruleTerms, table.variables))
    return (cells) => byCells()(cells)
  })
  return {
    ruleSet,
    verdicts: (facts) => verdictsOn(facts, table.cells(facts)),
    evaluate: (facts) => {
      const cells = table.cells(facts)
      const evaluated = { facts, cells, named: conditions }
      const verdicts = verdictsOn(facts, cells)
      return rules.map(
        (rule, index) =>
          new VerdictOnFacts(
            rule,
            VERDICTS[verdicts[index] ?? 0] ?? 'undetermined',
            evaluated,
            decisive[index] ?? null,
          ),
      )
    },
  }
}

/** `compileRuleSet`, memoised: the rule set must be frozen, as all are that were read or welded. */
export const compiledOnce = memoize(compileRuleSet)
