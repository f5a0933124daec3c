/** Codes in a text: under a key that names their system, in a cell of a message of HL7, or among other words. */
import { type CodedRisk, riskOfCode, withSystem } from './codes.js'

/** A code that speaks of a risk, and where it ends in the text. */
export interface CodeInText {
  readonly coded: CodedRisk
  readonly end: number
}

/** What nothing but a code of SNOMED CT, of LOINC, or a long one of ICD-10 looks like. */
const AMONG_WORDS = /(?<![\w./-])(?:\d{6,18}|\d{3,6}-\d|[A-TV-Z]\d\d\.\d[\dA-Z]{1,4})(?![\w-])/gi

const MAX_CELL = 250

/** A cell, an address with a code behind it, or something as short as a code is. */
const MAY_BE_CODED = /[\^|]|^\s*[\w.]{2,12}\s*$/

/** A code whose system is known: `X70` under `icd10Code`, `X70^Hanging^I10`, `http://snomed.info/sct|6471006`. */
export const codeWithSystem = (text: string, key?: string | number): CodedRisk | null => {
  if (text.length > MAX_CELL || !MAY_BE_CODED.test(text)) return null
  const [code = '', , system] = text.split('^')
  const [before = '', after = ''] = text.split('|')
  const ways = [
    [code, system],
    [after, before],
    [text, typeof key === 'string' ? key.replace(/(?:code|id)s?$/i, '') : undefined],
  ] as const
  for (const [one, of] of ways) {
    const whole = withSystem(one.trim(), of)
    const coded = whole === one.trim() ? null : riskOfCode(whole)
    if (coded !== null) return coded
  }
  return null
}

/** The codes in a text that stands under `key`. */
export const codesIn = (text: string, key: string | number | undefined): readonly CodeInText[] => {
  const whole = codeWithSystem(text, key)
  if (whole !== null) return [{ coded: whole, end: text.length }]
  return [...text.matchAll(AMONG_WORDS)].flatMap(({ 0: code, index }) => {
    const coded = riskOfCode(code)
    return coded === null ? [] : [{ coded, end: index + code.length }]
  })
}

/** The answer that stands right behind a question in a text: `44260-8: 2`, `44260-8,"2"`. */
export const answerBehind = (text: string, end: number): string | null =>
  /^["']?[ \t]*[:=,;|^\t]+[ \t]*["']?([^\s,;|"'][^\n\r,;|"']{0,40})/.exec(text.slice(end, end + 60))?.[1] ??
  null
