/** Issues as lines for a person: where, what, and how to mend it. */
import { type Explanation, type Line, line, section } from '../../explain/explanation.js'
import { formatPath, type Issue } from '../../issue/issue.js'

/** More than a screenful helps nobody. */
const MAX_SHOWN = 25

const issueLine = ({ code, file, hint, message, path }: Issue): Line => {
  const places = [...(file === undefined ? [] : [file]), ...(path.length === 0 ? [] : [formatPath(path)])]
  const where = places.length === 0 ? '' : `${places.join(': ')}: `
  return line(`${where}${message} (${code})`, hint === undefined ? null : `help: ${hint}`)
}

/** One line per issue; of very many, the first 25 and a count of the others. */
export const issueLines = (issues: readonly Issue[]): readonly Line[] => [
  ...issues.slice(0, MAX_SHOWN).map(issueLine),
  ...(issues.length > MAX_SHOWN ? [line(`and ${issues.length - MAX_SHOWN} more issues`)] : []),
]

/** Issues under a title, laid out like any explanation. */
export const explainIssues = (title: string, issues: readonly Issue[]): Explanation => ({
  reader: 'link-worker',
  title,
  sections: section('What is wrong', 'list', issueLines(issues)),
})
