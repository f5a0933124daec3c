/** A faulty release is recalled by everybody whom it decided about, and how far each has come. */
import { describe, expect, test } from 'vitest'
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { decisionsMadeWith } from '../../../src/audit/report/made-with.js'
import { namesOfDocuments } from '../../../src/decision/provenance.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage, safeCreateTriage } from '../../../src/triage.js'
import { LIBRARY } from '../../../src/version.js'
import { onRecord } from '../support/on-record.js'
import { ACCEPTED, ESCALATED } from '../support/records.js'
import { closedAt, confirmed, contact, decidedAt, STORY } from './story.js'

const { provenance } = createTriage({ service: services.sp7 }).decide({ id: 'R', receivedOn: '2026-03-02' })
const names = namesOfDocuments(provenance)

describe('the decisions that a release made', () => {
  test.each([
    `${defaultRuleSet().id}@${defaultRuleSet().version}`,
    `${LIBRARY.name}@${LIBRARY.version}`,
    provenance.ruleSet.digest,
    provenance.safetyFloor.digest,
    provenance.nation?.digest ?? 'no nation',
  ])('are found by %s: all five of the log, in its order', async (name) => {
    const { decisions } = await decisionsMadeWith(await onRecord(...STORY), name)
    expect(decisions.map(({ recordId }) => recordId)).toEqual(['d-1', 'd-2', 'd-3', 'd-4', 'd-5'])
  })

  test('say what was proposed, and whether it was answered or replaced since', async () => {
    const { decisions } = await decisionsMadeWith(
      await onRecord(
        decidedAt('d-1', '2026-03-02 09:00', ESCALATED),
        decidedAt('d-2', '2026-03-02 10:00', ACCEPTED),
        decidedAt('d-3', '2026-03-03 10:00', ACCEPTED, { replaces: 'd-2' }),
        confirmed('c-1', '2026-03-03 11:00', 'd-3'),
      ),
      provenance.ruleSet.digest,
    )
    expect(decisions.map(({ disposition, state }) => [disposition, state])).toEqual([
      ['escalate', 'proposed'],
      ['accept', 'replaced'],
      ['accept', 'confirmed'],
    ])
  })

  test('say with whom support is going on by them', async () => {
    const started = [
      decidedAt('d-1', '2026-03-02 09:00', ACCEPTED),
      confirmed('c-1', '2026-03-02 10:00', 'd-1'),
      contact('k-1', 'd-1', '2026-03-05'),
    ]
    const going = async (...more: readonly SealedRecord[]) =>
      (await decisionsMadeWith(await onRecord(...started, ...more), provenance.ruleSet.digest)).decisions.map(
        ({ isOpenEpisode }) => isOpenEpisode,
      )
    expect(await going()).toEqual([true])
    expect(await going(closedAt('e-1', 'd-1', '2026-04-01'))).toEqual([false])
  })

  test('of a name that no decision has are none, and the names that there are stand beside', async () => {
    const found = await decisionsMadeWith(await onRecord(...STORY), '0.4.0')
    expect(found.decisions).toEqual([])
    expect(found.names).toContain(`${defaultRuleSet().id}@${defaultRuleSet().version}`)
  })
})

describe('what has been recalled', () => {
  test.each(names)('decides for nobody: a triage with %s is refused', (name) => {
    const refused = safeCreateTriage({ service: services.sp7, recalled: ['another@1.0.0', name] })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'recalled', path: ['recalled', 1] }] })
  })

  test('is none of what another triage decides by', () => {
    const elsewhere = {
      service: services.sp7,
      recalled: ['social-prescribing@0.0.1', 'referral-triage@0.0.1'],
    }
    expect(safeCreateTriage(elsewhere).ok).toBe(true)
  })

  test('is a list of texts, and anything else is refused', () => {
    for (const recalled of ['social-prescribing@0.0.1', [7], { 0: 'x' }, null]) {
      expect(safeCreateTriage({ service: services.sp7, recalled: recalled as never })).toMatchObject({
        ok: false,
        issues: [{ code: 'wrong-type', path: ['recalled'] }],
      })
    }
  })
})
