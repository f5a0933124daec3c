import { ok } from '../../issue/issue.js'
import { EMPTY_LOG, type Tip } from '../chain/log-entry.js'
import { type DisclosureText, lineText } from '../chain/write-entry.js'
import { type AuditStore, LOG_CLOSED } from './audit-store.js'

interface Kept {
  readonly hash: string
  readonly text: string
  disclosures: readonly DisclosureText[]
}

/** A store that keeps a log in memory: for tests, and to see how small a store is. It is gone with the program. */
export const memoryStore = (): AuditStore => {
  const kept: Kept[] = []
  const byId = new Map<string, Kept>()
  let closed = false
  const tip = (): Tip => {
    const last = kept.at(-1)
    return last === undefined ? EMPTY_LOG : { size: kept.length, hash: last.hash }
  }
  const lineOf = ({ disclosures, text }: Kept): string => lineText(text, disclosures)
  return {
    tip: async () => ok(tip()),
    append: async (after, entries) => {
      if (closed) return { ok: false, issues: [LOG_CLOSED] }
      const end = tip()
      const isThere = entries.some(({ entry }) => byId.has(entry.record.recordId))
      if (isThere || after.size !== end.size || after.hash !== end.hash) {
        return ok({ appended: false, tip: end })
      }
      for (const { disclosures, entry, text } of entries) {
        const one: Kept = { hash: entry.hash, text, disclosures }
        kept.push(one)
        byId.set(entry.record.recordId, one)
      }
      return ok({ appended: true })
    },
    find: async (recordId) => {
      const one = byId.get(recordId)
      return ok(one === undefined ? null : lineOf(one))
    },
    read: async function* (from = 0) {
      for (const one of kept.slice(from)) yield lineOf(one)
    },
    erase: async (recordId, paths) => {
      const one = byId.get(recordId)
      if (one !== undefined) one.disclosures = one.disclosures.filter(({ path }) => !paths.includes(path))
      return ok(true)
    },
    close: async () => {
      closed = true
    },
  }
}
