/** Facts about what the person needs help with. */

import { answerOf, isDated } from '../../referral/answered.js'
import { NOBODY } from '../../referral/audience.js'
import type { Referral } from '../../referral/referral.js'
import { idsOf, ownTitles, type Vocabulary } from '../../referral/vocabulary.js'
import { factWords } from '../../words/decision-words.js'
import { answerForm, setForm } from '../answer-form.js'
import { type CatalogueFact, computedFrom, type FactInput } from '../derivation.js'
import { showsDomesticAbuse } from '../evidence.js'

/** The domains named, each once, in the order of the vocabulary: the order a form lists them in changes nothing. */
const domains = (referral: Referral, all: readonly string[]): readonly string[] | null => {
  const needs = referral.needs ?? null
  if (needs === null) return null
  const named = new Set<string>(needs.map(({ domain }) => domain))
  return all.filter((domain) => named.has(domain))
}

/** The local facts that speak for needs which cannot wait. */
export const urgentAnswers = ({ needs }: Pick<Vocabulary, 'needs'>): readonly string[] =>
  needs.flatMap(({ cannotWait, indicatedBy }) =>
    cannotWait === true && indicatedBy !== undefined ? [indicatedBy] : [],
  )

/** The needs that cannot wait. */
export const urgentNeeds = ({ needs }: Vocabulary): readonly string[] =>
  needs.flatMap(({ cannotWait, id }) => (cannotWait === true ? [id] : []))

/** The answers that speak for one: all but a “no”, which reassures. */
export const URGENT_ANSWERS = ['yes', 'unsure', 'declined'] as const

/** Whether the record names a need that cannot wait, or an answer speaks for one. */
const cannotWait = ({ referral, vocabulary }: FactInput): boolean => {
  const [urgent, local] = [urgentNeeds(vocabulary), referral.local ?? {}]
  return (
    (referral.needs ?? []).some(({ domain }) => urgent.includes(domain)) ||
    urgentAnswers(vocabulary).some((fact) => {
      const given = local[fact.slice(fact.indexOf('.') + 1)] ?? null
      const said = isDated(given) ? answerOf(given) : given
      return URGENT_ANSWERS.some((answer) => answer === said)
    })
  )
}

const fromNeeds = computedFrom('needs')
const fromUrgent = computedFrom('needs', 'local')
const fromRecord = computedFrom('risks.domesticAbuse', 'needs')

/** Facts about needs, in the words of a vocabulary. */
export const needFacts = (vocabulary: Vocabulary) => {
  const { needs } = vocabulary
  const all = idsOf(needs)
  const byNeeds = { step: 'why', answer: setForm(['needs'], needs) } as const
  return [
    {
      name: 'needs',
      kind: 'set',
      values: all,
      ...ownTitles(vocabulary, 'needs'),
      membersMayTell: Object.fromEntries(needs.map(({ id, mayTell = NOBODY }) => [id, mayTell])),
      ...factWords('needs'),
      description:
        'The kinds of need that were recognised; empty when none was found, unknown when not recorded.',
      safety: false,
      ...byNeeds,
      mayTell: ['client', 'referrer'],
      riskier: 'more',
      derivation: 'the different domains of the needs listed',
      derive: ({ referral }) => fromNeeds(domains(referral, all)),
    },
    {
      name: 'needsCount',
      kind: 'integer',
      min: 0,
      max: all.length,
      ...factWords('needsCount'),
      description: 'How many kinds of need were recognised.',
      safety: false,
      ...byNeeds,
      mayTell: ['client', 'referrer'],
      riskier: 'higher',
      derivation: 'how many different domains the needs listed have',
      derive: ({ referral }) => fromNeeds(domains(referral, all)?.length ?? null),
    },
    {
      name: 'helpCannotWait',
      kind: 'boolean',
      ...factWords('helpCannotWait'),
      description:
        'Whether the record names a need that cannot wait, by the vocabulary of the rule set, or an answer speaks for one. Always known: it is about the record, and false where nobody asked and nobody named it.',
      safety: false,
      ...byNeeds,
      mayTell: ['professional-referrer'],
      riskier: true,
      derivation:
        'true if a need is named that cannot wait, or an answer that speaks for one is yes, unsure or declined',
      derive: (input) => fromUrgent(cannotWait(input)),
    },
    {
      name: 'domesticAbuseIndicated',
      kind: 'boolean',
      ...factWords('domesticAbuseIndicated'),
      description:
        'Whether the record points to domestic abuse: an answer of yes, unsure or declined, or the need where there is no answer. Always known: it is about the record, and false where nobody asked and nobody named it.',
      safety: false,
      step: 'safety',
      answer: answerForm('risks', 'domesticAbuse'),
      mayTell: ['professional-referrer'],
      riskier: true,
      derivation:
        'true if domestic abuse was answered with yes, unsure or declined, or was not answered and is among the needs',
      derive: (input) => fromRecord(showsDomesticAbuse(input)),
    },
  ] as const satisfies readonly CatalogueFact[]
}
