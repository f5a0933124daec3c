import { describe, expect, test } from 'vitest'
import type { GroupsGiven } from '../../../src/audit/building/given-groups.js'
import type { SealedRecord } from '../../../src/audit/chain/log-entry.js'
import { auditReport } from '../../../src/audit/report/audit-report.js'
import { reportTables } from '../../../src/audit/report/report-tables.js'
import { mondayOf } from '../../../src/audit/report/sections/outcomes.js'
import { TriageError } from '../../../src/issue/issue.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { onRecord, withErased } from '../support/on-record.js'
import { ACCEPTED, ESCALATED, WAITING } from '../support/records.js'
import { closedAt, confirmed, contact, decidedAt, extended, overridden, STORY } from './story.js'

const reportOn = async (sealed: readonly SealedRecord[], options = {}) =>
  auditReport(await onRecord(...sealed), options)

describe('a report on a log', () => {
  test('of nothing is one, too', async () => {
    const report = await auditReport([])
    expect(report.totals).toMatchObject({ records: 0, first: null, last: null, proposed: 0 })
    expect(report.outcomes.weeks).toEqual([])
  })

  test('counts what is on record, and what became of it', async () => {
    const { totals } = await reportOn(STORY)
    expect(totals).toEqual({
      records: 8,
      first: '2026-03-02T09:00:00.000Z',
      last: '2026-03-16T09:05:00.000Z',
      byType: { decision: 5, confirmation: 2, override: 1 },
      confirmed: 2,
      overridden: 1,
      proposed: 2,
      replaced: 0,
    })
  })

  test('refuses a day that is none, and a least count that would show people', async () => {
    await expect(auditReport([], { asOf: '2026-02-30', least: 2 })).rejects.toThrow(TriageError)
    await expect(auditReport([], { asOf: '2026-02-30', least: 2 })).rejects.toMatchObject({
      issues: [{ code: 'not-a-date' }, { code: 'out-of-range' }],
    })
  })
})

describe('decisions by outcome and week', () => {
  test('go into the week from Monday to Sunday, escalations first, weeks without any included', async () => {
    const late = decidedAt('d-9', '2026-03-30 00:00', ACCEPTED)
    const { outcomes } = await reportOn([...STORY, late])
    expect(outcomes.outcomes).toEqual(['escalate', 'request-information', 'accept: holistic'])
    expect(outcomes.weeks.map(({ counts, week }) => [week, ...counts])).toEqual([
      ['2026-03-02', 1, 0, 1],
      ['2026-03-09', 1, 0, 0],
      ['2026-03-16', 1, 1, 0],
      ['2026-03-23', 0, 0, 0],
      ['2026-03-30', 0, 0, 1],
    ])
  })

  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2023-12-31', '2023-12-25'],
    ['2020-02-29', '2020-02-24'],
  ])('%s is in the week from %s', (date, monday) => expect(mondayOf(date)).toBe(monday))
})

describe('time from escalation to confirmation', () => {
  test('is counted in minutes, across midnight, and says who still waits', async () => {
    const { answers } = await reportOn(STORY)
    expect(answers.routes[0]).toEqual({
      route: 'all',
      escalations: 3,
      answered: 2,
      waiting: 1,
      median: 20,
      ninetieth: 90,
      longest: 90,
    })
    expect(answers.waiting).toMatchObject([{ recordId: 'd-5', at: '2026-03-16T09:05:00.000Z' }])
  })

  test('an escalation that another decision replaced does not wait any more', async () => {
    const again = decidedAt('d-6', '2026-03-16 10:00', ESCALATED, { replaces: 'd-5' })
    const { answers, totals } = await reportOn([...STORY, again])
    expect(answers.waiting.map(({ recordId }) => recordId)).toEqual(['d-6'])
    expect(totals.replaced).toBe(1)
  })
})

describe('override rates', () => {
  test('are given by rule, of what was answered, with the codes of the reasons and never their words', async () => {
    const report = await reportOn(STORY)
    const suicide = report.overrides.byRule.find(({ rule }) => rule.startsWith('suicid'))
    expect(suicide).toMatchObject({
      answered: 2,
      overridden: 1,
      reasons: [{ name: 'seen-today', count: 1 }],
    })
    expect(JSON.stringify(report)).not.toContain('Mrs Brown')
  })

  test('are given by role, with those that lowered an escalation', async () => {
    const { overrides } = await reportOn(STORY)
    expect(overrides.byRole).toEqual([
      { role: 'link-worker', answers: 2, overrides: 0, lowered: 0, reasons: [] },
      {
        role: 'general-practitioner',
        answers: 1,
        overrides: 1,
        lowered: 1,
        reasons: [{ name: 'seen-today', count: 1 }],
      },
    ])
    expect(overrides.changes).toEqual([
      { name: expect.stringMatching(/^escalate: .* → accept: holistic$/), count: 1 },
    ])
  })

  test('know nothing of rules where the decision has been erased', async () => {
    const erased = STORY.map((one) => withErased(one, ['/decision']))
    const { overrides } = await reportOn(erased)
    expect(overrides.byRule).toEqual([])
    expect(overrides.byRole).toHaveLength(2)
  })
})

test('what was not asked is counted by referral source, with how often a decision waited for it', async () => {
  const self = { ...WAITING, id: 'R-9', source: 'self' }
  const { notAsked } = await reportOn([...STORY, decidedAt('d-9', '2026-03-17 09:00', self)])
  const [waited] = notAsked.filter(({ fact, source }) => source === 'self' && fact === 'selfHarm')
  expect(waited ?? notAsked.filter(({ heldUp, source }) => source === 'self' && heldUp > 0)[0]).toMatchObject(
    {
      source: 'self',
      decisions: 1,
      open: 1,
      heldUp: 1,
      safety: true,
    },
  )
  expect(new Set(notAsked.map(({ source }) => source))).toEqual(new Set(['gp', 'self']))
  expect(notAsked.filter(({ source }) => source === 'gp')[0]?.decisions).toBe(5)
})

describe('light and holistic by group', () => {
  const many = (count: number, groups: GroupsGiven, prefix: string, vocabulary = shippedVocabulary) =>
    Array.from({ length: count }, (_, index) =>
      decidedAt(`${prefix}-${index}`, '2026-03-02 09:00', ACCEPTED, { groups, vocabulary }),
    )

  test('is left out where no groups were supplied', async () => {
    expect((await reportOn(STORY)).groups).toEqual([])
  })

  test('shows groups that are large enough, in their order', async () => {
    const { groups } = await reportOn([
      ...many(12, { deprivation: 10 }, 'a'),
      ...many(11, { deprivation: 2 }, 'b'),
    ])
    expect(groups).toEqual([
      {
        grouping: 'deprivation',
        title: 'deprivation decile (1 is the most deprived)',
        pathways: ['holistic'],
        shown: [
          { group: '2', counts: [11] },
          { group: '10', counts: [12] },
        ],
        others: null,
      },
    ])
  })

  test('puts a small group together with another one, so that the total does not tell it', async () => {
    const { groups } = await reportOn([
      ...many(20, { sex: 'female' }, 'a'),
      ...many(15, { sex: 'male' }, 'b'),
      ...many(2, { sex: 'other' }, 'c'),
    ])
    expect(groups).toMatchObject([
      { grouping: 'sex', shown: [{ group: 'female' }], others: { groups: 2, counts: [17] } },
    ])
  })

  describe('that a rule set declares', () => {
    const ruleSet = {
      vocabulary: {
        reportGroups: [
          { id: 'school-year', title: 'year at school', range: { min: 7, max: 13 } },
          { id: 'sex', title: 'sex as recorded' },
          { id: 'age', title: 'age in years', range: { min: 16, max: 25 } },
        ],
      },
    }
    const vocabulary = vocabularyOf(ruleSet)
    const written = [
      ...many(10, { 'school-year': 11, sex: 'female', age: 16 }, 'a', vocabulary),
      ...many(10, { 'school-year': 9, sex: 'male', age: 16 }, 'b', vocabulary),
      ...many(10, { ageBand: '16-25' }, 'c'),
    ]

    test('stand in the order of its vocabulary, with its titles, and then by id those that only records have', async () => {
      const ofItsOwn = await reportOn(written, { vocabulary })
      expect(ofItsOwn.groups.map(({ grouping, title }) => [grouping, title])).toEqual([
        ['school-year', 'year at school'],
        ['sex', 'sex as recorded'],
        ['age', 'age in years'],
        ['ageBand', 'ageBand'],
      ])
      const shipped = await reportOn(written)
      expect(shipped.groups.map(({ grouping, title }) => [grouping, title])).toEqual([
        ['ageBand', 'age'],
        ['sex', 'sex'],
        ['age', 'age'],
        ['school-year', 'school-year'],
      ])
    })

    test('have a table each, whose name no other has', async () => {
      const ids = reportTables(await reportOn(written, { vocabulary })).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => id.startsWith('pathways-by-'))).toEqual([
        'pathways-by-school-year',
        'pathways-by-sex',
        'pathways-by-Age',
        'pathways-by-age',
      ])
    })

    test('show no small number either', async () => {
      const few = many(3, { 'school-year': 13, sex: 'other' }, 'd', vocabulary)
      const { groups } = await reportOn([...written, ...few], { vocabulary })
      const counts = groups.flatMap(({ others, shown }) => [
        ...shown.flatMap((one) => one.counts),
        ...(others?.counts ?? []),
      ])
      expect(counts.filter((count) => count > 0 && count < 10)).toEqual([])
      expect(groups.flatMap(({ shown }) => shown.map(({ group }) => group))).not.toContain('13')
    })

    test('are shown numbers first, then codes, and last what was not supplied', async () => {
      const banded = { vocabulary: { reportGroups: [{ id: 'cohort', title: 'cohort' }] } }
      const { groups } = await reportOn(
        ['not-known', '10', '1a', '2', null].flatMap((cohort, index) =>
          many(10, { cohort }, `g${index}`, vocabularyOf(banded)),
        ),
      )
      expect(groups[0]?.shown.map(({ group }) => group)).toEqual([
        '2',
        '10',
        '1a',
        'not-known',
        'not supplied',
      ])
    })
  })

  test('counts nobody twice when a decision is replaced, and erased groups as not supplied', async () => {
    const again = decidedAt('e-1', '2026-03-03 09:00', ACCEPTED, { groups: { sex: 'male' }, replaces: 'a-0' })
    const erased = many(10, { sex: 'male' }, 'b').map((one) => withErased(one, ['/groups']))
    const { groups } = await reportOn([...many(12, { sex: 'male' }, 'a'), again, ...erased])
    expect(groups).toMatchObject([
      {
        shown: [
          { group: 'male', counts: [12] },
          { group: 'not supplied', counts: [10] },
        ],
      },
    ])
  })
})

test('rule sets in force are listed, with the first decision after each change', async () => {
  const records = await onRecord(...STORY)
  const changed = records.map((record) =>
    record.type === 'decision' && record.at > '2026-03-09'
      ? {
          ...record,
          provenance: {
            ...record.provenance,
            ruleSet: { ...record.provenance.ruleSet, version: '2.0.0', digest: `sha256:${'a'.repeat(64)}` },
          },
        }
      : record,
  )
  const { versions } = await auditReport(changed)
  expect(
    versions.inForce.map(({ decisions, ruleSet, services }) => [ruleSet.version, decisions, services]),
  ).toEqual([
    [expect.any(String), 2, ['sp7']],
    ['2.0.0', 3, ['sp7']],
  ])
  expect(versions.changes).toMatchObject([
    { recordId: 'd-3', service: 'sp7', to: expect.stringContaining('2.0.0 [aaaaaaaa]') },
  ])
})

describe('episodes past their limit', () => {
  const accepted = [
    decidedAt('d-1', '2026-01-05 09:00', ACCEPTED),
    confirmed('c-1', '2026-01-05 10:00', 'd-1'),
  ]
  const episodesOn = async (asOf: string, ...more: readonly SealedRecord[]) =>
    (await reportOn([...accepted, ...more], { asOf })).episodes

  test('are found from the day after the last of their weeks', async () => {
    const { shown } = await episodesOn('2027-01-01')
    const [limit, weeks] = [shown[0]?.limit ?? '', shown[0]?.weeks ?? 0]
    expect(weeks).toBeGreaterThanOrEqual(6)
    expect(weeks).toBeLessThanOrEqual(12)
    expect(shown).toMatchObject([{ recordId: 'd-1', start: '2026-01-05', closedOn: null }])
    expect(await episodesOn(limit)).toMatchObject({ episodes: 1, open: 1, pastLimit: 0 })
  })

  test('start with the first contact on record', async () => {
    const { shown } = await episodesOn(
      '2027-01-01',
      contact('k-2', 'd-1', '2026-01-19'),
      contact('k-1', 'd-1', '2026-01-12'),
    )
    expect(shown).toMatchObject([{ start: '2026-01-12', contacts: 2 }])
  })

  test('never get more weeks from extensions than the decision allows', async () => {
    const [before] = (await episodesOn('2027-01-01')).shown
    const [after] = (await episodesOn('2027-01-01', extended('x-1', 'd-1', '2026-02-20', 12))).shown
    expect(after?.weeks ?? 99).toBeLessThanOrEqual(12)
    expect(after?.weeks ?? 0).toBeGreaterThanOrEqual(before?.weeks ?? 99)
  })

  test('stay past it when they were closed late, and are fine when closed in time', async () => {
    expect((await episodesOn('2027-01-01', closedAt('z-1', 'd-1', '2026-02-01'))).pastLimit).toBe(0)
    const { open, shown } = await episodesOn('2027-01-01', closedAt('z-1', 'd-1', '2026-12-01'))
    expect({ open, closedOn: shown[0]?.closedOn }).toEqual({ open: 0, closedOn: '2026-12-01' })
  })

  test('begin with an override to a pathway, too, and at 12 weeks where nothing else is known', async () => {
    const escalation = decidedAt('d-2', '2026-01-05 09:00', ESCALATED)
    const taken = overridden('o-2', '2026-01-05 11:00', escalation, {
      disposition: 'accept',
      pathway: 'light',
    })
    const { episodes } = await reportOn([escalation, taken], { asOf: '2027-01-01' })
    expect(episodes.shown).toMatchObject([
      { recordId: 'd-2', pathway: 'light', weeks: 12, limit: '2026-03-30' },
    ])
  })

  test('never are those that nobody confirmed', async () => {
    const { episodes } = await reportOn([decidedAt('d-1', '2026-01-05 09:00', ACCEPTED)], {
      asOf: '2027-01-01',
    })
    expect(episodes.episodes).toBe(0)
  })
})
