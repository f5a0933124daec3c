import { LogicEngine } from 'json-logic-engine'
import type { Facts } from '../../../src/facts/fact.js'
import type { Condition, Leaf, NamedConditions } from '../../../src/rule-set/condition.js'
import type { Contender } from './contender.js'

/** A dot in a name would be a path. */
export const plainName = (fact: string): string => fact.replaceAll('.', '_')

/** The same facts under names without dots. */
export const plainFacts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [plainName(name), value]))

const OPERATORS = {
  equal: '===',
  notEqual: '!==',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
} as const

const leafLogic = ({ fact, operator, value }: Leaf): object => {
  const asked = { var: plainName(fact) }
  switch (operator) {
    case 'in':
      return { in: [asked, value] }
    case 'notIn':
      return { '!': { in: [asked, value] } }
    case 'contains':
      return { in: [value, asked] }
    case 'doesNotContain':
      return { '!': { in: [value, asked] } }
    default:
      return { [OPERATORS[operator]]: [asked, value] }
  }
}

/** The same condition in JSON Logic. */
const logicOf = (condition: Condition, named: NamedConditions): object => {
  if ('fact' in condition) return leafLogic(condition)
  if ('not' in condition) return { '!': logicOf(condition.not, named) }
  if ('all' in condition) return { and: condition.all.map((one) => logicOf(one, named)) }
  if ('any' in condition) return { or: condition.any.map((one) => logicOf(one, named)) }
  const definition = named[condition.condition]
  if (definition === undefined) throw new Error(`${condition.condition} is not defined`)
  return logicOf(definition, named)
}

type Ask = (facts: Facts) => unknown

const contender = (name: string, askOf: (logic: object) => Ask): Contender => ({
  name,
  prepare: ({ conditions, rules }) => {
    const asks = rules.map((rule) => askOf(logicOf(rule.conditions, conditions)))
    return (facts) => {
      const found = asks.map((ask) => ask(facts))
      return () => new Set(rules.flatMap((rule, index) => (found[index] === true ? [rule.name] : [])))
    }
  },
})

/** Rules turned into functions when they are loaded, by `new Function`. True or false only, and no reasons. */
export const builtLogic: Contender = contender('json-logic-engine, built', (logic) => {
  const ask: unknown = new LogicEngine().build(logic)
  return ask as Ask // the engine's own type does not say that it gives a function
})

/** Rules read anew each time. */
export const interpretedLogic: Contender = contender('json-logic-engine, interpreted', (logic) => {
  const engine = new LogicEngine()
  return (facts) => engine.run(logic, facts)
})
