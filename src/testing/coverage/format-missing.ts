/** What of a rule no case reached, line by line, with facts that would. */
import { leafInShort } from '../mutation/condition-mistakes.js'
import type { RuleCoverage, Seen } from './coverage-report.js'

const exampleOf = (seen: Seen): string =>
  seen.status === 'missing' ? `, as with ${JSON.stringify(seen.example)}` : ' (not known whether it can be)'

const isOpen = ({ status }: Seen): boolean => status === 'missing' || status === 'unfinished'

/** One line for each: what is missing, and facts with which it would be reached. */
export const formatMissing = ({ leaves, verdicts }: RuleCoverage): readonly string[] => [
  ...Object.entries(verdicts).flatMap(([verdict, seen]) =>
    isOpen(seen) ? [`never ${verdict}${exampleOf(seen)}`] : [],
  ),
  ...leaves.flatMap(({ effect, leaf, thresholds, truths }) => {
    const said = `\`${leafInShort(leaf)}\``
    return [
      ...Object.entries(truths).flatMap(([truth, seen]) =>
        isOpen(seen) ? [`${said} is never ${truth}${exampleOf(seen)}`] : [],
      ),
      ...Object.entries(effect).flatMap(([truth, seen]) =>
        isOpen(seen) ? [`${said} never decides by being ${truth}${exampleOf(seen)}`] : [],
      ),
      ...thresholds.flatMap(({ seen, value }) =>
        isOpen(seen) ? [`${said} is never tried at ${value}${exampleOf(seen)}`] : [],
      ),
    ]
  }),
]
