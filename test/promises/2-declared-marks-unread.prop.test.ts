/** An item about danger of a questionnaire that a rule set declares is seen as those that ship, also where the referral cannot be read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import type { Instrument } from '../../src/referral/instrument.js'
import { findSafetySignals } from '../../src/referral/signals/find-safety-signals.js'
import { vocabularyOf } from '../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet, digestOfRuleSet } from '../../src/rule-set/shipped.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'

const RANGE = { min: 0, max: 4 }
const COUNT = 10
const MARKED = 3

const YP_CORE: Instrument = {
  id: 'yp-core',
  title: 'Young Person’s CORE',
  measures: 'distress',
  question: 'Would you fill in the YP-CORE?',
  items: Array.from({ length: COUNT }, (_, index) => ({
    id: index === MARKED ? 'own-item' : String(index + 1),
  })),
  itemRange: RANGE,
  total: { min: 0, max: 40, riskier: 'higher' },
  bands: [],
  signalItems: [{ item: 'own-item', signals: ['suicidalThoughts'] }],
}

const base = defaultRuleSet()
const ruleSet = unwrap(
  parseRuleSet({
    id: 'young',
    version: '1.0.0',
    title: 'Young people',
    description: 'With a questionnaire of its own.',
    effective: { from: '2020-01-01' },
    extends: { id: base.id, digest: digestOfRuleSet(base) },
    vocabulary: { instruments: [YP_CORE] },
  }),
)
const triage = createTriage({ service: services.sp7, ruleSet })

const referralWith = (assessment: object) => ({
  id: 'r-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  assessments: [{ instrument: 'yp-core', completedOn: '2026-03-01', ...assessment }],
})

const items = fc
  .tuple(
    fc.array(fc.integer(RANGE), { minLength: COUNT, maxLength: COUNT }),
    fc.integer({ min: 1, max: RANGE.max }),
  )
  .map(([scores, mark]) => scores.map((score, index) => (index === MARKED ? mark : score)))

const refused = (input: unknown) => {
  const result = triage.safeDecide(input)
  if (result.ok) throw new Error('it was read')
  return { kinds: result.handover.escalations.map(({ kind }) => kind), issues: result.issues }
}

/** What keeps a referral from being read. */
const broken = fc.constantFrom<(input: ReturnType<typeof referralWith>) => object>(
  (input) => ({ ...input, sourse: 'gp' }),
  (input) => ({ ...input, receivedOn: '2 March 2026' }),
  (input) => ({
    ...input,
    assessments: input.assessments.map((one) => ({ ...one, completedOn: 'last week' })),
  }),
  (input) => ({ body: JSON.stringify(input) }),
)

describe('a marked item of a declared questionnaire, in a referral that cannot be read', () => {
  test('leads to a specialist, and is told first', () => {
    fc.assert(
      fc.property(items, broken, (scores, breakIt) => {
        const { issues, kinds } = refused(breakIt(referralWith({ items: scores })))
        expect(kinds).toContain('specialist-mental-health')
        expect(issues[0].code).toBe('possible-safety-signal')
      }),
      { numRuns: runs(60) },
    )
  })

  test('so does a total that cannot be without it', () => {
    expect(refused({ ...referralWith({ total: 37 }), sourse: 'gp' }).kinds).toContain(
      'specialist-mental-health',
    )
  })

  test.each<[string, object]>([
    ['under its title', { 'Young Person’s CORE': [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] }],
    ['under its name and what it is', { yp_core_scores: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] }],
    ['by the number of the item', { questionnaire: 'YP-CORE', item4: 2 }],
    ['by the id of the item', { questionnaire: 'YP-CORE', answers: { 'own item': 2 } }],
  ])('%s', (_, input) => {
    expect(refused(input).kinds).toContain('specialist-mental-health')
  })

  test('an item that was not marked is no signal, and neither is another word that begins as its name', () => {
    const seen = (input: unknown) =>
      findSafetySignals(input, [], vocabularyOf(triage.ruleSet)).map(({ risk }) => risk)
    expect(seen(referralWith({ items: [4, 4, 4, 0, 4, 4, 4, 4, 4, 4] }))).toEqual([])
    expect(seen({ ypCoreographyClub: [1, 1, 1, 1] })).toEqual([])
  })

  test('items of questionnaires that ship are seen whichever the rule set takes', () => {
    const only = vocabularyOf({ vocabulary: { instruments: [YP_CORE] } })
    const risks = findSafetySignals({ epds: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }, [], only).map(
      ({ risk }) => risk,
    )
    expect(risks).toContain('suicidalThoughts')
  })
})
