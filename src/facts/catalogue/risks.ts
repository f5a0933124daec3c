/** Facts about risks other than those of the safety screen. */
import type { RiskName } from '../../referral/referral.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import { type CatalogueFact, givenAt } from '../derivation.js'
import type { AnswerFact } from '../fact.js'

const answered = <Name extends RiskName>(name: Name) => {
  const given = givenAt(`risks.${name}`)
  return {
    name,
    kind: 'answer',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: 'yes',
    derivation: 'the answer given',
    derive: ({ referral }) => given(referral.risks?.[name]),
  } as const satisfies Partial<CatalogueFact>
}

/** In the order they are asked. */
export const riskFacts = [
  {
    ...answered('pastSuicidalThoughts'),
    title: 'suicidal thoughts in the past',
    description: 'Thoughts of suicide at an earlier time. Risk history is kept, never filtered out (PRSB).',
    question: 'Have you ever had thoughts of ending your life in the past?',
  },
  {
    ...answered('harmToOthers'),
    title: 'harm to others',
    description: 'A risk that the person harms somebody else, staff included.',
    question: 'Are you worried that you, or somebody close to you, might hurt someone?',
  },
  {
    ...answered('childAtRisk'),
    title: 'a child at risk',
    description: 'Any child who may be at risk of harm, whoever the referral is about.',
    question: 'Is there any child you are worried about?',
  },
  {
    ...answered('adultSafeguarding'),
    title: 'an adult at risk of abuse or neglect',
    description:
      'An adult with care and support needs who is at risk of abuse or neglect and cannot protect themselves.',
    question: 'Is somebody treating you badly or not giving you the care you need?',
  },
  {
    ...answered('domesticAbuse'),
    title: 'domestic abuse',
    description: 'Domestic abuse, asked about in private when there are indicators (NICE QS116).',
    question:
      'In private, and only when it is safe: is a partner, an ex-partner or somebody in the family frightening you, hurting you or controlling what you do?',
  },
  {
    ...answered('substanceDependence'),
    title: 'dependence on alcohol or drugs',
    description: 'Dependence that needs specialist treatment.',
    question: 'Do you feel unwell, or find it hard to get through the day, without alcohol or drugs?',
  },
  {
    ...answered('underSecondaryMentalHealthCare'),
    title: 'under secondary mental health care',
    description: 'A community mental health team, with a care coordinator, already cares for the person.',
    question: 'Is a mental health team or care coordinator already supporting you?',
  },
] as const satisfies readonly CatalogueFact[]

/** What rules write before the id of a risk of their rule set's own: `risks.fire-setting`. */
export const RISK_PREFIX = 'risks.'

/** Risks of a rule set's own. One that asks about danger is a safety fact: nobody is let go while it is open. */
export const ownRiskFacts = ({ risks }: Vocabulary): readonly (CatalogueFact & AnswerFact)[] =>
  risks.map(({ asksAboutDanger, description, id, mayTell, question, title }) => {
    const name = `${RISK_PREFIX}${id}`
    const given = givenAt(name)
    return {
      name,
      kind: 'answer',
      title,
      description,
      question,
      safety: asksAboutDanger,
      asksAboutDanger,
      ...(mayTell === undefined ? {} : { mayTell }),
      riskier: 'yes',
      derivation: 'the answer given',
      derive: ({ referral }) => given(referral.risks?.[id]),
    }
  })
