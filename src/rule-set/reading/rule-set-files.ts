/** The files of a rule set directory → one document, and where its issues stand. */
import { isJsonObject, type Json, valueAt } from '../../input/json.js'
import { RULE_SET_LIMITS } from '../../input/json-limits.js'
import { copyPlainJson } from '../../input/plain-json.js'
import { type Issue, ok, type Result } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { EVENT_TYPES } from '../rule-event.js'
import { byText } from './arrange.js'
import type { GivenDocument } from './given-document.js'

/** A file of the directory: its path from there, with `/`, and the JSON in it. */
export interface RuleSetFile {
  /** Its path below the directory of the rule set, such as `escalate/self-harm.json`. */
  readonly path: string
  /** What it holds, parsed. */
  readonly json: unknown
}

/** The file that holds everything but the rules. */
const RULE_SET_FILE = 'rule-set.json'

/** The lists by which signals are found: they stand beside the safety floor, and are no rules. */
const SIGNAL_LISTS = ['signals/codes.json', 'signals/keys.json', 'signals/phrases.json']

const tidy = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')

/** A file in plain data. */
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

/** The files of a directory, of which nobody knows that they are any: what is none has no place, and is told as misplaced. */
export const filesIn = (json: Json): readonly RuleSetFile[] =>
  (Array.isArray(json) ? json : []).map((file: Json) => ({
    path: String(valueAt(file, ['path'])),
    json: valueAt(file, ['json']),
  }))

/** The document in the files of a directory; issues if there is none. Issues of the document are located in their files. */
export const givenFiles = (files: readonly RuleSetFile[]): Result<GivenDocument> => {
  const read = files
    .filter(({ path }) => !SIGNAL_LISTS.includes(tidy(path)))
    .map(readFile)
    .sort((one, other) => byText(one.file, other.file))
  const main = read.find(({ file }) => file === RULE_SET_FILE)
  const ruleFiles = read.filter(({ file }) => file !== RULE_SET_FILE)
  const guarded = read.flatMap(({ issues }) => issues)
  const placed = ruleFiles.flatMap(misplaced)
  if (main === undefined) return { ok: false, issues: [missingFile(read), ...guarded, ...placed] }
  return ok({
    document: isJsonObject(main.json)
      ? { ...main.json, rules: ruleFiles.map(({ json }) => json) }
      : main.json,
    guarded,
    further: [...rulesInside(main.json), ...placed],
    locate: (issue) => {
      const [list, index, ...path] = issue.path
      const file = list === 'rules' && typeof index === 'number' ? ruleFiles[index]?.file : undefined
      return file === undefined ? { ...issue, file: RULE_SET_FILE } : { ...issue, file, path }
    },
  })
}
