import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import { safeOutcomeRecord } from '../../../src/audit/building/build-episode-records.js'
import { commitmentTo } from '../../../src/audit/privacy/hashes.js'
import { createPrivacy } from '../../../src/audit/privacy/privacy.js'
import { TriageError } from '../../../src/issue/issue.js'
import { ACCEPTED, AT, examined, KEY, LINK_WORKER, privacyWith } from '../support/records.js'

const salt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16))

describe('a pseudonym', () => {
  const id = fc.string({ minLength: 1 })

  test('is the same for the same identifier under the same key, and tells nothing of it', () => {
    fc.assert(
      fc.property(id, (text) => {
        const one = privacyWith().pseudonym('client', text)
        expect(one).toMatch(/^hmac-sha256:[0-9a-f]{64}$/)
        expect(privacyWith().pseudonym('client', text)).toBe(one)
      }),
      { numRuns: 30 },
    )
  })

  test('is another one for another identifier, kind or key', () => {
    fc.assert(
      fc.property(id, id, (one, other) => {
        fc.pre(one !== other)
        const ours = privacyWith()
        const theirs = privacyWith(new Uint8Array(32).fill(2))
        const all = [
          ours.pseudonym('client', one),
          ours.pseudonym('client', other),
          ours.pseudonym('referral', one),
          theirs.pseudonym('client', one),
        ]
        expect(new Set(all).size).toBe(all.length)
      }),
      { numRuns: 30 },
    )
  })

  test('does not change when the caller wipes the key', () => {
    const key = KEY.slice()
    const privacy = createPrivacy({ key, salt })
    key.fill(0)
    expect(privacy.pseudonym('client', 'C-1')).toBe(privacyWith().pseudonym('client', 'C-1'))
  })

  test('names its key without telling it', () => {
    const prints = [KEY, new Uint8Array(32).fill(2)].map((key) => privacyWith(key).keyFingerprint)
    expect(new Set(prints).size).toBe(2)
    expect(prints[0]).toMatch(/^[0-9a-f]{16}$/)
  })

  test('is not made where the identifiers are pseudonyms already', () => {
    const privacy = createPrivacy({ key: KEY, salt, identifiers: 'as-given' })
    const record = safeDecisionRecord(examined(ACCEPTED), { recordId: 'd-1', at: AT, privacy })
    expect(record).toMatchObject({
      ok: true,
      value: { record: { subject: { referral: 'R-1001' }, masked: [], pseudonymKey: null } },
    })
  })
})

describe('a commitment', () => {
  test('binds the value, the salt and the place', () => {
    const one = { path: '/facts', salt: '00'.repeat(16), value: { age: 40 } }
    const all = [
      one,
      { ...one, path: '/origins' },
      { ...one, salt: '01'.repeat(16) },
      { ...one, value: { age: 41 } },
    ].map((disclosure) => commitmentTo(disclosure).commitment)
    expect(new Set(all).size).toBe(all.length)
    expect(commitmentTo({ ...one })).toEqual(commitmentTo(one))
  })
})

describe('privacy', () => {
  test('refuses a key that was made and never filled: whoever has the log could try out NHS numbers', () => {
    expect(() => createPrivacy({ key: new Uint8Array(32), salt })).toThrow(/is nothing but zeros/)
  })

  test.each([new Uint8Array(31), new Uint8Array(0), 'a secret', undefined])('refuses the key %j', (key) => {
    // Callers in JavaScript can pass anything.
    expect(() => createPrivacy({ key: key as never, salt })).toThrow(TriageError)
  })

  test('refuses a place that cannot be erased', () => {
    expect(() => createPrivacy({ key: KEY, salt, erasable: ['/course'] })).toThrow(
      /`\/course` is not a place/,
    )
  })

  test.each([
    ['too short', () => new Uint8Array(15)],
    ['the same every time', () => new Uint8Array(16)],
  ])('refuses salts that are %s', (_, wrong) => {
    const privacy = createPrivacy({ key: KEY, salt: wrong })
    const record = safeDecisionRecord(examined(ACCEPTED), { recordId: 'd-1', at: AT, privacy })
    expect(record).toMatchObject({
      ok: false,
      issues: [{ code: 'key-too-short', path: ['privacy', 'salt'] }],
    })
  })

  test('refuses the salt of the record before: equal values would show by equal commitments', () => {
    const always = salt()
    const privacy = createPrivacy({ key: KEY, salt: () => always.slice() })
    const about = { recordId: 'd-1' }
    const measured = (recordId: string) =>
      safeOutcomeRecord(about, {
        recordId,
        at: AT,
        privacy,
        by: LINK_WORKER,
        on: '2026-05-04',
        measure: 'wellbeing',
        value: 7,
      })
    expect(measured('m-1')).toMatchObject({ ok: true })
    expect(measured('m-2')).toMatchObject({ ok: false, issues: [{ path: ['privacy', 'salt'] }] })
  })

  test('leaves in the record what need not be erasable', () => {
    const privacy = createPrivacy({ key: KEY, salt, erasable: ['/facts'] })
    const record = safeDecisionRecord(examined(ACCEPTED), { recordId: 'd-1', at: AT, privacy })
    expect(record).toMatchObject({
      ok: true,
      value: { record: { erasable: ['/facts'], decision: { disposition: 'accept' } } },
    })
  })
})
