/** Facts about risks other than those of the safety screen. */
import { type RiskName, Risks } from '../../referral/referral.js'
import type { Answer, Vocabulary } from '../../referral/vocabulary.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm, eventForm } from '../answer-form.js'
import { answerAt, isSaidOf, raisedByNotes, riskAnswer } from '../answers.js'
import { type CatalogueFact, computedFrom, type FactInput } from '../derivation.js'
import { HARMS, pastSuicidalThoughts, showsHarm } from '../evidence.js'
import type { AnswerFact } from '../fact.js'
import { everAnswer, type PAST_EVENTS } from '../past-events.js'

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
const happened = <Name extends (typeof PAST_EVENTS)[number]>(name: Name) =>
  ({
    ...answered(name),
    answer: eventForm('risks', name),
    derivation:
      'the answer given, and a "yes" where a date stands beside it; a "no" that was given too long ago is unknown',
    derive: everAnswer(name),
  }) as const satisfies Partial<CatalogueFact>

const fromHarms = computedFrom(...HARMS.map((name) => `risks.${name}`))

/** In the order they are asked. */
export const riskFacts = [
  {
    ...answered('pastSuicidalThoughts'),
    ...factWords('pastSuicidalThoughts'),
    description: 'Thoughts of suicide at an earlier time. Risk history is kept, never filtered out (PRSB).',
    derivation:
      'the worst of the answer given, of an attempt or self-harm that is not recent, of what was answered about an attempt or self-harm ever, of a marked item that is past, and of phrases for thoughts, a plan or an attempt that the notes say as past',
    derive: pastSuicidalThoughts,
  },
  {
    ...happened('pastSuicideAttempt'),
    ...factWords('pastSuicideAttempt'),
    description:
      'An attempt to end their life at any time. It speaks for thoughts in the past, and one with a recent date is a recent attempt. Of itself it is asked only where a rule turns on it.',
  },
  {
    ...happened('pastSelfHarm'),
    ...factWords('pastSelfHarm'),
    description:
      'Having hurt themselves on purpose at any time. It speaks for thoughts in the past, and with a recent date it is recent self-harm. Of itself it is asked only where a rule turns on it.',
  },
  {
    ...answered('harmToOthers'),
    ...factWords('harmToOthers'),
    description:
      'A risk that the person harms somebody else, staff included. Harm that is done to the person is none of it.',
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
  {
    ...answered('selfNeglect'),
    ...factWords('selfNeglect'),
    description:
      'Neglect of oneself or the home that puts the person in danger: not eating, no care of health, hoarding.',
  },
  {
    ...answered('harmFromOthers'),
    ...factWords('harmFromOthers'),
    description:
      'Harm that is done to the person by somebody who is neither a partner nor of the family: threats, violence, exploitation. The person is the one who is harmed, and no danger to anybody.',
  },
  {
    ...answered('harmToPartner'),
    ...factWords('harmToPartner'),
    description:
      'A risk that the person harms a partner, an ex-partner or somebody in the family. Harm that is done to the person is domestic abuse.',
  },
  {
    name: 'harmIndicated',
    kind: 'boolean',
    ...factWords('harmIndicated'),
    description:
      'Whether the record points to self-neglect, to harm from others or to harm to a partner or the family: an answer of yes, unsure or declined to one of them. Always known: it is about the record, and false where nobody asked.',
    safety: false,
    step: 'safety',
    answer: answerForm('risks', 'harmFromOthers'),
    mayTell: ['professional-referrer'],
    riskier: true,
    derivation:
      'true if self-neglect, harm from others or harm to a partner or the family was answered with yes, unsure or declined',
    derive: (input) => fromHarms(showsHarm(input)),
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
