/** What `decide` and `explain` share: every input judged in order, each result written as soon as it is there. */

import type { TriageResult } from '../../decision/handover.js'
import { formatIssues } from '../../issue/issue.js'
import type { Disposition } from '../../rule-set/rule-set.js'
import type { Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-code.js'
import { formatHandover } from '../printing/format-handover.js'
import { explanationText, rule } from '../printing/print-explanation.js'
import { explainIssues } from '../printing/print-issues.js'
import { type Fate, summaryOf } from '../printing/summary.js'
import type { OpenedTriage } from '../reading/open-triage.js'
import { formatPlace, type InputPlace, type ReferralInputs } from '../reading/read-referrals.js'
import { judge, type Wanted } from './judge.js'

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
