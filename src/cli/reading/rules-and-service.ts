/** `--rules` → a rule set: a directory of rule files, or a bundle. `--service` → a service: one that ships, or a file. */
import { valueAt } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { type Issue, ok, type Result, resultOf } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { ReadRuleSetOptions } from '../../rule-set/merging/read-given.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { defaultRuleSet } from '../../rule-set/shipped.js'
import { parseNation } from '../../service/parse-nation.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import type { Files } from '../context.js'
import { UsageError } from '../exit-codes.js'
import { inFile, joined, readJsonFile } from './read-file.js'
import { readRuleFiles, readRuleSetFiles } from './rule-set-directory.js'

/** Reads what rule sets may extend: the files of each directory, and each bundle. Nothing in them is checked before it is asked for. */
export const readBases = (paths: readonly string[], files: Files): Result<readonly unknown[]> => {
  const issues: Issue[] = []
  const bases = paths.flatMap((path): readonly unknown[] => {
    const isDirectory = files.isDirectory(path)
    const read = isDirectory ? readRuleFiles(path, files) : readJsonFile(path, files)
    if (read.ok) return [read.value]
    const located = isDirectory
      ? read.issues.map((one) => (one.file === undefined ? one : { ...one, file: joined(path, one.file) }))
      : inFile(read.issues, path)
    issues.push(...located)
    return []
  })
  return resultOf(issues, () => bases)
}

/** Reads the rule set at `path`, with what it may extend; the one that ships if there is no path. Never throws for what is in the files. */
export const readRuleSetAt = (
  path: string | undefined,
  files: Files,
  options: ReadRuleSetOptions,
): Result<RuleSet> => {
  if (path === undefined) return { ok: true, value: defaultRuleSet() }
  if (files.isDirectory(path)) return readRuleSetFiles(path, files, options)
  const json = readJsonFile(path, files)
  const ruleSet = json.ok ? parseRuleSet(json.value, options) : json
  return ruleSet.ok ? ruleSet : { ok: false, issues: inFile(ruleSet.issues, path) }
}

/** As `readRuleSetAt`, and reads what it may extend from `basePaths`. */
export const readRuleSet = (
  path: string | undefined,
  files: Files,
  basePaths: readonly string[] = [],
): Result<RuleSet> => {
  const bases = readBases(basePaths, files)
  return bases.ok ? readRuleSetAt(path, files, { bases: bases.value }) : bases
}

const shipped: ReadonlyMap<string, Service> = new Map(Object.entries(services))

/** The names of the services that ship. */
export const SERVICE_NAMES: readonly string[] = [...shipped.keys()]

/** Whether `--service` names a file: anything with a dot or a slash in it. */
export const looksLikeFile = (name: string): boolean => /[./\\]/.test(name)

/** The service that ships under `name`. Throws `UsageError`, with what was probably meant. */
export const shippedService = (name: string): Service => {
  const service = shipped.get(name.toLowerCase())
  if (service !== undefined) return service
  throw new UsageError(`unknown service ${quote(name)}`, didYouMean(name, SERVICE_NAMES))
}

/** Whether a service names a file as its nation: the ids of those that ship have no dot. */
const isFileName = (nation: unknown): nation is string =>
  typeof nation === 'string' && nation.endsWith('.json')

/** The JSON of the service in a file, with the document in place of the name of its nation's file, which is beside it. */
export const readServiceJson = (name: string, files: Files): Result<unknown> => {
  const json = readJsonFile(name, files)
  const nation = json.ok ? valueAt(json.value, ['nation']) : null
  if (!json.ok || !isFileName(nation)) return json
  const place = name.replace(/[^/\\]*$/, nation)
  const document = readJsonFile(place, files)
  const read = document.ok ? parseNation(document.value) : document
  if (!read.ok) return { ok: false, issues: inFile(read.issues, place) }
  return ok(Object.assign({}, json.value, { nation: read.value }))
}

/**
 * Reads a service: the name of one that ships, or a path (anything with a dot or a slash in it). Gives issues
 * for a file that holds no service. Throws `UsageError` for an unknown name.
 */
export const readService = (name: string, files: Files): Result<Service> => {
  if (!looksLikeFile(name)) return { ok: true, value: shippedService(name) }
  const json = readServiceJson(name, files)
  const service = json.ok ? parseService(json.value) : json
  return service.ok ? service : { ok: false, issues: inFile(service.issues, name) }
}
