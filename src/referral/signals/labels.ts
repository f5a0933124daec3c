/** A question, and its answer beside it: `{ name: 'suicidal thoughts', value: 'no' }`, `['selfHarm', 'yes']`. */
import { type About, isContainer, isQuestion, isUnderstood, type Step, textsIn } from './about.js'
import { answersAmong, MAX_LOOSE } from './answers-beside.js'
import type { AskedQuestions } from './asked.js'
import { isLine } from './broken-json.js'
import { riskOfCode, systemAmong, withSystem } from './codes.js'
import { answerBehind, codesIn } from './codes-in-text.js'
import type { Names } from './names.js'
import type { Name } from './risk-names.js'
import { type Entry, entriesOf } from './untrusted.js'

/** The name of a question that was found in a container. */
interface Label {
  readonly key: string | number
  readonly text: string
  readonly name: Name
}

/** What the labels of a container come to. */
export interface Labelled {
  /** Answers that stand beside them. */
  readonly answers: readonly Step[]
  /** Codes that state something by themselves. */
  readonly findings: readonly Label[]
  /** Questions whose answer does not stand beside them, with the ids that they go by. */
  readonly asked: { readonly ids: readonly string[]; readonly name: Name } | null
  /** What is left to look at. */
  readonly left: readonly Entry[]
  /** The keys of questions: what they say is asked, and not stated. */
  readonly questions: ReadonlySet<string | number>
}

/** Whether a key is that of an id, so that the words in it name nothing. */
export const isId = (key: string): boolean =>
  /(?:^| )(?:id|number|no|index)$/i.test(key.replace(/([a-z])([A-Z])/g, '$1 $2'))

const isPairIn = (entries: readonly Entry[]): boolean =>
  entries.length === 2 &&
  typeof entries[0]?.[0] === 'number' &&
  typeof entries[0][1] === 'string' &&
  !/[:=]/.test(entries[0][1])

const MAX_CODE = 80

/** `44260-8: 2`: the answer stands in the same text. */
const isAnsweredWithin = (text: string): boolean =>
  codesIn(text, undefined).some(({ end }) => isUnderstood(answerBehind(text, end)))

/** A code that asks, in a text or in something small that holds no answer itself. */
const askingCodes = (value: unknown, names: Names): readonly string[] => {
  const asks = (text: string): boolean =>
    text.length < MAX_CODE && riskOfCode(text)?.asks === true && !isAnsweredWithin(text)
  if (typeof value === 'string') return asks(value) ? [value] : []
  if (!isContainer(value)) return []
  const inside = entriesOf(value, MAX_LOOSE)
  return inside.some(([key]) => names.ofKey(key).role === 'sure') ? [] : textsIn(value, 2).filter(asks)
}

/** `["suicidalThoughts", "Suicidal thoughts", "no"]`. */
const isRowIn = (entries: readonly Entry[]): boolean =>
  entries.length > 2 &&
  entries.length < 5 &&
  typeof entries[0]?.[0] === 'number' &&
  isUnderstood(entries.at(-1)?.[1])

const labelTexts = ([key, value]: Entry, entries: readonly Entry[], names: Names): readonly string[] => {
  if (isLine(value)) return []
  if (typeof key === 'number') {
    const isOfRow = isRowIn(entries) && typeof value === 'string' && names.isWholeName(value)
    return isOfRow || (key === 0 && isPairIn(entries)) ? textsIn(value) : askingCodes(value, names)
  }
  const { isLabel, isStatement, name, role } = names.ofKey(key)
  if (name !== null || role === 'sure') return []
  if (key === 'code' && typeof value === 'string') {
    return [withSystem(value, systemAmong(entries))]
  }
  if (isLabel) return textsIn(value)
  // A whole name or a question is one under any key, but where the text speaks for itself.
  const isName = typeof value === 'string' && !isStatement && (isQuestion(value) || names.isWholeName(value))
  return isName ? [value] : askingCodes(value, names)
}

const labelsIn = (
  entries: readonly Entry[],
  about: About,
  names: Names,
  asked: AskedQuestions,
): readonly Label[] =>
  entries.flatMap((entry) => {
    const [key] = entry
    return labelTexts(entry, entries, names)
      .flatMap((text): readonly Label[] => {
        const label = names.ofLabel(text, about.underRisks)
        // An id that has such words in it is still an id.
        const isNone = label === null || (label.by.list === 'phrases' && typeof key === 'string' && isId(key))
        const name = isNone ? asked.named(text) : label
        return name === null ? [] : [{ key, text, name }]
      })
      .slice(0, 3)
  })

/** Keys that stand beside the name of a question, and of nothing else. */
const OF_QUESTIONS: ReadonlySet<string> = new Set([
  ...[
    'linkid',
    'question',
    'questionid',
    'prompt',
    'required',
    'answeroption',
    'answeroptions',
    'options',
    'choices',
  ],
  'questiontext',
])

/** What a form builder says of a field. */
const FIELD =
  /^(?:boolean|string|integer|number|decimal|date|text|choice|radio|checkbox|select|dropdown|scale)$/

const isField = ([key, value]: Entry): boolean =>
  typeof key === 'string' &&
  (OF_QUESTIONS.has(key.toLowerCase()) || (key === 'type' && typeof value === 'string' && FIELD.test(value)))

const isAskedBy = (entries: readonly Entry[], labels: readonly Label[]): boolean =>
  labels.some(({ name, text }) => name.asks || isQuestion(text)) || entries.some(isField)

const ID_KEYS: ReadonlySet<string> = new Set([
  ...['id', 'linkid', 'key', 'code', 'name', 'number', 'no', 'ref', 'questionid', 'variable', 'field'],
])

/** Another container may name the question by these. */
const idsOf = (entries: readonly Entry[], { key: labelKey }: Label): readonly string[] =>
  entries.flatMap(([key, value]) =>
    typeof key === 'string' &&
    key !== labelKey &&
    ID_KEYS.has(key.toLowerCase()) &&
    (typeof value === 'string' || typeof value === 'number')
      ? [String(value)]
      : [],
  )

/** What the labels among the entries of a container come to; `null` if there are none. `asked` are questions that were met elsewhere. */
export const labelled = (
  entries: readonly Entry[],
  about: About,
  names: Names,
  asked: AskedQuestions,
): Labelled | null => {
  const found = labelsIn(entries, about, names, asked)
  if (found.length === 0) return null
  const foundAt = new Set(found.map(({ key }) => key))
  const rest = entries.filter(([key]) => !foundAt.has(key))
  const answers = isPairIn(entries) ? rest : answersAmong(rest, names, found)
  if (answers.length > 0) {
    const taken = new Set(answers.map(([key]) => key))
    return {
      answers: found.flatMap(({ name }) =>
        answers.map(([key, value]) => ({ keys: [key], value, about: { ...about, name, isAsked: false } })),
      ),
      findings: [],
      asked: null,
      left: rest.filter(([key]) => !taken.has(key)),
      questions: new Set(),
    }
  }
  // Under a key that holds no name of a question, a text without an answer is read as it stands.
  const labels = found.filter(({ key, name }) => name.by.list === 'codes' || names.ofKey(key).isLabel)
  const [first] = labels
  if (first === undefined) return null
  const keys = new Set(labels.map(({ key }) => key))
  const isAsked = isAskedBy(entries, labels)
  return {
    answers: [],
    findings: isAsked
      ? []
      : labels.filter(({ key, name, text }) => key === 'code' && text.includes('|') && !name.asks),
    asked: { ids: idsOf(entries, first), name: first.name },
    left: isAsked ? entries.filter(([key, value]) => !keys.has(key) || typeof value === 'object') : entries,
    questions: isAsked ? keys : new Set(),
  }
}
