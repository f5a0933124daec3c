/** The shape of a condition and every name in it, checked by hand so that each fault has its own code and place. */
import { isJsonObject, type Json, type JsonObject } from '../../input/json.js'
import { closestMatch, didYouMean } from '../../issue/did-you-mean.js'
import type { IssueCode } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { checkLeaf } from './check-leaf.js'
import type { Path, Report } from './issue-list.js'
import type { RuleScope } from './rule-scope.js'

/** The most levels a condition may have, counted through the named conditions that it refers to. */
export const MAX_CONDITION_DEPTH = 16

/** The keys that say what a condition is. Exactly one of them stands on each. */
const NODE_KEYS = ['all', 'any', 'not', 'condition', 'fact'] as const
/** An invariant may also ask what is not known. */
type NodeKey = (typeof NODE_KEYS)[number] | 'notKnown'

const LEAF_KEYS = ['fact', 'operator', 'value']

/** Keys that json-rules-engine knows and that are not allowed here, each for a reason of its own. */
const BARRED: { readonly [key: string]: { readonly code: IssueCode; readonly hint: string } } = {
  priority: {
    code: 'priority-not-allowed',
    hint: 'remove it: the order of conditions and rules decides nothing',
  },
  path: { code: 'path-not-allowed', hint: 'remove it: facts are flat, each has a name of its own' },
  params: { code: 'params-not-allowed', hint: 'remove it: facts take no arguments' },
  notKnown: {
    code: 'not-known-not-allowed',
    hint: 'remove it: an answer that is filled in later would take back what the rule was met for; only the `when` of an invariant may ask what is not known, and not twice',
  },
}

/** Reports a key that does not belong here, under the code that says why. */
export const reportKey = (key: string, path: Path, known: readonly string[], report: Report): void => {
  const barred = Object.hasOwn(BARRED, key) ? BARRED[key] : undefined
  report(
    barred?.code ?? 'unknown-key',
    [...path, key],
    () => (barred === undefined ? `unknown key ${quote(key)}` : `the key ${quote(key)} is not allowed`),
    () => barred?.hint ?? didYouMean(key, known),
  )
}

const checkKeys = (node: JsonObject, kinds: readonly NodeKey[], path: Path, report: Report): void => {
  const leaf = kinds.includes('fact')
  // What already is a list or a negation takes no other key: there is nothing that was meant.
  const known: readonly string[] = leaf ? LEAF_KEYS : kinds.length === 0 ? NODE_KEYS : []
  const allowed: readonly string[] = leaf ? [...kinds, ...LEAF_KEYS] : kinds
  for (const key of Object.keys(node)) {
    // Without a fact, an operator or a value is no typing mistake: what is missing is reported instead.
    if (allowed.includes(key) || (kinds.length === 0 && LEAF_KEYS.includes(key))) continue
    reportKey(key, path, known, report)
  }
}

const checkKind = (node: JsonObject, kinds: readonly NodeKey[], path: Path, report: Report): void => {
  if (kinds.length > 1) {
    report(
      'several-boolean-keys',
      path,
      () =>
        `a condition has ${kinds.map((key) => `\`${key}\``).join(' and ')}, and only one of them would count`,
      () => 'put each in a condition of its own, inside one `all` or `any`',
    )
  }
  if (kinds.length > 0) return
  const keys = Object.keys(node)
  // A mistyped `all` is reported as the unknown key that it is, and `notKnown` as a key that does not belong here.
  if (keys.some((key) => key === 'notKnown' || closestMatch(key, NODE_KEYS) !== null)) return
  report(
    'missing',
    path,
    () => 'a condition asks nothing',
    () => 'use one of `all`, `any`, `not`, `condition`, or `fact` with `operator` and `value`',
  )
}

const checkReference = (name: Json, path: Path, scope: RuleScope, report: Report): void => {
  if (typeof name !== 'string') {
    report('wrong-type', path, () => `the name of a condition is text, not ${quote(name)}`)
  } else if (!scope.conditions.has(name)) {
    report(
      'unknown-condition',
      path,
      () => `unknown condition ${quote(name)}`,
      () =>
        scope.conditions.size === 0
          ? 'the rule set defines no named conditions'
          : didYouMean(name, [...scope.conditions]),
    )
  }
}

/**
 * Reports everything that is wrong with a condition: its shape, its facts, operators and values, the named
 * conditions it refers to. How deep it gets through those is `check-expansion.ts`. `top` is the top
 * of a rule or of a named condition, where json-rules-engine takes no bare leaf; `notKnown` says that what is not known
 * may be asked for, as in an invariant.
 */
export const checkCondition = (
  json: Json,
  scope: RuleScope,
  report: Report,
  {
    notKnown = false,
    path = [],
    top = true,
  }: { readonly path?: Path; readonly top?: boolean; readonly notKnown?: boolean } = {},
): void => {
  const checkChildren = (
    children: Json,
    key: 'all' | 'any',
    where: Path,
    depth: number,
    asksNotKnown: boolean,
  ): void => {
    if (!Array.isArray(children)) {
      report('wrong-type', where, () => `\`${key}\` is a list of conditions, not ${quote(children)}`)
      return
    }
    if (children.length === 0) {
      report(
        'empty-condition',
        where,
        () => `an empty \`${key}\` would be true for everyone`,
        () => 'put at least one condition into it, or remove it',
      )
    }
    children.forEach((child: Json, index) => {
      checkNode(child, [...where, index], depth + 1, asksNotKnown)
    })
  }

  const checkNode = (node: Json, where: Path, depth: number, asksNotKnown: boolean): void => {
    if (depth > MAX_CONDITION_DEPTH) {
      report(
        'condition-too-deep',
        where,
        () => `the condition is nested more than ${MAX_CONDITION_DEPTH} levels deep`,
        () => 'say it with fewer levels',
      )
      return
    }
    if (!isJsonObject(node)) {
      report('wrong-type', where, () => `a condition is an object, not ${quote(node)}`)
      return
    }
    const allowed: readonly NodeKey[] = asksNotKnown ? [...NODE_KEYS, 'notKnown'] : NODE_KEYS
    const kinds = allowed.filter((key) => Object.hasOwn(node, key))
    checkKind(node, kinds, where, report)
    checkKeys(node, kinds, where, report)
    for (const key of kinds) {
      const below = node[key] ?? null
      if (key === 'fact') checkLeaf(node, where, scope, report)
      else if (key === 'condition') checkReference(below, [...where, key], scope, report)
      else if (key === 'not') checkNode(below, [...where, key], depth + 1, asksNotKnown)
      else if (key === 'notKnown') checkNode(below, [...where, key], depth + 1, false)
      else checkChildren(below, key, [...where, key], depth, asksNotKnown)
    }
  }

  if (top && isJsonObject(json) && Object.hasOwn(json, 'fact')) {
    report(
      'leaf-at-root',
      path,
      () => 'the top of a rule is a bare question, which json-rules-engine does not take',
      () => 'put it into an `all`: { "all": [ … ] }',
    )
  }
  checkNode(json, path, 1, notKnown)
}
