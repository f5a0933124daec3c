/**
 * Places in the sentences of a rule set, `{emergencyNumber}`: what stands there differs by nation. A triage fills them once for
 * each rule set and nation; verdicts and proofs have nothing to do with them.
 */
import type { Json } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { type Nation, type NationTexts, textsOfNation } from '../service/nation.js'
import type { Service } from '../service/service.js'
import { nations } from '../service/shipped-nations.js'
import { keepAsWritten } from './as-written.js'
import { digestOf } from './digest.js'
import { NOT_FILLED, PLACE } from './reading/check-places.js'
import type { RuleSet } from './rule-set.js'
import { safetyFloor } from './shipped.js'

/** The texts of a nation's document, with its digest. */
export const textsOf = ({ $schema: _, ...document }: Nation): NationTexts =>
  textsOfNation(document, digestOf(document))

/** The texts of the nation that a service says it is in. */
export const nationOf = ({ nation }: Service): NationTexts =>
  typeof nation === 'string' ? nations[nation] : textsOf(nation)

/** All that can stand in a place: the terms of the nation, and its ages in years. */
const termsOf = memoize(({ ages, terms }: NationTexts): ReadonlyMap<string, string> => {
  const years = Object.entries(ages).map(([name, age]) => [`${name}Age`, String(age)] as const)
  return new Map([...Object.entries(terms), ...years])
})

/** The text with its places filled. A term that begins a sentence begins with a capital. */
export const fillText = (text: string, nation: NationTexts): string =>
  text.includes('{')
    ? text.replace(PLACE, (place, name: string, offset: number) => {
        const term = termsOf(nation).get(name) ?? place
        const begins = offset === 0 || /[.!?]\s+$/.test(text.slice(0, offset))
        return begins ? `${term.charAt(0).toUpperCase()}${term.slice(1)}` : term
      })
    : text

/** Everything that holds a place, with the way to it. */
const placesIn = (
  json: Json,
  path: Issue['path'],
): readonly { readonly path: Issue['path']; readonly name: string }[] => {
  if (typeof json === 'string') {
    if (!json.includes('{')) return []
    return [...json.matchAll(PLACE)].map(([, name = '']) => ({ path, name }))
  }
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) =>
    NOT_FILLED.has(key) ? [] : placesIn(value, [...path, Array.isArray(json) ? Number(key) : key]),
  )
}

/** The places of a rule set that was read; worked out once. */
const placesOf = memoize((ruleSet: RuleSet) =>
  // A rule set is plain data.
  placesIn(ruleSet as unknown as Json, []),
)

/** Issues for the places of the floor, which blame the nation, and of a rule set, for which it has no term. */
export const placeIssues = (ownRules: RuleSet, nation: NationTexts): readonly Issue[] => {
  const terms = termsOf(nation)
  const isUnknown = ({ name }: { readonly name: string }) => !terms.has(name)
  const ofFloor = [
    ...new Set(
      placesOf(safetyFloor())
        .filter(isUnknown)
        .map(({ name }) => name),
    ),
  ]
  return [
    ...ofFloor.map(
      (name): Issue => ({
        code: 'missing',
        path: ['service', 'nation', 'terms', name],
        message: `the nation \`${nation.id}\` has no term \`${name}\`, which the safety floor needs`,
        hint: 'add the term, with its text, how sure it is and its source',
      }),
    ),
    ...placesOf(ownRules)
      .filter(isUnknown)
      .map(
        ({ name, path }): Issue => ({
          code: 'unknown-place',
          path,
          message: `nothing stands for the place \`{${name}}\`: the nation \`${nation.id}\` has no such term`,
          hint: didYouMean(name, [...terms.keys()]),
        }),
      ),
  ]
}

/** The same data where nothing in it has a place; else a frozen copy that shares what has none. */
const filled = (json: Json, nation: NationTexts): Json => {
  if (typeof json === 'string') return fillText(json, nation)
  if (typeof json !== 'object' || json === null) return json
  let isChanged = false
  const entries = Object.entries(json).map(([key, value]) => {
    const after = NOT_FILLED.has(key) ? value : filled(value, nation)
    isChanged ||= after !== value
    return [key, after] as const
  })
  if (!isChanged) return json
  return Object.freeze(Array.isArray(json) ? entries.map(([, value]) => value) : Object.fromEntries(entries))
}

/** Nations of one's own are read anew for each triage, and known again by their digest; beyond so many the oldest is forgotten. */
const MAX_NATIONS = 20

const filledByDigest = memoize((_: RuleSet) => new Map<string, RuleSet>())

/** A rule set with every place filled, frozen; the same object for the same rule set and nation. Unknown places stay. */
export const fillPlaces = (ruleSet: RuleSet, nation: NationTexts): RuleSet => {
  const known = filledByDigest(ruleSet)
  const before = known.get(nation.digest)
  if (before !== undefined) return before
  // A rule set is plain data, and only its texts change.
  const whole = keepAsWritten(filled(ruleSet as unknown as Json, nation) as unknown as RuleSet, ruleSet)
  known.set(nation.digest, whole)
  const [oldest] = known.keys()
  if (known.size > MAX_NATIONS && oldest !== undefined) known.delete(oldest)
  return whole
}
