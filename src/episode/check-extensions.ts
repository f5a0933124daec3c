/** What must hold of the extensions of an episode. */
import type { Issue } from '../issue/issue.js'
import type { Episode } from './episode.js'
import { mostWeeks } from './episode-terms.js'

const formatWeeks = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`)

/** Every problem with the extensions of an episode: they must be possible, and stay within the longest time. */
export const checkExtensions = ({ extensions, startDate, terms }: Episode): readonly Issue[] => {
  const most = mostWeeks(terms)
  return extensions.flatMap(({ on, weeks }, index): readonly Issue[] => {
    const path = ['extensions', index]
    const issues: Issue[] = []
    if (on < startDate) {
      const message = `the extension would be approved on \`${on}\`, and the episode starts on \`${startDate}\``
      issues.push({ code: 'date-before-start', path: [...path, 'on'], message })
    }
    const before = extensions.slice(0, index).reduce((sum, one) => sum + one.weeks, terms.weeks.max)
    if (!terms.extension.possible) {
      const message = `the episode cannot be extended: ${terms.extension.reason}`
      const hint = 'close it with an onward plan; if more support is needed, make a new referral'
      issues.push({ code: 'extension-not-possible', path, message, hint })
    } else if (before + weeks > most) {
      const left = Math.max(0, most - before)
      const message = `the extension would make it ${formatWeeks(before + weeks)} in all, and ${most} is the most`
      const hint = left === 0 ? 'no week is left' : `${formatWeeks(left)} may still be added`
      issues.push({ code: 'extension-beyond-envelope', path: [...path, 'weeks'], message, hint })
    }
    return issues
  })
}
