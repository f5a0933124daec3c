import { describe, expect, test } from 'vitest'
import { concept, LOINC, observation, SNOMED, seen } from './fhir.js'

const THOUGHTS = ['suicidalThoughts: yes']
const ATTEMPT = ['recentSuicideAttempt: yes']
const SELF_HARM = ['selfHarm: yes']

describe('A code counts outside FHIR, too', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['with its system before it', { codes: ['http://snomed.info/sct|6471006'] }, THOUGHTS],
    ['behind the name of its system', { problem: 'SNOMED:6471006' }, THOUGHTS],
    ['among words', { problem: 'SCT 6471006, since June' }, THOUGHTS],
    ['as an expression without its term', { problem: '6471006 | |' }, THOUGHTS],
    ['as a number', { snomedCode: 6471006 }, THOUGHTS],
    ['as a number in a list', { problems: [82313006, 73211009] }, ATTEMPT],
    ['as the id of a concept', { conceptId: '82313006' }, ATTEMPT],
    ['under a key that names its system', { readCode: 'TK...', term: '' }, ATTEMPT],
    ['in a list under such a key', { icd10: ['F32.2', 'X61'] }, SELF_HARM],
    ['with points and a place', { icd_10_code: 'X78.1' }, SELF_HARM],
    ['with the name of its system beside it', { code: 'X70', codingSystem: 'ICD10' }, SELF_HARM],
    [
      'with a number of its system beside it',
      { code: 'X70', codeSystem: '2.16.840.1.113883.6.3' },
      SELF_HARM,
    ],
    ['with a version of its system', concept('http://hl7.org/fhir/sid/icd-10|2019', 'X70'), SELF_HARM],
    ['with its system of another nation', concept('https://hl7.org/fhir/sid/icd-10-am/', 'X70'), SELF_HARM],
    ['without the point', concept('http://hl7.org/fhir/sid/icd-10-cm', 'R45851'), THOUGHTS],
    ['without a system, where it is like nothing else', { diagnoses: ['F32.9', 'T14.91XA'] }, ATTEMPT],
    ['in a diagnosis of HL7 v2', 'DG1|1||X70^^I10', SELF_HARM],
    ['in an answer of HL7 v2', 'MSH|^~\\&|A\rOBX|1|CE|44260-8^x^LN||LA6571-9^Nearly every day^LN', THOUGHTS],
    ['in a document of HL7', '<code code="6471006" codeSystem="2.16.840.1.113883.6.96"/>', THOUGHTS],
    ['in a table', 'code,term,date\n82313006,,2026-11-02', ATTEMPT],
    ['as a question with its answer in a table', 'question,answer\n44260-8,2', THOUGHTS],
    ['as a question with its answer in a text', { notes: 'LOINC 44260-8: 2' }, THOUGHTS],
    ['as a key', { 'http://loinc.org|44260-8': 1 }, THOUGHTS],
    ['as a risk that was assessed', { prediction: [{ outcome: concept(SNOMED, '82313006') }] }, ATTEMPT],
  ])('%s', (_, input, expected) => {
    expect(seen(input)).toEqual(expected)
  })

  test.each<[string, unknown]>([
    ['a question answered with nought in a table', 'question,answer\n44260-8,0'],
    ['a question answered with nought in a text', { notes: 'LOINC 44260-8: 0' }],
    ['a question answered with nought as a key', { '44260-8': 0 }],
    ['a question answered with nought in HL7 v2', 'OBX|9|NM|44260-8^^LN||0'],
    ['no in HL7 v2', 'OBX|9|CE|93246-7^^LN||N^No^HL70136'],
    ['a question without a value', observation(concept(LOINC, '44260-8'), { valueInteger: null })],
    ['a finding that is not there', { findings: [{ code: '6471006', present: false }] }],
    ['a finding whose status is absent', { findings: [{ code: '6471006', status: 'absent' }] }],
    ['a telephone number', { telecom: [{ system: 'phone', value: '6471006' }] }],
    ['an NHS number', { nhsNumber: '82313006' }],
    ['the number of a patient', { patientId: 82313006 }],
    ['a postcode', { address: { postalCode: 'X70' } }],
    ['a ward', { ward: 'X70' }],
    ['a reference', { reference: 'Condition/82313006' }],
    ['prevention', concept(SNOMED, '415665002')],
  ])('and %s is none', (_, input) => {
    expect(seen(input)).toEqual([])
  })
})
