/** Data that stands in a text: JSON within JSON, rows of a message, scores; and text that is no more than an id. */
import { isUnderstood } from './about.js'
import { saidBy } from './answer.js'
import { isLikeJson, isLine } from './broken-json.js'
import { codeWithSystem } from './codes-in-text.js'
import { isId } from './labels.js'
import { scoresIn } from './marked-items.js'
import type { Names } from './names.js'
import type { Questionnaire, Questionnaires } from './questionnaires.js'
import type { Place } from './signal-list.js'
import { lettersOf } from './text-words.js'

const MAX_PARSED = 20
const MAX_PARSED_TEXT = 2_000_000
const MAX_ID = 300

const MAX_TABLE = 20_000
const MAX_CELL = 80

/** A table written as text, with commas, tabs, semicolons or bars between its cells: its rows. */
const rowsIn = (text: string): readonly (readonly string[])[] | null => {
  if (text.length > MAX_TABLE || isLikeJson(text)) return null
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !/^[\s|:-]+$/.test(line))
  const [head = ''] = lines
  const sign = ['\t', '|', ';', ','].find((one) => head.includes(one))
  if (lines.length < 2 || sign === undefined) return null
  const rows = lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(sign)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
  )
  const isTable = rows.every(
    (row) => row.length === rows[0]?.length && row.every((cell) => cell.length <= MAX_CELL),
  )
  return isTable ? rows : null
}

/** Boxes that nobody ticked, in a text in which others are. */
export const withoutEmptyBoxes = (text: string): string =>
  /\[[xX✓]\]|☑|☒|✓/.test(text) ? text.replace(/^[^\S\n]*(?:\[\s?\]|☐|□).*$/gm, '') : text

/** Reads a bounded number of texts as data. */
export class DataInText {
  private parsed = 0

  /** JSON within text is looked at as data: its "no" is a "no". So are rows, and scores in a row. Anything else stays text. */
  read(raw: string, questionnaire: Questionnaire | null): unknown {
    // UTF-16 that was taken for UTF-8 has a zero beside each letter.
    const text = raw.includes('\0') ? raw.replaceAll('\0', '') : raw
    const scores = scoresIn(text, questionnaire)
    if (scores !== null) return scores
    if (isLine(text)) return text.split(/[\r\n]+/).map((line) => line.split('|'))
    const rows = rowsIn(text)
    if (rows !== null) return rows
    if (!isLikeJson(text) || text.length > MAX_PARSED_TEXT || this.parsed >= MAX_PARSED) return text
    this.parsed += 1
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
}

/** Whether a place is that of an id: `id`, `nhsNumber`, `identifier[0].value`. */
const isUnderId = (place: Place | null): boolean =>
  [place, place?.parent, place?.parent?.parent].some(
    (one, above) =>
      typeof one?.key === 'string' &&
      (/^(?:identifiers?|telecom|phones?)$/i.test(one.key) ||
        (above === 0 && isId(one.key) && !/concept|code|sct|snomed/i.test(one.key))),
  )

const LINE = /^\s*([^:=\n?.]{2,60}?)\s*[:=]\s*([^\n]{0,80})$/
const MAX_LINE = 200

/**
 * A line of a form, `Self harm: yes` or `PHQ-9: 26`: a name of ours and a plain answer. Anything else is text, and so is what a
 * line denies: it counts, and is marked.
 */
export const lineOfForm = (
  text: string,
  { isWholeName }: Names,
  { ofKey }: Questionnaires,
): readonly [key: string, value: string] | null => {
  const [, key = '', value = ''] = text.length > MAX_LINE ? [] : (LINE.exec(text) ?? [])
  const isOurs = ofKey(lettersOf(key)) !== null || (isWholeName(key) && saidBy(value) !== 'no')
  return isUnderstood(value) && isOurs ? [key, value] : null
}

/** Under the dose of a medicine `OD` is once a day. */
const isOnceADay = (text: string, place: Place | null): boolean =>
  /^o\.?d\.?$/i.test(text.trim()) &&
  [place, place?.parent, place?.parent?.parent].some(
    (one) =>
      typeof one?.key === 'string' && /^(?:dosage(?:_?instructions?)?|dose|frequency|sig)$/i.test(one.key),
  )

/** An id, an address or how often a medicine is taken, whatever words are in it, tells nothing of anybody's danger. */
export const tellsNothing = (text: string, place: Place | null): boolean =>
  !/\s/.test(text.trim().slice(0, MAX_ID)) &&
  codeWithSystem(text) === null &&
  (isOnceADay(text, place) || /^(?:[a-z]{2,8}:\/\/|urn:|mailto:)/i.test(text) || isUnderId(place))
