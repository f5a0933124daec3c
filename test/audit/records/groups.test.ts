/** Groups for reports: they are written by the words of a vocabulary, and read without any. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../../src/audit/building/build-decision-records.js'
import type { GroupsGiven } from '../../../src/audit/building/given-groups.js'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { decideAndRecord } from '../../../src/audit/decide-and-record.js'
import { reveal } from '../../../src/audit/privacy/seal.js'
import { parseAuditRecord } from '../../../src/audit/records/audit-record.js'
import { memoryStore } from '../../../src/audit/stores/memory-store.js'
import { unwrap } from '../../../src/issue/issue.js'
import { shippedVocabulary, type Vocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { createTriage } from '../../../src/triage.js'
import { OWN_WORDS, YOUTH_SERVICE, youngPeopleDocument } from '../../support/young-people.js'
import { ACCEPTED, AT, decided, examined, privacyWith } from '../support/records.js'

const privacy = privacyWith()
const examination = examined(ACCEPTED)
const written = (groups: GroupsGiven, vocabulary?: Vocabulary) =>
  safeDecisionRecord(examination, { recordId: 'd-1', at: AT, privacy, groups, vocabulary })
const groupsIn = (result: ReturnType<typeof written>) => {
  const record = unwrap(reveal(unwrap(result)))
  return record.type === 'decision' ? record.groups : null
}
const told = (result: ReturnType<typeof written>) =>
  result.ok ? [] : result.issues.map(({ code, hint, path }) => [path.join('.'), code, hint])

const SCHOOL_YEAR = { id: 'school-year', title: 'year at school', range: { min: 7, max: 13 } }
const own = vocabularyOf({ vocabulary: { reportGroups: [SCHOOL_YEAR, { id: 'ageBand', title: 'age' }] } })

/** A rule set that extends the one that ships, and adds these groups to its own. */
const withOwn = (reportGroups: readonly object[]) =>
  parseRuleSet(youngPeopleDocument({ ...OWN_WORDS, reportGroups }))

/** A decision that was put on record with these groups, however it came by them. */
const withGroups = (groups: object) => ({
  ...unwrap(reveal(decided('d-1'))),
  groups,
})

describe('groups of a record', () => {
  test('are those of the vocabulary that ships if none is given, and null where they were not supplied', () => {
    expect(groupsIn(written({ deprivation: 2, ageBand: '35-44' }))).toEqual({
      deprivation: 2,
      ageBand: '35-44',
      sex: null,
    })
  })

  test('are those of a vocabulary that is given', () => {
    expect(groupsIn(written({ 'school-year': 11 }, own))).toEqual({ 'school-year': 11, ageBand: null })
    expect(told(written({ sex: 'female' }, own))).toEqual([
      ['groups.sex', 'unknown-word', 'use one of `school-year`, `ageBand`'],
    ])
  })

  test('are refused with all that is wrong: a slip, a number out of range, what is no number and no code', () => {
    expect(told(written({ depravation: 2, deprivation: 11, sex: 'Not Known' }))).toEqual([
      ['groups.sex', 'wrong-format', undefined],
      ['groups.depravation', 'unknown-word', 'did you mean `deprivation`?'],
      [
        'groups.deprivation',
        'out-of-range',
        'use a whole number from 1 to 10, or null where it is not known',
      ],
    ])
    // What callers without types can pass.
    const odd = { deprivation: '2', ageBand: 35, sex: {} } as never
    expect(told(written(odd)).map(([path, code]) => [path, code])).toEqual([
      ['groups.deprivation', 'wrong-type'],
      ['groups.ageBand', 'wrong-type'],
      ['groups.sex', 'wrong-type'],
    ])
    expect(told(written({ deprivation: 2.5 }))).toMatchObject([
      ['groups.deprivation', 'out-of-range', expect.stringContaining('whole number')],
    ])
  })

  test('take every number of a range, its ends included, and none beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 20 }), (year) => {
        expect(written({ 'school-year': year }, own).ok).toBe(year >= 7 && year <= 13)
      }),
    )
  })

  test('are read with any id in kebab or camel case, without the vocabulary that they were written by', () => {
    const id = fc.stringMatching(/^[a-z](?:[a-zA-Z0-9]{0,12}|[a-z0-9]{0,4}(?:-[a-z0-9]{1,4}){1,3})$/)
    const value = fc.oneof(fc.constantFrom(null, 'a-code', '65-74'), fc.integer())
    const groups = fc.dictionary(
      id.filter((one) => one !== 'constructor' && one !== 'prototype'),
      value,
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(groups, (given) => {
        const read = parseAuditRecord(withGroups(given))
        expect(read.ok && read.value).toMatchObject({ groups: given })
      }),
      { numRuns: 100 },
    )
  })

  test.each(['Age', 'age_band', 'age band', 'age-Band', '-age', '', '1st'])(
    'are not read with the id %j',
    (id) => {
      expect(parseAuditRecord(withGroups({ [id]: 'a' })).ok).toBe(false)
    },
  )

  test.each([
    [{ deprivation: null, ageBand: null, sex: null }],
    [{ deprivation: 10, ageBand: '65-74', sex: 'f' }],
  ])('of earlier versions are read as they are: %j', (groups) => {
    const read = unwrap(parseAuditRecord(withGroups(groups)))
    expect(read).toMatchObject({ groups })
  })

  test('are read by the words of the rule set that decides, when deciding and recording are one step', async () => {
    const ruleSet = unwrap(withOwn([SCHOOL_YEAR]))
    const triage = createTriage({ ruleSet, service: YOUTH_SERVICE })
    const log = createLog({ store: memoryStore() })
    const options = { log, recordId: 'd-1', at: AT, privacy: privacyWith() }
    const record = (groups: GroupsGiven, recordId: string) =>
      decideAndRecord(triage, { ...ACCEPTED, source: 'self' }, { ...options, recordId, groups })
    expect(await record({ 'school-year': 11, ageBand: '16-25' }, 'd-1')).toMatchObject({ status: 'recorded' })
    expect(await record({ 'school-yaer': 11 }, 'd-2')).toMatchObject({
      decision: null,
      issues: [{ code: 'unknown-word', hint: 'did you mean `school-year`?' }],
    })
  })
})

describe('groups that a rule set declares', () => {
  const refused = (reportGroups: readonly object[]) => {
    // Of a vocabulary that cannot be read rules find no word, so there are none.
    const result = parseRuleSet(youngPeopleDocument({ ...OWN_WORDS, reportGroups }, []))
    return result.ok ? [] : result.issues.map(({ code, path }) => [path.join('.'), code])
  }

  test('ship as deprivation, age and sex', () => {
    expect(shippedVocabulary.reportGroups.map(({ id, range }) => [id, range])).toEqual([
      ['deprivation', { min: 1, max: 10 }],
      ['ageBand', undefined],
      ['sex', undefined],
    ])
  })

  test('are refused with a range upside down, an id in another form, or the same id twice', () => {
    const title = 'year'
    expect(refused([{ id: 'year', title, range: { min: 7, max: 13 } }])).toEqual([])
    expect(refused([{ id: 'year', title, range: { min: 13, max: 7 } }])).toEqual([
      ['vocabulary.reportGroups.0.range', 'range-inverted'],
    ])
    expect(refused([{ id: 'School Year', title }])).toEqual([
      ['vocabulary.reportGroups.0.id', 'wrong-format'],
    ])
    expect(
      refused([
        { id: 'year', title },
        { id: 'year', title },
      ]),
    ).toEqual([['vocabulary.reportGroups.1.id', 'duplicate-name']])
  })
})
