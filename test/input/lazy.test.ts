import { expect, test } from 'vitest'
import { lazy } from '../../src/input/lazy.js'

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
