/** What lies in a directory of rules: its rule files, which make a rule set, and scenario files beside them. */
import { type Issue, type Result, resultOf } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { loadRuleSet } from '../../rule-set/load-rule-set.js'
import type { ReadRuleSetOptions } from '../../rule-set/merging/read-given.js'
import type { RuleSetFile } from '../../rule-set/reading/rule-set-files.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Files } from '../context.js'
import { UsageError } from '../exit-codes.js'
import { fileIssue, joined, readJsonFile } from './read-file.js'
import { formatSkipped, isHidden } from './skipped.js'

/** `rule-set.json` and one folder of rules per event type: nothing lies deeper than this. */
const MAX_DEPTH = 4

/** Files under `directory`, as paths below it with `/` between, in order of their names. What is JSON and left out is told. */
const filesBelow = (directory: string, files: Files, below = '', depth = 0): readonly string[] => {
  const folder = below === '' ? directory : joined(directory, below)
  const all = [...files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1))
  const hidden = all.filter((entry) => isHidden(entry) || entry.name === 'node_modules')
  const tooDeep = all.filter((entry) => entry.isDirectory && depth >= MAX_DEPTH && !hidden.includes(entry))
  const told = [
    ...tooDeep,
    ...hidden.filter(({ isDirectory, name }) => !isDirectory && name.endsWith('.json')),
  ]
  const skipped = formatSkipped(folder, told, 'nothing is read that is hidden, or lies so deep')
  if (skipped !== null) files.tell(skipped)
  return all
    .filter((entry) => !hidden.includes(entry) && !tooDeep.includes(entry))
    .flatMap(({ isDirectory, name }) => {
      const path = below === '' ? name : `${below}/${name}`
      return isDirectory ? filesBelow(directory, files, path, depth + 1) : [path]
    })
}

/** Whether a file holds scenarios: they may stand among the rules, and are none. */
const isScenarioFile = (path: string): boolean => path.endsWith('.scenario.json')

/** The rule files in `directory`, as JSON that nobody has checked; every issue names its file. */
export const readRuleFiles = (directory: string, files: Files): Result<readonly RuleSetFile[]> => {
  let paths: readonly string[]
  try {
    paths = filesBelow(directory, files)
  } catch (error) {
    return { ok: false, issues: [fileIssue(directory, error)] }
  }
  const issues: Issue[] = []
  const read = paths
    .filter((path) => path.endsWith('.json') && !isScenarioFile(path))
    .flatMap((path) => {
      const json = readJsonFile(`${directory}/${path}`, files)
      if (json.ok) return [{ path, json: json.value }]
      issues.push(...json.issues.map((issue) => ({ ...issue, file: path })))
      return []
    })
  return resultOf(issues, () => read)
}

/** Reads the rule set in `directory` with the `files` given, and the `bases` that it may extend; every issue names its file. */
export const readRuleSetFiles = (
  directory: string,
  files: Files,
  options?: ReadRuleSetOptions,
): Result<RuleSet> => {
  const read = readRuleFiles(directory, files)
  return read.ok ? loadRuleSet(read.value, options) : read
}

/**
 * The scenario files below the directory of rules (`undefined` for the rule set that ships) and below each of `named`,
 * each once. Throws `UsageError` where something that is named has none.
 */
export const findScenarios = (
  rules: string | undefined,
  named: readonly string[],
  files: Files,
): readonly string[] => {
  const scenariosBelow = (directory: string): readonly string[] =>
    filesBelow(directory, files)
      .filter(isScenarioFile)
      .map((path) => joined(directory, path))
  const own = rules !== undefined && files.isDirectory(rules) ? scenariosBelow(rules) : []
  const others = named.flatMap((path) => {
    if (!files.isDirectory(path)) return [path]
    const scenarios = scenariosBelow(path)
    if (scenarios.length === 0)
      throw new UsageError(`there are no scenarios (*.scenario.json) in ${quote(path)}`)
    return scenarios
  })
  return [...new Set([...own, ...others])]
}
