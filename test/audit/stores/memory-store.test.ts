import { describe, test } from 'vitest'
import { memoryStore } from '../../../src/audit/stores/memory-store.js'
import { storeConformance } from '../../../src/testing/store-conformance.js'

describe('the store in memory', () => {
  test.each(storeConformance({ open: memoryStore }))('$title', ({ check }) => check())
})
