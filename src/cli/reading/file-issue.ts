import { systemErrorMessage } from '../../issue/error-message.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'

/** What went wrong with a file, in words; `error` is whatever `node:fs` threw. */
export const fileIssue = (path: string, error: unknown, done: 'read' | 'written' = 'read'): Issue => ({
  code: 'unreadable-file',
  path: [],
  message: `${quote(path)} cannot be ${done}: ${systemErrorMessage(error)}`,
})
