/**
 * The faulty rule sets of `test/fixtures/faulty`. Each file says what is wrong, why it matters and what must be
 * found; its `ruleSet` holds only what differs from the rule set in `base`, which has nothing wrong with it. With `extending` it is a rule set
 * that extends that one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lazy } from '../../../../src/input/memoize.js'
import { ISSUE_CODES, type Issue, type IssueCode, type Result, unwrap } from '../../../../src/issue/issue.js'
import { FINDING_CODES, type FindingCode } from '../../../../src/proof/finding-codes.js'
import { digestOf } from '../../../../src/rule-set/digest.js'
import { parseRuleSet } from '../../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../../src/rule-set/rule-set.js'
import type { Service } from '../../../../src/service/service.js'

type Json = null | boolean | number | string | readonly Json[] | JsonObject
interface JsonObject {
  readonly [key: string]: Json
}

/** What must be found: a code, and where, with names in place of indexes: `rules/lonely/conditions/all/0`. */
export interface Expected {
  readonly kind: 'finding' | 'issue'
  readonly code: FindingCode | IssueCode
  readonly at: string
}

export interface FaultyRuleSet {
  readonly name: string
  readonly mistake: string
  readonly why: string
  readonly finds: readonly Expected[]
  readonly service: Service | null
  /** The whole document, to be parsed. */
  readonly document: JsonObject
}

const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'faulty')

// What stands in the folder is read as it is: a mistake in it makes its test fail.
const read = (path: string): JsonObject => JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json)

const nameOf = (json: Json | undefined): string | null => {
  const name = isObject(json) ? (json['name'] ?? json['id']) : undefined
  return typeof name === 'string' ? name : null
}

/** What a rule needs to be read, where the file does not speak of it. */
const filledIn = (rule: Json): Json =>
  isObject(rule)
    ? {
        source: { ref: 'handbook', locator: 'page 1', basis: 'D' },
        examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
        ...rule,
      }
    : rule

const joined = (base: readonly Json[], changes: readonly Json[]): readonly Json[] => {
  const names = new Set(changes.map(nameOf))
  return [...base.filter((one) => !names.has(nameOf(one))), ...changes]
}

const base = read('base/rule-set.json')

/** The rule set of `base` with changes: lists are joined by name, `null` empties one, anything else is replaced. */
export const changedBase = (changes: JsonObject, leaveOut: readonly string[] = []): JsonObject => {
  const whole = Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(changes)])].map((key): [string, Json] => {
      const [before, change] = [base[key], changes[key]]
      if (change === undefined) return [key, before ?? null]
      if (isList(before))
        return [key, change === null ? [] : isList(change) ? joined(before, change) : change]
      return [
        key,
        key === 'conditions' && isObject(before) && isObject(change) ? { ...before, ...change } : change,
      ]
    }),
  )
  const rules = isList(whole['rules']) ? whole['rules'] : []
  return {
    ...whole,
    rules: rules.filter((rule) => !leaveOut.includes(nameOf(rule) ?? '')).map(filledIn),
  }
}

/** The rule set that they are made from, which some of them extend. */
const smallTown = lazy((): RuleSet => unwrap(parseRuleSet(changedBase({}))))

/** Reads one of them. */
export const readFaulty = (document: unknown): Result<RuleSet> =>
  parseRuleSet(document, { bases: [smallTown()] })

/** A document that extends it, or says that it does: `sha256:…` stands for its digest. */
export const extendingBase = (changes: JsonObject): JsonObject => {
  const rules = isList(changes['rules']) ? changes['rules'] : []
  const named = JSON.stringify({ ...changes, rules: rules.map(filledIn) })
  return {
    id: 'small-town-north',
    version: '1.0.0',
    title: 'The north of the small town',
    effective: { from: '2026-01-01' },
    // What was written as JSON just now is an object of JSON.
    ...(JSON.parse(named.replace('sha256:…', digestOf(smallTown()))) as JsonObject),
  }
}

/** A path with the names of what it leads through in place of their indexes. */
export const namedPath = (document: unknown, path: Issue['path']): string => {
  // Any JSON: it is only looked into.
  let at = document as Json | undefined
  return path
    .map((key) => {
      at = isList(at) ? at[Number(key)] : isObject(at) ? at[String(key)] : undefined
      return typeof key === 'number' ? (nameOf(at) ?? String(key)) : key
    })
    .join('/')
}

const expected = (json: Json): Expected => {
  const { at, code, issue } = isObject(json) ? json : {}
  if (typeof at !== 'string') throw new TypeError('what must be found needs a place')
  if (typeof code === 'string' && Object.hasOwn(FINDING_CODES, code))
    return { kind: 'finding', code: code as FindingCode, at } // just looked up
  if (typeof issue === 'string' && Object.hasOwn(ISSUE_CODES, issue))
    return { kind: 'issue', code: issue as IssueCode, at } // just looked up
  throw new TypeError(`unknown code ${JSON.stringify(json)}`)
}

const faulty = (file: string): FaultyRuleSet => {
  const { extending, finds, leaveOut, mistake, ruleSet, service, why } = read(file)
  return {
    name: file.replace(/\.json$/, ''),
    mistake: String(mistake),
    why: String(why),
    finds: isList(finds) ? finds.map(expected) : [],
    service: isObject(service)
      ? { id: 'this-service', title: 'This service', nation: 'england', ...service }
      : null,
    document: isObject(extending)
      ? extendingBase(extending)
      : changedBase(isObject(ruleSet) ? ruleSet : {}, isList(leaveOut) ? leaveOut.map(String) : []),
  }
}

/** Every one of them, in the order of their names. */
export const faultyRuleSets: readonly FaultyRuleSet[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map(faulty)
