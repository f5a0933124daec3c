/** Promise 10 for notes: their words stand in what the service reads, and nowhere else. A token in them is looked for everywhere. */
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../src/audit/building/build-decision-records.js'
import { createReplay } from '../../src/audit/replay/replay.js'
import { auditReport } from '../../src/audit/report/audit-report.js'
import { ReferralError } from '../../src/decision/handover.js'
import { safeStartEpisode } from '../../src/episode/start-episode.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { unwrap } from '../../src/issue/issue.js'
import { AUDIENCES } from '../../src/referral/audience.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import type { Referral } from '../../src/referral/referral.js'
import { decisionOnRecord, onRecord } from '../audit/support/on-record.js'
import { AT, privacyWith } from '../audit/support/records.js'
import { TELLING } from '../support/arbitraries/notes.js'
import { fullReferrals, referrals } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

const TOKEN = 'Qozxwjv'

/** With a token in every sentence, and more sentences than a decision quotes. */
const notes = fc
  .array(fc.constantFrom('Likes gardening.', ...TELLING.map(({ text }) => text)), { maxLength: 40 })
  .map((sentences) => [`${TOKEN}.`, ...sentences.map((one) => `${TOKEN}: ${one}`)].join('\n'))

const people = fc
  .tuple(fc.oneof(referrals, fullReferrals), notes)
  .map(([{ local: _, ...referral }, text]): Referral => ({ ...referral, notes: text }))

const numRuns = runs(60)

describe('words of the notes', () => {
  test('stand in a decision where it quotes mentions, and nowhere else', () => {
    fc.assert(
      fc.property(people, defaultTriages, (referral, triage) => {
        const examination = triage.examine(referral)
        const { mentions = [], ...decision } = examination.decision
        expect(JSON.stringify({ ...examination, decision })).not.toContain(TOKEN)
        for (const { from, phrase, said, to, words, ...others } of mentions) {
          expect(JSON.stringify([from, phrase, said, to, others])).not.toContain(TOKEN)
          expect(referral.notes).toContain(words?.replace(/^…|…$/g, ''))
        }
      }),
      { numRuns },
    )
  })

  test('are read by the link worker and the auditor, and never by the person or whoever referred', () => {
    fc.assert(
      fc.property(people, defaultTriages, (referral, triage) => {
        const examination = triage.examine(referral)
        const { decision } = examination
        const pages = AUDIENCES.map((audience) =>
          audience === 'client' ? explainToClient(decision) : explainToReferrer(decision, { audience }),
        )
        expect(JSON.stringify(pages)).not.toContain(TOKEN)
        expect(pages.flatMap(({ sections }) => sections.map(({ heading }) => heading))).not.toContain(
          'What the notes say',
        )
        for (const page of [explainToLinkWorker(decision), explainToAuditor(examination)])
          for (const { words = '' } of decision.mentions ?? [])
            expect(JSON.stringify(page)).toContain(
              JSON.stringify(words.replace(/\s+/g, ' ').slice(0, 100)).slice(1, -1),
            )
      }),
      { numRuns },
    )
  })

  test('are in no record, sealed values included, nor in what is made of records; and the decision comes out again', async () => {
    await fc.assert(
      fc.asyncProperty(people, defaultTriages, async (referral, triage) => {
        const options = { recordId: 'd-1', at: AT, privacy: privacyWith(), client: 'C-77' }
        const sealed = unwrap(safeDecisionRecord(triage.examine(referral), options))
        const records = await onRecord(sealed)
        const { decision } = triage.examine(referral)
        const start = { decision, startDate: decision.provenance.asOf, confirmedBy: 'Ada Okafor' }
        expect(JSON.stringify(safeStartEpisode(start))).not.toContain(TOKEN)
        expect(JSON.stringify([sealed, records, await auditReport(records)])).not.toContain(TOKEN)
        const { outcome } = await createReplay([])(await decisionOnRecord(sealed))
        expect(outcome).toBe('same')
      }),
      { numRuns: runs(25) },
    )
  })

  const slips: readonly ((referral: Referral) => unknown)[] = [
    (referral) => ({ ...referral, notes: [referral.notes] }),
    (referral) => ({ ...referral, notes: { text: referral.notes } }),
    (referral) => ({ ...referral, notes: `${referral.notes}\ud800` }),
    (referral) => ({ ...referral, notes: (referral.notes ?? '').repeat(10_000).slice(0, 20_000) }),
    ({ notes, ...referral }) => ({ ...referral, Notes: notes }),
    ({ notes, ...referral }) => ({ ...referral, client: { comments: notes } }),
    (referral) => JSON.stringify(referral),
    (referral) => JSON.stringify(referral).slice(0, -1),
    (referral) => ({ ...referral, receivedOn: 'yesterday' }),
    (referral) => ({ ...referral, consent: 'Yes' }),
    (referral) => ({ ...referral, priority: 'urgent' }),
    (referral) => ({ ...referral, assessments: [{ instrument: 'phq-9' }] }),
  ]

  test('are in no issue and no error; the hand-over alone quotes them, for the person who reads it today', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...slips), defaultTriages, (referral, slip, triage) => {
        const input = slip(referral)
        const result = triage.safeDecide(input)
        const read = parseReferral(input)
        if (result.ok || read.ok) throw new Error('it should be refused')
        const error = new ReferralError(result.issues, result.handover)
        const logged = [result.issues, read.issues, error.message, String(error.stack), inspect(error)]
        expect(JSON.stringify(logged)).not.toContain(TOKEN)
      }),
      { numRuns },
    )
  })
})
