/** What a report remembers of each decision, to match later records to it. It is kept small. */
import type { AuditRecord } from '../records/audit-record.js'
import { isCommitment } from '../records/commitment.js'
import type { Course } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'

/** The part of a decision that many have in common: equal ones are stored once. */
export interface DecisionShape {
  readonly course: Course
  /** The rules that were reasons for it, by name; `null` where they have been erased. */
  readonly rules: readonly string[] | null
  /** The weeks agreed and the most there may be; `null` where it was not accepted, or has been erased. */
  readonly weeks: { readonly agreed: number; readonly most: number } | null
  /** The most contacts; `null` where they are not limited, or not known. */
  readonly contacts: number | null
  /** The groups that are known, each with its id. */
  readonly groups: readonly (readonly [id: string, group: string])[]
}

/** One decision, and what became of it. */
export interface KnownDecision {
  readonly at: string
  readonly shape: DecisionShape
  isReplaced: boolean
  /** When somebody first confirmed or overrode it. */
  answeredAt: string | null
  /** What an override put in the place of the proposal; the last one counts. */
  overriddenTo: Course | null
  /** The code of the last override. */
  reason: string | null
  firstContact: string | null
  contacts: number
  extensionWeeks: number
  closedOn: string | null
}

const rulesOf = ({ decision }: DecisionRecord): readonly string[] | null =>
  isCommitment(decision) ? null : [...new Set(decision.reasons.flatMap(({ rule }) => rule ?? []))]

const weeksOf = ({ decision }: DecisionRecord): DecisionShape['weeks'] => {
  if (isCommitment(decision) || decision.intervention === null) return null
  const { extension, weeks } = decision.intervention
  return { agreed: weeks.max, most: extension.possible ? (extension.maxWeeks ?? weeks.max) : weeks.max }
}

const groupsOf = ({ groups }: DecisionRecord): DecisionShape['groups'] => {
  if (groups === null || isCommitment(groups)) return []
  return Object.entries(groups).flatMap(([id, group]) => (group === null ? [] : [[id, String(group)]]))
}

const shapeOf = (record: DecisionRecord): DecisionShape => ({
  course: record.course,
  rules: rulesOf(record),
  weeks: weeksOf(record),
  contacts: isCommitment(record.decision) ? null : (record.decision.intervention?.contacts?.max ?? null),
  groups: groupsOf(record),
})

/** Every decision of a log by its record id. Its memory grows with the number of decisions, and by little for each. */
export class KnownDecisions {
  private readonly byId = new Map<string, KnownDecision>()
  private readonly shapes = new Map<string, DecisionShape>()

  /** The decision of this record id. */
  get(recordId: string): KnownDecision | undefined {
    return this.byId.get(recordId)
  }

  /** All of them, in the order of the log. */
  entries(): Iterable<readonly [string, KnownDecision]> {
    return this.byId.entries()
  }

  private addDecision(record: DecisionRecord): void {
    const shape = shapeOf(record)
    const key = JSON.stringify(shape)
    const kept = this.shapes.get(key) ?? shape
    this.shapes.set(key, kept)
    const before = record.replaces === null ? undefined : this.byId.get(record.replaces)
    if (before !== undefined) before.isReplaced = true
    this.byId.set(record.recordId, {
      at: record.at,
      shape: kept,
      isReplaced: false,
      answeredAt: null,
      overriddenTo: null,
      reason: null,
      firstContact: null,
      contacts: 0,
      extensionWeeks: 0,
      closedOn: null,
    })
  }

  /** Takes the next record of the log. */
  add(record: AuditRecord): void {
    if (record.type === 'decision') {
      this.addDecision(record)
      return
    }
    const known = record.type === 'erasure' ? undefined : this.byId.get(record.decision)
    if (known === undefined) return
    switch (record.type) {
      case 'confirmation':
        known.answeredAt ??= record.at
        break
      case 'override':
        known.answeredAt ??= record.at
        known.overriddenTo = record.to
        known.reason = record.overrideReason.reason.code
        break
      case 'contact':
        known.contacts += 1
        if (known.firstContact === null || record.date < known.firstContact) known.firstContact = record.date
        break
      case 'extension':
        known.extensionWeeks += record.weeks
        break
      case 'closure':
        known.closedOn ??= record.on
        break
    }
  }
}
