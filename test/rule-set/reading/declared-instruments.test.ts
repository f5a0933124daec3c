import { describe, expect, test } from 'vitest'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { formatPath, unwrap } from '../../../src/issue/issue.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'

const OURS = {
  id: 'our-scale',
  title: 'Our scale',
  measures: 'mood',
  question: 'Would you fill in our scale with me?',
  items: [{ id: '1' }, { id: '2' }],
  itemRange: { min: 0, max: 4 },
  total: { min: 0, max: 8, riskier: 'higher' },
  bands: [],
  signalItems: [{ item: '2', signals: ['suicidalThoughts'] }],
}

const ASKS_ABOUT_OURS = {
  name: 'our-scale-is-high',
  title: 'Our scale is high',
  conditions: { all: [{ fact: 'ourScaleSeen', operator: 'greaterThanInclusive', value: 6 }] },
  event: { type: 'action', params: { action: 'gp-mental-health-review', reason: 'our scale is high' } },
  source: { ref: 'field-practice', locator: 'ours', basis: 'M' },
  examples: [{ title: 'eight', facts: { ourScaleSeen: 8 }, verdict: 'met' }],
}

const withInstruments = (instruments: readonly unknown[], rules: readonly unknown[] = []) =>
  parseRuleSet({
    ...defaultRuleSet(),
    rules: [...defaultRuleSet().rules, ...rules],
    vocabulary: { ...defaultRuleSet().vocabulary, instruments },
  })

const shipped = defaultRuleSet().vocabulary?.instruments ?? []

const issuesOf = (instruments: readonly unknown[]): readonly string[] => {
  const read = withInstruments([...shipped, ...instruments])
  return read.ok ? [] : read.issues.map(({ code, path }) => `${formatPath(path)} ${code}`)
}

describe('a questionnaire that a rule set declares', () => {
  test('has facts that rules ask about, and is watched for signals', () => {
    const ruleSet = unwrap(withInstruments([...shipped, OURS], [ASKS_ABOUT_OURS]))
    expect([...definitionsOf(ruleSet).keys()].filter((name) => name.startsWith('ourScale'))).toEqual([
      'ourScaleSeen',
      'ourScaleTotal',
    ])
    const triage = createTriage({ ruleSet, service: services.sp7 })
    const decide = (items: readonly number[]) =>
      triage.decide({
        id: 'R-1',
        receivedOn: '2026-03-02',
        assessments: [{ instrument: 'our-scale', completedOn: '2026-03-01', items }],
      })
    expect(decide([4, 1]).disposition).toBe('escalate')
    expect(decide([4, 0]).disposition).toBe('request-information')
    const marked = decide([0, 1]).reasons.flatMap(({ facts }) => facts.flatMap((fact) => fact.marked ?? []))
    expect(marked[0]).toEqual({
      place: 'assessments[0].items[1]',
      instrument: 'Our scale',
      item: 2,
      completedOn: '2026-03-01',
    })
  })

  test('is not known to a rule set that does not declare it', () => {
    const triage = createTriage({ service: services.sp7 })
    const result = triage.safeDecide({
      id: 'R-1',
      receivedOn: '2026-03-02',
      assessments: [{ instrument: 'our-scale', completedOn: '2026-03-01', items: [0, 0] }],
    })
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toContain('unknown-instrument')
  })

  test.each<[string, readonly unknown[], readonly string[]]>([
    ['the id of one that ships', [{ ...OURS, id: 'epds' }], ['vocabulary.instruments[10].id duplicate-name']],
    [
      'an id like that of one that ships',
      [{ ...OURS, id: 'phq9' }],
      ['vocabulary.instruments[10].id duplicate-name'],
    ],
    ['an id that is there already', [OURS, OURS], ['vocabulary.instruments[11] duplicate-name']],
    [
      'the facts of another',
      [OURS, { ...OURS, id: 'ourscale-x' }, { ...OURS, id: 'ourscale-x' }],
      ['vocabulary.instruments[12] duplicate-name'],
    ],
    ['a name that does not ship', ['phq-15'], ['vocabulary.instruments[10] unknown-instrument']],
    [
      'a signal item that is not there',
      [{ ...OURS, signalItems: [{ item: '3', signals: ['selfHarm'] }] }],
      ['vocabulary.instruments[10].signalItems[0].item not-allowed'],
    ],
    [
      'no word on its items about danger',
      [{ ...OURS, signalItems: undefined }],
      ['vocabulary.instruments[10].signalItems missing'],
    ],
  ])('is refused with %s', (_, instruments, issues) => {
    const told = issuesOf(instruments)
    for (const issue of issues) expect(told).toContain(issue)
  })

  test('cannot take an item about suicide out of one that ships: a rule set may leave the questionnaire out, and no more', () => {
    const vocabulary = { ...defaultRuleSet().vocabulary, instruments: ['gad-7', 'ucla-3', 'phq-9'] }
    const asksOfNone = { rules: [], conditions: {}, invariants: [] } // the shipped rules ask about the EPDS
    const without = unwrap(parseRuleSet({ ...defaultRuleSet(), ...asksOfNone, vocabulary }))
    const triage = createTriage({ ruleSet: without, service: services.sp7 })
    const result = triage.safeDecide({
      id: 'R-1',
      receivedOn: '2026-03-02',
      assessments: [{ instrument: 'epds', completedOn: '2026-03-01', items: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }],
    })
    expect(result.ok || result.handover.signals.map(({ risk }) => risk)).toEqual(['suicidalThoughts'])
  })
})

describe('a questionnaire that ships is not taken past its items about danger', () => {
  const NINE = {
    ...OURS,
    items: Array.from({ length: 9 }, (_, index) => ({ id: String(index + 1) })),
    itemRange: { min: 0, max: 3 },
    total: { min: 0, max: 27, riskier: 'higher' },
    signalItems: [],
  }
  const at = shipped.length

  test.each<[string, object, string]>([
    ['its id in other dashes', { id: 'p-h-q-9' }, 'id'],
    ['its title', { title: 'PHQ 9' }, 'title'],
  ])('under %s', (_, name, key) => {
    expect(issuesOf([{ ...NINE, ...name }])).toEqual([`vocabulary.instruments[${at}].${key} duplicate-name`])
  })

  test('by an item that other systems know as one about suicide', () => {
    const items = NINE.items.map((item, index) =>
      index === 8 ? { ...item, codes: { loinc: [{ code: '44260-8', of: ['item'], basis: 'F' }] } } : item,
    )
    expect(issuesOf([{ ...NINE, items }])).toEqual([`vocabulary.instruments[${at}].items[8] missing`])
  })

  test('nor is it called by what nobody can read in a line', () => {
    for (const title of ['Our \u202e scale', 'Our\nscale', ' '])
      expect(issuesOf([{ ...NINE, title }])).toHaveLength(1)
  })
})

test('what a danger is called is seen at the end of a long description', () => {
  const description = `${'Whether the person has been lower in mood than at other times. '.repeat(5)}It may come with thoughts of suicide.`
  const risk = {
    id: 'low-mood',
    title: 'low mood',
    description,
    question: 'How are you?',
    asksAboutDanger: false,
  }
  const read = parseRuleSet({
    ...defaultRuleSet(),
    vocabulary: { ...defaultRuleSet().vocabulary, risks: [risk] },
  })
  expect(read.ok ? [] : read.issues.map(({ code, path }) => `${formatPath(path)} ${code}`)).toEqual([
    'vocabulary.risks[0].description local-fact-shadows',
  ])
})
