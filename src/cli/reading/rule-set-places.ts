/** Where the parts of a rule set stand on disk, so that a finding can be gone to. */

import { valueAt } from '../../input/schema-lookup.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Files } from '../io.js'
import { type Region, regionAt } from './json-position.js'
import { readJsonFile, readText } from './read-file.js'

type Path = readonly (string | number)[]

/** A place in a file. `file` is `null` for the rule set that ships. */
export interface Place {
  readonly file: string | null
  readonly path: Path
}

const RULE_SET_FILE = 'rule-set.json'

/** `path` and `below` with one slash between. */
export const joined = (path: string, below: string): string => `${path.replace(/[/\\]+$/, '')}/${below}`

/** Where a bundle has its rules: they are sorted when it is read, so the document may have another order. */
const rulesOfBundle = (bundle: string, files: Files): ReadonlyMap<unknown, number> => {
  const json = readJsonFile(bundle, files)
  const rules = json.ok ? valueAt(json.value, ['rules']) : undefined
  return new Map(
    Array.isArray(rules) ? rules.map((rule, index) => [valueAt(rule, ['name']), index]) : undefined,
  )
}

/** Maps a path into the document of `ruleSet`, read from `from` (a directory, a bundle, or nothing), to its file. */
export const rulePlaces = (
  from: string | undefined,
  ruleSet: RuleSet,
  files: Files,
): ((path: Path) => Place) => {
  if (from === undefined) return (path) => ({ file: null, path })
  const isDirectory = files.isDirectory(from)
  const indexes = isDirectory ? new Map<unknown, number>() : rulesOfBundle(from, files)
  return (path) => {
    const [list, index, ...rest] = path
    const rule = list === 'rules' && typeof index === 'number' ? ruleSet.rules[index] : undefined
    if (isDirectory) {
      return rule === undefined
        ? { file: joined(from, RULE_SET_FILE), path }
        : { file: joined(from, `${rule.event.type}/${rule.name}.json`), path: rest }
    }
    const inBundle = rule === undefined ? undefined : indexes.get(rule.name)
    return { file: from, path: inBundle === undefined ? path : ['rules', inBundle, ...rest] }
  }
}

/** Finds regions, reading each file once; `null` where the file or the JSON cannot be read. */
export const regionFinder = (files: Files): ((place: Place) => Region | null) => {
  const texts = new Map<string, string | null>()
  return ({ file, path }) => {
    if (file === null) return null
    if (!texts.has(file)) {
      const read = readText(file, files)
      texts.set(file, read.ok ? read.text : null)
    }
    const text = texts.get(file)
    return typeof text === 'string' ? regionAt(text, path) : null
  }
}
