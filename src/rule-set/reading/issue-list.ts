/** Collects a bounded number of issues: a hostile rule set with a million faults is answered as fast as one with ten. */
import type { Issue, IssueCode } from '../../issue/issue.js'

/** Where something stands. */
export type Path = Issue['path']

/** Notes one issue. Message and hint are only worked out if the issue is kept. */
export type Report = (code: IssueCode, path: Path, message: () => string, hint?: () => string) => void

/** The issues so far, and the function that adds to them. */
export interface IssueList {
  readonly issues: readonly Issue[]
  /** Whether there are as many as anyone will read: nothing more is noted, and nothing more need be looked for. */
  readonly isFull: () => boolean
  readonly report: Report
  /** Adds issues that were found elsewhere, under `path`. */
  readonly add: (issues: readonly Issue[], path?: Path) => void
}

/** As many as anyone will read. */
const MAX_ISSUES = 500

/** An empty list. */
export const issueList = (most: number = MAX_ISSUES): IssueList => {
  const issues: Issue[] = []
  const isFull = () => issues.length >= most
  return {
    issues,
    isFull,
    report: (code, path, message, hint) => {
      if (isFull()) return
      issues.push({ code, path, message: message(), ...(hint === undefined ? {} : { hint: hint() }) })
    },
    add: (others, path = []) => {
      for (const issue of others.slice(0, most - issues.length)) {
        issues.push({ ...issue, path: [...path, ...issue.path] })
      }
    },
  }
}

/** Reports under a path. */
export const under =
  (report: Report, path: Path): Report =>
  (code, below, message, hint) =>
    report(code, [...path, ...below], message, hint)
