/** Tables of versions, and of episodes. */
import type { AuditReport } from '../audit-report.js'
import type { ReportTable } from '../report-table.js'
import { key, number, text } from './columns.js'

const document = ({
  digest,
  id,
  version,
}: {
  readonly id: string
  readonly version: string
  readonly digest: string
}) => `${id} ${version} [${digest.replace(/^[a-z0-9-]+:/, '').slice(0, 8)}]`

/** Rule sets in force. */
export const versions = ({ versions: { inForce } }: AuditReport): ReportTable => ({
  id: 'versions',
  title: 'Rule sets in force',
  intro: 'What decisions were made with, from the first decision to the last.',
  columns: [
    key('rule set'),
    key('safety floor'),
    key('library'),
    text('services'),
    number('decisions'),
    text('first'),
    text('last'),
  ],
  rows: inForce.map((one) => [
    document(one.ruleSet),
    document(one.safetyFloor),
    `${one.library.name} ${one.library.version}`,
    one.services.join(', '),
    one.decisions,
    one.first,
    one.last,
  ]),
  chart: null,
})

/** When they changed. */
export const versionChanges = ({ versions: { changes: all } }: AuditReport): ReportTable => ({
  id: 'version-changes',
  title: 'When rule sets changed',
  intro: 'The first decision of each service with something else.',
  columns: [key('at'), key('service'), key('record'), text('from'), text('to')],
  rows: all.map(({ at, from, recordId, service, to }) => [at, service, recordId, from, to]),
  chart: null,
})

/** Episodes past their limit. */
export const episodes = ({
  episodes: { episodes: count, on, open, pastLimit, shown },
}: AuditReport): ReportTable => ({
  id: 'episodes-past-limit',
  title: 'Episodes past their limit',
  intro: `As things stood on ${on}: ${pastLimit} of ${count} episodes, of which ${open} are open. An episode starts with its first contact on record, or else when it was confirmed; pauses are not on record.`,
  columns: [
    key('record'),
    text('pathway'),
    text('start'),
    number('weeks'),
    text('limit'),
    text('closed'),
    number('days over'),
    number('contacts'),
    number('most contacts'),
  ],
  rows: shown.map((one) => [
    one.recordId,
    one.pathway,
    one.start,
    one.weeks,
    one.limit,
    one.closedOn,
    one.daysOver,
    one.contacts,
    one.mostContacts,
  ]),
  chart: null,
})
