import { describe, expect, test } from 'vitest'
import type { Head } from '../../../src/audit/chain/log-entry.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { checkGrowth, checkReceipt, growthProof, receiptOf } from '../../../src/audit/merkle/receipt.js'
import { unwrap } from '../../../src/issue/issue.js'
import { linesOf } from '../support/logs.js'
import { closed, decided } from '../support/records.js'

const lines = await linesOf([decided('d-0'), ...['r1', 'r2', 'r3', 'r4'].map((id) => closed(id))])
const headOf = async (size: number): Promise<Head> => {
  const { head } = await verifyLog(lines.slice(0, size))
  if (head === null) throw new Error('an unbroken log has a head')
  return head
}

describe('a receipt', () => {
  test('shows one record to whoever has the head, and no other', async () => {
    const receipt = unwrap(await receiptOf(lines, 'd-0'))
    expect(JSON.stringify(receipt)).not.toContain('"r1"')
    const shown = unwrap(checkReceipt(JSON.parse(JSON.stringify(receipt)), await headOf(5)))
    expect(shown.record).toMatchObject({ type: 'decision', recordId: 'd-0' })
  })

  test('can be for an earlier head, and holds for no other', async () => {
    const receipt = unwrap(await receiptOf(lines, 'r2', 3))
    expect(checkReceipt(receipt, await headOf(3))).toMatchObject({ ok: true })
    expect(checkReceipt(receipt, await headOf(4))).toMatchObject({ ok: false })
    expect(checkReceipt(receipt, { ...(await headOf(3)), root: (await headOf(4)).root })).toMatchObject({
      ok: false,
      issues: [{ code: 'damaged-log', message: 'the proof does not lead to the root of the head' }],
    })
  })

  test('may leave out values that need not be shown', async () => {
    const receipt = unwrap(await receiptOf(lines, 'd-0'))
    const { disclosures = [], ...entry } = receipt.entry
    const less = { ...receipt, entry: { ...entry, disclosures: disclosures.slice(0, 1) } }
    expect(checkReceipt(less, await headOf(5))).toMatchObject({ ok: true })
    expect(checkReceipt({ ...receipt, entry }, await headOf(5))).toMatchObject({ ok: true })
  })

  test('is refused when anything of it was changed', async () => {
    const receipt = unwrap(await receiptOf(lines, 'r3'))
    const head = await headOf(5)
    const text = JSON.stringify(receipt)
    for (const [from, to] of [
      ['Walking', 'Running'],
      ['"completed"', '"withdrew"'],
      ['"sequence":3', '"sequence":2'],
      ['"size":5', '"size":4'],
    ] as const) {
      expect(text).toContain(from)
      expect(checkReceipt(JSON.parse(text.replace(from, to)), head).ok).toBe(false)
    }
    for (const input of [null, 7, {}, { ...receipt, proof: ['x'] }]) {
      expect(checkReceipt(input, head).ok).toBe(false)
    }
  })

  test('cannot be had of a record that is not there', async () => {
    expect(await receiptOf(lines, 'nobody')).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-record' }],
    })
    expect(await receiptOf(['{'], 'd-0')).toMatchObject({ ok: false, issues: [{ code: 'damaged-log' }] })
  })
})

describe('a proof of growth', () => {
  test('shows that the log of one head is the beginning of another', async () => {
    for (const size of [1, 2, 3, 4, 5]) {
      const proof = unwrap(await growthProof(lines, size))
      expect(checkGrowth(await headOf(size), await headOf(5), proof)).toBe(true)
    }
  })

  test('does not hold for a log that was written anew', async () => {
    const anew = await linesOf([closed('x0'), closed('r1'), closed('r2'), closed('r3'), closed('r4')])
    const { head } = await verifyLog(anew)
    if (head === null) throw new Error('an unbroken log has a head')
    const proof = unwrap(await growthProof(anew, 3))
    expect(checkGrowth(await headOf(3), head, proof)).toBe(false)
    expect(checkGrowth(await headOf(3), await headOf(5), ['x'])).toBe(false)
  })
})
