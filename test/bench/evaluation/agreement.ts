/** Before anything is timed: everybody must give the same answers, wherever a fact is not unknown. */
import type { Facts } from '../../../src/facts/fact.js'
import type { Condition, NamedConditions } from '../../../src/rule-set/condition.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import type { Contender } from './contender.js'
import { plainFacts } from './json-logic.js'

const isKnown = (condition: Condition, named: NamedConditions, facts: Facts): boolean => {
  if ('fact' in condition) return (facts[condition.fact] ?? null) !== null
  if ('not' in condition) return isKnown(condition.not, named, facts)
  if ('condition' in condition) {
    const definition = named[condition.condition]
    return definition !== undefined && isKnown(definition, named, facts)
  }
  return ('all' in condition ? condition.all : condition.any).every((one) => isKnown(one, named, facts))
}

/** Facts by the names of the catalogue, and by names without dots, for those to whom a dot is a path. */
export const withBothNames = (facts: Facts): Facts => ({ ...facts, ...plainFacts(facts) })

/**
 * Throws at the first rule on which two disagree though all its facts are known: what is unknown is a yes, a no or an
 * error to the others. Gives how many answers were compared.
 */
export const checkAgreement = async (
  contenders: readonly Contender[],
  ruleSet: RuleSet,
  all: readonly Facts[],
): Promise<number> => {
  const [first, ...others] = await Promise.all(
    contenders.map(async ({ name, prepare }) => ({ name, evaluate: await prepare(ruleSet) })),
  )
  if (first === undefined) return 0
  let compared = 0
  for (const facts of all) {
    const expected = (await first.evaluate(facts))()
    const comparable = ruleSet.rules.filter((rule) => isKnown(rule.conditions, ruleSet.conditions, facts))
    for (const { evaluate, name } of others) {
      const found = (await evaluate(facts))()
      const differing = comparable.find((rule) => found.has(rule.name) !== expected.has(rule.name))
      if (differing !== undefined) {
        throw new Error(`${name} and ${first.name} differ on ${differing.name} for ${JSON.stringify(facts)}`)
      }
      compared += comparable.length
    }
  }
  return compared
}
