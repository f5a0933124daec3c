/** Names of risks: by the list of names, nearly so, asked the hopeful way round, denied, by a code or a phrase. */
import { lazy } from '../../input/memoize.js'
import { Client, Referral, Risks } from '../referral.js'
import type { Sense } from './answer.js'
import type { CodedRisk } from './codes.js'
import type { Mention } from './find-phrases.js'
import type { Said } from './mark-mentions.js'
import { patternFinder } from './match-phrases.js'
import { isNear, readLists, readPattern } from './phrase-pattern.js'
import { EVER_KEYS, type FoundBy, type OwnDanger, SAFETY_RISKS, type SignalRisk } from './safety-signal.js'
import { type NamesOfRisk, shippedSignals } from './shipped-signals.js'
import { lettersOf, tokensOf } from './text-words.js'

/** A name of a risk, and how an answer to it is read. */
export interface Name {
  readonly risk: SignalRisk
  readonly sense: Sense
  readonly said?: Said
  readonly by: FoundBy
  /** Whether something is asked by it: of a code, that its answer stands beside it. */
  readonly asks: boolean
}
/** Keys that a referral knows and that name something else; `selfCare` is none of ours, but near `selfHarm`. */
export const otherKeys = lazy(
  (): ReadonlySet<string> =>
    new Set(
      [...[Referral, Client, Risks].flatMap(({ shape }) => Object.keys(shape)), 'domain', 'selfCare']
        .filter((key) => ![...SAFETY_RISKS, ...EVER_KEYS].some((risk) => risk === key))
        .map(lettersOf),
    ),
)
/** A name with its letters. */
export interface Known {
  readonly letters: string
  readonly name: Name
}

const SENSES = { yes: 'stated', no: 'reversed', either: 'denied' } as const

const known = (lists: readonly NamesOfRisk[]): readonly Known[] =>
  lists.flatMap(({ names, risk, worrying = 'yes' }) =>
    names.map((entry) => ({
      letters: lettersOf(entry),
      name: { risk, sense: SENSES[worrying], by: { list: 'keys', entry }, asks: false },
    })),
  )

/** The names of the questions of a rule set's own. */
export const knownOwn = (dangers: readonly OwnDanger[]): readonly Known[] =>
  dangers.flatMap(({ fact, question, riskier, title }) =>
    [fact, fact.slice(fact.indexOf('.') + 1), title, question].map((entry) => ({
      letters: lettersOf(entry),
      name: { risk: fact, sense: SENSES[riskier], by: { list: 'keys', entry: fact }, asks: false },
    })),
  )
const lists = lazy(() => {
  const { beside, denials, names, underRisks } = shippedSignals().keys
  return {
    names: known(names),
    underRisks: known(underRisks),
    beside: new Set(beside),
    denials: new Set(denials),
  }
})

/** Shorter names have too many neighbours: `anger` is near `danger`. */
const LEAST_NEAR = 7

/** What letters are a name of, or nearly. */
export const nearest = (letters: string, all: readonly Known[]): Name | null =>
  (
    all.find((one) => one.letters === letters) ??
    all.find((one) => one.letters.length >= LEAST_NEAR && isNear(letters, one.letters))
  )?.name ?? null

const ignore = (): void => {} // a test holds that they can be read

/** Questions that ask the hopeful way round: `canKeepSafe`, `Is life worth living?`. */
const hopeful = lazy(() =>
  patternFinder(
    shippedSignals().keys.hopeful.flatMap(({ names, risk, worrying = 'no' }) =>
      names.map((entry) => ({
        steps: readPattern(entry, readLists({}, ignore), ignore),
        meaning: { risk, sense: SENSES[worrying], by: { list: 'keys', entry }, asks: false } satisfies Name,
      })),
    ),
  ),
)

/** A denial over a name turns it round: `noSuicidalThoughts`, `doesNotFeelSafe`. */
const denied = (name: Name): Name =>
  name.sense === 'reversed' ? { ...name, sense: 'stated' } : { ...name, sense: 'denied', said: 'denied' }

/** A count is no denial: `noOfAttempts`. */
export const COUNT = /^(?:no|number|count) of | no$/

/** What words, brought to one form, are a name of: whatever stands beside it that changes nothing. */
export const nameIn = (all: string, which: 'names' | 'underRisks'): Name | null => {
  const { beside, denials, [which]: names } = lists()
  const letters = all.replaceAll(' ', '')
  const whole = nearest(letters, names)
  if (whole !== null) return whole
  const [hope] = which === 'names' ? hopeful()(tokensOf(all)) : []
  if (hope !== undefined) {
    const isTurned = all.split(' ').some((word) => denials.has(word))
    return isTurned ? { ...hope.meaning, sense: 'stated' } : hope.meaning
  }
  const words = all.replace(COUNT, '').split(' ')
  const left = words.filter((word) => !beside.has(word))
  const bare = left.filter((word) => !denials.has(word))
  if (bare.length === 0) return null
  const name = nearest(bare.join(''), names)
  if (name !== null) return bare.length < left.length ? denied(name) : name
  for (const denial of denials) {
    const glued = letters.startsWith(denial) ? nearest(letters.slice(denial.length), names) : null
    if (glued !== null) return denied(glued)
  }
  return null
}

/** A code as a name. */
export const nameOfCode = ({ asks, code, risk, said }: CodedRisk): Name => ({
  risk,
  sense: 'stated',
  ...(said === undefined ? {} : { said }),
  by: { list: 'codes', entry: code },
  asks,
})

/** The mention that counts most: one that is plainly of the person now, if there is one. */
export const worst = (mentions: readonly Mention[]): Mention | null =>
  mentions.find(({ said }) => said === undefined) ?? mentions[0] ?? null

/** A phrase as a name. */
export const nameOfMention = ({ phrase, risk, said }: Mention): Name => ({
  risk,
  sense: said === 'denied' ? 'denied' : 'stated',
  ...(said === undefined ? {} : { said }),
  by: { list: 'phrases', entry: phrase },
  asks: false,
})

/** What letters alone are a name of: all that is looked for among endless keys. */
export const nameOfLetters = (letters: string): Name | null => nearest(letters, lists().names)
