/** Notes of referrals: ordinary ones, and sentences that speak of danger, as phrases find it. */
import fc from 'fast-check'
import floor from '../../../rules/safety-floor/signals/phrases.json' with { type: 'json' }
import { mentionsIn } from '../../../src/referral/notes.js'
import type { Said } from '../../../src/referral/signals/mark-mentions.js'
import { shippedVocabulary } from '../../../src/referral/vocabulary.js'

/** A sentence for notes, with the risk that it speaks of and how it says it. */
export interface TellingSentence {
  readonly text: string
  readonly risk: string
  readonly said?: Said
}

const SENTENCES = [
  'She wants to die.',
  'Feeling suicidal today.',
  'Has bought a rope.',
  'Took an overdose last week.',
  'She cuts herself most evenings.',
  'Denies suicidal thoughts.',
  'No thoughts of suicide.',
  'Not suicidal.',
  'Her brother is suicidal.',
  'Her mother died by suicide.',
  'He was suicidal as a teenager.',
  'History of overdose in 2009.',
  'Previous suicide attempt in 2011.',
  // What the phrases of the floor are tried on.
  ...floor.phrases.flatMap(({ matches }) => matches),
]

/** What the phrases find in each by itself: the test is about what follows, not about what is found. */
export const TELLING: readonly TellingSentence[] = SENTENCES.flatMap((text) =>
  mentionsIn({ id: 'R-1', receivedOn: '2026-03-02', notes: text }, shippedVocabulary).map(
    ({ risk, said }): TellingSentence => ({ text, risk, ...(said === undefined ? {} : { said }) }),
  ),
)

/** Sentences that say a risk as it is. */
export const UNMARKED = TELLING.filter(({ said }) => said === undefined)

/** Sentences that deny a risk, say it of somebody else or as past, and say nothing else. */
export const MARKED = TELLING.filter(
  ({ text }) => !TELLING.some((one) => one.text === text && one.said === undefined),
)

const ordinary = fc.constantFrom(
  'Would like to join the walking group on Tuesdays.',
  'Wife died in the spring.',
  'Needs help with a benefits form, and with the gas bill.',
  'Prefers a call in the morning',
  'Lives alone — has a dog called Rex.',
)

/** Any text: ordinary sentences, sentences about danger, and signs that nobody meant. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      ordinary,
      fc.constantFrom(...SENTENCES),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('No', 'denies', 'but', 'mother', 'in 2009', '?', '\u0301\u0301', '😀'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '))

/** Ordinary sentences around one. */
export const around = (sentence: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(ordinary, { maxLength: 3 }), fc.array(ordinary, { maxLength: 3 }))
    .map(([before, after]) => [...before, sentence, ...after].join('\n'))
