import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Facts } from '../../../src/facts/fact.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import type { Contender, Met } from './contender.js'

const engineFor = ({ conditions, rules }: RuleSet): Engine => {
  const engine = new Engine([], { allowUndefinedFacts: true })
  const copy = structuredClone({ conditions, rules }) // it writes to what it is given
  for (const [name, condition] of Object.entries(copy.conditions)) {
    engine.setCondition(name, condition as unknown as RuleProperties['conditions']) // the same JSON
  }
  for (const rule of copy.rules) {
    engine.addRule({
      name: rule.name,
      conditions: rule.conditions as unknown as RuleProperties['conditions'], // the same JSON
      event: { type: 'met' },
    })
  }
  return engine
}

const run = async (engine: Engine, facts: Facts): Promise<Met> => {
  const { results } = await engine.run({ ...facts })
  return () => new Set(results.map(({ name }) => String(name)))
}

/** As its own documentation has it: one engine for all. (Two runs at once would lose rules.) */
export const reusedEngine: Contender = {
  name: 'json-rules-engine, one engine',
  prepare: (ruleSet) => {
    const engine = engineFor(ruleSet)
    return (facts) => run(engine, facts)
  },
}

/** As it must be used where runs can overlap. */
export const freshEngine: Contender = {
  name: 'json-rules-engine, a fresh engine each time',
  prepare: (ruleSet) => (facts) => run(engineFor(ruleSet), facts),
}
