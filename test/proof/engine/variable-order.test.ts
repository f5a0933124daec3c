import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Variable } from '../../../src/proof/engine/formula.js'
import { orderVariables } from '../../../src/proof/engine/variable-order.js'

const variables = (count: number): readonly Variable[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `v${id}`, cells: 2 }))

const widthOf = (order: readonly Variable[], groups: readonly (readonly number[])[]): number => {
  const place = new Map(order.map(({ id }, index) => [id, index]))
  const places = groups.map((group) => group.map((id) => place.get(id) ?? 0))
  return places.reduce((sum, some) => sum + Math.max(...some) - Math.min(...some), 0)
}

describe('the order of variables', () => {
  const groups = fc.array(fc.uniqueArray(fc.nat({ max: 19 }), { minLength: 1, maxLength: 5 }), {
    maxLength: 30,
  })

  test('has each of them once, is never wider than the order given, and is the same every time', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const given = variables(20)
        const order = orderVariables(given, some)
        expect(order.map(({ id }) => id).sort((one, other) => one - other)).toEqual(given.map(({ id }) => id))
        expect(widthOf(order, some)).toBeLessThanOrEqual(widthOf(given, some))
        expect(orderVariables(given, some)).toEqual(order)
      }),
    )
  })

  test('finds a chain again whose links were shuffled', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 30 }, (_, id) => id),
          { minLength: 30 },
        ),
        (chain) => {
          const links = chain.slice(1).map((id, index) => [chain[index] ?? 0, id])
          expect(widthOf(orderVariables(variables(30), links), links)).toBe(29)
        },
      ),
    )
  })
})
