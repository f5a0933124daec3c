/** Facts about what the person needs help with. */
import type { MayTell } from '../../referral/audience.js'
import type { Referral } from '../../referral/referral.js'
import { NEED_DOMAINS, type NeedDomain } from '../../referral/vocabulary.js'
import { type CatalogueFact, computedFrom } from '../derivation.js'
import { showsDomesticAbuse } from '../evidence.js'

/** The domains named, each once, in catalogue order: the order a form lists them in changes nothing. */
const domains = (referral: Referral): readonly NeedDomain[] | null => {
  const needs = referral.needs ?? null
  if (needs === null) return null
  const named = new Set(needs.map(({ domain }) => domain))
  return NEED_DOMAINS.filter((domain) => named.has(domain))
}

const OPEN: MayTell = ['client', 'referrer']

/** Needs that somebody else may have told the service about, in confidence. */
const IN_CONFIDENCE: { readonly [need in NeedDomain]?: MayTell } = {
  'domestic-abuse': ['professional-referrer'],
  'alcohol-or-drugs': ['professional-referrer'],
  'mental-wellbeing': ['professional-referrer'],
}

const fromNeeds = computedFrom('needs')
const fromRecord = computedFrom('risks.domesticAbuse', 'needs')

export const needFacts = [
  {
    name: 'needs',
    kind: 'set',
    values: NEED_DOMAINS,
    membersMayTell: Object.fromEntries(NEED_DOMAINS.map((need) => [need, IN_CONFIDENCE[need] ?? OPEN])),
    title: 'needs',
    description:
      'The kinds of need that were recognised; empty when none was found, unknown when not recorded.',
    question: 'What matters to you, and what would you like help with?',
    safety: false,
    mayTell: ['client', 'referrer'],
    riskier: 'more',
    derivation: 'the different domains of the needs listed',
    derive: ({ referral }) => fromNeeds(domains(referral)),
  },
  {
    name: 'needsCount',
    kind: 'integer',
    min: 0,
    max: NEED_DOMAINS.length,
    title: 'number of different needs',
    description: 'How many kinds of need were recognised.',
    question: 'What matters to you, and what would you like help with?',
    safety: false,
    mayTell: ['client', 'referrer'],
    riskier: 'higher',
    derivation: 'how many different domains the needs listed have',
    derive: ({ referral }) => fromNeeds(domains(referral)?.length ?? null),
  },
  {
    name: 'domesticAbuseIndicated',
    kind: 'boolean',
    title: 'domestic abuse on record',
    description:
      'Whether the record points to domestic abuse: an answer of yes, unsure or declined, or the need where there is no answer. Always known: it is about the record, and false where nobody asked and nobody named it.',
    question:
      'In private, and only when it is safe: is a partner, an ex-partner or somebody in the family frightening you, hurting you or controlling what you do?',
    safety: false,
    mayTell: ['professional-referrer'],
    riskier: true,
    derivation:
      'true if domestic abuse was answered with yes, unsure or declined, or was not answered and is among the needs',
    derive: ({ referral }) => fromRecord(showsDomesticAbuse(referral)),
  },
] as const satisfies readonly CatalogueFact[]
