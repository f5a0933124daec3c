import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { TriageError, unwrap } from '../../src/issue/issue.js'
import { services } from '../../src/service/shipped.js'
import type { DecisionPart } from '../../src/simulation/dimension.js'
import { simulate } from '../../src/simulation/simulate.js'
import type { Simulation } from '../../src/simulation/simulation.js'
import { anAnsweredReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { referrals } from '../support/arbitraries/referrals.js'

const triage = createTriage({ service: services.sp7 })

const cohorts = fc.array(referrals, { maxLength: 25 })

/** Everything that is counted, as pairs of what is asked of `behind` and the count. */
const countsOf = (
  simulation: Simulation,
): readonly (readonly [DecisionPart | 'unknown', string, number])[] => [
  ...simulation.dispositions.map(({ count, value }) => ['disposition', value, count] as const),
  ...simulation.pathways.map(({ count, value }) => ['pathway', value, count] as const),
  ...simulation.provisionalPathways.map(({ count, value }) => ['provisionalPathway', value, count] as const),
  ...simulation.routes.map(({ count, value }) => ['route', value, count] as const),
  ...simulation.destinations.map(({ count, value }) => ['destination', value, count] as const),
  ...simulation.actions.map(({ count, value }) => ['action', value, count] as const),
  ...simulation.rules.map(({ met, rule }) => ['met', rule, met.count] as const),
  ...simulation.rules.map(({ rule, undetermined }) => ['undetermined', rule, undetermined.count] as const),
  ...simulation.missingFacts.map(({ asked, fact }) => ['asked', fact, asked.count] as const),
  ...simulation.missingFacts.map(({ fact, unknown }) => ['unknown', fact, unknown.count] as const),
]

describe('a simulation', () => {
  test('counts each referral under one disposition', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const { decided, dispositions, referrals: all, undecided } = simulate(triage, cohort)
        expect([all, decided, undecided]).toEqual([cohort.length, cohort.length, []])
        expect(dispositions.reduce((sum, { count }) => sum + count, 0)).toBe(cohort.length)
      }),
      { numRuns: 20 },
    )
  })

  test('lists behind each number as many referrals as it says, in the order they came', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const simulation = simulate(triage, cohort)
        for (const [part, name, count] of countsOf(simulation)) {
          const behind = simulation.behind({ [part]: name })
          expect([part, name, behind.length]).toEqual([part, name, count])
          expect(behind.map(({ index }) => index)).toEqual(
            behind.map(({ index }) => index).sort((a, b) => a - b),
          )
          expect(behind.every(({ index, referral }) => referral === cohort[index])).toBe(true)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('decides every referral as the triage does', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        for (const { decision, referral } of simulate(triage, cohort).behind({}))
          expect(decision).toEqual(unwrap(triage.safeDecide(referral)))
      }),
      { numRuns: 10 },
    )
  })

  test('gives shares of all that were decided', () => {
    const simulation = simulate(triage, [
      anAnsweredReferral(),
      anAnsweredReferral({ risks: { selfHarm: 'yes' } }),
      anAnsweredReferral({ risks: { selfHarm: 'unsure' } }),
      anAnsweredReferral({ risks: { selfHarm: 'yes' } }),
      { id: 'spoilt' },
    ])
    expect(simulation.dispositions).toEqual([
      { value: 'accept', count: 1, share: 0.25 },
      { value: 'redirect', count: 0, share: 0 },
      { value: 'request-information', count: 0, share: 0 },
      { value: 'escalate', count: 3, share: 0.75 },
    ])
  })

  test('counts what cannot be read apart, with who must see it', () => {
    const { decided, undecided, undecidedByCode } = simulate(triage, [
      { id: 'R-1', risks: { suicidalThoughts: 'yes' } },
      anAnsweredReferral(),
      'not a referral',
    ])
    expect(decided).toBe(1)
    expect(undecided.map(({ index }) => index)).toEqual([0, 2])
    expect(undecided[0]?.handover.signals).not.toEqual([])
    expect(undecidedByCode).toEqual([
      { code: 'possible-safety-signal', count: 1 },
      { code: 'missing', count: 1 },
      { code: 'wrong-type', count: 1 },
    ])
  })

  test('of nobody is all zeros, and no division by them', () => {
    const simulation = simulate(triage, [])
    expect(countsOf(simulation).every(([, , count]) => count === 0)).toBe(true)
    expect(simulation.dispositions.every(({ share }) => share === 0)).toBe(true)
    expect(simulation.missingFacts).toEqual([])
  })

  test('names every rule, route and pathway of the rule set, reached or not', () => {
    const simulation = simulate(triage, [])
    expect(simulation.rules.map(({ rule }) => rule)).toEqual(triage.ruleSet.rules.map(({ name }) => name))
    expect(simulation.routes.map(({ value }) => value)).toEqual(triage.ruleSet.routes.map(({ id }) => id))
  })

  test('lists missing facts, the most asked for first', () => {
    const { missingFacts } = simulate(triage, [
      anAnsweredReferral({ risks: { selfHarm: undefined, childAtRisk: undefined } }),
      anAnsweredReferral({ risks: { selfHarm: undefined } }),
    ])
    const asked = missingFacts.map(({ asked: { count } }) => count)
    expect(asked).toEqual([...asked].sort((one, other) => other - one))
    expect(missingFacts.find(({ fact }) => fact === 'selfHarm')).toMatchObject({
      unknown: { count: 2, share: 1 },
      asked: { count: 2, share: 1 },
      heldUp: { count: 2, share: 1 },
    })
    expect(missingFacts.find(({ fact }) => fact === 'childAtRisk')?.unknown.count).toBe(1)
    expect(missingFacts.map(({ fact }) => fact)).not.toContain('suicidalThoughts')
  })

  test('is plain data but for its functions: the same from the same referrals, byte for byte', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        expect(JSON.stringify(simulate(triage, cohort))).toBe(
          JSON.stringify(simulate(triage, structuredClone(cohort))),
        )
      }),
      { numRuns: 5 },
    )
  })
})

describe('referrals to simulate', () => {
  const cohort = [anAnsweredReferral(), anAnsweredReferral({ consent: 'no' }), { id: 'spoilt' }]

  test('may come from a set, a generator or an async generator: the counts are the same', async () => {
    const expected = JSON.stringify(simulate(triage, cohort))
    const one = function* () {
      yield* cohort
    }
    const later = async function* () {
      yield* cohort
    }
    expect(JSON.stringify(simulate(triage, new Set(cohort)))).toBe(expected)
    expect(JSON.stringify(simulate(triage, one()))).toBe(expected)
    expect(JSON.stringify(await simulate(triage, later()))).toBe(expected)
  })

  test('are decided at the date that is given', () => {
    const minor = anAnsweredReferral({ client: { dateOfBirth: '2008-06-01' } })
    const shareOf = (asOf: string) =>
      simulate(triage, [minor], { asOf }).crossTable({ fact: 'age', bands: [18] }).rows[0]?.share
    expect([shareOf('2026-05-31'), shareOf('2026-06-01')]).toEqual([1, 0])
  })

  test('must be something to go through, and the date a date', () => {
    // @ts-expect-error a number is none
    expect(() => simulate(triage, 7)).toThrow(TriageError)
    expect(() => simulate(triage, cohort, { asOf: 'tomorrow' })).toThrow(TriageError)
  })
})

describe('the referrals behind several things at once', () => {
  const simulation = simulate(triage, [
    anAnsweredReferral({ id: 'A', risks: { selfHarm: 'yes' } }),
    anAnsweredReferral({ id: 'B', risks: { selfHarm: 'yes', childAtRisk: undefined } }),
    anAnsweredReferral({ id: 'C', risks: { childAtRisk: undefined } }),
  ])
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

  test('are those of whom all of it is so', () => {
    expect(idsOf(simulation.behind({ disposition: 'escalate', unknown: 'childAtRisk' }))).toEqual(['B'])
    expect(idsOf(simulation.behind({ unknown: 'childAtRisk' }))).toEqual(['B', 'C'])
    expect(idsOf(simulation.behind({}))).toEqual(['A', 'B', 'C'])
  })

  test('are not "none" where a name is mistyped', () => {
    expect(() => simulation.behind({ route: 'crisis-taem' })).toThrow('did you mean `crisis-team`?')
    expect(() => simulation.behind({ met: 'no-such-rule-at-all' })).toThrow('unknown-rule')
    // @ts-expect-error nothing is counted by this
    expect(() => simulation.behind({ roote: 'crisis-team' })).toThrow('did you mean `route`?')
  })
})

describe('a cross-table', () => {
  const facts = factCatalogue.map(({ name }) => name)

  test('has everybody in a row, and behind each cell as many as it says', () => {
    fc.assert(
      fc.property(cohorts, fc.constantFrom(...facts), (cohort, fact) => {
        const table = simulate(triage, cohort).crossTable({ fact })
        const seen = new Set(table.rows.flatMap(({ row }) => table.behind(row).map(({ index }) => index)))
        expect(seen.size).toBe(cohort.length)
        for (const { cells, count, row } of table.rows) {
          expect(table.behind(row)).toHaveLength(count)
          expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(count) // one disposition each
          for (const cell of cells) expect(table.behind(row, cell.column)).toHaveLength(cell.count)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('puts ages into bands, and those of whom none is known into a row of their own', () => {
    const born = (dateOfBirth: string | null) => anAnsweredReferral({ client: { dateOfBirth } })
    const simulation = simulate(triage, [
      born('2008-03-03'), // 17 on the day
      born('2008-03-02'), // 18 today
      born('1961-03-03'), // 64
      born('1961-03-02'), // 65 today
      born(null),
    ])
    const { rows } = simulation.crossTable({ fact: 'age', bands: [18, 65] })
    expect(rows.map(({ count, row }) => [row, count])).toEqual([
      ['under 18', 1],
      ['18 to 64', 2],
      ['65 and over', 1],
      ['not known', 1],
    ])
  })

  test('may have any part of the decision, or any fact, for columns', () => {
    const table = simulate(triage, [anAnsweredReferral({ source: 'self', consent: 'yes' })]).crossTable(
      { fact: 'referralSource' },
      { fact: 'consent' },
    )
    expect(table.columns).toEqual(['yes', 'no', 'unsure', 'declined', 'not known'])
    expect(table.rows.find(({ row }) => row === 'self')?.cells[0]).toEqual({
      column: 'yes',
      count: 1,
      share: 1,
    })
  })

  test('of a set counts a referral under each of its members', () => {
    const { rows } = simulate(triage, [
      anAnsweredReferral({ needs: [{ domain: 'money' }, { domain: 'loneliness' }] }),
      anAnsweredReferral({ needs: [] }),
    ]).crossTable({ fact: 'needs' })
    expect(rows.filter(({ count }) => count > 0).map(({ row }) => row)).toEqual(
      expect.arrayContaining(['money', 'loneliness', 'none']),
    )
  })

  test.each([
    [{ fact: 'aeg' }, 'did you mean `age`?'],
    [{ fact: 'consent', bands: [1] }, 'is no number'],
    [{ fact: 'age', bands: [65, 18] }, 'that rise'],
    [{ fact: 'age', bands: [] }, 'that rise'],
    ['dispositoin', 'did you mean `disposition`?'],
  ])('cannot be made by %j', (dimension, message) => {
    // The types would not let some of these pass.
    expect(() => simulate(triage, []).crossTable(dimension as { fact: string })).toThrow(message)
  })
})
