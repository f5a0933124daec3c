/** Data that stands in a text: JSON within JSON, and scores in a row. */
import { isLikeJson } from './broken-json.js'
import { scoresInText } from './recognise-phq9.js'

const MAX_PARSED = 20
const MAX_PARSED_TEXT = 2_000_000

/** Reads a bounded number of texts as data. */
export class DataInText {
  private parsed = 0

  /** JSON within text is looked at as data: its "no" is a "no". So are nine scores in a row. Anything else stays text. */
  dataIn(raw: string, phq9: boolean): unknown {
    // UTF-16 that was taken for UTF-8 has a zero beside each letter.
    const text = raw.includes('\0') ? raw.replaceAll('\0', '') : raw
    const scores = scoresInText(text, phq9)
    if (scores !== null) return scores
    if (!isLikeJson(text) || text.length > MAX_PARSED_TEXT || this.parsed >= MAX_PARSED) return text
    this.parsed += 1
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
}
