/**
 * What an object holds, told without running anything of it: no getter, and no trap of a proxy but those that list. And what every
 * object and every list inherits, as it was when the library was loaded: a key added to it later stands in everything that has no such
 * key of its own; in a rule, `whenUndetermined: "note"` would take a safeguard away.
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
const isKeyOfEveryObject = (key: PropertyKey): boolean => before.has(key)

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

/** An object of another realm (an iframe, a vm context) is plain too: its prototype has what ours has, and no more. */
const isObjectPrototype = (prototype: object): boolean =>
  prototype === Object.prototype ||
  (Reflect.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty') &&
    Reflect.ownKeys(prototype).every(isKeyOfEveryObject))

/** Whether nothing is inherited but what every object has. */
export const isPlainObject = (value: object): boolean => {
  const prototype = Reflect.getPrototypeOf(value)
  return prototype === null || isObjectPrototype(prototype)
}

/** What a property holds, if it holds anything and is no getter or setter. */
export type Held = { readonly value: unknown } | 'nothing' | 'getter'

/** What stands at `key` itself; a getter is told by its descriptor. */
export const heldAt = (container: object, key: string | number): Held => {
  const property = Reflect.getOwnPropertyDescriptor(container, key)
  if (property === undefined) return 'nothing'
  return Object.hasOwn(property, 'value') ? { value: property.value } : 'getter'
}

/** The first, by its name, of `keys` of an object that is a symbol or is not listed, or of a list's that is no item; in words. */
export const unlistedKey = (container: object, keys: readonly PropertyKey[]): string => {
  const isList = Array.isArray(container)
  const isListed = (key: string): boolean =>
    isList
      ? key === 'length' || /^\d+$/.test(key)
      : Reflect.getOwnPropertyDescriptor(container, key)?.enumerable === true
  let first: string | null = null
  for (const key of keys) {
    if (typeof key === 'string' && isListed(key)) continue
    const name = String(key)
    if (first === null || name < first) first = name
  }
  return first ?? 'unknown'
}

// Every browser has it, and so have Node, Bun and Deno; where it is missing, proxies cannot be told.
const clone: (value: unknown) => unknown =
  typeof structuredClone === 'function' ? structuredClone : (value) => value

/** Whether it can be cloned: of plain data all can but what has a proxy in it, and no trap is run to find out (decision 0056). */
const canBeCloned = (value: unknown): boolean => {
  try {
    clone(value)
    return true
  } catch {
    return false
  }
}

/** Where the innermost proxies stand in data that looks plain. What can be cloned has none in it, and is not gone through. */
export const proxiesIn = (value: unknown, path: Issue['path'] = []): readonly Issue['path'][] => {
  if (typeof value !== 'object' || value === null || canBeCloned(value)) return []
  const within = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const held = heldAt(value, key)
      return typeof held === 'object'
        ? proxiesIn(held.value, [...path, Array.isArray(value) ? Number(key) : key])
        : []
    })
  return within.length > 0 ? within : [path]
}
