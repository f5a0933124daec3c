/** What consent has to do with who referred and with whose word it is: a restatement of how the catalogue derives it. */
import { FAMILY_WORD, OWN_WORD, sourcesByVoice } from '../../facts/catalogue/consent.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import { and, not, or } from '../engine/formula.js'
import type { ValueTest } from './encoding.js'
import { is, type JointConstraint } from './joint-constraint.js'

/** Whether a source is somebody who refers themselves: where nothing is said of consent, that says it. */
export const cameByThemselves = (vocabulary: Vocabulary): ValueTest => {
  const { self } = sourcesByVoice(vocabulary)
  return (source) => typeof source === 'string' && self.has(source)
}

/** Consent is known of whoever came by themselves; of whom a relative referred, by their own word alone. */
export const consentConstraints = (vocabulary: Vocabulary): readonly JointConstraint[] => {
  const { relative } = sourcesByVoice(vocabulary)
  const isSelf = cameByThemselves(vocabulary)
  const isRelative: ValueTest = (source) => typeof source === 'string' && relative.has(source)
  const isOwnWord: ValueTest = (by) => OWN_WORD.some((one) => one === by)
  const isOfRelative: ValueTest = (by) => FAMILY_WORD.some((one) => one === by)
  const isNotRecorded = is('not-recorded')
  const isYes = is('yes')
  return [
    {
      when: ['consent', 'referralSource'],
      brings: [],
      tests: { referralSource: [isSelf] },
      formula: (get) => or(not(get('referralSource').where(isSelf).isTrue), get('consent').isKnown),
    },
    {
      when: ['consent', 'consentBy'],
      brings: ['referralSource'],
      tests: {
        consent: [isYes],
        consentBy: [isOwnWord, isOfRelative, isNotRecorded],
        referralSource: [isSelf, isRelative],
      },
      formula: (get) => {
        const by = (test: ValueTest) => get('consentBy').where(test).isTrue
        const from = (test: ValueTest) => get('referralSource').where(test).isTrue
        const known = get('consent').isKnown
        // Whoever answers the question says so themselves: with nobody beside it, it is open whose word the answer is.
        const counts = or(
          from(isSelf),
          by(isOwnWord),
          by(isNotRecorded),
          not(or(by(isOfRelative), from(isRelative))),
        )
        // What a relative says of somebody who came by themselves changes nothing: they have agreed to be contacted.
        const unlessRelative = or(
          not(and(from(isSelf), by(isOfRelative))),
          get('consent').where(isYes).isTrue,
        )
        return and(
          unlessRelative,
          or(and(known, counts), and(not(known), or(not(counts), by(isNotRecorded)))),
        )
      },
    },
  ]
}
