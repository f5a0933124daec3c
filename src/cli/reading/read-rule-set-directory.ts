/** A directory of rule files → a rule set. */
import { type Issue, type Result, resultOf } from '../../issue/issue.js'
import { loadRuleSet } from '../../rule-set/load-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Files } from '../io.js'
import { fileIssue } from './file-issue.js'
import { readJsonFile } from './read-file.js'

/** `rule-set.json` and one folder of rules per event type: nothing lies deeper than this. */
const MAX_DEPTH = 3

/** Whether a file holds scenarios: they may stand among the rules, and are none. */
export const isScenarioFile = (name: string): boolean => name.endsWith('.scenario.json')

/** The rule files under `directory`, as paths below it with `/` between, in order of their names. */
const jsonFilesIn = (directory: string, files: Files, below = '', depth = 0): readonly string[] =>
  [...files.list(below === '' ? directory : `${directory}/${below}`)]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap(({ isDirectory, name }) => {
      const path = below === '' ? name : `${below}/${name}`
      if (isDirectory) return depth < MAX_DEPTH ? jsonFilesIn(directory, files, path, depth + 1) : []
      return name.endsWith('.json') && !isScenarioFile(name) ? [path] : []
    })

/** Reads the rule set in `directory` with the `files` given; every issue names its file. */
export const readRuleSetFiles = (directory: string, files: Files): Result<RuleSet> => {
  let paths: readonly string[]
  try {
    paths = jsonFilesIn(directory, files)
  } catch (error) {
    return resultOf([fileIssue(directory, error)], () => {
      throw error
    })
  }
  const issues: Issue[] = []
  const read = paths.flatMap((path) => {
    const json = readJsonFile(`${directory}/${path}`, files)
    if (json.ok) return [{ path, json: json.value }]
    issues.push(...json.issues.map((issue) => ({ ...issue, file: path })))
    return []
  })
  const [first, ...rest] = issues
  return first === undefined ? loadRuleSet(read) : { ok: false, issues: [first, ...rest] }
}
