/** How often people put something else in the place of what was proposed, and why. */
import type { AuditRecord } from '../../records/audit-record.js'
import { isCommitment } from '../../records/commitment.js'
import { formatCourse, lowersSafety } from '../../records/course.js'
import type { DecisionRecord } from '../../records/decision-record.js'
import type { KnownDecisions } from '../known-decision.js'
import { key, number, type ReportTable, share, tableOf, text } from '../report-table.js'
import { byName, Counts, getOrCreate, shareOf } from './counting.js'

/** A reason code and how often it was given. */
export interface ReasonCount {
  /** The code of the reason. */
  readonly name: string
  /** How often it was given. */
  readonly count: number
}

/** How often what a rule called for was overridden. */
export interface OverridesOfRule {
  /** The name of the rule. */
  readonly rule: string
  /** The title of the rule, for people. */
  readonly title: string
  /** Decisions that it was a reason for and that somebody confirmed or overrode. */
  readonly answered: number
  /** How many of them were overridden. */
  readonly overridden: number
  /** The reasons given, the most frequent first. */
  readonly reasons: readonly ReasonCount[]
}

/** How often people in one role override. */
export interface OverridesOfRole {
  /** The role, such as `general-practitioner`. */
  readonly role: string
  /** Confirmations and overrides. */
  readonly answers: number
  /** How many of them were overrides. */
  readonly overrides: number
  /** Overrides that took a protection away: an escalation, a route, or an open question about safety. */
  readonly lowered: number
  /** The reasons given, the most frequent first. */
  readonly reasons: readonly ReasonCount[]
}

/** Override rates, and the reasons. */
export interface OverrideReport {
  /** By the rules that were reasons for the decision, the most often overridden first. */
  readonly byRule: readonly OverridesOfRule[]
  /** By the role of whoever answered, the most answers first. */
  readonly byRole: readonly OverridesOfRole[]
  /** From what to what, the most frequent first. */
  readonly changes: readonly ReasonCount[]
}

interface Role {
  answers: number
  overrides: number
  lowered: number
  readonly reasons: Counts
}

/** Counts overrides. The words of a reason are left out: they may name people. */
export class OverrideCounts {
  private readonly roles = new Map<string, Role>()
  private readonly changes = new Counts()
  private readonly titles = new Map<string, string>()

  add(record: AuditRecord): void {
    if (record.type === 'decision') this.addTitles(record)
    if (record.type !== 'confirmation' && record.type !== 'override') return
    const role = getOrCreate(this.roles, record.by.role, () => {
      return { answers: 0, overrides: 0, lowered: 0, reasons: new Counts() }
    })
    role.answers += 1
    if (record.type === 'confirmation') return
    role.overrides += 1
    if (lowersSafety(record.from, record.to)) role.lowered += 1
    role.reasons.add(record.overrideReason.reason.code)
    this.changes.add(`${formatCourse(record.from)} → ${formatCourse(record.to)}`)
  }

  private addTitles({ decision }: DecisionRecord): void {
    if (isCommitment(decision)) return
    for (const { rule, title } of decision.reasons) if (rule !== null) this.titles.set(rule, title)
  }

  private byRule(decisions: KnownDecisions): readonly OverridesOfRule[] {
    const rules = new Map<string, { answered: Counts; reasons: Counts }>()
    for (const [, { answeredAt, reason, shape, overriddenTo }] of decisions.entries()) {
      if (answeredAt === null) continue
      for (const rule of shape.rules ?? []) {
        const counts = getOrCreate(rules, rule, () => ({ answered: new Counts(), reasons: new Counts() }))
        counts.answered.add(overriddenTo === null ? 'confirmed' : 'overridden')
        if (reason !== null) counts.reasons.add(reason)
      }
    }
    return [...rules]
      .map(([rule, { answered, reasons }]) => ({
        rule,
        title: this.titles.get(rule) ?? rule,
        answered: answered.of('confirmed') + answered.of('overridden'),
        overridden: answered.of('overridden'),
        reasons: reasons.list(),
      }))
      .sort(
        (one, other) =>
          other.overridden / other.answered - one.overridden / one.answered ||
          other.answered - one.answered ||
          byName(one.rule, other.rule),
      )
  }

  result(decisions: KnownDecisions): OverrideReport {
    return {
      byRule: this.byRule(decisions),
      byRole: [...this.roles]
        .map(([role, { reasons, ...counts }]) => ({ role, ...counts, reasons: reasons.list() }))
        .sort((one, other) => other.answers - one.answers || byName(one.role, other.role)),
      changes: this.changes.list(),
    }
  }
}

const formatReasons = (reasons: readonly ReasonCount[]): string =>
  reasons.map(({ count, name }) => `${name} (${count})`).join(', ')

/** The table of override rates by rule. */
export const overridesByRuleTable = ({ byRule }: OverrideReport): ReportTable =>
  tableOf(
    {
      id: 'overrides-by-rule',
      title: 'Override rate by rule',
      intro:
        'Of the decisions that a rule was a reason for and that somebody answered, how many were overridden.',
    },
    byRule,
    [
      key('rule', ({ rule }) => rule),
      text('title', ({ title }) => title),
      number('answered', ({ answered }) => answered),
      number('overridden', ({ overridden }) => overridden),
      share('rate', ({ answered, overridden }) => shareOf(overridden, answered)),
      text('reasons', ({ reasons }) => formatReasons(reasons)),
    ],
    { layout: 'bars', columns: [4], whole: false },
  )

/** The table of override rates by role. */
export const overridesByRoleTable = ({ byRole }: OverrideReport): ReportTable =>
  tableOf(
    {
      id: 'overrides-by-role',
      title: 'Override rate by role',
      intro:
        'Of the answers given in a role, how many were overrides. “Lowered” took a protection away: an escalation, a route of one, or an open question about safety.',
    },
    byRole,
    [
      key('role', ({ role }) => role),
      number('answers', ({ answers }) => answers),
      number('overrides', ({ overrides }) => overrides),
      number('lowered', ({ lowered }) => lowered),
      share('rate', ({ answers, overrides }) => shareOf(overrides, answers)),
      text('reasons', ({ reasons }) => formatReasons(reasons)),
    ],
    { layout: 'bars', columns: [4], whole: false },
  )

/** The table of what was put in the place of what. */
export const overridesByChangeTable = ({ changes }: OverrideReport): ReportTable =>
  tableOf(
    {
      id: 'overrides-by-change',
      title: 'Overrides: from what to what',
      intro: 'The most frequent first.',
    },
    changes,
    [key('change', ({ name }) => name), number('overrides', ({ count }) => count)],
  )
