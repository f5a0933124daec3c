/** Promise 7: an error never looks like a decision, and a fault can only push towards a person. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReferralError } from '../../src/decision/handover.js'
import type { TriageOptions } from '../../src/decision/triage-options.js'
import { ISSUE_CODES, TriageError } from '../../src/issue/issue.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import type { Service } from '../../src/service/service.js'
import { spoiled } from '../../src/testing/arbitraries/hostile-inputs.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { createTriage } from '../../src/triage.js'
import { HOSTILE, junk, nested } from '../support/arbitraries/hostile.js'
import { referrals } from '../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES, defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

const [triage] = DEFAULT_TRIAGES
if (triage === undefined) throw new Error('there are nine services')

const service: Service = { id: 's', title: 'S', nation: 'england' }

/** Milliseconds; none of these took a third of it when it was written. */
const QUICKLY = 2_000

/** Milliseconds of work, however busy the machine is with other things. */
const timeOf = (run: () => unknown): number => {
  const before = process.cpuUsage()
  run()
  const { system, user } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Everything that an answer that is no decision has to be. */
const expectNoDecision = (result: ReturnType<typeof triage.safeDecide>): void => {
  if (result.ok) throw new Error('this should not have been decided')
  expect(Object.keys(result).sort()).toEqual(['handover', 'issues', 'ok'])
  expect(result.handover).toMatchObject({ to: 'person' })
  expect(result.handover.instruction).toMatch(/person|routes/)
  expect(JSON.stringify(result)).not.toMatch(/"(?:disposition|pathway|status)":/)
  expect(result.issues.length).toBeGreaterThan(0)
  for (const { code, message, path } of result.issues) {
    expect(Object.keys(ISSUE_CODES)).toContain(code)
    expect(message).toMatch(/^[^A-Z].*[^.]$/s)
    expect(Array.isArray(path)).toBe(true)
  }
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what cannot be read gives issues and a hand-over, never a decision', () => {
  test.each(Object.entries(HOSTILE))('%s, quickly', (_, make) => {
    const input = make()
    expect(timeOf(() => expectNoDecision(triage.safeDecide(input)))).toBeLessThan(QUICKLY)
    const error = thrownBy(() => triage.decide(input as ReferralInput))
    expect(error).toBeInstanceOf(ReferralError)
    expect(error).toMatchObject({ name: 'ReferralError', handover: { to: 'person' } })
  })

  test('any junk at all', () => {
    fc.assert(
      fc.property(junk, defaultTriages, (input, any) => {
        expectNoDecision(any.safeDecide(input))
      }),
      { numRuns: runs(75) },
    )
  })

  test('referrals spoiled in one place', () => {
    fc.assert(
      fc.property(referrals.chain(spoiled), defaultTriages, (input, any) => {
        expectNoDecision(any.safeDecide(input))
      }),
      { numRuns: runs(60) },
    )
  })

  test('options that are none', () => {
    const referral = { id: 'R-1', receivedOn: '2026-03-02' }
    for (const options of [
      null,
      'today',
      7,
      [],
      { asOf: null },
      { asOf: 7 },
      { asOf: {} },
      { asOf: Symbol('x') },
    ]) {
      // A JavaScript caller can pass anything.
      const result = triage.safeDecide(referral, options as { asOf?: string })
      if (!result.ok) expectNoDecision(result)
      expect([options, result.ok]).toEqual([options, options === null])
    }
    const trap = {
      get asOf(): string {
        throw new Error('gotcha')
      },
    }
    expectNoDecision(triage.safeDecide(referral, trap))
  })

  test('nothing gets into what every object has', () => {
    triage.safeDecide(HOSTILE['keys that reach for the prototype']?.())
    triage.safeDecide({ id: 'R-1', constructor: { prototype: { x: 1 } } })
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { x?: unknown; risks?: unknown }).x).toBeUndefined()
  })
})

describe('a second opinion that cannot be had is no decision', () => {
  test('what cannot be read is refused with a hand-over', async () => {
    await expect(triage.crossCheck({ id: 'R-1' } as ReferralInput)).rejects.toMatchObject({
      name: 'ReferralError',
      handover: { to: 'person' },
    })
  })
})

describe('what is no rule set or no service makes no triage', () => {
  test.each(Object.entries(HOSTILE))('%s, quickly', (name, make) => {
    if (name === 'nothing at all') return expect(createTriage({ service })).toBeDefined() // the default rules
    const input = make()
    for (const options of [{ service, ruleSet: input }, { service: input }]) {
      const refused = () => {
        // A JavaScript caller can pass anything.
        expect(thrownBy(() => createTriage(options as TriageOptions))).toBeInstanceOf(TriageError)
      }
      expect(timeOf(refused)).toBeLessThan(QUICKLY)
    }
  })

  test.each([null, undefined, 7, 'sp1', {}, { service: null }, { service, ruleSet: null }])(
    'options %o make none either',
    (options) => {
      expect(thrownBy(() => createTriage(options as unknown as TriageOptions))).toBeInstanceOf(TriageError)
    },
  )

  test('hostile parts inside a rule set that is otherwise right', () => {
    const parts = fc.constantFrom(
      () => ({ any: nested(100_000, 'list') }),
      () => ({ not: nested(100_000, 'object') }),
      () => ({ all: [] }),
      () => JSON.parse('{"__proto__":{"fact":"selfHarm"},"constructor":1}'),
      () => ({ condition: 'constructor' }),
      () => ({ condition: '__proto__' }),
      () => ({ all: [{ fact: 'toString', operator: 'equal', value: 1 }] }),
      () => ({ all: [{ fact: 'selfHarm', operator: 'equal', value: { fact: 'suicidalThoughts' } }] }),
      () => ({ all: [{ fact: 'selfHarm', operator: 'equal', value: 'yes', path: '$..[?(@.x)]' }] }),
    )
    fc.assert(
      fc.property(ruleSets(), parts, fc.boolean(), (ruleSet, make, named) => {
        const spoilt = named
          ? { ...ruleSet, conditions: { ...ruleSet.conditions, spoilt: make() } }
          : { ...ruleSet, rules: ruleSet.rules.map((rule) => ({ ...rule, conditions: make() })) }
        const refused = () => {
          expect(thrownBy(() => createTriage({ service, ruleSet: spoilt as RuleSet }))).toBeInstanceOf(
            TriageError,
          )
        }
        expect(timeOf(refused)).toBeLessThan(QUICKLY)
      }),
      { numRuns: runs(50) },
    )
  })

  test('named conditions that double at each of 40 names are refused, not opened up', () => {
    const [base] = fc.sample(ruleSets(), 1)
    if (base === undefined) throw new Error('one was drawn')
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => [
        `level-${level}`,
        level === 0
          ? { all: [{ fact: 'carer', operator: 'equal', value: 'yes' }] }
          : { all: [{ condition: `level-${level - 1}` }, { condition: `level-${level - 1}` }] },
      ]),
    )
    const laughs = { ...base, conditions: { ...base.conditions, ...doubling } } as RuleSet
    const refused = () => {
      expect(thrownBy(() => createTriage({ service, ruleSet: laughs }))).toBeInstanceOf(TriageError)
    }
    expect(timeOf(refused)).toBeLessThan(QUICKLY)
  })
})
