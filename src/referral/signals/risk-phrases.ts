/**
 * Words that speak of suicide, self-harm or danger to life. A short list and no detector: a match sends the
 * text to a person, and nothing is ever concluded from there being none. Negations are left to the reader.
 */

import type { SafetyRisk } from './safety-signal.js'
import { wordsOf } from './text-words.js'

const WHOSE = '(?:my|his|her|their|your|the|own|its)'
const ONESELF = '(?:my|him|her|them|your|our|one) ?sel'
// With the slips of the pen that keep the sound: sucidal, suicdal, siucidal, suisidal.
const SUICID = 'su ?i[cs]+[ie]{0,2}d|suc+id|siu?cid'
// The end of a word. Bounded, or a long run of letters would be gone through again from each of its places.
const REST = '[a-z]{0,20}'
const END_OF_LIFE = [
  `(?:end|ending|ended|take|taking|took) ${WHOSE}(?: own)? li[fv]`,
  '(?:end|ending) it all',
  'ending (?:own )?life',
  `(?:kill|killing|killed) ${ONESELF}`,
].join('|')
// Ways of hoping for something, each with up to so many words after it.
const HOPING = (words: number) =>
  `(?:wish|wishes|wished|wishing|want|wants|wanted|hope|hopes|hoped|hoping|rather|prefer|prefers|preferred|pray|prays|prayed|praying|like|only)(?: [a-z]+){0,${words}}`
const NOT = '(?:not|never|no longer|dont|doesnt|didnt|wont|wouldnt|isnt|wasnt|werent)'
const NOT_LIVING = [
  '(?:want|wants|wanted|wanting|wish|wishes|wished|wishing|ready|hope|hopes|hoped|hoping|pray|prays|prayed|praying|long|longs|longed|longing) to die',
  'rather die',
  '(?:want|wants|wanted|wanting|wish|wishes|wished|wishing|rather|like|hope|hopes|prefer|prefers) (?:to )?be dead',
  '(?:wish|wishes|wished|wishing) (?:i|he|she|they) (?:was|were) dead',
  '(?:wish|wishes|wished|wishing) (?:i|he|she|they|id|hed|shed|theyd)(?: had)? died',
  'better off (?:dead|without (?:me|him|her|them))',
  'better without me',
  '(?:no reason|no point|not worth|nothing(?! going)|dont want|doesnt want|didnt want|not want)(?: left)?(?: to| in)? (?:live|living|go on|going on|be alive|be here|be around|exist|wake up)',
  '(?:no longer|not) (?:want|wants|wanted|wanting|wish|wishes|wished|wishing) to (?:live|go on|be alive|be here|be around|exist)(?! (?:alone|at|near|on)(?: |$))',
  '(?:no|lost|losing|without) (?:(?:the|my|his|her|their|any|all) ){0,2}will to (?:live|go on|carry on)',
  '(?:see|sees|seeing|find|finds|is|whats) (?:the|any|no) point (?:of|in|to) (?:living|life|being alive|being here)',
  '(?:cant|cannot|can not|couldnt|could not) go on(?: (?:like this|living|any ?more|any longer|much longer)|$)',
  'life (?:is|was|feels|seems) (?:so |all )?(?:pointless|meaningless)',
  'life (?:has|had|holds) no (?:meaning|point|purpose)',
  `${NOT}(?: [a-z]+){0,2} worth living`,
  '(?:isnt|aint|wasnt|hardly|barely) worth living',
  'tired of (?:life|living|being alive)',
  '(?:enough|fed up|sick) (?:of|with) (?:life|living|being alive)',
  '(?:give|gives|gave|given|giving) up on (?:life|living)',
  // Gentle ways of asking after it.
  'life (?:is|was|feels|seems) (?:not )?worth',
  'life (?:[a-z]+ ){0,2}worth living',
  '(?:wish|wishes|wished|want|wants|wanted|rather|prefer|hope|hoped)(?: [a-z]+){0,3} (?:not|never|dont|wouldnt) wake',
  `${HOPING(7)} ${NOT}(?: to)? (?:wake|waking) up`,
  '(?:mind|care|glad)(?: [a-z]+){0,3} (?:not|never|didnt|dont)(?: to)? (?:wake|waking) up',
  `${HOPING(3)} ${NOT} (?:to )?(?:be )?(?:here|alive|around|exist)(?: |$)`,
  `(?:better|easier) (?:if [a-z]+(?: [a-z]+)? )?${NOT} (?:to )?(?:be )?(?:here|alive|around)(?: |$)`,
  '(?:wish|wishes|wished|wishing|only)(?: [a-z]+){0,2} never (?:been )?born',
  '(?:wish|wishes|wished|wishing) (?:for|i|he|she|they) (?:death|could disappear|could just disappear)',
  '(?:want|wants|wanted|like) to (?:just )?(?:disappear|sleep for ?ever)',
  '(?:want|wants|wanted|wish|wishes|wished) (?:it all|everything) to (?:end|stop|be over)',
  'death wish',
  '(?:thoughts?|thinking|thinks|ideas?)(?: a lot| often)? (?:of|about) (?:death|dying|being dead|(?:not|no longer) being (?:here|alive|around)|not existing|not waking up|ending (?:it|things))',
  // Written SI in notes.
  '(?:express|expresses|expressed|expressing|active|passive|endorses|endorsed|endorsing|has|have|had|having|reports|reported|reporting|denies|denied|current|fleeting|ongoing|chronic|no|with|any) si(?: |$)',
].join('|')
const HANGING = [
  `(?:hang|hangs|hanging|hung|hanged) ${ONESELF}`,
  '(?:^| )hanged(?: |$)',
  'by hanging',
  '(?:want|wants|wanted|going|tried|trying|attempted|plans|planned|planning|thought|thinking|thinks|threatened|threatens|threatening) (?:to|of|about|on) hang(?:ing)?(?! out| around| on| up)(?: |$)',
].join('|')
// In doses that nobody takes for a headache, or of what is dangerous in any.
const OVERDOSE = [
  'overdos',
  '(?:^| )oded(?: |$)',
  '(?:^| )od (?:last|yesterday|today|tonight|recently|again|attempt|this (?:week|month|year|morning))',
  '(?:took|taken|taking|recent|previous|intentional|attempted|deliberate) (?:an )?od(?: |$)',
  '(?:took|taken|swallowed|ingested) (?:[a-z]+ ){0,2}(?:\\d+|all|handful of|lots of|many|too many|several)(?: of)?(?: [a-z0-9]+)? (?:paracetamol|co ?codamol|ibuprofen|aspirin|insulin)',
  '(?:took|taken|swallowed|ingested) (?:[a-z]+ ){0,2}(?:\\d{2,}|handful of|too many|all)(?: of)?(?: [a-z0-9]+)? (?:pill|tablet|capsule|medication|meds)',
].join('|')

const PHRASES: readonly (readonly [risk: SafetyRisk, phrase: RegExp])[] = [
  [
    'recentSuicideAttempt',
    new RegExp(
      `(?:${SUICID})${REST} attempt|attempt${REST} (?:at )?(?:${SUICID})|${OVERDOSE}|(?:tried|attempted) to (?:die|${END_OF_LIFE})`,
    ),
  ],
  [
    'suicidePlanOrIntent',
    new RegExp(
      [
        `(?:${SUICID})${REST} (?:[a-z]+ ){0,2}(?:plan|inten|means|method|note)`,
        `(?:plan|inten)${REST} (?:[a-z]+ ){0,3}(?:${SUICID}|${END_OF_LIFE})`,
        '(?:plan|plans|planned|planning|intend|intends|intending|going) (?:to|on) (?:end|ending) (?:it|things|everything)',
        HANGING,
      ].join('|'),
    ),
  ],
  [
    'selfHarm',
    new RegExp(
      [
        'self ?(?:harm|injur|mutilat|cutting)',
        `(?:harm|hurt|cut|burn|injur|cutting|hurting)(?:s|ing|ed|es)? ${ONESELF}`,
        `(?:slit|slits|slitting|slashed|slashing|cut|cuts|cutting) (?:${WHOSE} |both |one |a )?wrist`,
      ].join('|'),
    ),
  ],
  [
    'immediateDanger',
    /(?:immediate|imminent|grave|serious|mortal|acute) danger|imminent risk|immediate risk|life (?:is )?(?:in|at) (?:danger|risk)|in danger now|danger to (?:life|self)|risk to (?:life|self)|(?:cannot|can not|cant|unable to|not able to) (?:keep|stay) (?:[a-z]+ )?safe/,
  ],
  ['suicidalThoughts', new RegExp(`${SUICID}|${END_OF_LIFE}|${NOT_LIVING}`)],
]

/** A risk that a text speaks about, and the words around the place where it does. */
export interface Mention {
  readonly risk: SafetyRisk
  readonly said: string
}

const AROUND = 40

/** The risk that some words, brought to one form, speak about first. */
export const riskSpokenOf = (words: string): SafetyRisk | null =>
  PHRASES.find(([, phrase]) => phrase.test(words))?.[0] ?? null

/** The risks that a text speaks about, each once. Looks at its first 100,000 characters. */
export const risksMentioned = (text: string): readonly Mention[] => {
  const words = wordsOf(text)
  return PHRASES.flatMap(([risk, phrase]) => {
    const match = phrase.exec(words)
    if (match === null) return []
    const [start, end] = [match.index - AROUND, match.index + match[0].length + AROUND]
    const said = text.length <= 3 * AROUND ? text : `…${words.slice(Math.max(0, start), end)}…`
    return [{ risk, said }]
  })
}
