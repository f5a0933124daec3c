import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReferralError } from '../src/decision/handover.js'
import type { TriageOptions } from '../src/decision/triage-options.js'
import { TriageError, unwrap } from '../src/issue/issue.js'
import type { ReferralInput } from '../src/referral/referral.js'
import { parseRuleSet } from '../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../src/rule-set/shipped.js'
import { services } from '../src/service/shipped.js'
import { safeRuleSets } from '../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../src/testing/arbitraries/services.js'
import { createTriage, safeCreateTriage } from '../src/triage.js'
import { referrals, referralsWithLocalFacts } from './support/arbitraries/referrals.js'
import { defaultTriages } from './support/default-triages.js'

const triage = createTriage({ service: services.sp6 })

const referral: ReferralInput = {
  id: 'R-1001',
  receivedOn: '2026-03-02',
  source: 'mdt',
  consent: 'yes',
  client: { dateOfBirth: '1948-05-01', housebound: 'yes', supportToLeaveHome: 'no' },
  needs: [{ domain: 'loneliness' }],
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
  local: { complexPhysicalHealth: 'yes' },
}

test('a triage of a rule set that was met before takes at most a millisecond, for the same service and for another', () => {
  const own = unwrap(parseRuleSet(structuredClone(defaultRuleSet())))
  for (const service of [services.sp1, services.sp2]) createTriage({ service, ruleSet: own })
  const times = Array.from({ length: 20 }, (_, index) => {
    const start = performance.now()
    createTriage({ service: index % 2 === 0 ? services.sp1 : services.sp2, ruleSet: own })
    return performance.now() - start
  })
  // The quickest: what else the machine does at the time slows down some of them.
  expect(Math.min(...times)).toBeLessThan(1)
})

describe('a triage', () => {
  test('decides a referral in one call', () => {
    expect(triage.decide(referral)).toMatchObject({
      schemaVersion: 4,
      referral: 'R-1001',
      disposition: 'accept',
      pathway: 'holistic',
      status: 'proposed',
    })
  })

  test('says the same by decide, safeDecide, examine and crossCheck, whatever the referral', async () => {
    await fc.assert(
      fc.asyncProperty(
        referrals,
        defaultTriages,
        async (any, { crossCheck, decide, examine, safeDecide }) => {
          const decision = decide(any)
          expect(safeDecide(any)).toEqual({ ok: true, value: decision })
          expect(examine(any).decision).toEqual(decision)
          expect(await crossCheck(any)).toEqual(decision)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('says the same for any rule set', async () => {
    await fc.assert(
      fc.asyncProperty(referralsWithLocalFacts, anyService, safeRuleSets(), async (any, service, ruleSet) => {
        const { crossCheck, decide } = createTriage({ service, ruleSet })
        expect(await crossCheck(any)).toEqual(decide(any))
      }),
      { numRuns: 100 },
    )
  })

  test('examines every rule, those of the safety floor included, in the order of their names', () => {
    const examined = triage.safeExamine(referral)
    if (!examined.ok) throw new Error('a valid referral is examined')
    const names = examined.value.rules.map(({ rule }) => rule)
    expect(names).toEqual([...names].sort())
    expect(names).toEqual(expect.arrayContaining(safetyFloor().rules.map(({ name }) => name)))
    expect(names).toHaveLength(defaultRuleSet().rules.length + safetyFloor().rules.length)
    expect(JSON.parse(JSON.stringify(examined.value))).toEqual(examined.value)
  })

  test('takes a rule set as parsed, as bundled, and as the default', () => {
    const parsed = parseRuleSet(JSON.parse(JSON.stringify(defaultRuleSet())))
    if (!parsed.ok) throw new Error('the default rule set is valid')
    const byDefault = triage.decide(referral)
    for (const ruleSet of [defaultRuleSet(), parsed.value]) {
      expect(createTriage({ service: services.sp6, ruleSet }).decide(referral)).toEqual(byDefault)
    }
  })

  test('reads, welds and compiles a rule set once, however many services it is for', () => {
    const ruleSet = unwrap(parseRuleSet(structuredClone(defaultRuleSet())))
    const welded = Object.values(services).map((service) => createTriage({ service, ruleSet }).ruleSet)
    expect(new Set(welded).size).toBe(1)
  })

  test.each<[string, (ruleSet: RuleSet) => RuleSet]>([
    ['that somebody can write to', (ruleSet) => structuredClone(ruleSet)],
    ['frozen at its top alone', (ruleSet) => Object.freeze(structuredClone(ruleSet))],
  ])('reads a rule set %s anew each time', (_, made) => {
    const ruleSet = made(defaultRuleSet())
    const options = { service: services.sp6, ruleSet }
    expect(safeCreateTriage(options).ok).toBe(true)
    Object.assign(ruleSet.envelope.weeks, { max: 'ever' })
    expect(safeCreateTriage(options)).toMatchObject({
      ok: false,
      issues: [{ path: ['envelope', 'weeks', 'max'] }],
    })
  })

  test('refuses a proxy, of a rule set that was read too: what it answers may be another thing the next time', () => {
    for (const ruleSet of [
      new Proxy(defaultRuleSet(), {}),
      new Proxy(structuredClone(defaultRuleSet()), {}),
    ]) {
      const issues = [{ code: 'not-plain-data', path: [] }]
      expect(safeCreateTriage({ service: services.sp6, ruleSet })).toMatchObject({ ok: false, issues })
    }
  })
})

describe('the date to decide at', () => {
  test('is the date of receipt, unless it is given', () => {
    expect(triage.decide(referral).provenance.asOf).toBe('2026-03-02')
    expect(triage.decide(referral, { asOf: '2026-03-09' }).provenance.asOf).toBe('2026-03-09')
    expect(triage.decide(referral, {}).provenance.asOf).toBe('2026-03-02')
  })

  test('decides how old somebody is', () => {
    const older = createTriage({ service: services.sp1 })
    const soon65 = { ...referral, client: { dateOfBirth: '1961-03-03' } }
    expect(older.decide(soon65).disposition).toBe('redirect')
    expect(older.decide(soon65, { asOf: '2026-03-03' }).disposition).toBe('accept')
  })

  test.each([
    ['2026-02-30', 'not-a-date'],
    ['02/03/2026', 'not-a-date'],
    ['2026-03-01', 'as-of-before-receipt'],
  ])('cannot be %s', (asOf, code) => {
    expect(triage.safeDecide(referral, { asOf })).toMatchObject({ ok: false, issues: [{ code }] })
  })
})

describe('what is wrong', () => {
  test('with a referral is said all at once, together with what is wrong with the date', () => {
    const result = triage.safeDecide({ id: '', receivedOn: '2026-02-30', sauce: 'gp' }, { asOf: 'today' })
    if (result.ok) throw new Error('that is no referral')
    expect(result.issues.map(({ code, path }) => [path.join('.'), code])).toEqual(
      expect.arrayContaining([
        ['receivedOn', 'not-a-date'],
        ['sauce', 'unknown-key'],
        ['asOf', 'not-a-date'],
      ]),
    )
  })

  // What JavaScript, or JSON that nobody checked, may hand over.
  const misspelt = { ...referral, risks: { suicidalThought: 'Yes' } } as ReferralInput

  test('with a referral is thrown by examine and crossCheck as well: each throws what its safe twin gives', async () => {
    const told = triage.safeDecide(misspelt)
    if (told.ok) throw new Error('a misspelt risk cannot be read')
    const thrown = expect.objectContaining({ issues: told.issues, handover: told.handover })
    expect(triage.safeExamine(misspelt)).toEqual(told)
    expect(await triage.safeCrossCheck(misspelt)).toEqual(told)
    expect(() => triage.decide(misspelt)).toThrow(thrown)
    expect(() => triage.examine(misspelt)).toThrow(thrown)
    await expect(triage.crossCheck(misspelt)).rejects.toEqual(thrown)
  })

  test('with a referral that can be read, each verb gives what its safe twin gives', async () => {
    const value = triage.decide(referral)
    expect(triage.safeDecide(referral)).toEqual({ ok: true, value })
    expect(await triage.safeCrossCheck(referral)).toEqual({ ok: true, value })
    expect(await triage.crossCheck(referral)).toEqual(value)
    expect(triage.safeExamine(referral)).toEqual({ ok: true, value: triage.examine(referral) })
  })

  test('with a service or a rule set is given by safeCreateTriage, and thrown by createTriage', () => {
    const unread = { service: { id: 'sp7', titel: 'SP7', nation: 'england' } }
    const told = safeCreateTriage(unread)
    expect(told).toMatchObject({ ok: false, issues: [{ code: 'missing' }, { code: 'unknown-key' }] })
    if (told.ok) throw new Error('a service without a title cannot be read')
    expect(() => createTriage(unread as unknown as TriageOptions)).toThrow(
      expect.objectContaining({ issues: told.issues }),
    )
    expect(safeCreateTriage({ service: services.sp7, ruleSet: {} }).ok).toBe(false)
    expect(safeCreateTriage({ service: services.sp7, ruleSet: undefined }).ok).toBe(true)
  })

  test('with a referral is thrown by decide, with the hand-over', () => {
    expect(() => triage.decide(misspelt)).toThrow(ReferralError)
    expect(() => triage.decide(misspelt)).toThrow(
      expect.objectContaining({
        handover: expect.objectContaining({
          escalations: [expect.objectContaining({ kind: 'specialist-mental-health' })],
        }),
      }),
    )
  })

  test('with a rule set or a service is thrown when the triage is made', () => {
    const badly = (options: unknown) => () => createTriage(options as Parameters<typeof createTriage>[0]) // on purpose
    expect(badly({ service: { id: 'SP 1' } })).toThrow(TriageError)
    expect(badly({ service: services.sp1, ruleSet: { id: 'x' } })).toThrow(TriageError)
    expect(badly({ service: { ...services.sp1, weeks: { min: 20 } } })).toThrow(/service-outside-envelope/)
    expect(badly({ service: { ...services.sp1, routeContacts: { crises: '0800 1' } } })).toThrow(
      /unknown-route/,
    )
  })

  test('with options that cannot be read is given', () => {
    const { proxy: gone, revoke } = Proxy.revocable({}, {})
    revoke()
    const failing = Object.defineProperty({}, 'service', {
      get: () => {
        throw new Error('not today')
      },
    })
    for (const options of [gone, failing, 1n])
      expect(safeCreateTriage(options as TriageOptions)).toMatchObject({ ok: false, issues: [{}] }) // on purpose
  })

  test('with the options of a triage is thrown, so that no rule set is passed over for a typing mistake', () => {
    const mistaken = (options: object) => {
      try {
        createTriage(options as Parameters<typeof createTriage>[0]) // on purpose
      } catch (error) {
        if (error instanceof TriageError) return error.issues
      }
      throw new Error('these are no options')
    }
    expect(mistaken({ service: services.sp1, ruleset: defaultRuleSet() })).toEqual([
      {
        code: 'unknown-key',
        path: ['ruleset'],
        message: 'unknown option `ruleset`',
        hint: 'did you mean `ruleSet`?',
      },
    ])
    expect(mistaken({ services: 'sp1', clock: 1 })).toMatchObject([
      { code: 'unknown-key', hint: 'did you mean `service`?' },
      { code: 'unknown-key', hint: 'use one of `service`, `ruleSet`, `bases`, `recalled`' },
      { code: 'missing', path: ['service'] },
    ])
    expect(mistaken([])).toMatchObject([{ code: 'wrong-type', path: [] }])
  })

  test('with local facts that the rule set does not declare is said with what was meant', () => {
    const local = { complexPhysicalHelth: 'yes' }
    expect(triage.safeDecide({ ...referral, local })).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown-local-fact', hint: 'did you mean `complexPhysicalHealth`?' }],
    })
  })
})
