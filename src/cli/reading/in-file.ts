import type { Issue, Issues } from '../../issue/issue.js'

/** A file that cannot be read is named in the message already. */
const located = (issue: Issue, file: string): Issue =>
  issue.code === 'unreadable-file' ? issue : { file, ...issue }

/** The issues, each with the file it is in; those that know theirs keep it. */
export const inFile = ([first, ...rest]: Issues, file: string): Issues => [
  located(first, file),
  ...rest.map((issue) => located(issue, file)),
]
