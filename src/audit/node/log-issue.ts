import { systemErrorMessage } from '../../issue/error-message.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'

/** What went wrong with the files of a log, in words; `error` is whatever the system threw. */
export const logIssue = (path: string, error: unknown, done: 'read' | 'written'): Issue => ({
  code: done === 'read' ? 'log-not-read' : 'log-not-written',
  path: [],
  message: `the log in ${quote(path, 200)} cannot be ${done}: ${systemErrorMessage(error)}`,
  hint:
    done === 'read'
      ? 'check that the path is right, and that this program may read it'
      : 'mend the cause, and append the record again with the same id: the log keeps one',
})

/** Said of a log that has been closed. */
export const closedIssue: Issue = { code: 'log-closed', path: [], message: 'the log has been closed' }
