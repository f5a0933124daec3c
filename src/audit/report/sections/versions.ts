/** Which rule sets were in force, and when they changed. */
import type { DecisionRecord } from '../../records/decision-record.js'
import { key, number, type ReportTable, tableOf, text } from '../report-table.js'
import { byName, getOrCreate } from './counting.js'

type Provenance = DecisionRecord['provenance']

/** What decisions were made with, and from when to when. */
export interface VersionInForce {
  /** The rule set: its id, version and digest. */
  readonly ruleSet: Provenance['ruleSet']
  /** The safety floor that was welded under it: its id, version and digest. */
  readonly safetyFloor: Provenance['safetyFloor']
  /** The library that decided: its name and version. */
  readonly library: Provenance['library']
  /** The ids of the services that it was used for. */
  readonly services: readonly string[]
  /** How many decisions were made with them. */
  readonly decisions: number
  /** The time of the first decision made with them: an instant in UTC (ISO 8601). */
  readonly first: string
  /** The time of the last one. */
  readonly last: string
}

/** A service that went over to something else. */
export interface VersionChange {
  /** The time of its first decision with something else: an instant in UTC (ISO 8601). */
  readonly at: string
  /** The record id of that decision. */
  readonly recordId: string
  /** The id of the service. */
  readonly service: string
  /** Rule set, safety floor and library before, in a few words. */
  readonly from: string
  /** And after. */
  readonly to: string
}

/** Versions, and when they changed. */
export interface Versions {
  /** What was in force, from the first decision on. */
  readonly inForce: readonly VersionInForce[]
  /** The first 1,000 changes. */
  readonly changes: readonly VersionChange[]
  /** How many changes there are in all. */
  readonly totalChanges: number
}

const MAX_CHANGES = 1_000

/** A document in a few words: `social-prescribing 1.2.0 [0a1b2c3d]`. */
const formatDocument = ({ digest, id, version }: Provenance['ruleSet']): string =>
  `${id} ${version} [${digest.replace(/^[a-z0-9-]+:/, '').slice(0, 8)}]`

const formatProvenance = ({ library, ruleSet, safetyFloor }: Provenance): string =>
  [formatDocument(ruleSet), formatDocument(safetyFloor), `${library.name} ${library.version}`].join(', ')

interface Version extends Pick<Provenance, 'ruleSet' | 'safetyFloor' | 'library'> {
  readonly services: Set<string>
  decisions: number
  first: string
  last: string
}

/** Notes what each decision was made with. */
export class VersionLog {
  private readonly versions = new Map<string, Version>()
  private readonly lastOf = new Map<string, { readonly key: string; readonly words: string }>()
  private readonly changes: VersionChange[] = []
  private totalChanges = 0

  add({ at, provenance, recordId }: DecisionRecord): void {
    const { library, ruleSet, safetyFloor, service } = provenance
    const key = JSON.stringify([ruleSet, safetyFloor, library])
    const known = getOrCreate(this.versions, key, () => {
      return { ruleSet, safetyFloor, library, services: new Set(), decisions: 0, first: at, last: at }
    })
    known.services.add(service.id)
    known.decisions += 1
    if (at < known.first) known.first = at
    if (at > known.last) known.last = at
    const before = this.lastOf.get(service.id)
    if (before?.key === key) return
    const words = formatProvenance(provenance)
    this.lastOf.set(service.id, { key, words })
    if (before === undefined) return
    this.totalChanges += 1
    if (this.changes.length < MAX_CHANGES) {
      this.changes.push({ at, recordId, service: service.id, from: before.words, to: words })
    }
  }

  result(): Versions {
    return {
      inForce: [...this.versions.values()]
        .sort((one, other) => byName(one.first, other.first))
        .map((one) => ({ ...one, services: [...one.services].sort() })),
      changes: this.changes,
      totalChanges: this.totalChanges,
    }
  }
}

/** The table of rule sets in force. */
export const versionsTable = ({ inForce }: Versions): ReportTable =>
  tableOf(
    {
      id: 'versions',
      title: 'Rule sets in force',
      intro: 'What decisions were made with, from the first decision to the last.',
    },
    inForce,
    [
      key('rule set', ({ ruleSet }) => formatDocument(ruleSet)),
      key('safety floor', ({ safetyFloor }) => formatDocument(safetyFloor)),
      key('library', ({ library }) => `${library.name} ${library.version}`),
      text('services', ({ services }) => services.join(', ')),
      number('decisions', ({ decisions }) => decisions),
      text('first', ({ first }) => first),
      text('last', ({ last }) => last),
    ],
  )

/** The table of when rule sets changed. */
export const versionChangesTable = ({ changes }: Versions): ReportTable =>
  tableOf(
    {
      id: 'version-changes',
      title: 'When rule sets changed',
      intro: 'The first decision of each service with something else.',
    },
    changes,
    [
      key('at', ({ at }) => at),
      key('service', ({ service }) => service),
      key('record', ({ recordId }) => recordId),
      text('from', ({ from }) => from),
      text('to', ({ to }) => to),
    ],
  )
