/** Where text goes that has no field of its own: into the notes. Nobody is told to leave out what may say that somebody is in danger. */
import { type Json, valueAt } from '../input/json.js'
import { hasLetter } from '../input/readable-text.js'
import type { Issue } from '../issue/issue.js'

/** Whether text is in it, at any depth: words as values, or what they are filed under. */
const saysSomething = (value: unknown, says: (text: string) => boolean): boolean =>
  typeof value === 'string'
    ? says(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(
        ([key, one]) => (!Array.isArray(value) && says(key)) || saysSomething(one, says),
      )

/** More than one word: a sentence, not a value. */
const isSentence = (text: string): boolean => text.trim().split(/\s+/u).filter(hasLetter).length > 1

const MOVE = 'move what it says to `notes`, which are kept, shown and searched for danger'
const OTHERWISE = 'what has no other field belongs in `notes`'

/** The hint for a key that is not known, with its value: the key that was meant, or else the notes where it says something. */
export const hintForUnknown = (hint: string | undefined, value: unknown): string | undefined => {
  const isMeant = hint !== undefined && /^(?:did you mean|it belongs at) /.test(hint)
  if (!saysSomething(value, hasLetter)) return hint
  if (!isMeant) return MOVE
  return saysSomething(value, isSentence) && !hint.includes('`notes`') ? `${hint} ${OTHERWISE}` : hint
}

const hintFor = ({ code, hint, path }: Issue, value: unknown): string | undefined => {
  const isNotes = path.length === 1 && path[0] === 'notes'
  switch (code) {
    case 'unknown-key':
      return hintForUnknown(hint, value)
    case 'forbidden-key':
      return MOVE
    case 'too-large':
      return isNotes ? 'have a person read the whole of it: what is cut off is not searched' : hint
    case 'wrong-type':
    case 'not-allowed':
    case 'not-a-date':
      if (isNotes) return 'write all of it as one text'
      return saysSomething(value, isSentence) ? [hint ?? [], OTHERWISE].flat().join('; ') : hint
    default:
      return hint
  }
}

/** An issue about a referral, with a hint by which nothing that the data says is lost. */
export const keepingText = (issue: Issue, data: Json): Issue => {
  const hint = hintFor(issue, valueAt(data, issue.path))
  return hint === undefined ? issue : { ...issue, hint }
}
