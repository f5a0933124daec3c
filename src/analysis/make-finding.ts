/** The findings of an analysis, each as grave as its code says. */
import { type AboutFinding, type Finding, findingOf } from '../proof/finding.js'
import { FINDING_CODES, type FindingCode } from '../proof/finding-codes.js'

/** A finding of `code`, with the severity that the code has. Witnesses that could not be found are left out. */
export const makeFinding = (code: FindingCode, about: AboutFinding): Finding =>
  findingOf(code, FINDING_CODES[code].severity, about)
