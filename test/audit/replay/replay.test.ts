import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import type { DecisionRecord } from '../../../src/audit/records/decision-record.js'
import { createReplay, ReplayTally, replay } from '../../../src/audit/replay/replay.js'
import { TriageError, unwrap } from '../../../src/issue/issue.js'
import { addDays } from '../../../src/referral/calendar-date.js'
import { digestOf } from '../../../src/rule-set/digest.js'
import { textsOf } from '../../../src/rule-set/places.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { HOLD_NAMES, type HoldName } from '../../../src/service/holds.js'
import { NationId } from '../../../src/service/nation.js'
import type { Capacity } from '../../../src/service/service.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { nationOnDisk } from '../../policy/policy-on-disk.js'
import { referrals } from '../../support/arbitraries/referrals.js'
import { defaultTriages } from '../../support/default-triages.js'
import { decisionOnRecord, gathered, onRecord, withErased } from '../support/on-record.js'
import { ACCEPTED, AT, contacted, decided, ESCALATED, privacyWith, WAITING } from '../support/records.js'

const replayed = async (...records: readonly DecisionRecord[]) => gathered(replay(records, []))

/** Another version of the default rule set, without one of its rules. */
const OLDER = { ...defaultRuleSet(), version: '0.9.0', rules: defaultRuleSet().rules.slice(1) }
const OWN_SERVICE = { ...services.sp7, id: 'our-service', title: 'Our service' }

/** What holds for other numbers of days, from the same sources. */
const withDays = (
  holds: RuleSet['holds'],
  days: { readonly [name in HoldName]?: { readonly days: number } },
): RuleSet['holds'] => ({
  ...holds,
  ...Object.fromEntries(
    HOLD_NAMES.flatMap((name) => {
      const [before, other] = [holds?.[name], days[name]]
      return before === undefined || other === undefined ? [] : [[name, { ...before, ...other }]]
    }),
  ),
})

const RECEIVED = '2026-03-02'
const items = (length: number, min: number) =>
  fc.array(fc.option(fc.integer({ min, max: 3 }), { freq: 8 }), { minLength: length, maxLength: length })
const completedOn = fc.integer({ min: 0, max: 400 }).map((days) => addDays(RECEIVED, -days))
const questionnaire = fc.oneof(
  fc.record({ instrument: fc.constant('phq-9'), completedOn, items: items(9, 0) }),
  fc.record({ instrument: fc.constant('gad-7'), completedOn, items: items(7, 0) }),
  fc.record({ instrument: fc.constant('ucla-3'), completedOn, items: items(3, 1) }),
)

const decidedBy = (options: Parameters<typeof createTriage>[0]) => {
  const examination = createTriage(options).safeExamine(ESCALATED)
  if (!examination.ok) throw new Error('the referral should be decided')
  return unwrap(safeDecisionRecord(examination.value, { recordId: 'd-9', at: AT, privacy: privacyWith() }))
}

describe('a decision on record', () => {
  test('comes out the same, whatever was referred to which service', async () => {
    await fc.assert(
      fc.asyncProperty(referrals, defaultTriages, async (referral, triage) => {
        const examination = triage.safeExamine(referral)
        if (!examination.ok) throw new Error('the referral should be decided')
        const options = { recordId: 'd-1', at: AT, privacy: privacyWith() }
        const record = await decisionOnRecord(unwrap(safeDecisionRecord(examination.value, options)))
        expect(await replayed(record)).toEqual([{ recordId: 'd-1', at: AT, outcome: 'same' }])
      }),
      { numRuns: 15 },
    )
  })

  test('comes out the same with the day of every questionnaire that it rests on', async () => {
    let days = 0
    await fc.assert(
      fc.asyncProperty(
        referrals,
        defaultTriages,
        fc.array(questionnaire, { minLength: 1, maxLength: 6 }),
        async (referral, triage, assessments) => {
          // Answers were given on other days of the year.
          const asked = { ...referral, receivedOn: RECEIVED, assessments }
          const examination = triage.safeExamine(asked, { asOf: '2026-12-31' })
          if (!examination.ok) throw new Error('the referral should be decided')
          const options = { recordId: 'd-1', at: AT, privacy: privacyWith() }
          const record = await decisionOnRecord(unwrap(safeDecisionRecord(examination.value, options)))
          if (JSON.stringify(record.decision).includes('"completedOn"')) days += 1
          expect(await replayed(record)).toEqual([{ recordId: 'd-1', at: AT, outcome: 'same' }])
        },
      ),
      { numRuns: 15 },
    )
    expect(days).toBeGreaterThan(0)
  })

  test('comes out the same by the rules and for the service of its time, when they are given', async () => {
    const record = await decisionOnRecord(decidedBy({ service: OWN_SERVICE, ruleSet: OLDER }))
    const [result] = await gathered(replay([record], [OLDER], { services: [OWN_SERVICE] }))
    expect(result?.outcome).toBe('same')
  })

  test.each([
    ['a start of support', ACCEPTED, { startBy: '2026-04-11' }],
    ['a first conversation', WAITING, { dueBy: '2026-04-01' }],
  ])(
    'has its dates by the safety floor and the service of its time, though the floor is stricter now: %s',
    async (_, referral, dates) => {
      const longer = { no: { days: 60 }, firstConversation: { days: 30 } }
      const floor = { ...safetyFloor(), version: '0.2.9', holds: withDays(safetyFloor().holds, longer) }
      const ruleSet = { ...OLDER, holds: {} }
      const { $schema: _schema, ...service } = { ...OWN_SERVICE, $schema: '', holds: { no: { days: 40 } } }
      const examination = createTriage({ service: OWN_SERVICE, ruleSet }).safeExamine(referral)
      if (!examination.ok) throw new Error('the referral should be decided')
      const now = await decisionOnRecord(
        unwrap(safeDecisionRecord(examination.value, { recordId: 'd-9', at: AT, privacy: privacyWith() })),
      )
      const provenance = {
        ...now.provenance,
        safetyFloor: { ...now.provenance.safetyFloor, version: floor.version, digest: digestOf(floor) },
        service: { ...now.provenance.service, digest: digestOf(service) },
      }
      // As it was put on record then.
      const then = {
        ...now,
        provenance,
        decision: { ...now.decision, ...dates, provenance },
      } as DecisionRecord
      expect(now.decision).toMatchObject({ [Object.keys(dates)[0] ?? '']: expect.any(String) })
      expect(await gathered(replay([then], [ruleSet, floor], { services: [service] }))).toEqual([
        { recordId: 'd-9', at: AT, outcome: 'same' },
      ])
    },
  )

  test('for a service that had no place comes out with the capacity of its day, whatever its document says by now', async () => {
    const service = OWN_SERVICE
    const recorded = async (recordId: string, capacity: Capacity | null) => {
      const stated = capacity === null ? service : { ...service, capacity }
      const examination = unwrap(createTriage({ service: stated }).safeExamine(ACCEPTED))
      return decisionOnRecord(
        unwrap(safeDecisionRecord(examination, { recordId, at: AT, privacy: privacyWith() })),
      )
    }
    const records = [
      await recorded('d-1', null),
      await recorded('d-2', { status: 'waitlist', from: '2026-03-20' }),
      await recorded('d-3', { status: 'no-capacity' }),
    ]
    for (const now of [service, { ...service, capacity: { status: 'additional-assessment-required' } }]) {
      const results = await gathered(replay(records, [], { services: [now] }))
      expect(results.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
    }
  })

  test('differs where the day on which support could start was changed on record', async () => {
    const capacity = { status: 'waitlist', from: '2026-03-20' } as const
    const examination = unwrap(createTriage({ service: { ...OWN_SERVICE, capacity } }).safeExamine(ACCEPTED))
    const record = await decisionOnRecord(
      unwrap(safeDecisionRecord(examination, { recordId: 'd-1', at: AT, privacy: privacyWith() })),
    )
    const changed = { ...record, decision: { ...record.decision, startFrom: '2026-03-02' } } as DecisionRecord // still one
    const [result] = await gathered(replay([changed], [], { services: [OWN_SERVICE] }))
    expect(result).toMatchObject({ outcome: 'different', difference: { path: '/decision/startFrom' } })
  })

  test('has its own dates, beside others of the same facts that were made on other days', async () => {
    const triage = createTriage({ service: services.sp7 })
    const made = await Promise.all(
      [ACCEPTED, WAITING, ESCALATED].flatMap((referral) =>
        ['2026-03-02', '2026-03-10', '2026-04-20'].map(async (asOf) => {
          const undated = { ...referral, client: { dateOfBirth: null } }
          const recordId = `${referral.id}-${asOf}`
          const options = { recordId, at: AT, privacy: privacyWith() }
          return decisionOnRecord(
            unwrap(safeDecisionRecord(unwrap(triage.safeExamine(undated, { asOf })), options)),
          )
        }),
      ),
    )
    const results = await gathered(replay(made, []))
    expect(results.map(({ outcome }) => outcome)).toEqual(made.map(() => 'same'))
  })

  test('is among other records, which are passed over', async () => {
    const records = await onRecord(decided('d-0'), contacted('c-1'), decided('d-2', WAITING))
    const results = await gathered(replay(records, []))
    expect(results.map(({ outcome, recordId }) => `${recordId} ${outcome}`)).toEqual(['d-0 same', 'd-2 same'])
  })
})

describe('a decision that does not come out again', () => {
  test('is told by the first verdict that differs, with the facts that the rule asks for', async () => {
    const record = await decisionOnRecord(decided('d-1', ESCALATED))
    const known = Object.keys(record.verdicts).find((rule) => rule.startsWith('suicid')) ?? ''
    const changed = { ...record, verdicts: { ...record.verdicts, [known]: 'not-met' } } as DecisionRecord // a forgery
    const [result] = await replayed(changed)
    expect(result).toMatchObject({
      outcome: 'different',
      difference: { path: `/verdicts/${known}`, recorded: 'not-met' },
      explanation: expect.stringMatching(
        /^the verdict of the rule `suicid[^`]*` is `not-met` on record, and `[a-z-]+` when it is derived again, from `/,
      ),
    })
  })

  test('is seen whatever verdict was changed, and told by it', async () => {
    const record = await decisionOnRecord(decided('d-1', ESCALATED))
    const replayOne = createReplay([])
    const known = Object.entries(record.verdicts)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...known),
        fc.constantFrom('met', 'not-met', 'undetermined'),
        async ([rule, verdict], other) => {
          fc.pre(verdict !== other)
          const verdicts = { ...record.verdicts, [rule]: other }
          const result = await replayOne({ ...record, verdicts } as DecisionRecord) // a forgery
          expect(result).toMatchObject({
            outcome: 'different',
            difference: { path: `/verdicts/${rule}`, recorded: other, derived: verdict },
          })
        },
      ),
    )
  })

  test('is told by its disposition, if the verdicts are the same', async () => {
    const record = await decisionOnRecord(decided('d-1', ESCALATED))
    const decision = { ...record.decision, disposition: 'accept' }
    const [result] = await replayed({ ...record, decision } as DecisionRecord) // a forgery
    expect(result).toMatchObject({
      difference: { path: '/decision/disposition', recorded: 'accept', derived: 'escalate' },
      explanation: '`/decision/disposition` is `accept` on record, and `escalate` when it is derived again',
    })
  })

  test('is told by its short form, which stays when the rest is erased', async () => {
    const sealed = withErased(decided('d-1', ESCALATED), ['/decision', '/verdicts'])
    const record = await decisionOnRecord(sealed)
    expect(await replayed(record)).toMatchObject([{ outcome: 'same' }])
    const lowered = { ...record, course: { ...record.course, routes: [] } }
    expect(await replayed(lowered)).toMatchObject([{ difference: { path: '/course/routes/0' } }])
  })

  test('says by which version it was decided, if that was another one', async () => {
    const record = await decisionOnRecord(decided('d-1'))
    const provenance = { ...record.provenance, library: { name: 'referral-triage', version: '0.0.9' } }
    const [result] = await replayed({ ...record, provenance })
    expect(result).toMatchObject({ explanation: expect.stringContaining('decided by referral-triage 0.0.9') })
  })
})

describe('a decision that cannot be derived again', () => {
  test('because its facts are erased is counted, and is no failure', async () => {
    const [result] = await replayed(await decisionOnRecord(withErased(decided('d-1'), ['/facts'])))
    expect(result).toMatchObject({ outcome: 'not-replayed', why: 'erased' })
    const tally = new ReplayTally()
    if (result !== undefined) tally.add(result)
    expect(tally.summary()).toMatchObject({ ok: true, decisions: 1, notReplayed: { erased: 1 }, shown: [] })
  })

  test.each([
    ['rule-set-missing', { service: services.sp7, ruleSet: OLDER }, /0\.9\.0 \(sha256:/],
    ['service-missing', { service: OWN_SERVICE }, /our-service \(sha256:/],
  ] as const)('because of a %s is a failure, and names what is wanted', async (why, options, wanted) => {
    const [result] = await replayed(await decisionOnRecord(decidedBy(options)))
    expect(result).toMatchObject({ outcome: 'not-replayed', why, explanation: expect.stringMatching(wanted) })
    const tally = new ReplayTally()
    if (result !== undefined) tally.add(result)
    expect(tally.summary()).toMatchObject({ ok: false, shown: [{ recordId: 'd-9' }] })
  })

  test('because the safety floor is an older one names the floor', async () => {
    const record = await decisionOnRecord(decided('d-1'))
    const safetyFloor = { ...record.provenance.safetyFloor, digest: `sha256:${'0'.repeat(64)}` }
    const [result] = await replayed({ ...record, provenance: { ...record.provenance, safetyFloor } })
    expect(result).toMatchObject({ outcome: 'not-replayed', why: 'safety-floor-missing' })
  })
})

test('an older safety floor can be given among the rule sets', async () => {
  const record = await decisionOnRecord(decided('d-1', ESCALATED))
  const { id } = safetyFloor()
  const older = { ...safetyFloor(), version: '0.0.1' }
  const named = { id, version: '0.0.1', digest: digestOf(older) }
  const provenance = { ...record.provenance, safetyFloor: named }
  const decision = { ...record.decision, provenance }
  const then = { ...record, provenance, decision } as DecisionRecord // as it was recorded at the time
  expect(await gathered(replay([then], [older]))).toMatchObject([{ outcome: 'same' }])
})

describe('the nation that a decision was made with', () => {
  const island = { ...nationOnDisk('scotland'), id: 'the-island', title: 'The island' }
  const here = { ...services.sp7, id: 'here' }

  test.each(NationId.options)('is known by its digest: %s', async (nation) => {
    const record = await decisionOnRecord(decidedBy({ service: { ...here, nation } }))
    expect(await gathered(replay([record], [], { services: [{ ...here, nation }] }))).toMatchObject([
      { outcome: 'same' },
    ])
  })

  test('may stand in its service', async () => {
    const service = { ...here, nation: island }
    const record = await decisionOnRecord(decidedBy({ service }))
    expect(await gathered(replay([record], [], { services: [service] }))).toMatchObject([{ outcome: 'same' }])
  })

  test('is asked for where something in it has changed since, and is taken where it is given', async () => {
    const record = await decisionOnRecord(decidedBy({ service: { ...here, nation: 'scotland' } }))
    const then = { ...nationOnDisk('scotland'), helplines: [...island.helplines].reverse() }
    const provenance = { ...record.provenance, nation: { id: 'scotland', digest: digestOf(then) } }
    const decision = { ...record.decision, helplines: textsOf(then).helplines, provenance }
    const recordOfThen = { ...record, provenance, decision } as DecisionRecord // as it was recorded at the time
    const given = { services: [{ ...here, nation: 'scotland' }] }
    expect(await gathered(replay([recordOfThen], [], given))).toMatchObject([
      {
        outcome: 'not-replayed',
        why: 'nation-missing',
        explanation: expect.stringMatching(/scotland \(sha256:/),
      },
    ])
    expect(await gathered(replay([recordOfThen], [], { ...given, nations: [then] }))).toMatchObject([
      { outcome: 'same' },
    ])
  })
})

test('a rule set that is none is an issue, not a result', async () => {
  await expect(gathered(replay([], [{ id: 'nothing' }]))).rejects.toThrow(TriageError)
})
