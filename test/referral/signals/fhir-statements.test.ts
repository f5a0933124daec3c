import { describe, expect, test } from 'vitest'
import { concept, condition, ICD, LOINC, observation, READ, SNOMED, STATUS, seen, VERIFIED } from './fhir.js'

describe('A statement by its code', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a problem without a display', condition(concept(SNOMED, '6471006')), ['suicidalThoughts: yes']],
    ['a problem without its system', condition({ coding: [{ code: '6471006' }] }), ['suicidalThoughts: yes']],
    ['a code for itself', { diagnosis: '6471006' }, ['suicidalThoughts: yes']],
    [
      'an edition of SNOMED CT',
      condition(concept('http://snomed.info/sct/83821000000107', '82313006')),
      ['recentSuicideAttempt: yes'],
    ],
    [
      'the second of two codes',
      condition({
        coding: [
          { system: 'urn:local', code: '17' },
          { system: SNOMED, code: '248062006' },
        ],
      }),
      ['selfHarm: yes'],
    ],
    ['a code of ICD-10', condition(concept(ICD, 'X70')), ['selfHarm: yes']],
    [
      'a longer code of ICD-10-CM',
      condition(concept('http://hl7.org/fhir/sid/icd-10-cm', 'X78.1XXA')),
      ['selfHarm: yes'],
    ],
    [
      'suicidal ideation in ICD-10-CM',
      condition(concept('http://hl7.org/fhir/sid/icd-10-cm', 'R45.851')),
      ['suicidalThoughts: yes'],
    ],
    [
      'an attempt in ICD-10-CM',
      condition(concept('http://hl7.org/fhir/sid/icd-10-cm', 'T14.91XA')),
      ['recentSuicideAttempt: yes'],
    ],
    ['a Read code with its term', condition(concept(READ, 'TK30.00')), ['recentSuicideAttempt: yes']],
    ['a Read code with points', condition(concept(READ, 'U2...')), ['selfHarm: yes']],
    ['a history', condition(concept(SNOMED, '161474000')), ['recentSuicideAttempt: yes, past']],
    ['a history in Read', condition(concept(READ, '146A.00')), ['recentSuicideAttempt: yes, past']],
    ['late effects below another code', condition(concept(READ, 'TKy..')), ['selfHarm: yes, past']],
    [
      'a problem that is over',
      condition(concept(SNOMED, '82313006'), { clinicalStatus: concept(STATUS, 'resolved') }),
      ['recentSuicideAttempt: yes, past'],
    ],
    [
      'a problem that was refuted',
      condition(concept(SNOMED, '6471006'), { verificationStatus: concept(VERIFIED, 'refuted') }),
      ['suicidalThoughts: yes, denied'],
    ],
    [
      'a problem that is there',
      condition(concept(SNOMED, '6471006'), {
        clinicalStatus: concept(STATUS, 'active'),
        verificationStatus: concept(VERIFIED, 'confirmed'),
      }),
      ['suicidalThoughts: yes'],
    ],
    [
      'an illness of a relative',
      {
        resourceType: 'FamilyMemberHistory',
        relationship: { text: 'brother' },
        condition: [{ code: concept(SNOMED, '82313006') }],
      },
      ['recentSuicideAttempt: yes, of-another'],
    ],
    [
      'a reason for the request',
      { resourceType: 'ServiceRequest', reasonCode: [concept(SNOMED, '82313006')] },
      ['recentSuicideAttempt: yes'],
    ],
    [
      'a reason of an encounter',
      { resourceType: 'Encounter', reason: [{ value: [{ concept: concept(SNOMED, '276853009') }] }] },
      ['selfHarm: yes'],
    ],
    [
      'an extension',
      {
        resourceType: 'Patient',
        extension: [{ url: 'urn:flag', valueCodeableConcept: concept(SNOMED, '225444004') }],
      },
      ['suicidalThoughts: yes'],
    ],
    [
      'deep in a bundle',
      {
        resourceType: 'Bundle',
        entry: [{ resource: { resourceType: 'List', contained: [condition(concept(SNOMED, '304594002'))] } }],
      },
      ['suicidePlanOrIntent: yes'],
    ],
    [
      'an observation that it is there',
      observation(concept(SNOMED, '6471006'), { valueBoolean: true }),
      ['suicidalThoughts: yes'],
    ],
    [
      'an observation that it is present',
      observation(concept(SNOMED, '6471006'), { valueCodeableConcept: concept(SNOMED, '52101004') }),
      ['suicidalThoughts: yes'],
    ],
    [
      'an observation with nothing beside it',
      observation(concept(SNOMED, '6471006'), {}),
      ['suicidalThoughts: yes'],
    ],
    [
      'an observation that it is absent',
      observation(concept(SNOMED, '6471006'), { valueCodeableConcept: concept(SNOMED, '2667000') }),
      [],
    ],
    [
      'an observation that it is not there',
      observation(concept(SNOMED, '6471006'), { valueBoolean: false }),
      [],
    ],
    [
      'the value of a question',
      observation({ text: 'Mental state' }, { valueCodeableConcept: concept(SNOMED, '6471006') }),
      ['suicidalThoughts: yes'],
    ],
  ])('%s', (_, input, expected) => {
    expect(seen(input)).toEqual(expected)
  })
})

describe('What FHIR says beside it is no signal', () => {
  test.each<[string, unknown]>([
    ['another item of the PHQ-9', observation(concept(LOINC, '44250-9'), { valueInteger: 3 })],
    [
      'a number that is an identifier',
      { resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: '6471006' }] },
    ],
    ['a reference', { resourceType: 'Observation', subject: { reference: 'Patient/6471006' } }],
    [
      'an emergency as a class',
      {
        resourceType: 'Encounter',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' },
      },
    ],
    ['another illness', condition(concept(SNOMED, '73211009'))],
    ['letters that begin like a Read code, in another system', condition(concept('urn:local', 'TK30.00'))],
    ['letters that begin like ICD-10, in another system', condition(concept('urn:local', 'X70'))],
    [
      'a blank questionnaire',
      {
        resourceType: 'Questionnaire',
        status: 'active',
        item: [
          {
            linkId: '9',
            code: [{ system: LOINC, code: '44260-8' }],
            type: 'choice',
            answerOption: ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'].map((code) => ({
              valueCoding: { system: LOINC, code },
            })),
          },
        ],
      },
    ],
  ])('%s', (_, input) => {
    expect(seen(input)).toEqual([])
  })
})
