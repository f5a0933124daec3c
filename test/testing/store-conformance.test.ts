import { describe, expect, test } from 'vitest'
import type { AuditStore } from '../../src/audit/stores/audit-store.js'
import { memoryStore } from '../../src/audit/stores/memory-store.js'
import { ok } from '../../src/issue/issue.js'
import { storeConformance } from '../../src/testing/store-conformance.js'

const EMPTY = { size: 0, hash: `sha256:${'0'.repeat(64)}` }

/** Stores with one mistake each, of the sort that somebody who writes a store makes. */
const MISTAKES: Readonly<Record<string, (store: AuditStore) => AuditStore>> = {
  'forgets what it was given': (store) => ({ ...store, append: async () => ok({ appended: true }) }),
  'appends behind any end': (store) => ({
    ...store,
    append: async (_, entries) => {
      const tip = await store.tip()
      return store.append(tip.ok ? tip.value : EMPTY, entries)
    },
  }),
  'says that it is always empty': (store) => ({ ...store, tip: async () => ok(EMPTY) }),
  'finds nothing': (store) => ({ ...store, find: async () => ok(null) }),
  'always reads from the start': (store) => ({ ...store, read: () => store.read() }),
  'writes JSON in its own way': (store) => ({
    ...store,
    read: async function* (from) {
      for await (const line of store.read(from)) yield JSON.stringify(JSON.parse(line), null, 1)
    },
  }),
  'erases nothing': (store) => ({ ...store, erase: async () => ok(true) }),
  'erases everything': (store) => ({
    ...store,
    erase: (recordId) => store.erase(recordId, ['/onwardPlan']),
  }),
  'writes Unicode in its own way': (store) => ({
    ...store,
    read: async function* (from) {
      for await (const line of store.read(from)) yield line.normalize('NFC')
    },
  }),
}

describe('the checks of a store', () => {
  test.each(Object.entries(MISTAKES))('find one that %s', async (_, spoil) => {
    const checks = storeConformance({ open: () => spoil(memoryStore()) })
    const outcomes = await Promise.allSettled(
      checks.filter(({ title }) => !title.includes('many')).map(({ check }) => check()),
    )
    const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    expect(reasons.length).toBeGreaterThan(0)
  })
})
