import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { formatDamage } from '../../../src/audit/chain/damage.js'
import type { Signer, VerifySignature } from '../../../src/audit/chain/log-entry.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { damagesOf, fileOf, linesOf, verifyFile } from '../support/logs.js'
import { closed, contacted } from '../support/records.js'

const records = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'].map((id) => closed(id))
const lines = await linesOf(records)
const { head } = await verifyLog(lines)
const others = await linesOf([...records.slice(0, 2), closed('x2'), ...records.slice(3)])

/** Asserts that there is a head, which the compiler cannot know. */
const kept = () => {
  if (head === null) throw new Error('an unbroken log has a head')
  return head
}

const line = (index: number): string => lines[index] ?? ''
const replaced = (index: number, text: string): readonly string[] =>
  lines.map((one, at) => (at === index ? text : one))

describe('a log as it was written', () => {
  test('is whole, and gives its head', async () => {
    expect(await verifyLog(lines)).toMatchObject({ ok: true, size: 6, damages: [], head: { size: 6 } })
    expect(await verifyLog([])).toMatchObject({ ok: true, size: 0 })
  })

  test('agrees with every head that was taken of it while it grew', async () => {
    const reports = await Promise.all(lines.map((_, size) => verifyLog(lines.slice(0, size))))
    const heads = reports.flatMap((report) => (report.head === null ? [] : [report.head]))
    expect(heads).toHaveLength(6)
    expect(await verifyLog(lines, { heads: [...heads, kept()] })).toMatchObject({ ok: true })
  })

  test('can be checked from the middle, behind an end that is known', async () => {
    const { head: before } = await verifyLog(lines.slice(0, 3))
    if (before === null) throw new Error('it should be whole')
    expect(await verifyLog(lines.slice(3), { from: before })).toMatchObject({ ok: true, size: 6, head: null })
    expect(damagesOf(await verifyLog(lines.slice(3)))).toEqual(['removed 0'])
  })
})

describe('a log in another order', () => {
  test('is not called another log as well: the entries are those that the head was taken of', async () => {
    const swapped = [line(1), line(0), ...lines.slice(2)]
    expect(damagesOf(await verifyLog(swapped, { heads: [kept()] }))).toEqual(['reordered 1'])
  })
})

describe('damage is told by its kind and its place', () => {
  const without = (...gone: readonly number[]) => lines.filter((_, index) => !gone.includes(index))

  test.each<[string, readonly string[], readonly string[]]>([
    ['a changed record', replaced(2, line(2).replace('completed', 'withdrew')), ['edited 2']],
    ['a changed value beside it', replaced(2, line(2).replace('Walking', 'Running')), ['edited 2']],
    ['a changed hash', replaced(2, line(2).replace(/"hash":"sha256:./, '"hash":"sha256:')), ['edited 2']],
    ['another way to write the same', replaced(2, line(2).replace(/^\{/, '{ ')), ['edited 2']],
    ['the same key twice', replaced(2, line(2).replace(/^\{/, '{"schemaVersion":1,')), ['edited 2']],
    ['a line that is no JSON', replaced(2, '{'), ['edited 2']],
    ['a changed last line', replaced(5, line(5).replace('completed', 'withdrew')), ['edited 5']],
    ['an entry written anew, with its hash', replaced(2, others[2] ?? ''), ['edited 2']],
    ['an entry gone', without(2), ['removed 2']],
    ['the first entry gone', without(0), ['removed 0']],
    ['two entries gone', without(2, 3), ['removed 2']],
    ['an entry twice', [...lines.slice(0, 4), line(1), ...lines.slice(4)], ['inserted 1']],
    ['an entry twice in a row', [...lines.slice(0, 2), line(1), ...lines.slice(2)], ['inserted 1']],
    ['an entry of another log', [...lines.slice(0, 2), others[3] ?? '', ...lines.slice(2)], ['inserted 3']],
    ['a blank line', [...lines.slice(0, 2), '', ...lines.slice(2)], ['inserted 2']],
    ['two entries swapped', [line(0), line(2), line(1), ...lines.slice(3)], ['reordered 2']],
    ['the first two swapped', [line(1), line(0), ...lines.slice(2)], ['reordered 1']],
    ['the last two swapped', [...lines.slice(0, 4), line(5), line(4)], ['reordered 5']],
    ['an entry moved to the end', [...without(1), line(1)], ['reordered 1']],
    ['an entry moved to the front', [line(4), ...without(4)], ['reordered 4']],
    [
      'the log in reverse',
      [...lines].reverse(),
      ['reordered 4', 'reordered 3', 'reordered 2', 'reordered 1'],
    ],
  ])('%s', async (_, damaged, found) => {
    const report = await verifyLog(damaged)
    expect(report).toMatchObject({ ok: false, head: null })
    expect(damagesOf(report).slice(0, found.length)).toEqual(found)
  })

  test('entries gone at the end: only a head that was kept elsewhere shows it', async () => {
    expect(await verifyLog(lines.slice(0, 4))).toMatchObject({ ok: true })
    const report = await verifyLog(lines.slice(0, 4), { heads: [kept()] })
    expect(damagesOf(report)).toEqual(['truncated 4'])
    expect(report.damages[0]).toMatchObject({ count: 2 })
  })

  test('the whole log written anew: only a head that was kept elsewhere shows it', async () => {
    expect(await verifyLog(others)).toMatchObject({ ok: true })
    expect(damagesOf(await verifyLog(others, { heads: [kept()] }))).toEqual(['rewritten 5'])
  })

  test('a value gone without an erasure on record', async () => {
    const bare = line(2).replace(/^\{"disclosures":\[.*?\],/, '{')
    const report = await verifyLog(replaced(2, bare))
    expect(damagesOf(report)).toEqual(['value-removed 2'])
    expect(report.damages[0]?.message).toBe(
      'of record `r2`, `/onwardPlan` is gone, and no erasure of it is on record',
    )
  })

  test('a last line without an end, as after a crash', async () => {
    const bytes = fileOf(lines)
    for (const cut of [1, 2, 100]) {
      const report = await verifyFile(bytes.subarray(0, -cut))
      expect(damagesOf(report)).toEqual(['unfinished 5'])
    }
  })

  test('bytes that are no text', async () => {
    const bytes = fileOf(lines)
    bytes[bytes.indexOf(0x57)] = 0xff
    expect(damagesOf(await verifyFile(bytes))).toEqual(['edited 0'])
  })

  test('in words, with the line and the record', async () => {
    const { damages } = await verifyLog(replaced(2, line(2).replace('completed', 'withdrew')))
    expect(damages.map(formatDamage)).toEqual([
      'line 3: entry 2 (`r2`) was changed: its hash is not the hash of its content (`edited`)',
    ])
  })

  test('and a log of nothing but damage is told in bounded space', async () => {
    const report = await verifyLog(Array.from({ length: 3_000 }, () => 'nothing'))
    expect(report).toMatchObject({ ok: false, total: 3_000 })
    expect(report.damages).toHaveLength(1_000)
  })
})

describe('a signed log', () => {
  const signatureBy = (key: string, bytes: Uint8Array): Uint8Array =>
    new Uint8Array(createHmac('sha256', key).update(bytes).digest())
  const signer = (key: string): Signer => ({ keyId: '2026', sign: async (bytes) => signatureBy(key, bytes) })
  const verifier =
    (key: string): VerifySignature =>
    (bytes, signature) =>
      Buffer.from(signatureBy(key, bytes)).equals(signature)

  test('is whole with its key', async () => {
    const signed = await linesOf(records, signer('ours'))
    expect(await verifyLog(signed, { verify: verifier('ours') })).toMatchObject({ ok: true, size: 6 })
    expect(await verifyLog(signed)).toMatchObject({ ok: true })
  })

  test('says that the key is the wrong one, once', async () => {
    const signed = await linesOf(records, signer('ours'))
    const report = await verifyLog(signed, { verify: verifier('theirs') })
    expect(report.damages).toMatchObject([{ kind: 'wrong-key', count: 6 }])
  })

  test('shows entries that somebody without the key wrote', async () => {
    const signed = await linesOf([contacted('a'), contacted('b')], signer('ours'))
    const forged = await linesOf([contacted('a'), contacted('c')], signer('theirs'))
    const unsigned = await linesOf([contacted('a')])
    const mixed = [signed[0] ?? '', forged[1] ?? '']
    const found = damagesOf(await verifyLog(mixed, { verify: verifier('ours') }))
    expect(found).toContain('forged 1')
    expect(damagesOf(await verifyLog(unsigned, { verify: verifier('ours') }))).toEqual(['unsigned 0'])
  })

  test('shows a changed signature without any key', async () => {
    const signed = await linesOf(records, signer('ours'))
    const changed = signed.map((one, index) => (index === 3 ? one.replace('"2026"', '"2027"') : one))
    expect(damagesOf(await verifyLog(changed))).toEqual(['edited 3'])
  })
})
