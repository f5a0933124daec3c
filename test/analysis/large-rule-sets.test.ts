import { describe, expect, test } from 'vitest'
import { ALWAYS } from '../../src/proof/engine/formula.js'
import { builtInProofs } from '../../src/proof/proofs/built-in-proofs.js'
import { DEFAULT_LIMITS } from '../../src/proof/prover.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { contextOf } from '../proof/support/context-of.js'
import { rung } from '../support/ladder.js'
import { inClusters, inWindows, safeWithoutStructure, withoutStructure } from './support/large-rule-sets.js'

describe('500 rules over 60 facts', () => {
  test.each([
    ['five subjects of twelve facts', inClusters],
    ['eight neighbouring facts for each rule', inWindows],
  ] as const)('with structure (%s) are counted exactly', (_, make) => {
    const context = contextOf(make())
    const { outcomes, prover } = context
    const counts = DISPOSITIONS.map((disposition) => prover.count(outcomes.disposition[disposition]))
    expect(counts).not.toContain(null)
    expect(counts.reduce<bigint>((sum, count) => sum + (count ?? 0n), 0n)).toBe(prover.count(ALWAYS))
    expect(counts.map((count) => (count ?? 0n) > 0n)).toEqual([true, true, true, true])
    for (const [, formula] of outcomes.pathway) expect(prover.count(formula)).not.toBeNull()
    for (const { proof } of builtInProofs(context)) expect(proof.by).toBe('diagram')
    expect(prover.nodes()).toBeLessThan(DEFAULT_LIMITS.nodes)
  })

  test('without structure are proved by search, and it is said what was not counted', () => {
    const context = contextOf(safeWithoutStructure())
    const { outcomes, prover } = context
    expect(prover.count(outcomes.disposition.accept)).toBeNull()
    expect(prover.count(ALWAYS)).not.toBeNull()
    const proofs = builtInProofs(context).map(({ proof }) => proof)
    expect(proofs.map(({ status }) => status)).toEqual(proofs.map(() => 'proved'))
    expect(proofs.find(({ name }) => name === 'more-risk-never-lowers')).toMatchObject({
      by: 'search',
      assignments: null,
    })
  })

  test('without structure are refuted by search, with witnesses', () => {
    const results = builtInProofs(contextOf(withoutStructure()))
    const { findings, proof } = results.find(({ proof: { name } }) => name === 'more-risk-never-lowers') ?? {}
    expect(proof).toMatchObject({ status: 'refuted', by: 'search' })
    expect(findings?.length).toBeGreaterThan(40)
    for (const { witnesses } of findings ?? []) {
      const [before, after] = witnesses.map(({ disposition }) => rung(disposition))
      expect(after ?? 9).toBeLessThan(before ?? 0)
    }
  })
})
