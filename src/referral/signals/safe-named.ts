/** Names that ask about safety, not about a risk: `canKeepSafe`, `Do you feel safe at home?`. There "no" is the signal. */

const SAFE = new RegExp(
  [
    '(?:^| )(?:',
    '(?:keep|keeps|keeping|kept|stay|stays|staying|remain|remains|feel|feels|feeling)(?: [a-z]+){0,3}',
    '|(?:is|are|am|be|being)(?: (?:the|not|client|patient|person|i|he|she|they|you|currently|now|always)){0,3}',
    ') safe(?! to )(?: [a-z]+){0,6}$',
  ].join(''),
)

/** Written without anything between the words. */
const GLUED = /(?:keep|stay|feel)s?(?:self|(?:my|him|her|them|your)sel(?:f|ves))?safe$/

/** `safe` alone says something of a person only where risks are spoken of. */
const ALONE = /^(?:currently |not |never )?safe(?: (?:now|today|currently|at home|at present))?$/

const NOT =
  /(?:^| )(?:not|no|never|unable|cannot|cant|isnt|arent|doesnt|dont|wont|couldnt|struggles?|unsafe)(?: |$)/

/** `reversed`: "no" is the signal. `stated`: the name says that somebody is not safe. `null`: it is about something else. */
export const safeNamed = (words: string, underRisks: boolean): 'reversed' | 'stated' | null => {
  if (/(?:^| )unsafe(?: |$)/.test(words))
    return underRisks || /feel|keep|is unsafe/.test(words) ? 'stated' : null
  if (!words.includes('safe')) return null
  const isSafe =
    SAFE.test(words) || GLUED.test(words.replaceAll(' ', '')) || (underRisks && ALONE.test(words))
  if (!isSafe) return null
  return NOT.test(words) ? 'stated' : 'reversed'
}
