/** Recognises something like a PHQ-9 that was not filled in as it should be: its ninth item must not be lost. */
import { wordsOf } from './words-of.js'

/** The index of the ninth item. */
export const ITEM_9 = 8

const letters = (text: string): string => wordsOf(text.slice(0, 100)).replace(/ /g, '')

/** Whether a key may be that of a PHQ-9: `PHQ9`, `phq_9_scores`, `pqh-9`. */
export const namesPhq9 = (key: string): boolean =>
  /phq|^p[hq]{1,2}\d?$|^pqh|^qph|patienthealthq/.test(letters(key))

/** Whether a value, as a whole, is the name of the PHQ-9; text that goes on about something else is not. */
export const isPhq9 = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length < 60 &&
  /^(?:(?:phq|pqh|qph)[a-z\d]{0,14}|p[hq]\d?|patienthealthq[a-z\d]*)$/.test(letters(value))

/** Keys of a ninth item: `item9`, `q9`, `phq9_item9`; inside a PHQ-9 also a bare `9`. */
export const namesItem9 = (key: string, insidePhq9: boolean): boolean =>
  (insidePhq9
    ? /^(?:phq9?)?(?:item|question|q|i|score|answer|a)?0*9(?:score|answer)?$/
    : /^(?:item|question|q|phq9(?:item|question|q|i)?|phq(?:item|question|q|i))0*9$/
  ).test(letters(key)) && !/^phq9$/.test(letters(key))

/** Keys under which the scores of a questionnaire stand. */
export const namesItems = (key: string): boolean =>
  /^(?:items?|scores?|answers?|responses?|questions?|results?|values?|itemscores?)$/.test(letters(key))

const isScore = (value: unknown): boolean =>
  value === null || /^[0-3]$/.test(typeof value === 'string' ? value.trim() : String(value))

/** Exactly nine scores of 0 to 3 in a row: whatever it is called, it may be a PHQ-9. */
export const isNineScores = (values: readonly unknown[]): boolean =>
  values.length === 9 &&
  values.every((value) => typeof value !== 'object' || value === null) &&
  values.every(isScore)

/** A number, or text that is one. */
export const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*[-+]?\d{1,6}(?:\.\d*)?\s*$/.test(value))
