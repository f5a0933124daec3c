/** JSON for people to read and for `git diff`: a line holds as much as can be taken in at a glance. */

const MAX_COLUMNS = 110
/** Entries no longer than this share lines; longer ones have a line each. */
const MAX_SHARING = 60

const onOneLine = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${onOneLine(entry)}`)
  return `{ ${entries.join(', ')} }`
}

const joined = (entries: readonly string[], indent: string): string =>
  entries.reduce((text, entry, index) => {
    const line = text.slice(text.lastIndexOf('\n') + 1).trimStart()
    const isShort = Math.max(entry.length, entries[index - 1]?.length ?? 0) <= MAX_SHARING
    const fits = indent.length + line.length + entry.length + 3 <= MAX_COLUMNS
    return `${text},${isShort && fits ? ' ' : `\n${indent}`}${entry}`
  })

/** `used` is how much of its first line is taken already. */
const laidOut = (value: unknown, indent: string, used: number): string => {
  const short = onOneLine(value)
  if (typeof value !== 'object' || value === null || used + short.length < MAX_COLUMNS) return short
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  const entries = Object.entries(value).map(([key, entry]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `
    return `${name}${laidOut(entry, inner, inner.length + name.length)}`
  })
  const [open, close] = isList ? '[]' : '{}'
  return `${open}\n${inner}${joined(entries, inner)}\n${indent}${close}`
}

/** Writes a JSON value as text that ends with a line break: whatever fits on one line stands on one. */
export const compactJson = (value: unknown): string => `${laidOut(value, '', 0)}\n`
