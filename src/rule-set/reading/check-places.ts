/** Braces in texts: each pair names a place, so that nobody ever reads one. Which places are known depends on the nation. */
import type { Json } from '../../input/json.js'
import { quote } from '../../issue/quote.js'
import type { Path, Report } from './issue-list.js'

/** A place in a sentence, `{emergencyNumber}`: what stands there is a term of the nation. */
export const PLACE = /\{([a-z][a-zA-Z0-9]*)\}/g

/** Where no place is filled: others' words, names, and what only an author reads. */
export const NOT_FILLED: ReadonlySet<string> = new Set([
  '$schema',
  'sources',
  'source',
  'conditions',
  'examples',
  'invariants',
])

const checkAt = (json: Json, path: Path, report: Report): void => {
  if (typeof json === 'string') {
    if (!/[{}]/.test(json.replace(PLACE, ''))) return
    report(
      'unknown-place',
      path,
      () => `the text ${quote(json)} has a brace in it that belongs to no place`,
      () => 'a place is the name of a term in braces, as in `{emergencyNumber}`',
    )
  } else if (typeof json === 'object' && json !== null) {
    for (const [key, value] of Object.entries(json)) {
      if (!NOT_FILLED.has(key)) checkAt(value, [...path, Array.isArray(json) ? Number(key) : key], report)
    }
  }
}

/** Reports every text with a brace that belongs to no place. The guard has bounded the document's depth. */
export const checkPlaces = (document: Json, report: Report): void => checkAt(document, [], report)
