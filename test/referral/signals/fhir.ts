/** Resources of FHIR as they carry signals, and what is found in them. */
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
export const ICD = 'http://hl7.org/fhir/sid/icd-10'
export const READ = 'http://read.info/readv2'
export const YES_NO = 'http://terminology.hl7.org/CodeSystem/v2-0136'
export const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'
export const STATUS = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
export const VERIFIED = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
export const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'

export const seen = (input: unknown): readonly string[] =>
  [
    ...new Set(
      findSafetySignals(input).map(({ answer, risk, said }) =>
        said === undefined ? `${risk}: ${answer}` : `${risk}: ${answer}, ${said}`,
      ),
    ),
  ].sort()

export const concept = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
})

export const observation = (code: unknown, value: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code,
  subject: { reference: 'Patient/6471006' },
  effectiveDateTime: '2026-11-02',
  ...value,
})

export const item9 = (value: object) => observation(concept(LOINC, '44260-8'), value)

export const condition = (code: unknown, further: object = {}) => ({
  resourceType: 'Condition',
  code,
  recordedDate: '2026-11-02',
  ...further,
})

export const response = (item: readonly unknown[], questionnaire?: string) => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  ...(questionnaire === undefined ? {} : { questionnaire }),
  item,
})

export const nine = (ninth: unknown, linkId: (place: number) => string) =>
  Array.from({ length: 9 }, (_, index) => ({
    linkId: linkId(index + 1),
    answer: [index === 8 ? ninth : { valueInteger: 0 }],
  }))
