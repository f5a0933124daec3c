/** The files of a rule set directory, already read → `RuleSet`, or everything that is wrong with them. */

import { isJsonObject, type Json, valueAt } from '../input/json.js'
import { copyPlainJson, RULE_SET_LIMITS } from '../input/plain-json.js'
import { isUnder } from '../input/read-strict.js'
import type { Issue, Result } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { verified } from './parse-rule-set.js'
import { checkRuleSet } from './reading/check-rule-set.js'
import { EVENT_TYPES } from './rule-event.js'
import type { RuleSet } from './rule-set.js'

/** A file of the directory: its path from there, with `/`, and the JSON in it. */
export interface RuleSetFile {
  /** Its path below the directory of the rule set, such as `escalate/self-harm.json`. */
  readonly path: string
  /** What it holds, parsed. */
  readonly json: unknown
}

/** The file that holds everything but the rules. */
const RULE_SET_FILE = 'rule-set.json'

const tidy = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')

interface ReadFile {
  readonly file: string
  readonly json: Json
  readonly issues: readonly Issue[]
}

const readFile = ({ path, json }: RuleSetFile): ReadFile => {
  const { copy, issues } = copyPlainJson(json, RULE_SET_LIMITS)
  const file = tidy(path)
  return { file, json: copy, issues: issues.map((issue) => ({ ...issue, file })) }
}

const isEventType = (type: unknown): boolean => EVENT_TYPES.some((one) => one === type)

/** A rule stands in `<event type>/<rule name>.json`, so that its place says what it does. */
const misplaced = ({ file, json }: ReadFile): readonly Issue[] => {
  const [type, name] = [valueAt(json, ['event', 'type']), valueAt(json, ['name'])]
  const shape = /^([^/]+)\/([^/]+)\.json$/.exec(file)
  const belongs = isEventType(type) && typeof name === 'string' ? `${String(type)}/${name}.json` : null
  // What the rule itself does not say rightly is reported there; its place is held against the rest.
  const fits =
    shape !== null &&
    (isEventType(type) ? shape[1] === type : isEventType(shape[1])) &&
    (typeof name !== 'string' || shape[2] === name)
  if (fits) return []
  const hint =
    belongs === null ? 'put each rule into `<event type>/<rule name>.json`' : `move it to ${quote(belongs)}`
  const message = `the rule file ${quote(file)} is not where its name and event type say it should be`
  return [{ code: 'misplaced-rule-file', path: [], message, hint, file }]
}

const missingFile = (files: readonly ReadFile[]): Issue => ({
  code: 'missing-rule-set-file',
  path: [],
  message: `the directory has no \`${RULE_SET_FILE}\``,
  hint:
    files.length === 0
      ? 'name a directory that holds a rule set'
      : `write the id, version, title, routes and so on of the rule set into \`${RULE_SET_FILE}\``,
})

const rulesInside = (json: Json): readonly Issue[] =>
  isJsonObject(json) && Object.hasOwn(json, 'rules')
    ? [
        {
          code: 'unknown-key',
          path: ['rules'],
          message: `\`rules\` does not belong into \`${RULE_SET_FILE}\``,
          hint: 'put each rule into `<event type>/<rule name>.json`',
          file: RULE_SET_FILE,
        },
      ]
    : []

/**
 * Reads a rule set from the files of its directory: `rule-set.json`, and each rule in
 * `<event type>/<rule name>.json`. Gives what `parseRuleSet` gives; each issue names its `file`, and its path
 * starts there. The order of the files does not matter. Never throws.
 */
export const loadRuleSet = (files: readonly RuleSetFile[]): Result<RuleSet> => {
  const read = files.map(readFile).sort((one, other) => (one.file < other.file ? -1 : 1))
  const main = read.find(({ file }) => file === RULE_SET_FILE)
  const ruleFiles = read.filter(({ file }) => file !== RULE_SET_FILE)
  const guarded = read.flatMap(({ issues }) => issues)
  const placed = ruleFiles.flatMap(misplaced)
  if (main === undefined) return { ok: false, issues: [missingFile(read), ...guarded, ...placed] }

  const document = isJsonObject(main.json)
    ? { ...main.json, rules: ruleFiles.map(({ json }) => json) }
    : main.json
  const checked = checkRuleSet(document)
  const located = checked.issues.map((issue): Issue => {
    const [list, index, ...path] = issue.path
    const file = list === 'rules' && typeof index === 'number' ? ruleFiles[index]?.file : undefined
    return file === undefined ? { ...issue, file: RULE_SET_FILE } : { ...issue, file, path }
  })
  const further = located.filter(
    (issue) => !guarded.some(({ file, path }) => issue.file === file && isUnder(issue.path, path)),
  )
  const [first, ...rest] = [...guarded, ...rulesInside(main.json), ...placed, ...further]
  return first === undefined ? verified(checked) : { ok: false, issues: [first, ...rest] }
}
