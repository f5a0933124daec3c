/** Facts about questionnaires: their totals, and what is seen of those with an item missing. */
import { latestTotal, leastTotal } from '../../referral/score-assessment.js'
import { type CatalogueFact, computedFrom, dated } from '../derivation.js'

const nothingSeen = computedFrom('assessments')

/** A questionnaire with an item missing has no total; what its other items add up to is seen all the same. */
export const assessmentFacts = [
  {
    name: 'phq9Seen',
    kind: 'integer',
    min: 0,
    max: 27,
    title: 'sum of the PHQ-9 answers on record',
    description:
      'What the answered items of the latest PHQ-9 add up to, 0 to 27. Always known: it is about the record, and 0 where there is none.',
    question: 'Would you fill in the nine questions of the PHQ-9 with me?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'higher',
    derivation: 'the sum of the answered items of the latest PHQ-9; of two on one day the higher',
    derive: ({ referral }) => seenOf('phq-9', referral.assessments),
  },
  {
    name: 'phq9Total',
    kind: 'integer',
    min: 0,
    max: 27,
    title: 'PHQ-9 total (depression)',
    description:
      'The total of the latest PHQ-9, 0 to 27; unknown if there is none or an item was not answered.',
    question: 'Would you fill in the nine questions of the PHQ-9 with me?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'higher',
    derivation: 'the sum of all nine items of the latest PHQ-9; of two on one day the higher',
    derive: ({ referral }) => totalOf('phq-9', referral.assessments),
  },
  {
    name: 'gad7Seen',
    kind: 'integer',
    min: 0,
    max: 21,
    title: 'sum of the GAD-7 answers on record',
    description:
      'What the answered items of the latest GAD-7 add up to, 0 to 21. Always known: it is about the record, and 0 where there is none.',
    question: 'Would you fill in the seven questions of the GAD-7 with me?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'higher',
    derivation: 'the sum of the answered items of the latest GAD-7; of two on one day the higher',
    derive: ({ referral }) => seenOf('gad-7', referral.assessments),
  },
  {
    name: 'gad7Total',
    kind: 'integer',
    min: 0,
    max: 21,
    title: 'GAD-7 total (anxiety)',
    description:
      'The total of the latest GAD-7, 0 to 21; unknown if there is none or an item was not answered.',
    question: 'Would you fill in the seven questions of the GAD-7 with me?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'higher',
    derivation: 'the sum of all seven items of the latest GAD-7; of two on one day the higher',
    derive: ({ referral }) => totalOf('gad-7', referral.assessments),
  },
  {
    name: 'ucla3Total',
    kind: 'integer',
    min: 3,
    max: 9,
    title: 'UCLA-3 total (loneliness)',
    description:
      'The total of the latest UCLA-3, 3 to 9; unknown if there is none or an item was not answered.',
    question: 'Would you answer the three UCLA questions about loneliness with me?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'higher',
    derivation: 'the sum of all three items of the latest UCLA-3; of two on one day the higher',
    derive: ({ referral }) => totalOf('ucla-3', referral.assessments),
  },
] as const satisfies readonly CatalogueFact[]

function totalOf(...[instrument, assessments]: Parameters<typeof latestTotal>) {
  const { indexes, total } = latestTotal(instrument, assessments)
  return dated(computedFrom(...placesOf(indexes))(total), daysOf(indexes, assessments))
}

function seenOf(...[instrument, assessments]: Parameters<typeof leastTotal>) {
  const { indexes, total } = leastTotal(instrument, assessments)
  if (indexes.length === 0) return nothingSeen(total)
  return dated(computedFrom(...placesOf(indexes))(total), daysOf(indexes, assessments))
}

function placesOf(indexes: readonly number[]) {
  return indexes.map((index) => `assessments[${index}]`)
}

function daysOf(indexes: readonly number[], assessments: Parameters<typeof latestTotal>[1]) {
  return indexes.map((index) => assessments?.[index]?.completedOn)
}
