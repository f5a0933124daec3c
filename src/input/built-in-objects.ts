/**
 * What every object and every list inherits, as it was when the library was loaded. A key added to it later stands in everything
 * that has no such key of its own: in a rule, `whenUndetermined: "note"` would take a safeguard away.
 */
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'

const entriesOf = (prototype: object) =>
  Reflect.ownKeys(prototype).map((key) => [key, Reflect.getOwnPropertyDescriptor(prototype, key)] as const)

const before: ReadonlyMap<PropertyKey, PropertyDescriptor | undefined> = new Map(entriesOf(Object.prototype))
const methodsOfLists: ReadonlySet<PropertyKey> = new Set(Reflect.ownKeys(Array.prototype))

/** Whether `key` is one that every object had from the start. */
export const isKeyOfEveryObject = (key: PropertyKey): boolean => before.has(key)

const addedToObjects = (): readonly string[] =>
  entriesOf(Object.prototype)
    .filter(([key, now]) => {
      const then = before.get(key)
      return then === undefined || !Object.is(now?.value, then.value) || now?.get !== then.get
    })
    .map(([key]) => `Object.prototype.${String(key)}`)

/** Methods that a polyfill adds to lists are read by nobody here; an item, or what `JSON.stringify` and `await` look for, is. */
const addedToLists = (): readonly string[] =>
  Reflect.ownKeys(Array.prototype)
    .filter((key) => !methodsOfLists.has(key))
    .map(String)
    .filter((key) => /^\d+$|^toJSON$|^then$/.test(key))
    .map((key) => `Array.prototype.${key}`)

/** An issue if something was added to what all objects or lists inherit: nothing that is read would be what was written. */
export const builtInIssues = (): readonly Issue[] => {
  const [added] = [...addedToObjects(), ...addedToLists()].sort()
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
