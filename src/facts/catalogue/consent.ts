/**
 * Whether the person agrees, and by whose word. Somebody who refers themselves has agreed to be contacted; what a relative says of
 * somebody leaves them to be asked.
 */
import {
  answerOf,
  CONSENT_BY,
  type ConsentBy,
  consentByOf,
  type GivenConsent,
} from '../../referral/answered.js'
import type { Referral } from '../../referral/referral.js'
import { isRelative, isSelf, type Vocabulary } from '../../referral/vocabulary.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm } from '../answer-form.js'
import { answerAt } from '../answers.js'
import { type CatalogueFact, computedFrom, type FactInput, givenAt } from '../derivation.js'
import type { Derived } from '../fact.js'

/** Who said whether the person agrees, as a fact has it. */
export const CONSENT_RECORDED = [...CONSENT_BY, 'not-recorded'] as const

/** Those whose word is never the person's: what a parent says of their child has a field of its own, `parentalConsent`. */
export const FAMILY_WORD: readonly ConsentBy[] = ['relative', 'parent']

/** Those whose word is the person's own, or takes its place in law. */
export const OWN_WORD: readonly ConsentBy[] = ['person', 'decision-maker']

// Who did not agree is not rung up because time went by.
const asGiven = answerAt('consent', null)
const unknown = givenAt('consent')(null)
const asWhoCame = computedFrom('source')

const isOfFamily = (by: ConsentBy | null): boolean => by !== null && FAMILY_WORD.includes(by)

const consent = (input: FactInput): Derived => {
  const { referral, vocabulary } = input
  const source = vocabulary.sources.find(({ id }) => id === referral.source)
  const given = asGiven(referral.consent, input)
  const isOfRelative = isOfFamily(consentByOf(referral.consent))
  // A relative's “no” does not keep away somebody who asked for help: the relative may be the danger.
  if (source !== undefined && isSelf(source))
    return given.value === null || isOfRelative ? asWhoCame('yes') : given
  if (isOfRelative) return unknown
  if (source === undefined || !isRelative(source)) return given
  const by = consentByOf(referral.consent)
  return by !== null && OWN_WORD.includes(by) ? given : unknown
}

/** Consent as it counts whoever referred: by the person's own word where nobody else's would do. */
export const inOwnWords = (
  consent: GivenConsent,
  { source }: Pick<Referral, 'source'>,
  { sources }: Vocabulary,
): GivenConsent => {
  const by = consentByOf(consent)
  const isOfRelative = isOfFamily(by) || sources.some((one) => one.id === source && isRelative(one))
  if (!isOfRelative || (by !== null && OWN_WORD.includes(by))) return consent
  return { ...(typeof consent === 'object' ? consent : { answer: consent }), by: 'person' }
}

const sayWho = givenAt('consent')
const nobodySays = computedFrom('consent')
const doubts = givenAt('client.capacityInDoubt')
const nobodyDoubts = computedFrom('client.capacityInDoubt')

/** The sources of a vocabulary that speak for themselves, and those that speak for somebody close to them. */
export const sourcesByVoice = ({ sources }: Vocabulary) => ({
  self: new Set(sources.filter(isSelf).map(({ id }) => id)),
  relative: new Set(sources.filter(isRelative).map(({ id }) => id)),
})

/** In the order they are asked. */
export const consentFacts = [
  {
    name: 'consent',
    kind: 'answer',
    ...factWords('consent'),
    description:
      'Whether the person agrees to being referred and supported. Who refers themselves agrees to be contacted.',
    safety: false,
    step: 'first',
    answer: answerForm('consent'),
    mayTell: ['client', 'referrer'],
    derivation:
      'as given in the referral; "yes" where the person referred themselves and nobody but a relative says anything else; unknown where a relative says it, or where a relative referred and neither the person nor whoever decides for them by law has said it',
    derive: consent,
  },
  {
    name: 'consentBy',
    kind: 'choice',
    values: CONSENT_RECORDED,
    ...factWords('consentBy'),
    description:
      'Who said whether the person agrees. Always known: it is about the record, and `not-recorded` where nothing is said of it.',
    safety: false,
    askOf: 'record',
    answer: answerForm('consent'),
    mayTell: ['client', 'referrer'],
    derivation: 'as it stands beside the answer about consent',
    derive: ({ referral }) => {
      const by = consentByOf(referral.consent)
      return by === null ? nobodySays('not-recorded') : sayWho(by)
    },
  },
  {
    name: 'capacityInDoubt',
    kind: 'boolean',
    ...factWords('capacityInDoubt'),
    description:
      'Whether the record doubts that the person can make this decision. Always known: capacity is presumed, and only "yes" or "unsure" is a doubt.',
    safety: false,
    askOf: 'referrer',
    answer: answerForm('client', 'capacityInDoubt'),
    mayTell: ['professional-referrer'],
    derivation: 'true if it was answered with yes or unsure',
    derive: ({ referral }) => {
      const doubted = answerOf(referral.client?.capacityInDoubt)
      return doubted === 'yes' || doubted === 'unsure' ? doubts(true) : nobodyDoubts(false)
    },
  },
] as const satisfies readonly CatalogueFact[]
