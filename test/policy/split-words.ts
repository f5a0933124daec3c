/** `rules/words/en.json`, written by hand, as the parts that code carries: what decides needs few words, what explains the rest. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../../src/rule-set/digest.js'
import { root } from '../documents.js'

/** A text: alone, or with what a translator should know. A `kept` one is always said; a service's own stands after it. */
type Text = string | { readonly text: string; readonly note?: string; readonly kept?: true }

interface Group {
  readonly [key: string]: Text | Group
}

const isText = (entry: Text | Group): entry is Text =>
  typeof entry === 'string' || typeof entry['text'] === 'string'

/** Every text by its key: `linkWorker.first.stay`. */
const flat = (group: Group, above = ''): readonly (readonly [string, Text])[] =>
  Object.entries(group).flatMap(([name, entry]) =>
    isText(entry) ? [[`${above}${name}`, entry] as const] : flat(entry, `${above}${name}.`),
  )

/** The groups of what a decision itself says. */
const DECISION = ['facts', 'handover', 'decision']

const partOf = (texts: readonly (readonly [string, Text])[]) => ({
  texts: Object.fromEntries(texts.map(([key, text]) => [key, typeof text === 'string' ? text : text.text])),
  kept: texts.flatMap(([key, text]) => (typeof text === 'object' && text.kept === true ? [key] : [])),
})

/** The parts, by the name of their file in `rules/bundled/words/`; that of decisions with its digest, which they name. */
export const splitWords = () => {
  const all = flat(JSON.parse(readFileSync(join(root, 'rules/words/en.json'), 'utf8')))
  const decides = ([key]: readonly [string, Text]) => DECISION.includes(key.split('.')[0] ?? '')
  const decision = partOf(all.filter(decides))
  return {
    decision: { ...decision, digest: digestOf(decision) },
    explanation: partOf(all.filter((one) => !decides(one))),
    notes: Object.fromEntries(
      all.flatMap(([key, text]) =>
        typeof text === 'object' && text.note !== undefined ? [[key, text.note]] : [],
      ),
    ),
  }
}
