/**
 * Reads what can be read of JSON text, sound or broken, and keeps what `JSON.parse` would lose: every value
 * of a key that is written twice. It looks at tokens one by one, so no depth of nesting can exhaust the stack.
 */
import { createScanner } from 'jsonc-parser'

/** A key that one object has more than once. */
export interface DuplicateKey {
  readonly path: readonly (string | number)[]
  /** The lines it stands on, from 1. */
  readonly lines: readonly number[]
}

export interface TolerantJson {
  /** The values at the top: one for sound JSON, more or none for broken text. */
  readonly values: readonly unknown[]
  /** In order of their first appearance. */
  readonly duplicates: readonly DuplicateKey[]
  /**
   * What has no place in the data: comments, several words in a row outside any quotes, which a stray quote or line break cut off, keys that
   * have no value, and objects and lists that have no key.
   */
  readonly loose: readonly unknown[]
}

interface Entry {
  readonly line: number
  readonly value: unknown
}

interface Frame {
  readonly isArray: boolean
  readonly path: readonly (string | number)[]
  readonly items: unknown[]
  readonly entries: Map<string, Entry[]>
  /** The key whose value is to come; a loose one is kept already. */
  key: { readonly name: string; readonly line: number; readonly isLoose: boolean } | null
}

const scalars: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])

const isNumber = (token: string): boolean => /^-?\d/.test(token) && Number.isFinite(Number(token))

const isComment = (token: string): boolean => token.startsWith('//') || token.startsWith('/*')

/** Whatever is no token of JSON's: NaN, an unquoted key. */
const isWord = (token: string): boolean =>
  !/^["{}[\],:]/.test(token) && !scalars.has(token) && !isNumber(token)

/** Reads `text` without ever throwing. Every value of a repeated key is kept, in a list under that key. */
export const readTolerantly = (text: string): TolerantJson => {
  const duplicates: DuplicateKey[] = []
  const loose: unknown[] = []
  const newFrame = (isArray: boolean, path: Frame['path']): Frame => ({
    isArray,
    path,
    items: [],
    entries: new Map(),
    key: null,
  })
  const top = newFrame(true, [])
  const stack: Frame[] = []
  const current = (): Frame => stack.at(-1) ?? top

  const put = (value: unknown, line: number, isLoose = false): void => {
    const frame = current()
    if (frame.isArray) {
      frame.items.push(value)
    } else if (frame.key !== null) {
      const entries = frame.entries.get(frame.key.name) ?? []
      entries.push({ line: frame.key.line, value })
      frame.entries.set(frame.key.name, entries)
      frame.key = null
    } else if (typeof value === 'string') {
      frame.key = { name: value, line, isLoose }
    } else if (typeof value === 'object' && value !== null) {
      loose.push(value)
    }
  }

  const finish = (frame: Frame): unknown => {
    if (frame.isArray) return frame.items
    return Object.fromEntries(
      [...frame.entries].map(([key, entries]) => {
        if (entries.length === 1) return [key, entries[0]?.value]
        duplicates.push({ path: [...frame.path, key], lines: entries.map(({ line }) => line) })
        return [key, entries.map(({ value }) => value)]
      }),
    )
  }

  const open = (isArray: boolean): void => {
    const parent = current()
    const step = parent.isArray ? parent.items.length : (parent.key?.name ?? '?')
    // The values at the very top have no path of their own; far down, where only a fault would look, none is kept.
    const path = stack.length === 0 || stack.length > 64 ? parent.path : [...parent.path, step]
    stack.push(newFrame(isArray, path))
  }

  /** What stands where a key should, and has no value, is kept as text. */
  const dropKey = (): void => {
    const frame = current()
    if (frame.key?.isLoose === false) loose.push(frame.key.name)
    frame.key = null
  }

  const close = (): void => {
    dropKey()
    const frame = stack.pop()
    if (frame !== undefined) put(finish(frame), 0)
  }

  let words: string[] = []
  /** Bare words that stand together are one value: `yes`, `'yes'`, `not sure`. */
  const endWords = (line: number): void => {
    if (words.length === 0) return
    const said = words.join(' ').replaceAll("'", '')
    const isLoose = words.length > 1
    if (isLoose) loose.push(said)
    words = []
    put(said, line, isLoose)
  }

  const scanner = createScanner(text, false)
  scanner.scan()
  for (;;) {
    const token = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength())
    if (token === '') break
    const line = scanner.getTokenStartLine() + 1
    const first = token.charAt(0)
    const isBlank = token.trim() === ''
    if (isComment(token)) loose.push(token)
    else if (isWord(token) && !isBlank) words.push(token)
    else if (!isBlank) {
      endWords(line)
      if (first === '{' || first === '[') open(first === '[')
      else if (first === '}' || first === ']') close()
      else if (first === ',') dropKey()
      else if (first === '"') put(scanner.getTokenValue(), line)
      else if (first !== ':') put(scalars.has(token) ? scalars.get(token) : Number(token), line)
    }
    scanner.scan()
  }
  endWords(0)
  while (stack.length > 0) close()
  const firstLine = ({ lines }: DuplicateKey): number => lines[0] ?? 0
  return { values: top.items, duplicates: duplicates.sort((a, b) => firstLine(a) - firstLine(b)), loose }
}
