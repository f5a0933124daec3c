/** Where the scenario files are: among the rules, and wherever else they are named. */

import { quote } from '../../issue/quote.js'
import type { Files } from '../io.js'
import { UsageError } from '../usage-error.js'
import { isScenarioFile } from './read-rule-set-directory.js'
import { joined } from './rule-set-places.js'

/** Nothing lies deeper than this. */
const MAX_DEPTH = 4

const below = (directory: string, files: Files, depth: number): readonly string[] =>
  [...files.list(directory)]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap(({ isDirectory, name }) => {
      const path = joined(directory, name)
      if (isDirectory) return depth < MAX_DEPTH ? below(path, files, depth + 1) : []
      return isScenarioFile(name) ? [path] : []
    })

/**
 * The scenario files below the directory of rules (`undefined` for the rule set that ships) and below each of `named`,
 * each once. Throws `UsageError` where something that is named has none.
 */
export const findScenarios = (
  rules: string | undefined,
  named: readonly string[],
  files: Files,
): readonly string[] => {
  const own = rules !== undefined && files.isDirectory(rules) ? below(rules, files, 0) : []
  const others = named.flatMap((path) => {
    if (!files.isDirectory(path)) return [path]
    const found = below(path, files, 0)
    if (found.length === 0) throw new UsageError(`there are no scenarios (*.scenario.json) in ${quote(path)}`)
    return found
  })
  return [...new Set([...own, ...others])]
}
