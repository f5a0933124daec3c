/** A program that appends to a log until somebody kills it. It prints the id of every record that was acknowledged. */
import { writeSync } from 'node:fs'
import process from 'node:process'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { openFileStore } from '../../../src/audit/node/file-store.js'
import { formatIssues, unwrap } from '../../../src/issue/issue.js'
import { AT, closed, LINK_WORKER, privacyWith } from '../support/records.js'

const [, , directory = '', run = ''] = process.argv
const log = createLog({ store: unwrap(await openFileStore({ directory, maxBytes: 30_000 })) })

const acknowledged = (id: string, result: { readonly ok: boolean }): void => {
  if (result.ok) writeSync(1, `${id}\n`)
}

for (let count = 0; ; count += 1) {
  const ids = [0, 1, 2].map((index) => `run-${run}-${count}-${index}`)
  const results = await Promise.all(ids.map(async (id) => ({ id, result: await log.append(closed(id)) })))
  for (const { id, result } of results) {
    if (!result.ok) throw new Error(formatIssues(result.issues))
    acknowledged(id, result)
  }
  if (count % 5 === 4) {
    const recordId = `${ids[0]}-erased`
    const options = { recordId, at: AT, privacy: privacyWith(), by: LINK_WORKER, reason: 'request' }
    acknowledged(recordId, await log.erase(ids[0] ?? '', options))
  }
}
