/** Groups for reports, as a caller gives them for a record: held against the words of a vocabulary. */
import { didYouMean } from '../../issue/did-you-mean.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { idsOf } from '../../referral/vocabulary.js'
import type { GroupWord } from '../../referral/word.js'
import type { Groups } from '../records/decision-record.js'

/** Groups for reports, by id: a whole number for a group with a range, else a code in kebab case; `null` is not known. */
export interface GroupsGiven {
  /** The decile of an index of multiple deprivation, from 1 to 10; 1 is the most deprived. */
  readonly deprivation?: number | null
  /** An age band, such as `65-74`. */
  readonly ageBand?: string | null
  /** The sex, as recorded, by your codes. */
  readonly sex?: string | null
  /** A group that the rule set declares in `vocabulary.reportGroups`. */
  readonly [id: string]: string | number | null | undefined
}

const valueIssues = (value: unknown, { id, range }: GroupWord): readonly Issue[] => {
  if (value === null) return []
  const path = ['groups', id]
  if (range === undefined) {
    if (typeof value === 'string') return []
    const message = `the group ${quote(id)} is a code, and was given ${quote(value)}`
    return [{ code: 'wrong-type', path, message, hint: 'write a code in kebab case, such as `65-74`' }]
  }
  const { max, min } = range
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return []
  return [
    {
      code: typeof value === 'number' ? 'out-of-range' : 'wrong-type',
      path,
      message: `the group ${quote(id)} cannot be ${quote(value)}`,
      hint: `use a whole number from ${min} to ${max}, or null where it is not known`,
    },
  ]
}

const unknownGroup = (id: string, words: readonly GroupWord[]): Issue => ({
  code: 'unknown-word',
  path: ['groups', id],
  message: `there is no group ${quote(id)} for reports`,
  hint: didYouMean(id, idsOf(words)),
})

/**
 * Reads groups by the words of a vocabulary. Gives those that can stand in a record, with `null` for every word that was not
 * given, and what is wrong with the others: ids that the vocabulary does not have, and values that theirs cannot have.
 */
export const readGroups = (
  given: GroupsGiven,
  words: readonly GroupWord[],
): { readonly groups: Groups; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const groups = new Map<string, string | number | null>(words.map(({ id }) => [id, null]))
  for (const [id, value = null] of Object.entries(given)) {
    const word = words.find((one) => one.id === id)
    const wrong = word === undefined ? [unknownGroup(id, words)] : valueIssues(value, word)
    if (wrong.length === 0) groups.set(id, value)
    issues.push(...wrong)
  }
  return { groups: Object.fromEntries(groups), issues }
}
