/** Issues found in one place and told in another. */
import type { Issue, Issues } from '../issue/issue.js'

/** As many issues as there were, so never none. */
export const mapIssues = (issues: Issues, change: (issue: Issue) => Issue): Issues => {
  const [first, ...rest] = issues
  return [change(first), ...rest.map(change)]
}

/** The same issues, one key further down. */
export const below = (issues: Issues, key: string): Issues =>
  mapIssues(issues, (issue) => ({ ...issue, path: [key, ...issue.path] }))
