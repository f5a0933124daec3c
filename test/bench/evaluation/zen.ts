/**
 * zen-engine, native code. It is no dependency of ours: not every platform that it names can be locked, so that it is
 * fetched beside the project when the benchmark runs, and left out with a word where it cannot be had.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Facts } from '../../../src/facts/fact.js'
import type { Condition, Leaf, NamedConditions } from '../../../src/rule-set/condition.js'
import type { Contender } from './contender.js'
import { plainName } from './json-logic.js'

const VERSION = '0.54.0'

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: Buffer): {
      evaluate(facts: Facts, options?: { trace?: boolean }): Promise<{ result: Record<string, unknown> }>
    }
  }
}

const OPERATORS = {
  equal: '==',
  notEqual: '!=',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
} as const

const text = (value: Leaf['value']): string =>
  typeof value === 'string'
    ? `'${value}'`
    : Array.isArray(value)
      ? `[${value.map(text).join(', ')}]`
      : String(value)

const leafExpression = ({ fact, operator, value }: Leaf): string => {
  const asked = plainName(fact)
  switch (operator) {
    case 'in':
      return `${asked} in ${text(value)}`
    case 'notIn':
      return `${asked} not in ${text(value)}`
    // It refuses to look for something in nothing, or to compare nothing: what is unknown must be something.
    case 'contains':
      return `${text(value)} in (${asked} ?? [])`
    case 'doesNotContain':
      return `${text(value)} not in (${asked} ?? [])`
    case 'equal':
    case 'notEqual':
      return `${asked} ${OPERATORS[operator]} ${text(value)}`
    default:
      return `(${asked} ?? 0) ${OPERATORS[operator]} ${text(value)}`
  }
}

const expressionOf = (condition: Condition, named: NamedConditions): string => {
  if ('fact' in condition) return `(${leafExpression(condition)})`
  if ('not' in condition) return `not (${expressionOf(condition.not, named)})`
  if ('all' in condition) return `(${condition.all.map((one) => expressionOf(one, named)).join(' and ')})`
  if ('any' in condition) return `(${condition.any.map((one) => expressionOf(one, named)).join(' or ')})`
  const definition = named[condition.condition]
  if (definition === undefined) throw new Error(`${condition.condition} is not defined`)
  return expressionOf(definition, named)
}

/** Fetches the engine once for this machine. */
const fetched = (): Zen => {
  const folder = join(tmpdir(), `referral-triage-bench-zen-${VERSION}`)
  if (!existsSync(join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true })
    execFileSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--prefix', folder, `@gorules/zen-engine@${VERSION}`],
      {
        stdio: 'ignore',
      },
    )
  }
  return createRequire(join(folder, 'here.js'))('@gorules/zen-engine') as Zen // the parts of it that are used
}

const contender = ({ ZenEngine }: Zen, name: string, trace: boolean): Contender => ({
  name,
  prepare: ({ conditions, rules }) => {
    const expressions = rules.map((rule, index) => ({
      id: `e${index}`,
      key: `r${index}`,
      value: expressionOf(rule.conditions, conditions),
    }))
    const content = {
      nodes: [
        { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
        {
          id: 'rules',
          type: 'expressionNode',
          name: 'rules',
          position: { x: 1, y: 0 },
          content: { expressions },
        },
        { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
        { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
      ],
    }
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)))
    return async (facts) => {
      const { result } = await decision.evaluate(facts, { trace })
      return () => new Set(rules.flatMap((rule, index) => (result[`r${index}`] === true ? [rule.name] : [])))
    }
  },
})

/** zen-engine without and with its trace; none where it cannot be fetched. */
export const zenContenders = (): readonly Contender[] => {
  try {
    const zen = fetched()
    return [contender(zen, 'zen-engine', false), contender(zen, 'zen-engine, with its trace', true)]
  } catch (error) {
    console.error(
      `zen-engine is left out: ${error instanceof Error ? error.message.split('\n')[0] : 'it cannot be had'}`,
    )
    return []
  }
}
