/**
 * The guard at every door: turns whatever a caller hands in into plain JSON data, a frozen copy, so that later rooms never
 * meet a getter, a cycle, a prototype key or 100,000 levels of nesting.
 */
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { quote, shorten } from '../issue/quote.js'

import type { Json } from './json.js'

/** How much a guarded value may hold. */
export interface JsonLimits {
  /** Levels of nesting. */
  readonly depth: number
  /** Values in all: objects, arrays and leaves together. */
  readonly values: number
  /** Characters in one string or key. */
  readonly text: number
}

/** Limits for a referral or a service: far above any real one. */
export const REFERRAL_LIMITS: JsonLimits = { depth: 12, values: 20_000, text: 10_000 }

/** Limits for a rule set: room for ten thousand rules with their examples. */
export const RULE_SET_LIMITS: JsonLimits = { depth: 64, values: 2_000_000, text: 10_000 }

/** A copy of what could be copied, with `null` in place of what could not, and what was wrong with that. */
export interface GuardedCopy {
  readonly copy: Json
  readonly issues: readonly Issue[]
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_ISSUES = 50
const MAX_PATH_DEPTH = 8
const LONE_SURROGATE = /\p{Surrogate}/u

/** Not an error of ours: thrown to leave the copying once the data is known to be too large. */
const TOO_LARGE = Symbol('too large')

const NAMES_OF_EVERY_OBJECT: ReadonlySet<PropertyKey> = new Set(Reflect.ownKeys(Object.prototype))

/** An object of another realm (an iframe, a vm context) is plain too: its prototype has what ours has, and no more. */
const isObjectPrototype = (prototype: object): boolean =>
  prototype === Object.prototype ||
  (Reflect.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty') &&
    Reflect.ownKeys(prototype).every((key) => NAMES_OF_EVERY_OBJECT.has(key)))

/**
 * The keys of a plain object, or `null`. Plain: nothing is inherited but what every object has, and every key it has is
 * listed. Symbols are not looked at: libraries mark objects with them, and no JSON has ever had one.
 */
const plainKeys = (value: object): readonly string[] | null => {
  const prototype = Reflect.getPrototypeOf(value)
  if (prototype !== null && !isObjectPrototype(prototype)) return null
  const keys = Object.keys(value)
  return Object.getOwnPropertyNames(value).length === keys.length ? keys : null
}

/** One pass over one input. State of its own, so that no path is written down before there is a problem. */
class Guard {
  readonly issues: Issue[] = []
  private readonly path: (string | number)[] = []
  private readonly ancestors = new Set<object>()
  private values = 0

  constructor(private readonly limits: JsonLimits) {}

  report(code: Issue['code'], message: string, hint?: string): null {
    if (this.issues.length >= MAX_ISSUES) return null
    this.issues.push({ code, path: [...this.path], message, ...(hint === undefined ? {} : { hint }) })
    return null
  }

  private tooLarge(): never {
    this.path.length = 0
    const message = `the data holds more than ${this.limits.values} values`
    this.issues.push({ code: 'too-large', path: [], message })
    throw TOO_LARGE
  }

  copyValue(value: unknown): Json {
    this.values += 1
    if (this.values > this.limits.values) this.tooLarge()
    switch (typeof value) {
      case 'string':
        return this.copyText(value)
      case 'boolean':
        return value
      case 'number':
        if (!Number.isFinite(value)) return this.report('not-plain-data', `\`${value}\` is not a JSON number`)
        return value === 0 ? 0 : value // -0 and 0 are one value, and must give one decision
      case 'object':
        return value === null ? null : this.copyContainer(value)
      default: {
        const what = value === undefined ? '`undefined`' : `a ${typeof value}`
        return this.report('not-plain-data', `${what} is not JSON data`, 'write `null`, or leave it out')
      }
    }
  }

  private copyText(value: string): Json {
    const most = this.limits.text
    if (value.length > most) {
      return this.report('too-large', `the text is ${value.length} characters long, and ${most} is the most`)
    }
    return LONE_SURROGATE.test(value)
      ? this.report('not-plain-data', `the text ${quote(value)} is not well-formed Unicode`)
      : value
  }

  private copyContainer(value: object): Json {
    const depth = this.path.length
    try {
      if (this.ancestors.has(value)) return this.report('not-plain-data', 'the data contains itself')
      if (depth >= this.limits.depth) return this.tooDeep()
      const isArray = Array.isArray(value)
      const keys = isArray ? [] : plainKeys(value)
      if (keys === null) {
        const isDate = value instanceof Date
        const hint = isDate ? 'write a date as text, YYYY-MM-DD' : 'pass what JSON.parse would give'
        return this.report(
          'not-plain-data',
          `${isDate ? 'a date object' : 'the value'} is not plain data`,
          hint,
        )
      }
      this.ancestors.add(value)
      return isArray ? this.copyArray(value) : this.copyObject(value, keys)
    } catch (thrown) {
      if (thrown === TOO_LARGE) throw thrown
      // A proxy or a getter threw, so it is not plain data. `path` still leads to it.
      return this.report('not-plain-data', 'the data cannot be read')
    } finally {
      this.path.length = Math.min(this.path.length, depth)
      this.ancestors.delete(value)
    }
  }

  private tooDeep(): null {
    const removed = this.path.splice(MAX_PATH_DEPTH)
    this.report('too-deep', `the data is nested more than ${this.limits.depth} levels deep`)
    this.path.push(...removed)
    return null
  }

  private copyArray(value: readonly unknown[]): Json {
    const { length } = value
    // Every element is a value at least: a list of a thousand million is refused without a look at them.
    if (length > this.limits.values - this.values) this.tooLarge()
    const copy: Json[] = []
    for (let index = 0; index < length; index += 1) {
      this.path.push(index)
      copy.push(this.copyValue(value[index]))
      this.path.pop()
    }
    return Object.freeze(copy)
  }

  private copyObject(value: object, keys: readonly string[]): Json {
    if (keys.length > this.limits.values - this.values) this.tooLarge()
    const copy: Record<string, Json> = {}
    for (const key of keys) {
      this.path.push(key)
      if (this.mayBeKey(key)) {
        const child: unknown = (value as Record<string, unknown>)[key] // a plain object: any key may be read
        if (child !== undefined) copy[key] = this.copyValue(child)
      }
      this.path.pop()
    }
    return Object.freeze(copy)
  }

  private mayBeKey(key: string): boolean {
    const most = this.limits.text
    if (FORBIDDEN_KEYS.has(key)) {
      this.report('forbidden-key', `the key \`${key}\` is not allowed`, 'remove it')
    } else if (key.length > most) {
      this.path[this.path.length - 1] = shorten(key)
      this.report('too-large', `a key is ${key.length} characters long, and ${most} is the most`)
    } else if (LONE_SURROGATE.test(key)) {
      this.report('not-plain-data', `the key ${quote(key)} is not well-formed Unicode`)
    } else {
      return true
    }
    return false
  }
}

/**
 * Copies into frozen plain data what can be copied of `input`, and says what cannot (the first 50 problems).
 * For callers who want to say what else is wrong at the same time. Never throws.
 */
export const copyPlainJson = (input: unknown, limits: JsonLimits): GuardedCopy => {
  const guard = new Guard(limits)
  try {
    return { copy: guard.copyValue(input), issues: guard.issues }
  } catch {
    // Too large, which has been said; or no stack left, which has not.
    if (guard.issues.length === 0) guard.report('not-plain-data', 'the data cannot be read')
    return { copy: null, issues: guard.issues }
  }
}

/**
 * Copies `input` into frozen plain data. `undefined` properties are left out, as JSON.stringify does.
 * Gives every problem it finds (the first 50) and never throws, whatever the input does when it is touched.
 */
export const readPlainJson = (input: unknown, limits: JsonLimits): Result<Json> => {
  const { copy, issues } = copyPlainJson(input, limits)
  return resultOf(issues, () => copy)
}
