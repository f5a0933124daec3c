/** Which questionnaires referrals are drawn with and how they are filled in. */

import { inOwnWords } from '../../facts/catalogue/consent.js'
import { leavesByFact } from '../../proof/rule-set-parts.js'
import { instrumentOf } from '../../proof/witness-assessments.js'
import { instrumentNamed } from '../../referral/instrument.js'
import type { Referral } from '../../referral/referral.js'
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

/** Every question answered that the referral brings: a questionnaire to its last item, and consent by the person's own word where that alone counts. */
export const completed = (referral: Referral, vocabulary: Vocabulary): Referral => ({
  ...referral,
  ...(referral.consent ? { consent: inOwnWords(referral.consent, referral, vocabulary) } : {}),
  assessments: (referral.assessments ?? []).map(({ items, ...one }) => {
    const { min = 0 } = instrumentNamed(one.instrument, vocabulary.instruments)?.itemRange ?? {}
    return items ? { ...one, items: items.map((item) => item ?? min) } : one
  }),
})
