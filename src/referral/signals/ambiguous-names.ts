/**
 * Names that have to be read with care: short ones that mean a risk only where risks are spoken of (`risks: { plan }`),
 * and those that ask the hopeful way round, so that "no" is the signal (`canKeepSafe`, `lifeIsWorthLiving`).
 */

import type { SafetyRisk } from './safety-signal.js'
import { wordsOf } from './text-words.js'

/** Words that may stand before a name and change nothing. */
const BEFORE =
  '(?:(?:any|has|have|had|with|current|currently|active|passive|recent|clear|specific|no|not|non|denies|a|an|the|some|of|to|thoughts of) )*'

const named = (names: string): RegExp => new RegExp(`^${BEFORE}(?:${names})$`)

type Names = readonly (readonly [risk: SafetyRisk, name: RegExp])[]

/** Those that mean nothing else wherever they stand. */
const PLAIN: Names = [
  ['suicidePlanOrIntent', named('ligatures?')],
  ['recentSuicideAttempt', named('od|ods|oded|overdoses?')],
  ['suicidalThoughts', named('ideation|si|death wish')],
  ['selfHarm', named('sh|nssi|cutting|harming')],
]

/** Those that mean many other things elsewhere. */
const ONLY_UNDER_RISKS: Names = [
  [
    'suicidePlanOrIntent',
    named('plans?|planning|intent|intents|intention|intentions|intends|means|methods?'),
  ],
  ['recentSuicideAttempt', named('attempts?|attempted')],
  ['suicidalThoughts', named('thoughts?|ideas|death|dying')],
  ['selfHarm', named('cuts|burning')],
]

const riskIn = (names: Names, words: string): SafetyRisk | null =>
  names.find(([, name]) => name.test(words))?.[0] ?? null

/** The risk that a short name (in words) means wherever it stands. */
export const plainRisk = (words: string): SafetyRisk | null => riskIn(PLAIN, words)

/** The risk that a key (in words) names where it stands under `risks`. */
export const bareRisk = (words: string): SafetyRisk | null =>
  plainRisk(words) ?? riskIn(ONLY_UNDER_RISKS, words)

const MAX_LENGTH = 500

/** The risks that a text under `risks` lists: `plan, means`. What is not just a list of names has none here. */
export const bareRisksIn = (text: string): readonly SafetyRisk[] => {
  if (text.length > MAX_LENGTH) return []
  const pieces = text.split(/[,;/&+|\n.]| and /i).map(wordsOf)
  return [...new Set(pieces.flatMap((piece) => bareRisk(piece) ?? []))]
}

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

/** Names that ask whether life is worth living: there "no" is a signal, and what a "yes" means is left to a person. */

const ASKED = /(?:^| )life (?:[a-z]+ ){0,2}worth living(?: |$)/

const NEGATED = /(?:^| )(?:not|never|no longer|hardly|isnt|wasnt|doesnt)(?: |$)/

/** Whether words, brought to one form, ask after it the hopeful way round. */
export const asksForWorthLiving = (words: string): boolean => ASKED.test(words) && !NEGATED.test(words)
