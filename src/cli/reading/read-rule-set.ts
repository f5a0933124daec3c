/** `--rules` → a rule set: a directory of rule files, or one bundle. */
import type { Result } from '../../issue/issue.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { defaultRuleSet } from '../../rule-set/shipped.js'
import type { Files } from '../context.js'
import { inFile, readJsonFile } from './read-file.js'
import { readRuleSetFiles } from './rule-set-directory.js'

/** Reads the rule set at `path`; the one that ships if there is none. Never throws for what is in the files. */
export const readRuleSet = (path: string | undefined, files: Files): Result<RuleSet> => {
  if (path === undefined) return { ok: true, value: defaultRuleSet() }
  if (files.isDirectory(path)) return readRuleSetFiles(path, files)
  const json = readJsonFile(path, files)
  const ruleSet = json.ok ? parseRuleSet(json.value) : json
  return ruleSet.ok ? ruleSet : { ok: false, issues: inFile(ruleSet.issues, path) }
}
