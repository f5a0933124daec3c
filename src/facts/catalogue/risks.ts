/** Facts about risks other than those of the safety screen. */
import { type RiskName, Risks } from '../../referral/referral.js'
import type { Answer, Vocabulary } from '../../referral/vocabulary.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm } from '../answer-form.js'
import { answerAt, isSaidOf, raisedByNotes, riskAnswer } from '../answers.js'
import { type CatalogueFact, computedFrom, type FactInput } from '../derivation.js'
import { pastSuicidalThoughts } from '../evidence.js'
import type { AnswerFact } from '../fact.js'

const answered = <Name extends RiskName>(name: Name) => {
  const answer = riskAnswer(name)
  return {
    name,
    kind: 'answer',
    safety: false,
    step: 'safety',
    answer: answerForm('risks', name),
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation: 'the answer given; a "no" that was given too long ago is unknown',
    derive: answer,
  } as const satisfies Partial<CatalogueFact>
}

/** Whether the record has one of some answers to a question about risk. */
const onRecord = <Name extends RiskName>(name: Name, ...counts: readonly Answer[]) => {
  const answer = riskAnswer(name)
  const fromAnswer = computedFrom(`risks.${name}`)
  return {
    kind: 'boolean',
    safety: false,
    step: 'safety',
    answer: answerForm('risks', name),
    mayTell: ['professional-referrer'],
    riskier: true,
    derive: (evidence: FactInput) => fromAnswer(counts.some((counted) => counted === answer(evidence).value)),
  } as const satisfies Partial<CatalogueFact>
}

/** In the order they are asked. */
export const riskFacts = [
  {
    ...answered('pastSuicidalThoughts'),
    ...factWords('pastSuicidalThoughts'),
    description: 'Thoughts of suicide at an earlier time. Risk history is kept, never filtered out (PRSB).',
    derivation:
      'the worst of the answer given, of an attempt or self-harm that is not recent, of a marked item that is past, and of phrases for thoughts, a plan or an attempt that the notes say as past',
    derive: pastSuicidalThoughts,
  },
  {
    ...answered('harmToOthers'),
    ...factWords('harmToOthers'),
    description: 'A risk that the person harms somebody else, staff included.',
  },
  {
    ...answered('childAtRisk'),
    ...factWords('childAtRisk'),
    description: 'Any child who may be at risk of harm, whoever the referral is about.',
  },
  {
    ...answered('adultSafeguarding'),
    ...factWords('adultSafeguarding'),
    description:
      'An adult with care and support needs who is at risk of abuse or neglect and cannot protect themselves.',
  },
  {
    ...answered('domesticAbuse'),
    ...factWords('domesticAbuse'),
    description: 'Domestic abuse, asked about in private when there are indicators (NICE QS116).',
  },
  {
    ...answered('substanceDependence'),
    ...factWords('substanceDependence'),
    description: 'Dependence that needs specialist treatment.',
  },
  {
    ...answered('underSecondaryMentalHealthCare'),
    ...factWords('underSecondaryMentalHealthCare'),
    description: 'A community mental health team, with a care coordinator, already cares for the person.',
  },
  {
    ...onRecord('substanceDependence', 'yes'),
    name: 'dependenceReported',
    ...factWords('dependenceReported'),
    description:
      'Whether the record says that the person is dependent. Always known: it is about the record, and false where nobody asked.',
    derivation: 'true if dependence was answered with yes',
  },
  {
    ...onRecord('underSecondaryMentalHealthCare', 'yes', 'unsure'),
    name: 'mentalHealthTeamReported',
    ...factWords('mentalHealthTeamReported'),
    description:
      'Whether the record says that a mental health team cares for the person, or may. Always known: it is about the record, and false where nobody asked.',
    derivation: 'true if it was answered with yes or unsure',
  },
] as const satisfies readonly CatalogueFact[]

/** What rules write before the id of a risk of their rule set's own: `risks.fire-setting`. */
export const RISK_PREFIX = 'risks.'

/** Where the answer that is a fact stands among the risks of a referral; `null` if it does not stand there. */
export const riskBehind = (fact: string): string | null => {
  if (fact.startsWith(RISK_PREFIX)) return fact.slice(RISK_PREFIX.length)
  return Object.hasOwn(Risks.shape, fact) ? fact : null
}

/** Risks of a rule set's own. One that asks about danger is a safety fact: nobody is let go while it is open. */
export const ownRiskFacts = ({ risks }: Vocabulary): readonly (CatalogueFact & AnswerFact)[] =>
  risks.map(({ askOf, asksAboutDanger, description, id, mayTell, question, title }) => {
    const name = `${RISK_PREFIX}${id}`
    const answer = answerAt(name, 'no')
    const isSaid = isSaidOf(name)
    return {
      name,
      kind: 'answer',
      title,
      description,
      question,
      safety: asksAboutDanger,
      ...(askOf === undefined ? {} : { askOf }),
      step: 'safety',
      answer: answerForm('risks', id),
      asksAboutDanger,
      ...(mayTell === undefined ? {} : { mayTell }),
      riskier: 'yes',
      derivation: 'the worst of the answer given and of phrases for it in the notes',
      derive: (input) => raisedByNotes(answer(input.referral.risks?.[id], input), input, isSaid),
    }
  })
