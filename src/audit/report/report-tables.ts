/** A report as tables. */
import type { AuditReport } from './audit-report.js'
import type { ReportTable } from './report-table.js'
import { answers, byRole, byRule, changes, waiting } from './tables/answer-tables.js'
import { notAsked, outcomes, totals } from './tables/decision-tables.js'
import { group } from './tables/group-table.js'
import { episodes, versionChanges, versions } from './tables/history-tables.js'

/** All tables of a report, in their order. One without rows says that there is nothing of the sort. */
export const reportTables = (report: AuditReport): readonly ReportTable[] => [
  totals(report),
  outcomes(report),
  answers(report),
  waiting(report),
  byRule(report),
  byRole(report),
  changes(report),
  notAsked(report),
  ...report.groups.map((one) => group(one, report.least)),
  versions(report),
  versionChanges(report),
  episodes(report),
]
