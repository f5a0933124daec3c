/** A document in plain data, from one file or several → `RuleSet`, with the bases that it may extend. */
import { valueAt } from '../../input/json.js'
import { RULE_SET_LIMITS } from '../../input/json-limits.js'
import { copyPlainJson } from '../../input/plain-json.js'
import { isUnder } from '../../input/read-strict.js'
import { type Issue, ok, type Result, resultOf } from '../../issue/issue.js'
import { unknownOptions } from '../../issue/unknown-options.js'
import { digestOf } from '../digest.js'
import { markAsRead, wasRead } from '../reading/as-read.js'
import { type CheckedRuleSet, checkRuleSet } from '../reading/check-rule-set.js'
import { type GivenDocument, givenDocument } from '../reading/given-document.js'
import { filesIn, givenFiles } from '../reading/rule-set-files.js'
import type { RuleSet } from '../rule-set.js'
import { defaultRuleSet, digestOfRuleSet } from '../shipped.js'
import { checkExtending, isExtending } from './check-extending.js'
import type { Base } from './find-base.js'

/** How a rule set is read. */
export interface ReadRuleSetOptions {
  /**
   * The rule sets that it may extend: each as it was read, as one JSON document, or as the files of its directory. One may extend
   * another of them. The default rule set is always known.
   */
  readonly bases?: readonly unknown[] | undefined
}

/** A rule set that is not given always has issues; this stands in should there ever be none. */
const UNREADABLE: Issue = { code: 'not-plain-data', path: [], message: 'the data cannot be read' }

/** Holds a rule set that was checked against the digest that its document names. */
const verified = ({ digest, issues, ruleSet }: CheckedRuleSet): Result<RuleSet> => {
  const [first, ...rest] = issues
  if (ruleSet === null) return { ok: false, issues: [first ?? UNREADABLE, ...rest] }
  const actual = digestOf(ruleSet)
  if (digest === null || digest === actual) return ok(ruleSet)
  const issue: Issue = {
    code: 'digest-mismatch',
    path: ['digest'],
    message: `the rule set is not the one that its digest names: its own is \`${actual}\``,
    hint: 'use the document as it was signed off, or bundle it anew',
  }
  return { ok: false, issues: [issue] }
}

/** What was checked, as a rule set; or what is wrong with it, where it stands in what was given. */
const located = ({ further, guarded, locate }: GivenDocument, checked: CheckedRuleSet): Result<RuleSet> => {
  const issues = checked.issues
    .map(locate)
    .filter((issue) => !guarded.some(({ file, path }) => issue.file === file && isUnder(issue.path, path)))
  const [first, ...rest] = [...guarded, ...further, ...issues]
  return first === undefined ? verified(checked) : { ok: false, issues: [first, ...rest] }
}

const readWith = (given: GivenDocument, bases: () => readonly Base[]): Result<RuleSet> => {
  const { document } = given
  const result = located(
    given,
    isExtending(document) ? checkExtending(document, bases) : checkRuleSet(document),
  )
  return result.ok ? ok(markAsRead(result.value)) : result
}

/** Reads one by which decisions on record were made: nothing is asked of it that came later, and it is not marked as read. */
export const readEarlier = (given: GivenDocument): Result<RuleSet> =>
  located(given, checkRuleSet(given.document, undefined, true))

/** A base is one document, or the files of a directory. */
const open = (given: unknown): Result<GivenDocument> => {
  if (!Array.isArray(given)) return ok(givenDocument(given))
  const { copy, issues } = copyPlainJson(given, RULE_SET_LIMITS)
  const [first, ...rest] = issues
  return first === undefined ? givenFiles(filesIn(copy)) : { ok: false, issues: [first, ...rest] }
}

const openBases = (given: readonly unknown[]): readonly Base[] => {
  const bases: readonly Base[] = given.map((one): Base => {
    if (wasRead(one)) return { id: one.id, read: () => ok(one) }
    const opened = open(one)
    if (!opened.ok) return { id: undefined, read: () => opened }
    const { value } = opened
    let result: Result<RuleSet> | 'reading' | null = null
    return {
      id: valueAt(value.document, ['id']),
      read: () => {
        if (result === 'reading') return null
        if (result !== null) return result
        result = 'reading'
        result = readWith(value, () => bases)
        return result
      },
    }
  })
  return bases
}

/** The base of a merged rule set, if it is the default rule set or among those given. */
export const baseOf = ({ mergedFrom }: RuleSet, given: readonly unknown[] = []): RuleSet | null => {
  if (mergedFrom === undefined) return null
  const readable = openBases(given)
    .filter(({ id }) => id === mergedFrom.id)
    .flatMap(({ read }) => {
      const result = read()
      return result?.ok === true ? [result.value] : []
    })
  return [...readable, defaultRuleSet()].find((base) => digestOfRuleSet(base) === mergedFrom.digest) ?? null
}

/** The bases in the options, each read once: a proxy or a getter that throws is told. */
const basesIn = (options: unknown): Result<readonly unknown[]> => {
  try {
    const bases = valueAt(options, ['bases'])
    const isList = bases === undefined || Array.isArray(bases)
    const hint = 'write `{ bases: [base] }`'
    const issues: readonly Issue[] = isList
      ? []
      : [{ code: 'wrong-type', path: ['bases'], message: 'expected a list of rule sets', hint }]
    return resultOf([...unknownOptions(options, ['bases']), ...issues], () =>
      Array.isArray(bases) ? [...bases] : [],
    )
  } catch {
    return {
      ok: false,
      issues: [{ code: 'not-plain-data', path: [], message: 'the options cannot be read' }],
    }
  }
}

/** Reads what was given, with the bases that it may extend. */
export const readGiven = (given: GivenDocument, options: ReadRuleSetOptions | undefined): Result<RuleSet> => {
  const bases = basesIn(options)
  return bases.ok ? readWith(given, () => openBases(bases.value)) : bases
}
