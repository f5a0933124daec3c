/** Answers that an object has and does not list: behind a proxy that hides its keys they would be lost. */
import type { Issue } from '../issue/issue.js'
import { Referral, Risks } from './referral.js'

const hiddenIn = (container: unknown, keys: readonly string[]): readonly string[] => {
  if (typeof container !== 'object' || container === null) return []
  const listed = new Set<unknown>(Reflect.ownKeys(container))
  return keys.filter((key) => key in container && !listed.has(key))
}

const unlisted = (input: unknown): readonly Issue['path'][] => {
  const risks: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'risks') : null
  return [
    ...hiddenIn(input, Object.keys(Referral.shape)).map((key) => [key]),
    ...hiddenIn(risks, Object.keys(Risks.shape)).map((key) => ['risks', key]),
  ]
}

/** An issue for each key of a referral, or of its risks, that is there and is not listed. Never throws. */
export const hiddenAnswers = (input: unknown): readonly Issue[] => {
  try {
    return unlisted(input).map((path) => ({
      code: 'not-plain-data',
      path,
      message: `\`${String(path.at(-1))}\` is there, and is not among the keys of the data`,
      hint: 'pass what JSON.parse would give',
    }))
  } catch {
    return [] // what cannot be read at all has been said
  }
}
