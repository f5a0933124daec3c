import { expect, test } from 'vitest'
import { diagramStores } from '../../../src/proof/engine/diagram-stores.js'
import { and, type Formula, isIn, or, type Variable } from '../../../src/proof/engine/formula.js'

const COUNT = 24
const variables: readonly Variable[] = Array.from({ length: COUNT }, (_, id) => ({
  id,
  name: `v${id}`,
  cells: 2,
}))
const is = (id: number): Formula => {
  const variable = variables[id]
  if (variable === undefined) throw new Error('there is such a variable')
  return isIn(variable, [false, true])
}

/** In this order of variables its diagram doubles with every pair. */
const doubling = or(...Array.from({ length: COUNT / 2 }, (_, one) => and(is(one), is(one + COUNT / 2))))

test('what is too large is said to be, and what is small is still built', () => {
  const { build, nodes } = diagramStores(() => variables, 500)
  expect(build([and(is(0), is(1))])).not.toBeNull()
  expect(build([doubling])).toBeNull()
  expect(build([doubling])).toBeNull()
  const small = build([and(is(0), is(1)), is(2)])
  expect(small?.nodes).toHaveLength(2)
  expect(nodes()).toBeLessThanOrEqual(500)
})

test('with room enough the same is built', () => {
  expect(diagramStores(() => variables, 100_000).build([doubling])).not.toBeNull()
})

test('a store that is full of others makes room for one that is not too large by itself', () => {
  const pairs = Array.from({ length: COUNT - 1 }, (_, id) => and(is(id), is(id + 1)))
  const { build } = diagramStores(() => variables, 1_000)
  for (let round = 0; round < 30; round += 1) {
    for (const pair of pairs) expect(build([or(pair, is((round * 7) % COUNT))])).not.toBeNull()
  }
})
