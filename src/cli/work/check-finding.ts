/** One thing that `check` found, whether it is an issue or comes of the analysis: what, where, why, how to mend it. */

import type { FactDefinition } from '../../facts/fact.js'
import type { Issue, IssueCode } from '../../issue/issue.js'
import type { Finding, Severity, Witness } from '../../proof/finding.js'
import type { FindingCode } from '../../proof/finding-codes.js'
import { formatWitnesses } from '../printing/format-witnesses.js'
import { whyItMatters } from '../printing/why-it-matters.js'
import { jsonPointer, type Region } from '../reading/json-position.js'
import type { Place } from '../reading/rule-set-places.js'

export interface CheckFinding {
  readonly code: FindingCode | IssueCode
  readonly severity: Severity
  /** The rule it is about, by name. */
  readonly rule: string | null
  /** `null` for the rule set that ships, and where it is in no file. */
  readonly file: string | null
  /** Where in the file: keys and indexes, and the same as a JSON pointer. */
  readonly path: Place['path']
  readonly pointer: string
  /** Lines and columns, from 1; `null` where they cannot be told. */
  readonly region: Region | null
  readonly message: string
  readonly why: string
  readonly hint: string | null
  /** The witnesses in a sentence. */
  readonly example: string | null
  readonly witnesses: readonly Witness[]
}

/** Where a place stands in its file, if it can be told. */
export type Regions = (place: Place) => Region | null

const located = (place: Place, regions: Regions) => ({
  ...place,
  pointer: jsonPointer(place.path),
  region: regions(place),
})

/** An issue is always an error: something cannot be used, or is not what it says. */
export const findingOfIssue = (
  { code, hint, message }: Issue,
  rule: string | null,
  place: Place,
  regions: Regions,
): CheckFinding => ({
  code,
  severity: 'error',
  rule,
  ...located(place, regions),
  message,
  why: whyItMatters(code),
  hint: hint ?? null,
  example: null,
  witnesses: [],
})

export const findingOfAnalysis = (
  { code, hint, message, rule, severity, witnesses }: Finding,
  place: Place,
  regions: Regions,
  definitions: ReadonlyMap<string, FactDefinition>,
): CheckFinding => ({
  code,
  severity,
  rule,
  ...located(place, regions),
  message,
  why: whyItMatters(code),
  hint,
  example: formatWitnesses(witnesses, definitions),
  witnesses,
})
