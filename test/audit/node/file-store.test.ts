import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { type Disk, nodeDisk } from '../../../src/audit/node/disk.js'
import { type FileStoreOptions, openFileStore, openFileStoreOn } from '../../../src/audit/node/file-store.js'
import { readLog } from '../../../src/audit/node/read-log.js'
import { unwrap } from '../../../src/issue/issue.js'
import { storeConformance } from '../../../src/testing/store-conformance.js'
import { scratchDirectories } from '../support/directories.js'
import { damagesOf } from '../support/logs.js'
import { AT, closed, contacted, decided, LINK_WORKER, privacyWith } from '../support/records.js'

const directoryOf = scratchDirectories()

/** Opens a log, appends records to it, closes it, and gives its directory. */
const logOf = async (
  records: readonly SealedRecord[],
  options: Partial<FileStoreOptions> = {},
): Promise<string> => {
  const directory = options.directory ?? directoryOf()
  const log = createLog({ store: unwrap(await openFileStore({ ...options, directory })) })
  for (const record of records) unwrap(await log.append(record))
  await log.close()
  return directory
}

const filesIn = (directory: string): readonly string[] => readdirSync(directory).sort()
const lastFileOf = (directory: string): string => join(directory, filesIn(directory).at(-1) ?? '')
const FEW = [decided('d-0'), closed('a'), closed('b'), contacted('c')]
const MANY = [decided('d-0'), ...Array.from({ length: 20 }, (_, index) => closed(`r${index}`))]

describe('the store in files', () => {
  let directory = ''
  const open = async () => {
    directory = directoryOf()
    return unwrap(await openFileStore({ directory, maxBytes: 4_000 }))
  }
  const reopen = async () => unwrap(await openFileStore({ directory, maxBytes: 4_000 }))
  test.each(storeConformance({ open, reopen }))('$title', ({ check }) => check())
})

describe('the files of a log', () => {
  test('are JSON Lines, and nothing else is left in the directory', async () => {
    const directory = await logOf(FEW)
    expect(filesIn(directory)).toEqual(['0000000000000000.jsonl'])
    const text = readFileSync(lastFileOf(directory), 'utf8')
    expect(text.endsWith('\n')).toBe(true)
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).record.recordId),
    ).toEqual(['d-0', 'a', 'b', 'c'])
  })

  test('follow one another by size, with one chain through all of them', async () => {
    const directory = await logOf(MANY, { maxBytes: 4_000 })
    const files = filesIn(directory)
    expect(files.length).toBeGreaterThan(4)
    for (const file of files.slice(1)) expect(statSync(join(directory, file)).size).toBeLessThanOrEqual(4_000)
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 21 })
    expect(files[0]).toBe('0000000000000000.jsonl')
  })

  test('are taken up again where they ended, also with another size', async () => {
    const directory = await logOf(MANY.slice(0, 11), { maxBytes: 4_000 })
    await logOf(MANY.slice(11), { directory, maxBytes: 3_000 })
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 21 })
  })

  test('are missed when one is gone', async () => {
    const directory = await logOf(MANY, { maxBytes: 4_000 })
    const name = filesIn(directory)[2] ?? ''
    const gone = Number.parseInt(name, 10)
    rmSync(join(directory, name))
    const report = await verifyLog(readLog(directory))
    expect(report.damages).toMatchObject([{ kind: 'removed', sequence: gone }])
    expect(await openFileStore({ directory })).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
  })

  test('can be read one by one, and while they are being written', async () => {
    const directory = directoryOf()
    const log = createLog({ store: unwrap(await openFileStore({ directory })) })
    unwrap(await log.append(decided('d-0')))
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 1 })
    expect(await verifyLog(readLog(join(directory, '0000000000000000.jsonl')))).toMatchObject({
      ok: true,
      size: 1,
    })
    await log.close()
  })

  test('of an empty directory are an empty log', async () => {
    expect(await verifyLog(readLog(directoryOf()))).toMatchObject({ ok: true, size: 0 })
  })

  test('hold what was erased no longer, and verify', async () => {
    const directory = await logOf(MANY, { maxBytes: 4_000 })
    const log = createLog({ store: unwrap(await openFileStore({ directory, maxBytes: 4_000 })) })
    const options = { at: AT, privacy: privacyWith(), by: LINK_WORKER, reason: 'request-of-the-person' }
    for (const id of ['r3', 'r19']) unwrap(await log.erase(id, { ...options, recordId: `e-${id}` }))
    unwrap(await log.append(contacted('after')))
    await log.close()
    const lines: string[] = []
    for await (const line of readLog(directory)) lines.push(line)
    expect(lines.filter((line) => line.includes('Walking group'))).toHaveLength(18)
    expect(await verifyLog(lines)).toMatchObject({ ok: true, size: 24 })
    expect(filesIn(directory).filter((name) => !name.endsWith('.jsonl'))).toEqual([])
  })
})

describe('after a crash', () => {
  test('an unfinished last line is recognised and taken away, wherever it broke off', async () => {
    const directory = await logOf(FEW)
    const file = lastFileOf(directory)
    const whole = readFileSync(file)
    const before = whole.lastIndexOf(0x0a, whole.length - 2) + 1
    for (let size = before + 1; size < whole.length; size += 37) {
      writeFileSync(file, whole.subarray(0, size))
      expect(damagesOf(await verifyLog(readLog(directory)))).toEqual(['unfinished 3'])
      expect(await verifyLog(readLog(directory, { unfinished: 'ignore' }))).toMatchObject({
        ok: true,
        size: 3,
      })
      const store = unwrap(await openFileStore({ directory }))
      expect(store.recovered).toBe(size - before)
      expect(unwrap(await createLog({ store }).append(contacted('c')))).toMatchObject({
        sequence: 3,
        already: false,
      })
      await store.close()
      expect(readFileSync(file).equals(whole)).toBe(true)
    }
  })

  test('blank space that the system put behind the log is taken away', async () => {
    const directory = await logOf(FEW)
    appendFileSync(lastFileOf(directory), new Uint8Array(4_096))
    const store = unwrap(await openFileStore({ directory }))
    expect(store.recovered).toBe(4_096)
    await store.close()
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 4 })
  })

  test('an empty new file and an unfinished copy are no trouble', async () => {
    const directory = await logOf(FEW)
    writeFileSync(join(directory, '0000000000000004.jsonl'), '')
    writeFileSync(join(directory, '0000000000000000.jsonl.erasing'), 'half a fi')
    await logOf([contacted('d')], { directory })
    expect(filesIn(directory)).toEqual(['0000000000000000.jsonl', '0000000000000004.jsonl'])
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 5 })
  })

  test('a line without an end in an earlier file is damage', async () => {
    const directory = await logOf(MANY, { maxBytes: 4_000 })
    const file = join(directory, filesIn(directory)[1] ?? '')
    truncateSync(file, statSync(file).size - 1)
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: false, damages: [{ kind: 'edited' }] })
    expect(await openFileStore({ directory })).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
  })
})

describe('a damaged log', () => {
  test.each([
    ['a changed last line', (text: string) => text.replace('2026-03-09', '2026-03-10')],
    ['a line too many', (text: string) => `${text}{}\n`],
    ['a line twice', (text: string) => `${text}${text.trimEnd().split('\n').at(-1)}\n`],
    ['the first line gone', (text: string) => text.slice(text.indexOf('\n') + 1)],
  ])('is not written to: %s', async (_, damage) => {
    const directory = await logOf(FEW)
    const file = lastFileOf(directory)
    writeFileSync(file, damage(readFileSync(file, 'utf8')))
    const before = readFileSync(file)
    expect(await openFileStore({ directory })).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(filesIn(directory)).toEqual(['0000000000000000.jsonl'])
  })
})

describe('one writer', () => {
  test('keeps others out until it is done', async () => {
    const directory = directoryOf()
    const first = unwrap(await openFileStore({ directory }))
    expect(await openFileStore({ directory })).toMatchObject({ ok: false, issues: [{ code: 'log-locked' }] })
    await first.close()
    await unwrap(await openFileStore({ directory })).close()
  })

  test('of many that come at once, at most one gets in', async () => {
    const directory = directoryOf()
    const all = await Promise.all(Array.from({ length: 12 }, () => openFileStore({ directory })))
    const stores = all.flatMap((one) => (one.ok ? [one.value] : []))
    expect(stores.length).toBeLessThanOrEqual(1)
    for (const store of stores) await store.close()
    expect(filesIn(directory)).toEqual([])
  })

  const host = hostname().replaceAll(/[^\w-]/g, '_')

  test('that is gone for good leaves a lock that nobody minds', async () => {
    const directory = directoryOf()
    writeFileSync(join(directory, `writer.${host}.4194999.1.00000000.lock`), '') // more than any process has
    writeFileSync(join(directory, `writer.${host}.${process.pid}.1.00000000.lock`), '') // an earlier one of that number
    await unwrap(await openFileStore({ directory })).close()
    expect(filesIn(directory)).toEqual([])
  })

  test('on another machine may still be there', async () => {
    const directory = directoryOf()
    writeFileSync(join(directory, 'writer.elsewhere.1.1.00000000.lock'), '')
    const refused = await openFileStore({ directory })
    expect(refused).toMatchObject({
      ok: false,
      issues: [{ code: 'log-locked', message: expect.stringContaining('`elsewhere`') }],
    })
  })
})

describe('trouble with the disk', () => {
  const errno = (code: string): Error => Object.assign(new Error(code), { code })

  /** A disk on which writing fails half-way as long as `failing.with` says so. */
  const failingDisk = (failing: { with: string | null; alsoTruncate?: boolean }): Disk => ({
    ...nodeDisk,
    open: async (path, how) => {
      const file = await nodeDisk.open(path, how)
      return {
        ...file,
        write: async (bytes) => {
          if (failing.with === null) return file.write(bytes)
          await file.write(bytes.subarray(0, bytes.length / 2))
          throw errno(failing.with)
        },
        truncate: async (size) => {
          if (failing.with !== null && failing.alsoTruncate) throw errno(failing.with)
          await file.truncate(size)
        },
      }
    },
  })

  test.each([
    ['ENOSPC', 'there is no space left'],
    ['EROFS', 'it can only be read'],
    ['EACCES', 'permission is denied'],
    ['EIO', 'the system says `EIO`'],
  ])('%s is told, half a line does not stay, and the log goes on afterwards', async (code, words) => {
    const directory = directoryOf()
    const failing: { with: string | null } = { with: null }
    const log = createLog({ store: unwrap(await openFileStoreOn(failingDisk(failing), { directory })) })
    unwrap(await log.append(decided('d-0')))
    failing.with = code
    expect(await log.append(closed('a'))).toMatchObject({
      ok: false,
      issues: [{ code: 'log-not-written', message: expect.stringContaining(words) }],
    })
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 1 })
    failing.with = null
    expect(unwrap(await log.append(closed('a')))).toMatchObject({ sequence: 1, already: false })
    await log.close()
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 2 })
  })

  test('what cannot even be taken back stops the log, until it is opened again', async () => {
    const directory = directoryOf()
    const failing: { with: string | null; alsoTruncate: boolean } = { with: null, alsoTruncate: true }
    const log = createLog({ store: unwrap(await openFileStoreOn(failingDisk(failing), { directory })) })
    unwrap(await log.append(decided('d-0')))
    failing.with = 'EIO'
    expect(await log.append(closed('a'))).toMatchObject({ ok: false })
    failing.with = null
    expect(await log.append(closed('a'))).toMatchObject({ ok: false, issues: [{ code: 'log-not-written' }] })
    await log.close()
    await logOf([closed('a')], { directory })
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 2 })
  })

  test('a disk that is really full is told', async () => {
    const directory = await logOf([])
    const file = join(directory, '0000000000000000.jsonl')
    writeFileSync(file, '')
    const log = createLog({ store: unwrap(await openFileStore({ directory })) })
    rmSync(file)
    symlinkSync('/dev/full', file)
    expect(await log.append(decided('d-0'))).toMatchObject({
      ok: false,
      issues: [{ code: 'log-not-written', message: expect.stringContaining('there is no space left') }],
    })
    await log.close()
  })

  test('an erasure that cannot be written leaves everything as it was', async () => {
    const directory = directoryOf()
    const failing: { with: string | null } = { with: null }
    const store = unwrap(await openFileStoreOn(failingDisk(failing), { directory }))
    const log = createLog({ store })
    for (const record of FEW) unwrap(await log.append(record))
    failing.with = 'ENOSPC'
    expect(await store.erase('a', ['/onwardPlan'])).toMatchObject({ ok: false })
    failing.with = null
    expect(await verifyLog(readLog(directory))).toMatchObject({ ok: true, size: 4 })
    expect(filesIn(directory).filter((name) => name.endsWith('.erasing'))).toEqual([])
    await log.close()
  })

  test('a directory that cannot be is told', async () => {
    const file = join(directoryOf(), 'a-file')
    writeFileSync(file, '')
    for (const directory of [file, join(file, 'below')]) {
      expect(await openFileStore({ directory })).toMatchObject({
        ok: false,
        issues: [{ code: 'log-not-written' }],
      })
    }
    const report = await verifyLog(readLog(join(file, 'below')))
    expect(report.damages).toMatchObject([
      { kind: 'unreadable', message: expect.stringContaining('not a directory') },
    ])
  })
})
