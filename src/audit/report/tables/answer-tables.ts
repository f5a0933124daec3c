/** Tables of what people answered. */
import type { AuditReport } from '../audit-report.js'
import type { ReportTable } from '../report-table.js'
import { shareOf } from '../sections/counting.js'
import type { ReasonCount } from '../sections/overrides.js'
import { duration, key, number, share, text } from './columns.js'

const formatReasons = (reasons: readonly ReasonCount[]): string =>
  reasons.map(({ count, name }) => `${name} (${count})`).join(', ')

/** Time from escalation to confirmation. */
export const answers = ({ answers: { routes } }: AuditReport): ReportTable => ({
  id: 'answers',
  title: 'Time from escalation to confirmation',
  intro:
    'From the proposal of an escalation until somebody confirmed or overrode it, by its most urgent route. ' +
    'It says when it was put on record, not when help came.',
  columns: [
    key('route'),
    number('escalations'),
    number('answered'),
    number('waiting'),
    duration('median'),
    duration('nine of ten within'),
    duration('longest'),
  ],
  rows: routes.map((one) => [
    one.route,
    one.escalations,
    one.answered,
    one.waiting,
    one.median,
    one.ninetieth,
    one.longest,
  ]),
  chart: null,
})

/** Escalations that nobody has answered. */
export const waiting = ({ answers: { waiting: all } }: AuditReport): ReportTable => ({
  id: 'waiting',
  title: 'Escalations that nobody has answered',
  intro: 'The first hundred. Look at these first.',
  columns: [key('record'), text('since'), text('route')],
  rows: all.map(({ at, recordId, route }) => [recordId, at, route]),
  chart: null,
})

/** Override rate by rule. */
export const byRule = ({ overrides }: AuditReport): ReportTable => ({
  id: 'overrides-by-rule',
  title: 'Override rate by rule',
  intro:
    'Of the decisions that a rule was a reason for and that somebody answered, how many were overridden.',
  columns: [
    key('rule'),
    text('title'),
    number('answered'),
    number('overridden'),
    share('rate'),
    text('reasons'),
  ],
  rows: overrides.byRule.map(({ answered, overridden, reasons, rule, title }) => [
    rule,
    title,
    answered,
    overridden,
    shareOf(overridden, answered),
    formatReasons(reasons),
  ]),
  chart: { layout: 'bars', columns: [4], whole: false },
})

/** Override rate by role. */
export const byRole = ({ overrides }: AuditReport): ReportTable => ({
  id: 'overrides-by-role',
  title: 'Override rate by role',
  intro:
    'Of the answers given in a role, how many were overrides. “Lowered” took a protection away: an escalation, a route of one, or an open question about safety.',
  columns: [
    key('role'),
    number('answers'),
    number('overrides'),
    number('lowered'),
    share('rate'),
    text('reasons'),
  ],
  rows: overrides.byRole.map((one) => [
    one.role,
    one.answers,
    one.overrides,
    one.lowered,
    shareOf(one.overrides, one.answers),
    formatReasons(one.reasons),
  ]),
  chart: { layout: 'bars', columns: [4], whole: false },
})

/** From what to what. */
export const changes = ({ overrides }: AuditReport): ReportTable => ({
  id: 'overrides-by-change',
  title: 'Overrides: from what to what',
  intro: 'The most frequent first.',
  columns: [key('change'), number('overrides')],
  rows: overrides.changes.map(({ count, name }) => [name, count]),
  chart: null,
})
