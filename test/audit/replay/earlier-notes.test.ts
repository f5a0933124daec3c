/** A rule for a pathway could say that it only notes what is unknown before that meant anything: decisions of then still come out the same. */
import { expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import { isCommitment } from '../../../src/audit/records/commitment.js'
import type { DecisionRecord } from '../../../src/audit/records/decision-record.js'
import { inFormOf } from '../../../src/audit/replay/earlier-forms.js'
import { replay } from '../../../src/audit/replay/replay.js'
import { unwrap } from '../../../src/issue/issue.js'
import { digestOf } from '../../../src/rule-set/digest.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { anAnsweredReferral } from '../../../src/testing/builders/builders.js'
import { createTriage } from '../../../src/triage.js'
import { decisionOnRecord, gathered } from '../support/on-record.js'
import { AT, privacyWith } from '../support/records.js'

/** The default rules, another version, with one rule for a pathway told to note what is unknown, or not. */
const rulesThat = (note: boolean): RuleSet => ({
  ...defaultRuleSet(),
  version: '0.9.1',
  rules: defaultRuleSet().rules.map((rule) => {
    const { whenUndetermined: _, ...counted } = rule
    if (rule.event.type !== 'pathway') return rule
    return note && rule.name === 'holistic-home-at-risk' ? { ...counted, whenUndetermined: 'note' } : counted
  }),
})

test('an open rule for a pathway that said `note` counted, and does where a decision of then is replayed', async () => {
  const triage = createTriage({ service: services.sp7, ruleSet: rulesThat(false) })
  const examination = unwrap(triage.safeExamine(anAnsweredReferral()))
  expect(examination.decision.pathway).toBe('holistic')
  const options = { recordId: 'd-1', at: AT, privacy: privacyWith() }
  const now = await decisionOnRecord(unwrap(safeDecisionRecord(examination, options)))
  const { receivedOn: _, ...provenance } = now.provenance
  const named = { ...provenance, ruleSet: { ...provenance.ruleSet, digest: digestOf(rulesThat(true)) } }
  if (isCommitment(now.decision)) throw new Error('nothing was erased')
  const decision = { ...(inFormOf(2, now.decision) as object), provenance: named } // as version 0.5.0 wrote it
  const then = { ...now, provenance: named, decision } as DecisionRecord
  expect(await gathered(replay([then], [rulesThat(true)]))).toEqual([
    { recordId: 'd-1', at: AT, outcome: 'same' },
  ])
})
