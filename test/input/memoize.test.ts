import { expect, test } from 'vitest'
import { memoize } from '../../src/input/memoize.js'

test('what is worked out of a thing is worked out once, even where it comes to nothing', () => {
  const worked: object[] = []
  const work = memoize((key: object) => {
    worked.push(key)
    return worked.length === 1 ? undefined : worked.length
  })
  const [one, other] = [{}, {}]
  expect([work(one), work(one), work(other), work(one), work(other)]).toEqual([
    undefined,
    undefined,
    2,
    undefined,
    2,
  ])
  expect(worked).toEqual([one, other])
})
