/** What beside the name of a question is its answer: under a key of answers, ticked, chosen among options, or plainly said. */
import { isContainer, isUnderstood, textsIn } from './about.js'
import { saidBy } from './answer.js'
import type { Names } from './names.js'
import { type Entry, entriesOf, isList } from './untrusted.js'

/** A question and its answer stand among so many. */
export const MAX_LOOSE = 12
const MARK = /selected|checked|chosen|ticked/i

/** `options: [{ label: 'Yes', selected: true }]`, and `options: ['Yes', 'No'], selectedIndex: 0`: what was chosen. */
export const chosenIn = (entries: readonly Entry[], names: Names): readonly Entry[] => {
  const index = entries.find(([key]) => typeof key === 'string' && /index$/i.test(key))?.[1]
  return entries.flatMap(([key, value]): readonly Entry[] => {
    if (!isList(value)) return []
    const options = entriesOf(value, MAX_LOOSE)
    const chosen = options.flatMap(([, option]): readonly Entry[] => {
      const parts = isContainer(option) ? entriesOf(option, MAX_LOOSE) : []
      const mark = parts.find(([name]) => typeof name === 'string' && MARK.test(name))
      const text = parts.find(
        ([name]) => name !== mark?.[0] && ['text', 'sure'].includes(names.ofKey(name).role),
      )
      return mark === undefined || text === undefined
        ? []
        : [[key, saidBy(mark[1]) === 'yes' ? text[1] : null]]
    })
    return typeof index === 'number' && chosen.length === 0 && index in value ? [[key, value[index]]] : chosen
  })
}

/** `{ yes: true, no: false }`: the answer is the key that is ticked. */
const tickedIn = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap(([key, value]): readonly Entry[] => {
    if (typeof key !== 'string' || /[^a-z]/i.test(key) || /^yesno$/i.test(key) || !isUnderstood(key))
      return []
    const isTicked = typeof value !== 'object' && saidBy(value) === 'yes'
    return isTicked
      ? [[key, key]]
      : typeof value === 'boolean' || saidBy(value) === 'nothing'
        ? [[key, null]]
        : []
  })

/** What answers the labels that stand beside it. */
export const answersAmong = (
  all: readonly Entry[],
  names: Names,
  labels: readonly { readonly key: string | number }[],
): readonly Entry[] => {
  // In a row, the answer stands behind the question: `["9", "NM", "44260-8", "", "1"]`.
  const last = Math.max(...labels.map(({ key }) => (typeof key === 'number' ? key : -1)))
  const entries = all.filter(([key]) => typeof key !== 'number' || key > last)
  const sure = entries.filter(([key]) => names.ofKey(key).role === 'sure')
  // A day on which it happened says that it did, whatever answer stands beside it.
  if (sure.length > 0) return [...sure, ...entries.filter(([key]) => names.ofKey(key).role === 'happened')]
  const ticked = [...tickedIn(entries), ...chosenIn(entries, names)]
  if (ticked.length > 0) return ticked
  if (entries.length > MAX_LOOSE) return []
  const own = entries.filter(([key, value]) => {
    const { isElse, name } = names.ofKey(key)
    return name === null && !isElse && isUnderstood(value)
  })
  const likely = own.filter(([key]) => {
    const { isLabel, role } = names.ofKey(key)
    return role === 'maybe' || (role === 'other' && !isLabel)
  })
  const coded = entries.filter(
    ([key, value]) =>
      names.ofKey(key).role === 'maybe' && isContainer(value) && textsIn(value).some(isUnderstood),
  )
  if (coded.length > 0) return [...likely, ...coded]
  // A plain word is an answer wherever it stands; a number or a truth under some other key may be anything.
  return likely.length > 0
    ? likely
    : own.filter(([, value]) => typeof value === 'string' && /[a-z]{2}/i.test(value))
}
