/** Where the parts of a rule set stand on disk, so that editors and code hosts can show a finding. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { valueAt } from '../../input/json.js'
import { ownPath } from '../../rule-set/merging/own-parts.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Files } from '../context.js'
import { joined, readJsonFile, readText } from './read-file.js'

type Path = readonly (string | number)[]

/** Lines and columns from 1; the end is the first column after it. */
export interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** A path as a JSON pointer (RFC 6901); the whole document is the empty text. */
export const jsonPointer = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The node at the path; where there is none (a key that is missing), the nearest one around it. */
const nodeAt = (root: Node, path: Path): Node =>
  findNodeAtLocation(root, [...path]) ?? (path.length === 0 ? root : nodeAt(root, path.slice(0, -1)))

const pointAt = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** The region of the value at `path`; `null` for a text that is not JSON at all. */
export const regionAt = (text: string, path: Path): Region | null => {
  const root = parseTree(text)
  if (root === undefined) return null
  const { length, offset } = nodeAt(root, path)
  const [start, end] = [pointAt(text, offset), pointAt(text, offset + length)]
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A place in a file. `file` is `null` for the rule set that ships, and for what is a base's. */
export interface Place {
  readonly file: string | null
  readonly path: Path
}

const RULE_SET_FILE = 'rule-set.json'

/** Where a bundle has its rules: they are sorted when it is read, so the document may have another order. */
const rulesOfBundle = (bundle: string, files: Files): ReadonlyMap<unknown, number> => {
  const json = readJsonFile(bundle, files)
  const rules = json.ok ? valueAt(json.value, ['rules']) : undefined
  return new Map(
    Array.isArray(rules) ? rules.map((rule, index) => [valueAt(rule, ['name']), index]) : undefined,
  )
}

/**
 * Maps a path into the document of `ruleSet`, read from `from` (a directory, a bundle, or nothing), to its file. What is its `base`'s stands in
 * no file of its own.
 */
export const rulePlaces = (
  from: string | undefined,
  ruleSet: RuleSet,
  base: RuleSet | null,
  files: Files,
): ((path: Path) => Place) => {
  if (from === undefined) return (path) => ({ file: null, path })
  const isDirectory = files.isDirectory(from)
  const indexes = isDirectory ? new Map<unknown, number>() : rulesOfBundle(from, files)
  // A merged bundle holds everything itself; the document of one that extends only what it adds.
  const isWhole = base === null || (!isDirectory && indexes.size === ruleSet.rules.length)
  return (path) => {
    const own = isWhole ? path : ownPath(ruleSet, base, path)
    if (own === null) return { file: null, path }
    const [list, index, ...rest] = path
    const rule = list === 'rules' && typeof index === 'number' ? ruleSet.rules[index] : undefined
    if (isDirectory) {
      return rule === undefined
        ? { file: joined(from, RULE_SET_FILE), path: own }
        : { file: joined(from, `${rule.event.type}/${rule.name}.json`), path: rest }
    }
    const inBundle = rule === undefined ? undefined : indexes.get(rule.name)
    return { file: from, path: inBundle === undefined ? own : ['rules', inBundle, ...rest] }
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
