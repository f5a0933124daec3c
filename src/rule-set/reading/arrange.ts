/**
 * One order for the keys of every object, so that equal rule sets are equal to the byte however they were
 * written: the words of the rule set format as people read them, then all other names by alphabet.
 */
import { deepFreeze, type Frozen, type Json } from '../../input/json.js'

/** The words of the format in reading order. */
const READING_ORDER = [
  'id',
  'name',
  'version',
  'digest',
  'kind',
  'title',
  'description',
  'question',
  'safety',
  'about',
  'mayTell',
  'effective',
  'from',
  'to',
  'extends',
  'mergedFrom',
  'replaced',
  'envelope',
  'holds',
  'no',
  'recent',
  'markedItem',
  'firstConversation',
  'days',
  'min',
  'max',
  'weeks',
  'contacts',
  'within',
  'askAtOnce',
  'before',
  'contact',
  'advice',
  'forClient',
  'covers',
  'for',
  'dispositions',
  'instruction',
  'beforeAsking',
  'url',
  'sources',
  'vocabulary',
  'needs',
  'pathways',
  'routes',
  'destinations',
  'actions',
  'localFacts',
  'fact',
  'operator',
  'value',
  'when',
  'then',
  'conditions',
  'invariants',
  'rules',
  'type',
  'params',
  'route',
  'destination',
  'pathway',
  'action',
  'reason',
  'forReferrer',
  'event',
  'whenUndetermined',
  'liftedByNeed',
  'source',
  'ref',
  'locator',
  'basis',
  'examples',
  'facts',
  'verdict',
]
const RANK = new Map(READING_ORDER.map((key, index) => [key, index]))

/** Text by its code units: the same everywhere, whatever the language of the machine. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const rankOf = (key: string): number => RANK.get(key) ?? READING_ORDER.length

const byRank = (one: string, other: string): number => rankOf(one) - rankOf(other) || byText(one, other)

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

/** Objects whose keys are in order all the way down, and that nobody can write to. */
const arrangedObjects = new WeakSet<object>()

/** A copy with all keys in order, frozen all the way down; what is arranged already is given back itself. */
export const arrange = (json: Json): Json => {
  if (typeof json !== 'object' || json === null) return json
  if (arrangedObjects.has(json)) return json
  if (isList(json)) return Object.freeze(json.map(arrange))
  const entries = Object.entries(json)
    .filter(([, value]) => value !== undefined) // as JSON.stringify leaves them out
    .sort(([one], [other]) => byRank(one, other))
    .map(([key, value]) => [key, arrange(value)] as const)
  const arranged = Object.freeze(Object.fromEntries(entries))
  arrangedObjects.add(arranged)
  return arranged
}

/** Freezes a document whose keys are known to be in order, and marks it and what its lists hold as arranged. */
export const asArranged = <T extends object>(document: T): Frozen<T> => {
  const frozen = deepFreeze(document)
  const parts = Object.values(frozen).filter((part) => typeof part === 'object' && part !== null)
  for (const item of parts.flatMap(Object.values))
    if (typeof item === 'object' && item !== null) arrangedObjects.add(item)
  arrangedObjects.add(frozen)
  return frozen
}
