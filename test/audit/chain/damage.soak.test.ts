import { describe, expect, test } from 'vitest'
import { runs } from '../../support/runs.js'
import { damagesSeen } from '../support/damages-seen.js'

const DAMAGES = runs(20_000)

describe('any single byte or record that is changed, deleted, inserted or swapped', () => {
  test(`is seen, ${DAMAGES} times`, async () => {
    expect(await damagesSeen(DAMAGES)).toBeGreaterThanOrEqual(DAMAGES)
  })
})
