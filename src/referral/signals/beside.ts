/** Questions and answers in lists beside each other: two lists of one length, or rows under a row of names. */
import { textsIn } from './about.js'
import type { Names } from './names.js'
import { type Entry, entriesOf, isList } from './untrusted.js'

/** A name in one list, and what stands at its place in another. */
export interface BesideEachOther {
  readonly label: string
  readonly answer: unknown
  /** The keys that lead to the answer. */
  readonly keys: readonly (string | number)[]
}

const MAX = 100
const MAX_INSIDE = 10

/** The text of what may be a name: itself, or the only one in something small. */
const nameIn = (value: unknown): string | null => {
  const texts = textsIn(value, 2)
  return texts.length === 1 || (texts.length > 0 && typeof value === 'object') ? (texts.at(-1) ?? null) : null
}

const isNames = (list: readonly Entry[]): boolean =>
  list.length > 0 && list.every(([, value]) => typeof value !== 'number' && nameIn(value) !== null)

const isSmall = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isList(value) && entriesOf(value, 4).length < 4

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null

interface List {
  readonly key: string | number
  readonly at: readonly (string | number)[]
  readonly items: readonly Entry[]
}

/** The lists in a container, and those in a container in it: `{ form: { labels: […] }, values: […] }`. */
const listsIn = (entries: readonly Entry[], isDeeper: boolean): readonly List[] =>
  entries.flatMap(([key, value]): readonly List[] => {
    if (isList(value)) return [{ key, at: [key], items: entriesOf(value, MAX) }]
    if (!isDeeper || typeof value !== 'object' || value === null) return []
    return listsIn(entriesOf(value, MAX_INSIDE), false).map((list) => ({
      ...list,
      key,
      at: [key, ...list.at],
    }))
  })

/** The pairs in the lists of a container, and the keys of the lists that are names. */
export const besideEachOther = (
  entries: readonly Entry[],
  isAnswer: (value: unknown) => boolean,
): { readonly pairs: readonly BesideEachOther[]; readonly names: readonly (string | number)[] } => {
  const lists = listsIn(entries, true)
  const named = lists.filter(({ items }) => isNames(items))
  const pairs = named.flatMap((names) =>
    lists.flatMap(({ at: path, items, key }): readonly BesideEachOther[] => {
      if (path.join('.') === names.at.join('.')) return []
      // Of rows in a list only the first is one of names.
      if (typeof names.key === 'number' && names.key > 0) return []
      const isRow = items.length === names.items.length && items.every(([, value]) => isScalar(value))
      // Pairs of a name and its answer look like rows of two, and are not.
      if (isRow && typeof key === 'number' && items.length < 3) return []
      const rows = isRow
        ? [{ at: path, row: items }]
        : items.flatMap(([index, value]) =>
            listsIn([[index, value]], true)
              .filter((list) => list.items.length === names.items.length)
              .map((list) => ({ at: [...path, ...list.at], row: list.items })),
          )
      const answered = rows.filter(({ row }) => row.some(([, value]) => isAnswer(value)))
      return answered.flatMap(({ at, row }) =>
        names.items.flatMap(([index, label]) => {
          const answer = row.find(([place]) => place === index)
          const name = nameIn(label)
          return answer === undefined || name === null
            ? []
            : [{ label: name, answer: answer[1], keys: [...at, index] }]
        }),
      )
    }),
  )
  const asked = named.map(({ key }) => key).filter((key) => typeof key === 'string' || key === 0)
  return { pairs, names: pairs.length === 0 ? [] : asked }
}

/** A name in one container, and the answer in the next of the list: `[{ question: 'selfHarm' }, { answer: 'yes' }]`. */
export const inTurn = (entries: readonly Entry[], names: Names): readonly BesideEachOther[] =>
  entries.flatMap(([key, value], index): readonly BesideEachOther[] => {
    const next = entries[index + 1]
    if (typeof key !== 'number' || next === undefined || !isSmall(value) || !isSmall(next[1])) return []
    const [one, other] = [entriesOf(value, 3), entriesOf(next[1], 3)]
    const labels = one.filter(([name]) => names.ofKey(name).isLabel)
    const answers = other.filter(([name]) => names.ofKey(name).role === 'sure')
    if (labels.length === 0 || answers.length === 0 || other.some(([name]) => names.ofKey(name).isLabel))
      return []
    if (one.some(([name]) => names.ofKey(name).role === 'sure')) return []
    return labels.flatMap(([, label]) =>
      textsIn(label).flatMap((text) =>
        answers.map(([name, answer]) => ({ label: text, answer, keys: [next[0], name] })),
      ),
    )
  })
