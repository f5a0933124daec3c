/** A document that extends another: its base is found, the two are merged, and the whole is checked. */
import { isJsonObject, type Json, type JsonObject } from '../../input/json.js'
import type { Issue, IssueCode } from '../../issue/issue.js'
import { formatPath } from '../../issue/issue.js'
import { type CheckedRuleSet, checkRuleSet } from '../reading/check-rule-set.js'
import type { RuleSet } from '../rule-set.js'
import { type Base, findBase } from './find-base.js'
import { merge } from './merge.js'
import { extendsSchema } from './merged-from.js'

/** What cannot be told without the base, which may define the name. */
const NEEDS_BASE: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'unknown-fact',
  'unknown-condition',
  'unknown-route',
  'unknown-destination',
  'unknown-pathway',
  'unknown-action',
  'unknown-source',
  'operator-does-not-fit',
  'value-outside-domain',
])

/** Whether a document extends another. */
export const isExtending = (document: Json): document is JsonObject =>
  isJsonObject(document) && Object.hasOwn(document, 'extends')

/** What is wrong with the base's parts came with the document that extends it, for the base by itself was read. */
const togetherWith = (base: RuleSet, { message, path, ...rest }: Issue): Issue => ({
  ...rest,
  path: ['extends'],
  message: `together with the base \`${base.id}\`, at \`${formatPath(path)}\`: ${message}`,
})

/** Checks a document that extends a base, one of `bases` or the default rule set. The paths of issues are its own. */
export const checkExtending = (document: JsonObject, bases: () => readonly Base[]): CheckedRuleSet => {
  const named = extendsSchema().safeParse(document['extends'], { jitless: true })
  const found = named.success ? findBase(named.data, document, bases()) : { base: null, issues: [] }
  if (found.base === null) {
    const { issues } = checkRuleSet(document)
    const sure = issues.filter(({ code }) => !NEEDS_BASE.has(code))
    return { ruleSet: null, digest: null, issues: [...found.issues, ...sure] }
  }
  const { base } = found
  const merged = merge(base, document)
  const checked = checkRuleSet(merged.document, (path) => merged.ownPath(path) ?? path)
  const own: Issue[] = [...found.issues, ...merged.issues]
  const ofBase: Issue[] = []
  for (const issue of checked.issues) {
    const path = merged.ownPath(issue.path)
    if (path === null) ofBase.push(togetherWith(base, issue))
    else own.push({ ...issue, path })
  }
  // Where something of its own is wrong, the base's parts are only what it pulls down with it.
  const issues = own.length > 0 ? own : ofBase
  return issues.length === 0 ? checked : { ruleSet: null, digest: null, issues }
}
