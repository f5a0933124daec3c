/** What `decide` and `explain` share: every input judged in order, each result written as soon as it is there. */

import type { Handover, TriageResult } from '../../decision/handover.js'
import { counted } from '../../explain/sentences.js'
import { formatIssues, type Issues } from '../../issue/issue.js'
import type { Disposition } from '../../rule-set/rule-set.js'
import type { Triage } from '../../triage.js'
import type { Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-codes.js'
import { explainIssues, formatHandover } from '../printing/format-issues.js'
import { explanationText, rule } from '../printing/terminal.js'
import type { OpenedTriage } from '../reading/open-triage.js'
import {
  formatPlace,
  type InputPlace,
  type ReferralInput,
  type ReferralInputs,
} from '../reading/read-referrals.js'

const WORDS: readonly (readonly [Disposition | null, string])[] = [
  [null, 'not decided, to hand to a person'],
  ['escalate', 'to escalate'],
  ['request-information', 'to ask about first'],
  ['redirect', 'to help to a better place'],
  ['accept', 'to accept'],
]

/** What became of a referral; `null` where it could not be decided. */
type Fate = Disposition | null

/** `6 referrals: 2 to escalate, 1 to ask about first, 3 to accept`. What could not be decided comes first. */
const summaryOf = (fates: readonly Fate[]): string => {
  const countOf = (wanted: Fate): number => fates.filter((fate) => fate === wanted).length
  const said = WORDS.flatMap(([fate, words]) => (countOf(fate) === 0 ? [] : [`${countOf(fate)} ${words}`]))
  return `${counted(fates.length, 'referral')}${said.length === 0 ? '' : `: ${said.join(', ')}`}`
}

/** What the triage is asked for: a decision or an examination. */
type Wanted<T> = (triage: Triage, referral: unknown) => TriageResult<T>

/**
 * Hands over what cannot be decided. A list is never a referral, so putting `input` into one makes sure that
 * nothing is decided on data that was not sound, and that all of it is looked through for safety signals.
 */
const handOver = (triage: Triage, input: unknown): Handover => {
  const refused = triage.safeDecide([input])
  if (refused.ok) throw new Error('a list was taken for a referral')
  const { handover } = refused
  return {
    ...handover,
    signals: handover.signals.map((signal) => ({ ...signal, path: signal.path.slice(1) })),
  }
}

const refuse = (triage: Triage, issues: Issues, input: unknown) =>
  ({ ok: false, issues, handover: handOver(triage, input) }) as const

/** Judges one input with the triage that was opened. Never gives a value for data that was not sound. */
const judge = <T>(opened: OpenedTriage, { read }: ReferralInput, wanted: Wanted<T>): TriageResult<T> => {
  const data = read.ok ? read.value : read.recovered
  if (!opened.ok) {
    const [first, ...rest] = [...opened.issues, ...(read.ok ? [] : read.issues)]
    return refuse(opened.standIn, first === undefined ? opened.issues : [first, ...rest], data)
  }
  return read.ok ? wanted(opened.triage, data) : refuse(opened.triage, read.issues, data)
}

/** How the values of a command are shown. */
export interface Presentation<T> {
  readonly format: Format
  /** The key of the value in JSON output. */
  readonly json: (value: T) => { readonly [key: string]: unknown }
  readonly text: (value: T, place: string) => string
  readonly disposition: (value: T) => Disposition
}

const jsonResult = <T>(result: TriageResult<T>, input: InputPlace, present: Presentation<T>) =>
  result.ok
    ? { ok: true, input, ...present.json(result.value) }
    : { ok: false, input, issues: result.issues, handover: result.handover }

const NO_TRIAGE = 'Nothing was decided: the service or the rule set cannot be used'

/**
 * Judges and writes every input. One JSON object in one file gives one indented JSON object; anything else JSON
 * Lines, one result for each input, in their order. Text gives a card for each, and a summary under several.
 */
export const processReferrals = <T>(
  { inputs, isOne }: ReferralInputs,
  opened: OpenedTriage,
  wanted: Wanted<T>,
  present: Presentation<T>,
  context: Context,
): ExitCode => {
  const { stderr, stdout } = context.io
  const fates: Fate[] = []
  let cards = 0
  const writeCard = (text: string): void => {
    stdout.write(`${cards === 0 ? '' : `\n${rule(context)}\n\n`}${text}\n`)
    cards += 1
  }
  if (!opened.ok) {
    if (present.format === 'json') stderr.write(`${NO_TRIAGE}\n${formatIssues(opened.issues)}\n`)
    else writeCard(explanationText(explainIssues(NO_TRIAGE, opened.issues), context))
  }

  for (const input of inputs) {
    const result = judge(opened, input, wanted)
    fates.push(result.ok ? present.disposition(result.value) : null)
    const place = formatPlace(input.place)
    if (present.format === 'json') {
      stdout.write(`${JSON.stringify(jsonResult(result, input.place, present), null, isOne ? 2 : 0)}\n`)
    } else if (result.ok) {
      writeCard(present.text(result.value, place))
    } else {
      // What is wrong with the rule set has been said once, above.
      const issues = opened.ok ? result.issues : result.issues.slice(opened.issues.length)
      writeCard(explanationText(formatHandover(result.handover, issues, place), context))
    }
  }

  if (present.format === 'text' && !isOne) {
    stdout.write(`${cards === 0 ? '' : `\n${rule(context)}\n\n`}${context.style('bold', summaryOf(fates))}\n`)
  }
  const refused = fates.filter((fate) => fate === null).length
  if (refused > 0) {
    stderr.write(`referral-triage: ${refused} of ${fates.length} not decided: hand over to a person\n`)
  }
  return refused > 0 || !opened.ok ? EXIT.invalid : EXIT.done
}
