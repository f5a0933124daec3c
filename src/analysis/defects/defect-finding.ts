import { FINDING_CODES, type Finding, type FindingCode, type Witness } from '../../proof/finding.js'

/** What a finding says beside its code. */
interface About {
  readonly rule?: string
  readonly path: Finding['path']
  readonly message: string
  readonly hint: string
  readonly witness?: Witness | null
}

/** A finding of `code`, with the severity that the code has. */
export const defectFinding = (code: FindingCode, { hint, message, path, rule, witness }: About): Finding => ({
  code,
  severity: FINDING_CODES[code].severity,
  rule: rule ?? null,
  path,
  message,
  hint,
  witnesses: witness === undefined || witness === null ? [] : [witness],
})
