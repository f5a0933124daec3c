/**
 * What every object and every list inherits, as it was when the library was loaded. A key added to it later stands in everything
 * that has no such key of its own: in a rule, `whenUndetermined: "note"` would take a safeguard away.
 */
import { type Issue, type Result, TriageError } from '../issue/issue.js'
import { quote } from '../issue/quote.js'

const entriesOf = (prototype: object) =>
  Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)] as const)

const before: ReadonlyMap<PropertyKey, PropertyDescriptor | undefined> = new Map(entriesOf(Object.prototype))
const methodsOfLists: ReadonlySet<PropertyKey> = new Set(Reflect.ownKeys(Array.prototype))

const isSame = (one: PropertyDescriptor | undefined, other: PropertyDescriptor | undefined): boolean =>
  Object.is(one?.value, other?.value) && one?.get === other?.get

/** Whether `key` is one that every object had from the start. */
export const isKeyOfEveryObject = (key: PropertyKey): boolean => before.has(key)

/** The keys that were added; or else those whose value is another one: a descriptor, too, would inherit what was added. */
const changedOfObjects = (): readonly string[] => {
  const now = entriesOf(Object.prototype)
  const added = now.filter(([key]) => !before.has(key))
  const changed = added.length > 0 ? added : now.filter(([key, one]) => !isSame(one, before.get(key)))
  return changed.map(([key]) => `Object.prototype.${String(key)}`)
}

/** Methods that a polyfill adds to lists are read by nobody here; an item, or what `JSON.stringify` and `await` look for, is. */
const addedToLists = (): readonly string[] =>
  Reflect.ownKeys(Array.prototype)
    .filter((key) => !methodsOfLists.has(key))
    .map(String)
    .filter((key) => /^\d+$|^toJSON$|^then$/.test(key))
    .map((key) => `Array.prototype.${key}`)

/** An issue if something was added to what all objects or lists inherit: nothing that is read would be what was written. */
export const builtInIssues = (): readonly Issue[] => {
  const [added] = [...changedOfObjects(), ...addedToLists()].sort()
  if (added === undefined) return []
  return [
    {
      code: 'changed-built-in',
      path: [],
      message: `${quote(added)} was set after this library was loaded, so every object seems to say it`,
      hint: 'take it away again, or load what sets it before this library; meanwhile nothing is decided',
    },
  ]
}

/** Makes a door that does nothing but say so while something is added to what every object inherits. */
export const unlessChanged =
  <Given extends readonly unknown[], Value>(door: (...given: Given) => Result<Value>) =>
  (...given: Given): Result<Value> => {
    const [changed] = builtInIssues()
    return changed === undefined ? door(...given) : { ok: false, issues: [changed] }
  }

/** Throws `TriageError` while something is added to what every object inherits. */
export const refuseChanged = (): void => {
  const [changed] = builtInIssues()
  if (changed !== undefined) throw new TriageError([changed])
}
