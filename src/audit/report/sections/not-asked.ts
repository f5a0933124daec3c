/** What was not asked, by who sent the referral. */
import { everyQuestion } from '../../../decision/every-question.js'
import { isCommitment } from '../../records/commitment.js'
import type { DecisionRecord } from '../../records/decision-record.js'
import { key, number, type ReportTable, share, tableOf, text } from '../report-table.js'
import { byName, getOrCreate, shareOf } from './counting.js'

/** One thing that referrals of one source left open. */
export interface NotAsked {
  /** The referral source; `not recorded` where it is not known. */
  readonly source: string
  /** The name of the fact that was not known. */
  readonly fact: string
  /** What the fact is called, for people. */
  readonly title: string
  /** Whether it is about safety. */
  readonly safety: boolean
  /** Decisions on referrals of this source, without those whose questions have been erased. */
  readonly decisions: number
  /** How many of them still had to ask it. */
  readonly open: number
  /** How many of them waited for the answer. */
  readonly heldUp: number
}

interface Open {
  readonly title: string
  readonly safety: boolean
  open: number
  heldUp: number
}

/** Counts the open questions of decisions. A question that could not change a decision is not among them. */
export class NotAskedCounts {
  private readonly sources = new Map<string, { decisions: number; readonly facts: Map<string, Open> }>()

  add({ decision, referralSource }: DecisionRecord): void {
    if (isCommitment(decision)) return
    const name = referralSource ?? 'not recorded'
    const source = getOrCreate(this.sources, name, () => ({ decisions: 0, facts: new Map<string, Open>() }))
    source.decisions += 1
    for (const { fact, holdsUp, safety, title } of everyQuestion(decision)) {
      const open = getOrCreate(source.facts, fact, () => ({ title, safety, open: 0, heldUp: 0 }))
      open.open += 1
      if (holdsUp) open.heldUp += 1
    }
  }

  /** By source, and in it the most frequent first. */
  result(): readonly NotAsked[] {
    return [...this.sources]
      .sort(([one], [other]) => byName(one, other))
      .flatMap(([source, { decisions, facts }]) =>
        [...facts]
          .map(([fact, open]) => ({ source, fact, decisions, ...open }))
          .sort((one, other) => other.open - one.open || byName(one.fact, other.fact)),
      )
  }
}

/** The table of what was not asked, by referral source. */
export const notAskedTable = (all: readonly NotAsked[]): ReportTable =>
  tableOf(
    {
      id: 'not-asked',
      title: 'What was not asked, by referral source',
      intro:
        'Answers that could have changed the decision and were not in the referral. “Held up” waited for the answer.',
    },
    all,
    [
      key('source', ({ source }) => source),
      key('fact', ({ fact }) => fact),
      text('what', ({ safety, title }) => (safety ? `${title} (safety)` : title)),
      number('decisions', ({ decisions }) => decisions),
      number('not asked', ({ open }) => open),
      share('share', ({ decisions, open }) => shareOf(open, decisions)),
      number('held up', ({ heldUp }) => heldUp),
    ],
    { layout: 'bars', columns: [5], whole: false },
  )
