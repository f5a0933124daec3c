/** Facts about the person: who they are, and what helps or hinders them. */
import { answerOf } from '../../referral/answered.js'
import type { Client, Referral } from '../../referral/referral.js'
import { idsOf, isMdt, isProfessional, ownTitles, type Vocabulary } from '../../referral/vocabulary.js'
import type { SourceWord } from '../../referral/word.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm, bySource, choiceForm, integerForm, plainWords } from '../answer-form.js'
import { answerAt, reassuringAnswer } from '../answers.js'
import { type CatalogueFact, computedFrom, givenAt } from '../derivation.js'
import type { AnswerFact } from '../fact.js'
import { ageFacts } from './age.js'

/** What is known of the client, straight from the referral. */
const fromClient = (
  name: 'selfNavigation' | 'longTermConditions',
): Pick<CatalogueFact, 'derivation' | 'derive'> => {
  const given = givenAt(`client.${name}`)
  return { derivation: 'as given in the referral', derive: ({ referral }) => given(referral.client?.[name]) }
}

/** What of a client is not answered with yes or no. */
type Other = 'id' | 'dateOfBirth' | 'longTermConditions' | 'selfNavigation'

/** A client's own answer; which one speaks for more need. */
export const answeredByClient = (
  name: Exclude<keyof Client, Other>,
  riskier: 'yes' | 'no',
): Pick<AnswerFact, 'kind' | 'riskier'> & Pick<CatalogueFact, 'answer' | 'derivation' | 'derive'> => {
  const reassuring = reassuringAnswer({ riskier })
  const answer = answerAt(`client.${name}`, reassuring)
  return {
    kind: 'answer',
    riskier,
    answer: answerForm('client', name),
    derivation:
      reassuring === null
        ? 'as given in the referral'
        : `as given in the referral; a "${reassuring}" that was given too long ago is unknown`,
    derive: (input) => answer(input.referral.client?.[name], input),
  }
}

const SELF_NAVIGATION = ['confident', 'needs-some-help', 'needs-support'] as const
const CONDITIONS = { min: 0, max: 50 }

const source = givenAt('source')
const fromSource = computedFrom('source')
const fromHousebound = computedFrom('client.housebound')

/** What a vocabulary says of the source of a referral; `null` while that is not known. */
const ofSource = (
  { source: id }: Referral,
  sources: readonly SourceWord[],
  says: (source: SourceWord) => boolean,
): boolean | null => {
  const found = sources.find((one) => one.id === id)
  return found === undefined ? null : says(found)
}

/** In the order they are asked, in the words of a vocabulary. */
export const clientFacts = (vocabulary: Vocabulary) => {
  const { sources } = vocabulary
  const fromWhoReferred = bySource(sources)
  return [
    ...ageFacts,
    {
      name: 'referralSource',
      kind: 'choice',
      values: idsOf(sources),
      ...ownTitles(vocabulary, 'sources'),
      ...factWords('referralSource'),
      description: 'Who sent the referral.',
      safety: false,
      ...fromWhoReferred,
      mayTell: ['client', 'referrer'],
      derivation: 'as given in the referral',
      derive: ({ referral }) => source(referral.source),
    },
    {
      name: 'referrerIsProfessional',
      kind: 'boolean',
      ...factWords('referrerIsProfessional'),
      description:
        'Whether whoever sent the referral is a health professional, by the vocabulary of the rule set.',
      safety: false,
      ...fromWhoReferred,
      mayTell: ['client', 'referrer'],
      derivation: 'what the vocabulary says of the source of the referral',
      derive: ({ referral }) => fromSource(ofSource(referral, sources, isProfessional)),
    },
    {
      name: 'referrerInMdt',
      kind: 'boolean',
      ...factWords('referrerInMdt'),
      description: 'Whether the referral comes from an MDT meeting, by the vocabulary of the rule set.',
      safety: false,
      ...fromWhoReferred,
      mayTell: ['client', 'referrer'],
      derivation: 'what the vocabulary says of the source of the referral',
      derive: ({ referral }) => fromSource(ofSource(referral, sources, isMdt)),
    },
    {
      name: 'selfNavigation',
      kind: 'choice',
      values: SELF_NAVIGATION,
      riskier: SELF_NAVIGATION,
      ...factWords('selfNavigation'),
      description:
        'How able the person is to find their own way to a service after a brief conversation (NHS England: active signposting).',
      step: 'why',
      safety: false,
      answer: choiceForm(['client', 'selfNavigation'], plainWords(SELF_NAVIGATION)),
      mayTell: ['client', 'referrer'],
      ...fromClient('selfNavigation'),
    },
    {
      name: 'housebound',
      ...factWords('housebound'),
      description: 'Cannot leave home without help.',
      safety: false,
      mayTell: ['client', 'referrer'],
      ...answeredByClient('housebound', 'yes'),
    },
    {
      name: 'houseboundReported',
      kind: 'boolean',
      ...factWords('houseboundReported'),
      description:
        'Whether the record says that the person cannot leave home without help. Always known: it is about the record, and false where nobody asked.',
      safety: false,
      answer: answerForm('client', 'housebound'),
      mayTell: ['client', 'referrer'],
      riskier: true,
      derivation: 'true if it was answered with yes',
      derive: ({ referral }) => fromHousebound(answerOf(referral.client?.housebound) === 'yes'),
    },
    {
      name: 'supportToLeaveHome',
      ...factWords('supportToLeaveHome'),
      description: 'A care worker, relative or friend who can accompany the person out.',
      safety: false,
      mayTell: ['client', 'referrer'],
      ...answeredByClient('supportToLeaveHome', 'no'),
    },
    {
      name: 'longTermConditions',
      kind: 'integer',
      ...CONDITIONS,
      ...factWords('longTermConditions'),
      description: 'How many long-term physical or mental health conditions the person has.',
      safety: false,
      answer: integerForm(['client', 'longTermConditions'], CONDITIONS),
      mayTell: ['client', 'referrer'],
      riskier: 'higher',
      ...fromClient('longTermConditions'),
    },
    {
      name: 'carer',
      ...factWords('carer'),
      description: 'Looks after somebody who could not manage without them, unpaid.',
      safety: false,
      mayTell: ['client', 'referrer'],
      ...answeredByClient('carer', 'yes'),
    },
    {
      name: 'interpreterNeeded',
      ...factWords('interpreterNeeded'),
      description: 'Needs an interpreter to talk with the link worker or with services.',
      safety: false,
      step: 'first',
      mayTell: ['client', 'referrer'],
      ...answeredByClient('interpreterNeeded', 'yes'),
    },
  ] as const satisfies readonly CatalogueFact[]
}
