import type { Issue } from '../issue.js'
import { quote } from '../quote.js'

const WHY: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'part of the path is not a directory',
  ENOSPC: 'there is no space left',
}

/** Why something could not be read or written, in words; `error` is whatever Node gave. */
export const whyInWords = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return WHY[code] ?? `the system says \`${code}\``
}

/** What went wrong with a file, in words; `error` is whatever `node:fs` threw. */
export const fileIssue = (path: string, error: unknown, done: 'read' | 'written' = 'read'): Issue => ({
  code: 'unreadable-file',
  path: [],
  message: `${quote(path)} cannot be ${done}: ${whyInWords(error)}`,
})
