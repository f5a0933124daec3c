/** The phrases about danger that a rule set adds: each can be read, asks about danger, and is found where it says it is. */
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { hasPhrase, phraseProblems } from '../../referral/signals/find-phrases.js'
import { SAFETY_RISKS } from '../../referral/signals/safety-signal.js'
import { shippedSignals } from '../../referral/signals/shipped-signals.js'
import { idsOf } from '../../referral/vocabulary.js'
import type { PhraseWord } from '../../referral/word.js'
import { type Report, under } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

const checkTexts = (phrase: PhraseWord, report: Report): void => {
  for (const list of ['matches', 'doesNotMatch'] as const) {
    phrase[list].forEach((text, index) => {
      if (hasPhrase(phrase, text) === (list === 'matches')) return
      report(
        'phrase-text-differs',
        [list, index],
        () =>
          list === 'matches'
            ? `the phrase \`${phrase.id}\` is not found in ${quote(text)}`
            : `the phrase \`${phrase.id}\` is found in ${quote(text)}`,
        () =>
          list === 'matches'
            ? 'change its words so that they are, or take the text out'
            : 'change its words so that they are not, with `!(…)` for what must not come next, or move the text to `matches`',
      )
    })
  }
}

/** Reports what is wrong with phrases. `scope` has the facts of the rule set, of which those that ask about danger can be spoken of. */
export const checkPhrases = (
  phrases: readonly PhraseWord[],
  { facts, unreadableFacts }: RuleScope,
  report: Report,
): void => {
  if (phrases.length === 0) return
  const floors = new Set(idsOf(shippedSignals().phrases.phrases))
  const asked = [...facts.values()].filter(
    ({ asksAboutDanger, kind }) => asksAboutDanger === true && kind === 'answer',
  )
  const risks: readonly string[] = [...SAFETY_RISKS, ...asked.map(({ name }) => name)]
  phrases.forEach((phrase, index) => {
    const here = under(report, [index])
    const { id, risk, words } = phrase
    if (floors.has(id))
      here(
        'duplicate-name',
        ['id'],
        () => `the safety floor has the phrase ${quote(id)} already`,
        () => 'give yours another id: both are looked for, and none of the floor is taken out',
      )
    if (!risks.includes(risk) && !unreadableFacts.has(risk))
      here(
        'unknown-danger',
        ['risk'],
        () => `nothing asks about danger by the name of ${quote(risk)}`,
        () =>
          `${didYouMean(risk, risks)}; a question of your own about danger says \`"asksAboutDanger": true\``,
      )
    const problems = phraseProblems(words)
    for (const { at, hint, message } of problems)
      here(
        'phrase-not-readable',
        ['words'],
        () => `${message}, at character ${at + 1} of ${quote(words)}`,
        hint === undefined ? undefined : () => hint,
      )
    if (problems.length === 0) checkTexts(phrase, here)
  })
}
