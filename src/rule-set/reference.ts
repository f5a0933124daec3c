/**
 * The second opinion: json-rules-engine on the same rules, its per-condition results folded in three-valued
 * logic. The only file that knows the engine, and it is loaded only when somebody asks for it.
 */
import { type Facts, valueIn } from '../facts/fact.js'
import type { RuleSet } from './rule-set.js'
import { all, any, not, type Truth, type Verdict, verdictOf } from './three-valued.js'

/** The verdict of every rule, by name. */
export type VerdictsByRule = { readonly [rule: string]: Verdict }

/** What the engine hands back for a condition, as far as we read it. */
interface ConditionResult {
  readonly all?: readonly ConditionResult[]
  readonly any?: readonly ConditionResult[]
  readonly not?: ConditionResult
  readonly factResult?: unknown
  readonly result?: boolean
}

/** Folds the engine's own leaf results; a leaf whose fact was `null` is unknown, whatever the engine made of it. */
const fold = (result: ConditionResult): Truth => {
  if (result.all !== undefined) return all(result.all.map(fold))
  if (result.any !== undefined) return any(result.any.map(fold))
  if (result.not !== undefined) return not(fold(result.not))
  // With no priority set every leaf is evaluated; one that was not has no result, and stays unknown.
  if (result.result === undefined || result.factResult === null || result.factResult === undefined)
    return 'unknown'
  return result.result ? 'true' : 'false'
}

/** A deep copy: the engine rewrites the rules that it is given, and ours are frozen. */
const thawed = <T>(json: T): T => JSON.parse(JSON.stringify(json)) // JSON in, the same JSON out

/** Names of all facts that the rules' leaves ask for: each must be supplied, as the engine refuses undefined ones. */
const factNames = (conditions: unknown): ReadonlySet<string> => {
  const names = new Set<string>()
  JSON.stringify(conditions, (key, value: unknown) => {
    if (key === 'fact' && typeof value === 'string') names.add(value)
    return value
  })
  return names
}

/**
 * Evaluates a parsed rule set with json-rules-engine: a fresh engine for each run, because a shared one
 * loses rules under concurrent runs, and all facts supplied, `null` for unknown.
 */
export const referenceVerdicts = async (ruleSet: RuleSet, facts: Facts): Promise<VerdictsByRule> => {
  const { Engine } = await import('json-rules-engine')
  const engine = new Engine()
  for (const [name, condition] of Object.entries(ruleSet.conditions)) {
    // Ours are the engine's own conditions, only read-only.
    engine.setCondition(name, thawed(condition) as Parameters<typeof engine.setCondition>[1])
  }
  for (const { name, conditions } of ruleSet.rules) {
    // The engine's event plays no part here: the verdict is read from the conditions.
    engine.addRule({
      name,
      event: { type: 'rule' },
      conditions: thawed(conditions) as Parameters<typeof engine.setCondition>[1],
    })
  }
  for (const name of factNames([ruleSet.conditions, ruleSet.rules.map((rule) => rule.conditions)])) {
    engine.addFact(name, thawed(valueIn(facts, name)))
  }
  const { results, failureResults } = await engine.run()
  const verdicts = new Map(
    // A rule's result carries its conditions with their results; the engine's own types leave them out.
    [...results, ...failureResults].map((one) => [
      one.name,
      verdictOf(fold(one.conditions as ConditionResult)),
    ]),
  )
  return Object.fromEntries(ruleSet.rules.map(({ name }) => [name, verdicts.get(name) ?? 'undetermined']))
}
