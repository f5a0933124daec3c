/** Which questionnaires referrals are drawn with, and how they are filled in. */

import { seenFact } from '../../facts/catalogue/assessments.js'
import { inOwnWords } from '../../facts/catalogue/consent.js'
import { leavesByFact } from '../../proof/rule-set-parts.js'
import { instrumentOf } from '../../proof/witness-assessments.js'
import { instrumentNamed } from '../../referral/instrument.js'
import type { Referral, Risks } from '../../referral/referral.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'

/** The questionnaires to draw: those that rules ask about as often as all others. */
export const instrumentsFor = (ruleSet: RuleSet): Vocabulary['instruments'] => {
  const { instruments } = vocabularyOf(ruleSet)
  const facts = new Set(leavesByFact([ruleSet]).keys())
  const asked = instruments.filter((one) =>
    [...facts].some((fact) => instrumentOf(fact, { instruments: [one] }) !== null),
  )
  const times = asked.length === 0 ? 0 : Math.ceil(instruments.length / asked.length)
  return [...instruments, ...Array.from({ length: times }, () => asked).flat()]
}

/** Nothing that would call for anybody: every risk denied, and no questionnaire that is on record whatever is missing. */
export const calmed = (referral: Referral, { instruments }: Vocabulary): Referral => ({
  ...referral,
  // The keys are those of the schema.
  risks: Object.fromEntries(Object.keys(referral.risks ?? {}).map((risk) => [risk, 'no'])) as Risks,
  assessments: (referral.assessments ?? []).filter(({ instrument: name }) =>
    instruments.some((one) => one.id === name && seenFact(one) === null && one.signalItems.length === 0),
  ),
})

/** Every question answered that the referral brings: a questionnaire to its last item, and consent by the person's own word where that alone counts. */
export const completed = (referral: Referral, vocabulary: Vocabulary): Referral => ({
  ...referral,
  ...(referral.consent ? { consent: inOwnWords(referral.consent, referral, vocabulary) } : {}),
  assessments: (referral.assessments ?? []).map(({ items, ...one }) => {
    const { min = 0 } = instrumentNamed(one.instrument, vocabulary.instruments)?.itemRange ?? {}
    return items ? { ...one, items: items.map((item) => item ?? min) } : one
  }),
})
