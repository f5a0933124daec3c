/** What an object holds, told without running anything of it: no getter, and no trap of a proxy but those that list. */
import type { Issue } from '../issue/issue.js'
import { isKeyOfEveryObject } from './built-in-objects.js'

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

const clone = structuredClone

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
