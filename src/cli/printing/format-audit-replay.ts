/** What replays came to. */

import { formatCourse } from '../../audit/records/course.js'
import { NOT_REPLAYED, type ReplaySummary, type WhyNotReplayed } from '../../audit/replay/replay.js'
import type { ReplayAgainstSummary } from '../../audit/replay/replay-against-tally.js'
import { groupedDigits } from './numbers.js'
import { paragraph, type ReportPart, strong } from './report.js'

const MAX_SHOWN = 25

const digits = (count: number): string => groupedDigits(String(count))

const decisions = (count: number): string => `${digits(count)} decision${count === 1 ? '' : 's'}`

const formatNotReplayed = (why: ReplaySummary['notReplayed']): readonly ReportPart[] =>
  (Object.entries(why) as readonly [WhyNotReplayed, number][]) // the keys of that record
    .map(([reason, count]) =>
      paragraph(`${decisions(count)} could not be derived again: ${NOT_REPLAYED[reason]}.`),
    )

/** Whether decisions come out again as they are on record. */
export const formatReplay = ({
  decisions: all,
  different,
  notReplayed,
  same,
  shown,
}: ReplaySummary): readonly ReportPart[] => {
  const lines = shown
    .slice(0, MAX_SHOWN)
    .flatMap((one) => (one.outcome === 'same' ? [] : [`${one.recordId} (${one.at}): ${one.explanation}`]))
  return [
    strong(`${decisions(all)} on record: ${digits(same)} come out the same, ${digits(different)} differ.`),
    ...formatNotReplayed(notReplayed),
    ...(lines.length === 0 ? [] : [{ kind: 'list' as const, lines }]),
    ...(shown.length > MAX_SHOWN ? [paragraph('`--format csv` lists all of them.')] : []),
  ]
}

/** Who would be decided differently by other rules. */
export const formatAgainst = (summary: ReplayAgainstSummary): readonly ReportPart[] => {
  const { byMove, decisions: all, moved, notReplayed, rows } = summary
  const lost = byMove['loses-escalation']
  const unasked = byMove['loses-safety-question']
  const said = [
    `By the new rules, ${digits(moved)} of ${decisions(all)} would come out differently.`,
    ...(lost === 0 ? [] : [`${decisions(lost)} would lose an escalation, or a route of one.`]),
    ...(unasked === 0
      ? []
      : [`${decisions(unasked)} would no longer wait for the answer to a question about safety.`]),
  ]
  return [
    ...said.map((text) => strong(text)),
    ...formatNotReplayed(notReplayed),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: 'Who would be decided differently',
            intro: null,
            columns: [
              { title: 'move' },
              { title: 'from' },
              { title: 'to' },
              { title: 'decisions', isNumber: true },
              { title: 'for instance' },
            ],
            rows: rows.map(({ decisions: count, examples, from, move, to }) => [
              move.replaceAll('-', ' '),
              formatCourse(from),
              formatCourse(to),
              digits(count),
              examples.join(', '),
            ]),
          },
        ]),
  ]
}
