/** A million records, or a share of them with `RUNS`, pass through a replay, and through a report, in bounded memory. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import { reveal } from '../../../src/audit/privacy/seal.js'
import type { AuditRecord } from '../../../src/audit/records/audit-record.js'
import { createReplay, ReplayTally } from '../../../src/audit/replay/replay.js'
import { againstNewRules } from '../../../src/audit/replay/replay-against.js'
import { ReplayAgainstTally } from '../../../src/audit/replay/replay-against-tally.js'
import { auditReport } from '../../../src/audit/report/audit-report.js'
import { unwrap } from '../../../src/issue/issue.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { runs } from '../../support/runs.js'
import { confirmed } from '../report/story.js'
import { ACCEPTED, AT, examined, privacyWith } from '../support/records.js'

const RECORDS = runs(20_000)
const PEOPLE = 2_000
const EVERY = RECORDS / 20

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const megabytes = (): number => {
  collect()
  return Math.round(process.memoryUsage().heapUsed / 1_048_576)
}

const yes = (bits: number, bit: number): string => (((bits >> bit) & 1) === 1 ? 'yes' : 'no')

/** People who differ in age and in what they answered. Only every other one is asked about, so the first bit is not used. */
const person = (index: number): unknown => ({
  ...ACCEPTED,
  client: { dateOfBirth: `${1930 + (index % 75)}-06-14`, longTermConditions: index % 7 },
  risks: {
    ...ACCEPTED.risks,
    harmToOthers: yes(index, 1),
    pastSuicidalThoughts: yes(index, 2),
    suicidalThoughts: index % 13 === 0 ? 'yes' : 'no',
  },
})

const privacy = privacyWith()
const DECISIONS = Array.from({ length: PEOPLE }, (_, index) => {
  const made = safeDecisionRecord(examined(person(index)), { recordId: 'd', at: AT, privacy })
  return unwrap(reveal(unwrap(made)))
})
const CONFIRMATION = unwrap(reveal(confirmed('c', '2026-03-02 10:00', 'd')))

/** Every other record is a decision. Each is a copy of its own, as if it had been read from a file. */
async function* aMillion(watch: (heap: number) => void): AsyncGenerator<AuditRecord, void, undefined> {
  for (let index = 0; index < RECORDS; index += 1) {
    if (index % EVERY === 0) watch(megabytes())
    // Different people come and go: a window of 400 moves through them.
    const who = (Math.floor(index / (RECORDS / 10)) * 160 + (index % 400)) % PEOPLE
    const record = index % 2 === 0 ? DECISIONS[who] : CONFIRMATION
    if (record === undefined) throw new Error('there should be somebody')
    const copy: AuditRecord = JSON.parse(JSON.stringify(record))
    yield copy.type === 'confirmation'
      ? { ...copy, recordId: `c-${index}`, decision: `d-${index - 1}` }
      : { ...copy, recordId: `d-${index}` }
  }
}

const newRules = {
  ...defaultRuleSet(),
  version: '2.0.0',
  rules: defaultRuleSet().rules.filter(({ name }) => name !== 'harm-to-others'),
}

describe(`${RECORDS} records`, () => {
  test('are replayed, and replayed against other rules, in bounded memory', async () => {
    const [replayOne, against] = [createReplay([]), againstNewRules(newRules)]
    const [same, moved] = [new ReplayTally(), new ReplayAgainstTally()]
    const heap: number[] = []
    for await (const record of aMillion((used) => heap.push(used))) {
      if (record.type !== 'decision') continue
      same.add(await replayOne(record))
      moved.add(await against(record))
    }
    console.log(`replay: heap in MB after every ${EVERY} records: ${heap.join(' ')}`)
    expect(same.summary()).toMatchObject({ ok: true, same: RECORDS / 2 })
    expect(moved.summary().moved).toBeGreaterThan(0)
    // The second half needs no more than the first did.
    const [first, second] = [heap.slice(0, heap.length / 2), heap.slice(heap.length / 2)]
    expect(Math.max(...second)).toBeLessThan(Math.max(...first) + 30)
  })

  test('are reported on with less than a kilobyte for each decision', async () => {
    const heap: number[] = []
    const report = await auditReport(aMillion((used) => heap.push(used)))
    console.log(`report: heap in MB after every ${EVERY} records: ${heap.join(' ')}`)
    expect(report.totals.confirmed).toBe(RECORDS / 2)
    expect((Math.max(...heap) - (heap[0] ?? 0)) * 1_048_576).toBeLessThan((RECORDS / 2) * 1_024)
  })
})
