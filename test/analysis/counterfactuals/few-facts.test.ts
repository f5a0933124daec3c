/** The changes found, held against every change there is, for random policies over a few facts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counterfactuals, safeCounterfactuals } from '../../../src/analysis/counterfactuals.js'
import type { Decision } from '../../../src/decision/decision.js'
import type { FactValue } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import { leavesOf } from '../../../src/proof/rule-set-parts.js'
import { DISPOSITIONS, type RuleSet } from '../../../src/rule-set/rule-set.js'
import { runs } from '../../support/runs.js'
import { CALM, everyAnswer, FEW_VALUES, fewAnswers, fewFactPolicies, triageOf } from '../support/triage-of.js'

type Local = { readonly [name: string]: FactValue }

const isAt = (target: string, { disposition, pathway }: Decision): boolean =>
  disposition === target || pathway === target

const escalating = ({ rules }: RuleSet): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ conditions, event }) =>
      event.type === 'escalate' ? leavesOf(conditions, {}).map(({ fact }) => fact) : [],
    ),
  )

const ANSWER_STEPS_UP: { readonly [from: string]: readonly string[] } = {
  yes: [],
  unsure: ['yes'],
  declined: ['yes', 'unsure'],
  no: ['yes', 'unsure', 'declined'],
}

/** Whether an answer can go there: what an escalation turns on never goes down. */
const mayGo = (name: string, from: FactValue, to: FactValue, ruleSet: RuleSet): boolean => {
  if (from === null || from === to || !escalating(ruleSet).has(`local.${name}`)) return true
  if (name === 'b') return ANSWER_STEPS_UP[String(from)]?.includes(String(to)) ?? false
  return name === 'c' && Number(to) > Number(from)
}

const sizeOf = (from: FactValue, to: FactValue): number =>
  from === null || from === to
    ? 0
    : typeof from === 'number' && typeof to === 'number'
      ? Math.abs(from - to)
      : 1

interface Found {
  readonly facts: readonly string[]
  readonly size: number
}

/** The smallest change for every set of facts that no smaller set makes needless. */
const bruteForce = (ruleSet: RuleSet, local: Local, target: string): readonly Found[] => {
  const triage = triageOf(ruleSet)
  const wanted = Object.fromEntries(
    Object.entries(FEW_VALUES).map(([name, values]) => {
      const from = local[name] ?? null
      const others = values.filter((value) => value !== from && mayGo(name, from, value, ruleSet))
      return [name, [from, ...others]]
    }),
  )
  const all = everyAnswer(wanted).flatMap((answers): readonly Found[] => {
    const examined = unwrap(triage.safeExamine({ ...CALM, local: answers }))
    if (!isAt(target, examined.decision)) return []
    const facts = Object.keys(FEW_VALUES).filter((name) => (answers[name] ?? null) !== (local[name] ?? null))
    const size = facts.reduce((sum, name) => sum + sizeOf(local[name] ?? null, answers[name] ?? null), 0)
    return [{ facts, size }]
  })
  const least = new Map<string, Found>()
  for (const one of all) {
    const key = one.facts.join(' ')
    if (one.size < (least.get(key)?.size ?? Number.POSITIVE_INFINITY)) least.set(key, one)
  }
  const sets = [...least.values()]
  return sets.filter(
    (one) => !sets.some((other) => other !== one && other.facts.every((fact) => one.facts.includes(fact))),
  )
}

const asFound = ({ changes }: Counterfactuals): readonly Found[] =>
  changes.map(({ facts }) => ({
    facts: facts.map(({ fact }) => fact.slice('local.'.length)),
    size: facts.reduce((sum, { from, to }) => sum + sizeOf(from, to), 0),
  }))

const sortFound = (found: readonly Found[]): readonly Found[] =>
  [...found].sort(
    (one, other) =>
      one.facts.length - other.facts.length ||
      one.size - other.size ||
      one.facts.join().localeCompare(other.facts.join()),
  )

const outcomeOf = (ruleSet: RuleSet, local: Local): string => {
  const { decision } = unwrap(triageOf(ruleSet).safeExamine({ ...CALM, local }))
  return decision.pathway ?? decision.disposition
}

/** A policy, somebody's answers, and the outcome that somebody else's answers have; or any outcome there is. */
const cases = fc
  .tuple(
    fewFactPolicies,
    fewAnswers,
    fewAnswers,
    fc.constantFrom(null, null, null, 'medium', ...DISPOSITIONS),
  )
  .map(([ruleSet, local, others, target]): readonly [RuleSet, Local, string] => [
    ruleSet,
    local,
    target ?? outcomeOf(ruleSet, others),
  ])

describe('the changes that would give another outcome', () => {
  test('are all that there are, each the smallest for its facts, and nearest first', () => {
    let withChanges = 0
    fc.assert(
      fc.property(cases, ([ruleSet, local, target]) => {
        const found = unwrap(
          safeCounterfactuals(triageOf(ruleSet), { ...CALM, local }, target, { limit: 100 }),
        )
        expect(found.exhaustive).toBe(true)
        const expected = bruteForce(ruleSet, local, target)
        if (found.alreadySo) {
          expect(found.changes).toEqual([])
          expect(expected).toEqual([{ facts: [], size: 0 }])
          return
        }
        if (expected.length > 0) withChanges += 1
        expect(sortFound(asFound(found))).toEqual(sortFound(expected))
        const keys = asFound(found).map(({ facts, size }) => facts.length * 1000 + size)
        expect(keys).toEqual([...keys].sort((one, other) => one - other))
      }),
      { numRuns: runs(40) },
    )
    expect(withChanges).toBeGreaterThan(4)
  })

  test('are found by search as well, where a diagram would be too large', () => {
    fc.assert(
      fc.property(cases, ([ruleSet, local, target]) => {
        const options = { limit: 100, limits: { nodes: 2, conflicts: 100_000 } }
        const found = unwrap(safeCounterfactuals(triageOf(ruleSet), { ...CALM, local }, target, options))
        expect(found.exhaustive).toBe(true)
        const factsOf = (all: readonly Found[]) => all.map(({ facts }) => facts.join(' ')).sort()
        const expected = found.alreadySo ? [] : factsOf(bruteForce(ruleSet, local, target))
        expect(factsOf(asFound(found))).toEqual(expected)
        const counts = found.changes.map(({ facts }) => facts.length)
        expect(counts).toEqual([...counts].sort((one, other) => one - other))
      }),
      { numRuns: runs(20) },
    )
  })

  test('are cut off at the limit, and say so', () => {
    fc.assert(
      fc.property(cases, ([ruleSet, local, target]) => {
        const all = unwrap(safeCounterfactuals(triageOf(ruleSet), { ...CALM, local }, target, { limit: 100 }))
        const one = unwrap(safeCounterfactuals(triageOf(ruleSet), { ...CALM, local }, target, { limit: 1 }))
        expect(one.changes).toEqual(all.changes.slice(0, 1))
        expect(one.exhaustive).toBe(all.changes.length <= 1)
      }),
      { numRuns: runs(20) },
    )
  })
})
