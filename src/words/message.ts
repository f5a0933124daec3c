/**
 * A text with places, as it is written: the part of ICU MessageFormat that words need. `{name}` is a place,
 * `{n, plural, one {# week} other {# weeks}}` follows a number, `{x, select, yes {…} other {…}}` a word.
 * `''` is an apostrophe, and `'{'` a brace that is none.
 */

/** A piece of a text: words as they stand, a place, the number of the plural around it, or alternatives. */
type Part =
  | string
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'number' }
  | {
      readonly kind: 'plural' | 'select'
      readonly name: string
      /** By what selects them: `one`, `=0`, `yes`, and always `other`. */
      readonly alternatives: ReadonlyMap<string, Message>
    }

/** A text that was read. */
export type Message = readonly Part[]

/** What is wrong with a text: the first thing only, as what follows would be guesses. */
export interface MessageFault {
  readonly code: 'message-syntax' | 'missing-other'
  /** A sentence, lower case, without a full stop. */
  readonly message: string
}

/** A message, or what keeps it from being one. */
export type ReadMessage =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly fault: MessageFault }

/** A fault on its way out of the reader. */
class Fault extends Error {
  readonly code: MessageFault['code']
  constructor(message: string, code: MessageFault['code'] = 'message-syntax') {
    super(message)
    this.code = code
  }
}

/** How deep alternatives may stand in one another. */
const MAX_DEPTH = 4

/** The categories that the plural rules of languages know (Unicode CLDR). */
const CATEGORIES: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Reads one text from its beginning to its end; throws a `Fault`. */
const messageIn = (text: string): Message => {
  let at = 0

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }

  /** What has to stand here, behind any space. */
  const expected = (pattern: RegExp, what: string): string => {
    take(/[ \t\r\n]*/y)
    const found = take(pattern)
    if (found === undefined) throw new Fault(`${what} is expected at character ${at + 1}`)
    return found
  }

  const alternativesOf = (kind: 'plural' | 'select', name: string, depth: number) => {
    const alternatives = new Map<string, Message>()
    for (;;) {
      const selector = expected(/[=A-Za-z0-9]+|\}/y, '`}`')
      if (selector === '}') break
      if (
        kind === 'plural'
          ? !CATEGORIES.includes(selector) && !/^=\d{1,9}$/.test(selector)
          : /=/.test(selector)
      )
        throw new Fault(
          kind === 'plural'
            ? `\`${selector}\` is no plural: use ${CATEGORIES.join(', ')}, or a number as \`=0\``
            : `\`${selector}\` is no word to select`,
        )
      if (alternatives.has(selector)) throw new Fault(`\`${selector}\` stands twice in \`${name}\``)
      expected(/\{/y, '`{`')
      alternatives.set(selector, partsOf(kind === 'plural', depth + 1))
      expected(/\}/y, '`}`')
    }
    if (!alternatives.has('other'))
      throw new Fault(`\`${name}\` has no \`other\`, which stands for all that is not named`, 'missing-other')
    return alternatives
  }

  const placeOf = (depth: number): Part => {
    const name = expected(/[A-Za-z][A-Za-z0-9]*/y, 'the name of a place')
    if (expected(/[,}]/y, '`}`') === '}') return { kind: 'place', name }
    const kind = expected(/[A-Za-z]+/y, '`plural` or `select`')
    if (kind !== 'plural' && kind !== 'select')
      throw new Fault(`\`${kind}\` is not understood: use \`plural\` or \`select\``)
    expected(/,/y, '`,`')
    if (depth >= MAX_DEPTH) throw new Fault(`alternatives stand more than ${MAX_DEPTH} deep in one another`)
    return { kind, name, alternatives: alternativesOf(kind, name, depth) }
  }

  /** Words up to the next brace; in a plural up to the next `#` as well. */
  const wordsOf = (inPlural: boolean): string => {
    let words = ''
    for (;;) {
      words += take(inPlural ? /[^{}'#]+/y : /[^{}']+/y) ?? ''
      if (text[at] !== "'") return words
      const quoted = take(inPlural ? /'[{}<>#](?:[^']|'')*(?:'|$)/y : /'[{}<>](?:[^']|'')*(?:'|$)/y)
      words += quoted?.replace(/^'|'$/g, '').replaceAll("''", "'") ?? "'"
      if (quoted === undefined) at += text[at + 1] === "'" ? 2 : 1
    }
  }

  const partsOf = (inPlural: boolean, depth: number): Message => {
    const parts: Part[] = []
    while (at < text.length && text[at] !== '}') {
      if (take(/\{/y) !== undefined) parts.push(placeOf(depth))
      else if (inPlural && take(/#/y) !== undefined) parts.push({ kind: 'number' })
      else parts.push(wordsOf(inPlural))
    }
    return parts
  }

  const parts = partsOf(false, 0)
  if (at < text.length) throw new Fault(`the brace \`}\` at character ${at + 1} closes nothing`)
  return parts
}

/** Reads a text, or says what is wrong with it. Never throws. */
export const readMessage = (text: string): ReadMessage => {
  try {
    return { ok: true, message: messageIn(text) }
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    return { ok: false, fault: { code: fault.code, message: fault.message } }
  }
}

/** The names of all places in a message, each once. */
export const placesIn = (message: Message): readonly string[] => [
  ...new Set(
    message.flatMap((part): readonly string[] => {
      if (typeof part === 'string' || part.kind === 'number') return []
      return part.kind === 'place'
        ? [part.name]
        : [part.name, ...[...part.alternatives.values()].flatMap(placesIn)]
    }),
  ),
]
