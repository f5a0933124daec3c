import { describe, expect, test } from 'vitest'
import { ABSENT, concept, item9, LOINC, ORDINAL, observation, SNOMED, seen, YES_NO } from './fhir.js'

describe('Item 9 of the PHQ-9 as an observation', () => {
  test.each<[string, object]>([
    ['by the code of its answer', { valueCodeableConcept: concept(LOINC, 'LA6571-9') }],
    ['by a number', { valueInteger: 2 }],
    ['by an amount', { valueQuantity: { value: 1, unit: '{score}' } }],
    ['by a text', { valueCodeableConcept: { text: 'Several days' } }],
    ['by a string', { valueString: 'Nearly every day' }],
    [
      'by a display against its code',
      { valueCodeableConcept: concept(LOINC, 'LA6568-5', 'Nearly every day') },
    ],
    ['by a code against its display', { valueCodeableConcept: concept(LOINC, 'LA6571-9', 'Not at all') }],
    ['by an ordinal against its code', { valueCodeableConcept: { coding: [{ system: LOINC, code: 'LA6568-5', extension: [{ url: ORDINAL, valueDecimal: 3 }] }] } }], // biome-ignore format: one line
    ['by the second of two codes', { valueCodeableConcept: { coding: [{ system: LOINC, code: 'LA6568-5' }, { system: LOINC, code: 'LA6570-1' }] } }], // biome-ignore format: one line
    ['by a text against its code', { valueCodeableConcept: { ...concept(LOINC, 'LA6568-5'), text: 'More than half the days' } }], // biome-ignore format: one line
  ])('counts %s', (_, value) => {
    expect(seen(item9(value))).toEqual(['suicidalThoughts: yes'])
    expect(seen({ ...item9(value), code: { coding: [{ code: '44260-8' }] } })).toEqual([
      'suicidalThoughts: yes',
    ])
    expect(seen({ ...item9(value), code: { coding: [{ system: 'urn:local', code: 'Q9' }, { system: LOINC, code: '44260-8' }] } })).toEqual(['suicidalThoughts: yes']) // biome-ignore format: one line
  })

  test.each<[string, object]>([
    ['not at all, by code', { valueCodeableConcept: concept(LOINC, 'LA6568-5', 'Not at all') }],
    ['nought', { valueInteger: 0 }],
    ['nought as an amount', { valueQuantity: { value: 0, unit: '{score}' } }],
    ['not at all with its ordinal', { valueCodeableConcept: { coding: [{ system: LOINC, code: 'LA6568-5', extension: [{ url: ORDINAL, valueDecimal: 0 }] }] } }], // biome-ignore format: one line
    ['not asked', { dataAbsentReason: concept(ABSENT, 'not-asked') }],
  ])('is none when it says %s', (_, value) => {
    expect(seen(item9(value))).toEqual([])
  })

  test('is declined where the person declined to answer', () => {
    expect(seen(item9({ dataAbsentReason: concept(ABSENT, 'asked-declined') }))).toEqual([
      'suicidalThoughts: declined',
    ])
  })

  test('is a component of the whole questionnaire', () => {
    const components = (value: object) =>
      observation(concept(LOINC, '44249-1'), {
        component: [
          { code: concept(LOINC, '44250-9'), valueInteger: 3 },
          { code: concept(LOINC, '44260-8'), ...value },
        ],
      })
    expect(seen(components({ valueInteger: 1 }))).toEqual(['suicidalThoughts: yes'])
    expect(seen(components({ valueInteger: 0 }))).toEqual([])
  })
})

describe('Other questions by their codes', () => {
  test.each<[string, string, object, readonly string[]]>([
    [
      'a plan and intent',
      '93250-9',
      { valueCodeableConcept: concept(LOINC, 'LA33-6') },
      ['suicidePlanOrIntent: yes'],
    ],
    ['no plan', '93250-9', { valueCodeableConcept: concept(LOINC, 'LA32-8') }, []],
    [
      'behaviour within three months',
      '93269-9',
      { valueCodeableConcept: concept(SNOMED, '373066001') },
      ['recentSuicideAttempt: yes'],
    ],
    ['no behaviour', '93267-3', { valueCodeableConcept: concept(SNOMED, '373067005') }, []],
    ['no wish to be dead', '93246-7', { valueBoolean: false }, []],
    [
      'thoughts right now',
      '115571-2',
      { valueCodeableConcept: concept(YES_NO, 'Y') },
      ['immediateDanger: yes'],
    ],
    ['no thoughts right now', '115571-2', { valueCodeableConcept: concept(YES_NO, 'N') }, []],
    ['a high risk', '93374-7', { valueCodeableConcept: { text: 'High' } }, ['suicidalThoughts: yes']],
    [
      'a low risk, which is not none',
      '93374-7',
      { valueCodeableConcept: concept(LOINC, 'LA9194-7') },
      ['suicidalThoughts: unsure'],
    ],
  ])('%s', (_, code, value, expected) => {
    expect(seen(observation(concept(LOINC, code), value))).toEqual(expected)
  })
})
