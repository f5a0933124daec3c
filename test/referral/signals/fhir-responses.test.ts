import { describe, expect, test } from 'vitest'
import { concept, LOINC, nine, observation, response, seen } from './fhir.js'

describe('A response to a questionnaire', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'by linkId',
      response([{ linkId: '/44260-8', answer: [{ valueCoding: { system: LOINC, code: 'LA6569-3' } }] }]),
      ['suicidalThoughts: yes'],
    ],
    [
      'by linkId without a stroke, nought',
      response([{ linkId: '44260-8', answer: [{ valueInteger: 0 }] }]),
      [],
    ],
    [
      'in a group',
      response([{ linkId: 'g', item: [{ linkId: '/44260-8', answer: [{ valueInteger: 1 }] }] }]),
      ['suicidalThoughts: yes'],
    ],
    [
      'the worst of two answers',
      response([{ linkId: '/44260-8', answer: [{ valueInteger: 0 }, { valueInteger: 2 }] }]),
      ['suicidalThoughts: yes'],
    ],
    [
      'by place in a PHQ-9',
      response(
        nine({ valueInteger: 1 }, (n) => `q${n}`),
        'http://example.org/Questionnaire/phq-9',
      ),
      ['suicidalThoughts: yes'],
    ],
    [
      'by place in a PHQ-9, nought',
      response(
        nine({ valueInteger: 0 }, (n) => `q${n}`),
        'http://example.org/Questionnaire/phq-9',
      ),
      [],
    ],
    [
      'by place counted from nought',
      response(
        nine({ valueInteger: 1 }, (n) => String(n - 1)),
        'http://hl7.org/fhir/us/core/Questionnaire/phq-9-example',
      ),
      ['suicidalThoughts: yes'],
    ],
    ['unanswered', response([{ linkId: '/44260-8' }]), []],
    [
      'the C-SSRS, all of it no',
      response(
        ['/93246-7', '/93247-5', '/93248-3', '/93249-1', '/93250-9', '/93267-3', '/93269-9'].map(
          (linkId) => ({
            linkId,
            answer: [{ valueCoding: { system: LOINC, code: 'LA32-8', display: 'No' } }],
          }),
        ),
      ),
      [],
    ],
    [
      'the C-SSRS, intent',
      response([
        { linkId: '/93249-1', answer: [{ valueCoding: { system: LOINC, code: 'LA33-6', display: 'Yes' } }] },
      ]),
      ['suicidePlanOrIntent: yes'],
    ],
  ])('%s', (_, input, expected) => {
    expect(seen(input)).toEqual(expected)
  })

  test('is read with the questionnaire that it has in it', () => {
    const of = (value: object) => ({
      ...response([{ linkId: 'x7', answer: [value] }]),
      contained: [
        {
          resourceType: 'Questionnaire',
          item: [{ linkId: 'x7', type: 'choice', code: [{ system: LOINC, code: '44260-8' }] }],
        },
      ],
    })
    expect(seen(of({ valueInteger: 2 }))).toEqual(['suicidalThoughts: yes'])
    expect(seen(of({ valueInteger: 0 }))).toEqual([])
  })

  test.each<[string, string, number, boolean]>([
    ['PHQ-9', '44261-6', 25, true],
    ['PHQ-9', '44261-6', 24, false],
    ['EPDS', '99046-5', 28, true],
    ['EPDS', '99046-5', 27, false],
  ])('a total of the %s (%s) of %i is %s', (_, code, total, counts) => {
    expect(seen(observation(concept(LOINC, code), { valueInteger: total }))).toEqual(
      counts ? ['suicidalThoughts: yes'] : [],
    )
  })
})
