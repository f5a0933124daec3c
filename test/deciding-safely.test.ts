import { describe, expect, test } from 'vitest'
import type { DecideOptions } from '../src/decision/triage-options.js'
import { defaultRuleSet } from '../src/rule-set/shipped.js'
import { services } from '../src/service/shipped.js'
import { createTriage } from '../src/triage.js'
import { isDeeplyFrozen } from './support/deep-freeze.js'

const referral = { id: 'R-1', receivedOn: '2026-03-02', risks: { suicidalThoughts: 'yes' } }
const triage = createTriage({ service: services.sp6 })

const kinds = (result: ReturnType<typeof triage.safeDecide>): readonly string[] =>
  result.ok ? [] : result.handover.escalations.map(({ kind }) => kind)

describe('an option is never passed over in silence', () => {
  test.each([
    ['a date alone', '2026-03-09', { code: 'wrong-type', path: ['options'] }],
    ['a date object', new Date(0), { code: 'wrong-type', path: ['options'] }],
    ['a slip of the pen', { asof: '2026-03-09' }, { code: 'unknown-key', path: ['options', 'asof'], hint: 'did you mean `asOf`?' }], // biome-ignore format: one line
    ['something else', { verbose: true }, { code: 'unknown-key', path: ['options', 'verbose'] }],
    ['a list', ['2026-03-09'], { code: 'wrong-type', path: ['options'] }],
  ] as const)('%s', (_, options, issue) => {
    // A JavaScript caller can pass anything.
    const result = triage.safeDecide(referral, options as DecideOptions)
    expect(result).toMatchObject({ ok: false, issues: [issue] })
    expect(kinds(result)).toContain('specialist-mental-health')
  })

  test('and its issue stands beside those of the referral', () => {
    const result = triage.safeDecide({ ...referral, sauce: 'gp' }, { asof: 'x' } as DecideOptions)
    const codes = result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join('.')}`)
    expect(codes).toEqual(expect.arrayContaining(['unknown-key sauce', 'unknown-key options.asof']))
  })
})

describe('a rule set decides only while it is in force', () => {
  const limited = createTriage({
    service: services.sp6,
    ruleSet: { ...defaultRuleSet(), effective: { from: '2026-02-01', to: '2026-03-31' } },
  })

  test.each(['2026-02-01', '2026-03-31'])('%s is within its dates', (receivedOn) => {
    expect(limited.safeDecide({ ...referral, receivedOn }).ok).toBe(true)
  })

  test.each([
    ['before its first day', '2026-01-31', undefined],
    ['after its last day', '2026-04-01', undefined],
    ['after its last day, at a date that was given', '2026-03-31', '2026-04-01'],
  ])('%s nothing is decided, and people are handed over', (_, receivedOn, asOf) => {
    const how = asOf === undefined ? {} : { asOf }
    for (const result of [
      limited.safeDecide({ ...referral, receivedOn }, how),
      limited.safeExamine({ ...referral, receivedOn }, how),
    ]) {
      expect(result).toMatchObject({ ok: false, issues: [{ code: 'rule-set-not-in-force' }] })
      if (result.ok) throw new Error('the policy is not in force')
      expect(result.handover.escalations.map(({ kind }) => kind)).toContain('specialist-mental-health')
    }
  })
})

describe('a fault that cannot even be told', () => {
  test('is an issue with a hand-over all the same', () => {
    const fault = Object.defineProperty(new Error('x'), 'message', {
      get: () => {
        throw new Error('no message')
      },
    })
    const options = Object.defineProperty({}, 'asOf', {
      enumerable: true,
      get: () => {
        throw fault
      },
    })
    const result = triage.safeDecide(referral, options)
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'decision-fault' }] })
    expect(kinds(result)).toContain('specialist-mental-health')
  })
})

describe('the shipped services', () => {
  test('cannot be written to', () => {
    expect(isDeeplyFrozen(services)).toBe(true)
  })
})
