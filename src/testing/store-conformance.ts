import { safeClosureRecord } from '../audit/building/build-episode-records.js'
import { EMPTY_LOG, type SealedRecord, type Tip } from '../audit/chain/log-entry.js'
import { readEntry } from '../audit/chain/read-entries.js'
import { verifyLog } from '../audit/chain/verify-log.js'
import { type EntryToStore, lineText, makeEntries, writeRecord } from '../audit/chain/write-entry.js'
import { createPrivacy } from '../audit/privacy/privacy.js'
import type { AuditStore } from '../audit/stores/audit-store.js'
import { formatIssues, type Result } from '../issue/issue.js'
import { canonicalJson } from '../rule-set/digest.js'

/** One thing that a store must do. `check` rejects with an `Error` that says what is wrong. */
export interface StoreCheck {
  /** What the store must do, in words. */
  readonly title: string
  /** Tries it. */
  readonly check: () => Promise<void>
}

/** How to get at the store. */
export interface StoreConformanceOptions {
  /** Opens a store that holds nothing. Called once for each check; it is closed when the check is over. */
  readonly open: () => AuditStore | PromiseLike<AuditStore>
  /** Opens the store again that was opened last and is closed now. Leave it out where nothing outlasts the program. */
  readonly reopen?: (() => AuditStore | PromiseLike<AuditStore>) | undefined
}

/** Everything that has ever come back as something else: quotes, escapes, control characters, other scripts. */
const AWKWARD = 'a “plan”, "quoted" \\u0000 \u0000 \u0001\t\n\r\u2028 é e\u0301 \ufffd 子 🙂 $1 %s \'; --'

const record = (recordId: string, onwardPlan = AWKWARD): SealedRecord => {
  // Fixed, so that a run is the same every time; it protects nobody.
  const privacy = createPrivacy({ key: new Uint8Array(32).fill(1), salt: () => new Uint8Array(16) })
  const by = { person: 'somebody', role: 'link-worker', clinical: false }
  const built = safeClosureRecord(
    { recordId: 'a-decision' },
    {
      recordId,
      at: '2026-03-02T09:30:00.000Z',
      on: '2026-03-02',
      reason: 'completed',
      onwardPlan,
      by,
      privacy,
    },
  )
  return value(built)
}

const value = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(formatIssues(result.issues))
}

const expectSame = (what: string, is: unknown, shouldBe: unknown): void => {
  const [seen, wanted] = [canonicalJson(is), canonicalJson(shouldBe)]
  if (seen !== wanted) throw new Error(`${what} is ${seen}, and should be ${wanted}`)
}

const entriesOf = (ids: readonly string[], after: Tip = EMPTY_LOG): Promise<readonly EntryToStore[]> =>
  makeEntries(
    ids.map((id) => writeRecord(record(id))),
    after,
    undefined,
  )

const tipOf = (entries: readonly EntryToStore[]): Tip => {
  const last = entries.at(-1)?.entry
  return last === undefined ? EMPTY_LOG : { size: last.sequence + 1, hash: last.hash }
}

const linesOf = async (store: AuditStore, from?: number): Promise<readonly string[]> => {
  const lines: string[] = []
  for await (const line of store.read(from)) lines.push(line)
  return lines
}

const written = ({ disclosures, text }: EntryToStore): string => lineText(text, disclosures)

const filled = async (store: AuditStore, ids: readonly string[]): Promise<readonly EntryToStore[]> => {
  const entries = await entriesOf(ids)
  expectSame('the answer to an append', value(await store.append(EMPTY_LOG, entries)), { appended: true })
  return entries
}

const appendUntilDone = async (store: AuditStore, id: string): Promise<void> => {
  let tip = value(await store.tip())
  while (true) {
    const outcome = value(await store.append(tip, await entriesOf([id], tip)))
    if (outcome.appended) return
    tip = outcome.tip
  }
}

const CHECKS: { readonly [title: string]: (store: AuditStore) => Promise<void> } = {
  'an empty store ends where an empty log ends': async (store) => {
    expectSame('the end', value(await store.tip()), EMPTY_LOG)
    expectSame('the lines', await linesOf(store), [])
    expectSame('a record that is not there', value(await store.find('a')), null)
  },
  'gives back what it was given, to the byte and in order': async (store) => {
    const entries = await filled(store, ['a', 'b', 'c'])
    expectSame('the lines', await linesOf(store), entries.map(written))
    expectSame('the end', value(await store.tip()), tipOf(entries))
  },
  'finds a line by the id of its record': async (store) => {
    const entries = await filled(store, ['a', 'b', 'c'])
    expectSame('the line', value(await store.find('b')), entries.slice(1, 2).map(written)[0])
    expectSame('a record that is not there', value(await store.find('B')), null)
  },
  'reads from any place on': async (store) => {
    const entries = await filled(store, ['a', 'b', 'c'])
    expectSame('the lines', await linesOf(store, 1), entries.slice(1).map(written))
    expectSame('the lines behind the end', await linesOf(store, 3), [])
  },
  'goes on behind what is there': async (store) => {
    const first = await filled(store, ['a'])
    const next = await entriesOf(['b'], tipOf(first))
    expectSame('the answer', value(await store.append(tipOf(first), next)), { appended: true })
    expectSame('the lines', await linesOf(store), [...first, ...next].map(written))
  },
  'does nothing behind another end, and says where the log ends': async (store) => {
    const entries = await filled(store, ['a', 'b'])
    const tip = tipOf(entries)
    for (const after of [EMPTY_LOG, { size: 1, hash: tip.hash }, { size: 2, hash: EMPTY_LOG.hash }]) {
      const outcome = value(await store.append(after, await entriesOf(['c'], after)))
      expectSame('the answer', outcome, { appended: false, tip })
    }
    expectSame('the lines', await linesOf(store), entries.map(written))
  },
  'takes a record id once, and all entries of an append or none': async (store) => {
    const entries = await filled(store, ['a', 'b'])
    const tip = tipOf(entries)
    const outcome = value(await store.append(tip, await entriesOf(['c', 'a'], tip)))
    expectSame('the answer', outcome, { appended: false, tip })
    expectSame('the lines', await linesOf(store), entries.map(written))
  },
  'erases values, and nothing else': async (store) => {
    const entries = await filled(store, ['a', 'b'])
    value(await store.erase('a', ['/elsewhere']))
    expectSame('the lines', await linesOf(store), entries.map(written))
    value(await store.erase('a', ['/onwardPlan']))
    value(await store.erase('a', ['/onwardPlan']))
    value(await store.erase('nobody', ['/onwardPlan']))
    const left = entries.map((one, index) => (index === 0 ? one.text : written(one)))
    expectSame('the lines', await linesOf(store), left)
    expectSame('the line', value(await store.find('a')), left[0])
    expectSame('the end', value(await store.tip()), tipOf(entries))
    await appendUntilDone(store, 'c')
    expectSame('how many lines there are', (await linesOf(store)).length, 3)
  },
  'keeps one chain while many write at once': async (store) => {
    const ids = Array.from({ length: 24 }, (_, index) => `r${index}`)
    await Promise.all(ids.map((id) => appendUntilDone(store, id)))
    const lines = await linesOf(store)
    const report = await verifyLog(lines)
    expectSame('what is damaged', report.damages, [])
    const found = lines.map((line, index) => readEntry(line, index + 1).record.recordId)
    expectSame('the records', [...found].sort(), [...ids].sort())
  },
  'takes a hundred entries in one append': async (store) => {
    const ids = Array.from({ length: 100 }, (_, index) => `${index}`.padStart(180, 'x'))
    const entries = await filled(store, ids)
    expectSame('the lines', await linesOf(store), entries.map(written))
  },
}

const reopened = async (
  open: StoreConformanceOptions['open'],
  reopen: NonNullable<StoreConformanceOptions['reopen']>,
): Promise<void> => {
  const before = await open()
  const entries = await filled(before, ['a', 'b'])
  await before.close()
  const store = await reopen()
  try {
    expectSame('the lines', await linesOf(store), entries.map(written))
    expectSame('the end', value(await store.tip()), tipOf(entries))
    await appendUntilDone(store, 'c')
    expectSame('how many lines there are', (await linesOf(store)).length, 3)
  } finally {
    await store.close()
  }
}

/**
 * The checks that a store must pass, for any test runner:
 * `for (const { check, title } of storeConformance({ open })) test(title, check)`.
 */
export const storeConformance = ({ open, reopen }: StoreConformanceOptions): readonly StoreCheck[] => {
  const checks = Object.entries(CHECKS).map(([title, check]) => ({
    title,
    check: async () => {
      const store = await open()
      try {
        await check(store)
      } finally {
        await store.close()
      }
    },
  }))
  return reopen === undefined
    ? checks
    : [...checks, { title: 'is as it was when it is opened again', check: () => reopened(open, reopen) }]
}
