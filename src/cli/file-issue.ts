import type { Issue } from '../issue.js'
import { quote } from '../quote.js'
import { whyInWords } from '../why-in-words.js'

/** What went wrong with a file, in words; `error` is whatever `node:fs` threw. */
export const fileIssue = (path: string, error: unknown, done: 'read' | 'written' = 'read'): Issue => ({
  code: 'unreadable-file',
  path: [],
  message: `${quote(path)} cannot be ${done}: ${whyInWords(error)}`,
})
