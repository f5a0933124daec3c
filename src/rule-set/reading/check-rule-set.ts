/** A whole rule set document in plain data: every check there is, each thing checked whether or not others hold. */

import { isJsonObject, type Json, valueAt } from '../../input/json.js'
import { hasReadableText, isUsableContact, UNUSABLE_CONTACT } from '../../input/readable-text.js'
import { issuesFromZod } from '../../input/zod-issues.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import type { RuleSet } from '../rule-set.js'
import { ruleSetSchema } from '../schema/rule-set-schema.js'
import { arrange, byText } from './arrange.js'
import { checkCondition } from './check-condition.js'
import { checkDeclaredWords } from './check-declared-words.js'
import { checkExpansion } from './check-expansion.js'
import { checkGrades } from './check-grades.js'
import { checkHolds } from './check-holds.js'
import { checkLimits } from './check-limits.js'
import { checkLifted, checkNotes } from './check-notes.js'
import { checkPhrases } from './check-phrases.js'
import { checkPlaces } from './check-places.js'
import { type CheckedRule, checkRule } from './check-rule.js'
import { checkSources } from './check-sources.js'
import { issueList, type Path, type Report, under } from './issue-list.js'
import { shadowsCatalogue } from './read-local-facts.js'
import { readVocabulary } from './read-vocabulary.js'
import { checkNames, membersOf, namesIn, type RuleScope, scopeOf } from './rule-scope.js'

/** What checking a document gives. */
export interface CheckedRuleSet {
  /** `null` if there are issues. */
  readonly ruleSet: RuleSet | null
  /** The digest that the document names for itself, if it names one. */
  readonly digest: string | null
  readonly issues: readonly Issue[]
}

const namedConditions = (document: Json): { readonly [name: string]: Json } => {
  const conditions = isJsonObject(document) ? document['conditions'] : undefined
  return isJsonObject(conditions) ? conditions : {}
}

const checkInvariant = (json: unknown, scope: RuleScope, report: Report): void => {
  const when = valueAt(json, ['when'])
  if (when !== undefined) {
    // A value inside plain data is plain data.
    checkCondition(when as Json, scope, report, { path: ['when'], top: false, notKnown: true })
  }
  const checkId = (
    key: 'notPathway' | 'route',
    what: 'pathway' | 'route',
    known: ReadonlySet<string>,
  ): void => {
    const id = valueAt(json, ['then', key])
    if (typeof id !== 'string' || known.has(id)) return
    report(
      `unknown-${what}`,
      ['then', key],
      () => `unknown ${what} ${quote(id)}`,
      () => (known.size === 0 ? `the rule set defines no ${what}` : didYouMean(id, [...known])),
    )
  }
  checkId('notPathway', 'pathway', scope.pathways)
  checkId('route', 'route', scope.routes)
}

const checkDispositions = (document: Json, report: Report): void =>
  membersOf(document, 'actions').forEach((action, index) => {
    const listed = valueAt(action, ['dispositions'])
    if (!Array.isArray(listed) || new Set(listed).size === listed.length) return
    report('duplicate-name', ['actions', index, 'dispositions'], () => 'a disposition is listed twice')
  })

/** What a merged rule set says of the rules that it replaced: that they are there, each once. */
const checkReplaced = (document: Json, report: Report): void => {
  const replaced = valueAt(document, ['mergedFrom', 'replaced'])
  const names = namesIn(document, 'rules')
  if (!Array.isArray(replaced)) return
  replaced.forEach((name: unknown, index) => {
    if (typeof name !== 'string') return
    const path = ['mergedFrom', 'replaced', index]
    if (!names.has(name))
      report(
        'unknown-rule',
        path,
        () => `the rule set has no rule ${quote(name)}`,
        () => didYouMean(name, [...names]),
      )
    else if (replaced.indexOf(name) < index)
      report('duplicate-name', path, () => `the rule ${quote(name)} is listed twice`)
  })
}

/** Reports redirects that would tell whoever referred nothing: the reason is private, and there are no words in its place. */
const checkWordsForReferrer = (document: Json, report: Report): void =>
  membersOf(document, 'rules').forEach((rule, index) => {
    const mayTell = valueAt(rule, ['mayTell'])
    if (
      valueAt(rule, ['event', 'type']) !== 'redirect' ||
      valueAt(rule, ['event', 'params', 'forReferrer']) !== undefined ||
      (Array.isArray(mayTell) && mayTell.includes('referrer'))
    )
      return
    report(
      'redirect-without-words-for-referrer',
      ['rules', index, 'event', 'params', 'forReferrer'],
      () => 'the rule redirects, and says nothing that anybody who referred may read',
      () =>
        'say `"mayTell": ["client", "referrer"]` if whoever referred may read its reason; otherwise say in `forReferrer`, in a sentence, why and what to do, without what was told in confidence',
    )
  })

/** Kinds of route that somebody's life may hang on: their contacts can be used. */
const GRAVE: readonly unknown[] = ['emergency', 'specialist-mental-health']

const checkContacts = (document: Json, report: Report): void =>
  membersOf(document, 'routes').forEach((route, index) => {
    const contact = valueAt(route, ['contact'])
    // Of a text that says nothing the schema has said so.
    if (!GRAVE.includes(valueAt(route, ['kind'])) || typeof contact !== 'string') return
    if (!hasReadableText(contact) || isUsableContact(contact)) return
    const { code, message, hint } = UNUSABLE_CONTACT
    report(
      code,
      ['routes', index, 'contact'],
      () => message,
      () => hint,
    )
  })

/** A name without its prefix that is a catalogue fact's is said to shadow it, not to have the wrong form. */
const isTold = (issue: Issue, document: Json, vocabulary: Vocabulary): boolean => {
  const [list, , key] = issue.path
  const name = valueAt(document, issue.path)
  return (
    list === 'localFacts' && key === 'name' && typeof name === 'string' && shadowsCatalogue(name, vocabulary)
  )
}

/**
 * Checks a document: gives the rule set, arranged and frozen, or everything that is wrong with it. Where the document was put together, `shown`
 * is the path of a part as whoever wrote it knows it. Of one by which decisions were made before (`isEarlier`) nothing is asked that came later.
 */
export const checkRuleSet = (
  document: Json,
  shown = (path: Path): Path => path,
  isEarlier = false,
): CheckedRuleSet => {
  const list = issueList()
  const { report } = list
  const parsed = ruleSetSchema().safeParse(document, { jitless: true })
  const shapeIssues = parsed.success ? [] : issuesFromZod(parsed.error, ruleSetSchema(), document)
  const vocabulary = readVocabulary(document, report)
  list.add(shapeIssues.filter((issue) => !isTold(issue, document, vocabulary)))

  checkGrades(document, report)
  checkNames(document, report, shown)
  checkLimits(document, report)
  checkDispositions(document, report)
  checkContacts(document, report)
  checkDeclaredWords(document, vocabulary, report)
  checkReplaced(document, report)
  if (!isEarlier) {
    checkHolds(document, report)
    checkSources(document, report)
    checkPlaces(document, report)
    checkWordsForReferrer(document, report)
  }
  const scope = scopeOf(document, vocabulary, report)
  checkLifted(document, scope, report)
  if (!isEarlier) checkNotes(document, scope, report)
  checkPhrases(vocabulary.phrases, scope, under(report, ['vocabulary', 'phrases']))
  const named = namedConditions(document)
  for (const [name, condition] of Object.entries(named)) {
    checkCondition(condition, scope, report, { path: ['conditions', name] })
  }
  membersOf(document, 'invariants').forEach((invariant, index) => {
    checkInvariant(invariant, scope, under(report, ['invariants', index]))
  })
  const checked = membersOf(document, 'rules').map((json, index): CheckedRule => {
    if (list.isFull()) return { rule: null, issues: [] }
    const rule = checkRule(json as Json, scope) // a value inside plain data is plain data
    list.add(rule.issues, ['rules', index])
    return rule
  })
  const placed = (key: 'rules' | 'invariants', condition: 'conditions' | 'when') =>
    membersOf(document, key).map((member, index) => ({
      condition: (valueAt(member, [condition]) ?? null) as Json, // as above
      path: [key, index, condition],
    }))
  checkExpansion(named, [...placed('rules', 'conditions'), ...placed('invariants', 'when')], report)

  if (!parsed.success || list.issues.length > 0) return { ruleSet: null, digest: null, issues: list.issues }
  const { $schema: _, digest = null, ...rest } = parsed.data
  const rules = checked.flatMap(({ rule }) => (rule === null ? [] : [rule]))
  rules.sort((one, other) => byText(one.name, other.name))
  // Plain data that the schema and the checks above have seen all of: a rule set.
  const ruleSet = arrange({ ...rest, rules } as unknown as Json) as unknown as RuleSet
  return { ruleSet, digest, issues: [] }
}
