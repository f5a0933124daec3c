import type { Issue } from '../issue.js'
import { quote } from '../quote.js'

const WHY: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'part of the path is not a directory',
}

/** What went wrong with a file, in words; `error` is whatever `node:fs` threw. */
export const fileIssue = (path: string, error: unknown, done: 'read' | 'written' = 'read'): Issue => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return {
    code: 'unreadable-file',
    path: [],
    message: `${quote(path)} cannot be ${done}: ${WHY[code] ?? `the system says \`${code}\``}`,
  }
}
