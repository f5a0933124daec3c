/** Referrals of adults at no risk, whom a service would take. */

import { seenFact } from '../../facts/catalogue/assessments.js'
import { takesFrom } from '../../facts/catalogue/service.js'
import type { Referral, Risks } from '../../referral/referral.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { withoutFacts } from '../builders/without-facts.js'

/** Somebody of age: the date of birth, or that of a person of forty in the place of a child's (1 January, which every year has). */
const ofAge = (dateOfBirth: string, { receivedOn }: Referral): string => {
  const year = Number(receivedOn.slice(0, 4))
  return Number(dateOfBirth.slice(0, 4)) < year - 18 ? dateOfBirth : `${year - 40}-01-01`
}

/** An adult who decides for themselves and agrees, from a source that is taken, as far as there are answers at all. */
const willing = (referral: Referral, vocabulary: Vocabulary, service: Service | undefined): Referral => {
  const { client, consent, source } = referral
  const sources = service?.sources ?? []
  const taken = (given: string): string =>
    takesFrom(sources, given, vocabulary.sources) ? given : (sources[0] ?? given)
  const born = client?.dateOfBirth
  return {
    ...referral,
    ...(source ? { source: taken(source) } : {}),
    ...(consent ? { consent: { answer: 'yes', by: 'person' } } : {}),
    ...(client
      ? {
          client: {
            ...client,
            ...(client.capacityInDoubt ? { capacityInDoubt: 'no' } : {}),
            ...(born ? { dateOfBirth: ofAge(born, referral) } : {}),
          },
        }
      : {}),
  }
}

/** For what somebody is calm. */
interface CalmFor {
  readonly ruleSet: RuleSet
  readonly service: Service | undefined
  /** Whether every question keeps its answer: otherwise those that the rule set asks beside are left out, as they may turn anybody away. */
  readonly keepsAll: boolean
}

/**
 * Nothing that would call for anybody, or stand in the way of support: every risk denied, no questionnaire that is on record whatever is
 * missing, and an adult who agrees. Otherwise hardly anybody would be accepted.
 */
export const calmed = (referral: Referral, { keepsAll, ruleSet, service }: CalmFor): Referral => {
  const vocabulary = vocabularyOf(ruleSet)
  const calm: Referral = {
    ...willing(referral, vocabulary, service),
    // The keys are those of the schema.
    risks: Object.fromEntries(Object.keys(referral.risks ?? {}).map((risk) => [risk, 'no'])) as Risks,
    assessments: (referral.assessments ?? []).filter(({ instrument: name }) =>
      vocabulary.instruments.some(
        (one) => one.id === name && seenFact(one) === null && one.signalItems.length === 0,
      ),
    ),
  }
  const own = ruleSet.localFacts.map(({ name }) => name)
  return keepsAll ? calm : withoutFacts(calm, own, vocabulary)
}
