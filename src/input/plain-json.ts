/**
 * The guard at every door: turns whatever a caller hands in into plain JSON data, a frozen copy with its keys in one order, so that later
 * rooms never meet a getter, a proxy, a cycle, a prototype key or 100,000 levels of nesting (decision 0056).
 */
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { quote, shorten } from '../issue/quote.js'
import type { Json } from './json.js'
import type { JsonLimits } from './json-limits.js'
import { builtInIssues, type Held, heldAt, isPlainObject, proxiesIn, unlistedKey } from './properties.js'

/** A copy of what could be copied, with `null` in place of what could not, and what was wrong with that. */
export interface GuardedCopy {
  readonly copy: Json
  readonly issues: readonly Issue[]
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_ISSUES = 50
const MAX_PATH_DEPTH = 8
const LONE_SURROGATE = /\p{Surrogate}/u
const HINT = 'pass what JSON.parse would give'

/** Not an error of ours: thrown to leave the copying once the data is known to be too large. */
const TOO_LARGE = Symbol('too large')

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

  /** Counts values before any of them is looked at: a list of a thousand million is refused without a look at them. */
  private count(values: number): void {
    this.values += values
    if (this.values <= this.limits.values) return
    // It says the same whatever was found before, which hangs on the order of the keys.
    this.path.length = 0
    this.issues.length = 0
    this.report('too-large', `the data holds more than ${this.limits.values} values`)
    throw TOO_LARGE
  }

  copyInput(input: unknown): Json {
    this.count(1)
    const copy = this.copyValue(input)
    for (const path of this.issues.length === 0 ? proxiesIn(input) : []) {
      this.path.splice(0, this.path.length, ...path)
      this.report('not-plain-data', 'a proxy may say one thing now and another later', HINT)
    }
    return copy
  }

  private copyValue(value: unknown): Json {
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
      ? this.report('not-plain-data', 'the text is not well-formed Unicode')
      : value
  }

  private copyContainer(value: object): Json {
    const depth = this.path.length
    try {
      if (this.ancestors.has(value)) return this.report('not-plain-data', 'the data contains itself')
      if (depth >= this.limits.depth) return this.tooDeep()
      this.ancestors.add(value)
      if (Array.isArray(value)) return this.copyArray(value)
      if (isPlainObject(value)) return this.copyObject(value)
      return value instanceof Date
        ? this.report('not-plain-data', 'a date object is not plain data', 'write a date as text, YYYY-MM-DD')
        : this.report('not-plain-data', 'the value is not plain data', HINT)
    } catch (thrown) {
      if (thrown === TOO_LARGE) throw thrown
      // A proxy threw, so it is not plain data. `path` still leads to it.
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

  /** Whether a container has no more properties than were `listed`; a symbol would be lost, and so would a key that is hidden. */
  private hasNoMore(value: object, listed: number): boolean {
    const keys = Reflect.ownKeys(value)
    if (keys.length === listed) return true
    const where = Array.isArray(value) ? 'besides the items of the list' : 'and is not listed among the keys'
    const message = `${quote(unlistedKey(value, keys))} stands here ${where}`
    this.report('not-plain-data', message, HINT)
    return false
  }

  private copyArray(value: readonly unknown[]): Json {
    const { length } = value
    this.count(length)
    let holes = 0
    const copy: Json[] = []
    for (let index = 0; index < length; index += 1) {
      const held = heldAt(value, index)
      if (held === 'nothing') holes += 1
      this.path.push(index)
      copy.push(this.copyHeld(held === 'nothing' ? { value: undefined } : held))
      this.path.pop()
    }
    this.hasNoMore(value, length - holes + 1) // its items, and `length`
    return Object.freeze(copy)
  }

  private copyObject(value: object): Json {
    const keys = Object.keys(value)
    this.count(keys.length)
    const most = this.limits.keys
    if (keys.length > most) {
      return this.report('too-large', `the object has ${keys.length} keys, and ${most} is the most`)
    }
    if (!this.hasNoMore(value, keys.length)) return null
    const copy: Record<string, Json> = {}
    for (const key of keys.sort()) {
      const held = heldAt(value, key)
      this.path.push(key)
      const isLeftOut = !this.mayBeKey(key) || (typeof held === 'object' && held.value === undefined)
      if (!isLeftOut) copy[key] = this.copyHeld(held)
      this.path.pop()
    }
    return Object.freeze(copy)
  }

  private copyHeld(held: Held): Json {
    if (typeof held === 'object') return this.copyValue(held.value)
    return this.report('not-plain-data', 'a getter or a setter stands here, and not a value', HINT)
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
 * Copies into frozen plain data what can be copied of `input`, every object's keys in alphabetical order, and says what cannot (the first 50
 * problems, whatever order the keys had). For callers who want to say what else is wrong at the same time. Never throws.
 */
export const copyPlainJson = (input: unknown, limits: JsonLimits): GuardedCopy => {
  const changed = builtInIssues()
  if (changed.length > 0) return { copy: null, issues: changed }
  const guard = new Guard(limits)
  try {
    return { copy: guard.copyInput(input), issues: guard.issues }
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
