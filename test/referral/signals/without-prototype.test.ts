import { expect, test } from 'vitest'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'

const withoutPrototype = (data: object): object => Object.assign(Object.create(null), data)

const speechless = (data: object): object =>
  Object.defineProperty(data, 'toString', {
    value: () => {
      throw new Error('gotcha')
    },
  })

test.each([
  ['has no prototype', withoutPrototype],
  ['cannot be put in words', speechless],
])('a questionnaire that %s is read as any other', (_, made) => {
  const input = { id: 'phq-9', value: made({ rules: 'yes', id: ['44260-8'] }) }
  expect(findSafetySignals(input)).toMatchObject([{ path: ['value', 'rules'], risk: 'suicidalThoughts' }])
})

test('a total with a hundred thousand spaces costs no more than its length', () => {
  const before = process.cpuUsage()
  findSafetySignals({ instrument: 'phq-9', total: `1${' '.repeat(100_000)}x` })
  const { system, user } = process.cpuUsage(before)
  expect((system + user) / 1_000).toBeLessThan(500)
})
