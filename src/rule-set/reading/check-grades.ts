/**
 * Words that grade the risk of suicide: low, medium, high, a score, a level, a colour. Nobody is graded here
 * (NICE NG225 and NHS England's guidance of 2025 reject it), and no rule set can bring it back in its texts.
 */
import type { Json } from '../../input/json.js'
import { normalise } from '../../input/normalise.js'
import { quote } from '../../issue/quote.js'
import type { Path, Report } from './issue-list.js'

/** Most texts speak of none of this, and are seen to at once. */
const MAY_GRADE = /risk|suicid|\b(?:red|amber|green|rag|r\.\s?a\.\s?g)\b/i

const DEGREE =
  '(?:low|lower|lowest|medium|moderate|intermediate|high|higher|highest|minimal|mild|elevated|negligible|severe|critical)'
const WHOSE = '(?:suicide |suicidal |self harm |overall |current |clinical |mental health )?'
const COLOUR = '(?:red|amber|green)'

const GRADES = new RegExp(
  [
    // `low risk`, but not `high risk of falls` or `high risk drinking`
    `${DEGREE} ${WHOSE}risk(?!s? (?:of (?!suicid|self|harm|death|dying)|drink|gambl|job|work|area|pregnan))`,
    `${DEGREE} (?:to|or|and) ${DEGREE} risk`,
    // `risk: low`, `risk level is high`
    `risk (?:(?:is|as|level|score|grade|band|rating|category|tier|status) ){0,3}${DEGREE}(?: |$)(?!(?:mood|income)(?: |$))`,
    // `risk score`, `suicide risk level`
    '(?:^| )risk (?:score|level|grade|grading|band|banding|rating|categor|tier|stratif|matrix)',
    // `red risk`, `graded amber`, `RAG rating`
    `(?:^| )${COLOUR} (?:risk|rating|rated|grade|graded|level|category|case|priority)`,
    `(?:risk|rated|rating|graded|grade|coded|level|category|status) (?:is |as )?${COLOUR}(?: |$)`,
    '(?:^| )rag (?:rat|grad|status|score)',
    `(?:^| )${COLOUR} (?:or |and )?${COLOUR}(?: |$)`,
    `^${COLOUR}$`,
    // `suicide severity`, `suicidality: severe`, `likelihood of suicide`, `tier 3 suicide`, `risk: 3/5`, `code red`
    `suicid\\p{L}* (?:severity|scor|level|tier|likelihood|grad|band|rating)`,
    `(?:severity|likelihood|probability|chance|level|tier|score|grade) of suicid`,
    `suicidality ${DEGREE}(?: |$)`,
    '(?:tier|level|grade|band|stage) \\d+ (?:suicid|risk)',
    '(?:^| )risk \\d',
    `(?:^| )code ${COLOUR}(?: |$)`,
    '(?:^| )r a g(?: |$)',
  ].join('|'),
  'u',
)

/** A text that says that nobody is graded may name what it rejects. */
const REJECTS =
  /(?:^| )(?:no|not|never|nobody|without|nor|instead of|rather than)(?: [a-z]+){0,4} (?:risk|low|medium|high|red|amber|green)(?: |$)/

const wordsOf = (text: string): string =>
  normalise(text, 'NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a text grades the risk of suicide. */
export const gradesRisk = (text: string): boolean => {
  if (!MAY_GRADE.test(text)) return false
  const words = wordsOf(text)
  return GRADES.test(words) && !REJECTS.test(words)
}

/** The titles of documents are others' words, a digest and an address are none. */
const NOT_OURS: ReadonlySet<string> = new Set(['$schema', 'sources', 'source', 'digest', 'version', 'url'])

const checkAt = (json: Json, path: Path, report: Report): void => {
  if (typeof json === 'string') {
    if (!gradesRisk(json)) return
    report(
      'risk-grade',
      path,
      () => `the text ${quote(json)} grades risk, and nobody is ever graded`,
      () => 'say what there is to do and how soon, without low, medium or high, a score, a level or a colour',
    )
  } else if (typeof json === 'object' && json !== null) {
    for (const [key, value] of Object.entries(json)) {
      if (!NOT_OURS.has(key)) checkAt(value, [...path, Array.isArray(json) ? Number(key) : key], report)
    }
  }
}

/** Reports every text of a document that grades the risk of suicide. The guard has bounded its depth. */
export const checkGrades = (document: Json, report: Report): void => checkAt(document, [], report)
