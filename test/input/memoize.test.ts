import { expect, test } from 'vitest'
import { lazy, memoize } from '../../src/input/memoize.js'

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

test('work is done when first it is asked for, and once, even if it gives nothing', () => {
  let times = 0
  const nothing = lazy((): undefined => {
    times += 1
  })
  expect(times).toBe(0)
  expect([nothing(), nothing()]).toEqual([undefined, undefined])
  expect(times).toBe(1)
})

test('work that fails is tried again', () => {
  let times = 0
  const second = lazy(() => {
    times += 1
    if (times === 1) throw new Error('not yet')
    return { times }
  })
  expect(second).toThrow('not yet')
  expect(second()).toBe(second())
})
