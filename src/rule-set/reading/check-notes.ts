/** Rules that may not only note what is unknown: the question would be let go, or they decide nothing while they are open anyway. */
import { type Json, valueAt } from '../../input/json.js'
import { quote } from '../../issue/quote.js'
import { factsAgainstNote } from '../note-allowed.js'
import type { Report } from './issue-list.js'
import { membersOf, type RuleScope } from './rule-scope.js'

/** Reports each rule of a document that says it is lifted by need and is no redirect: only being turned away is less than support. */
export const checkLifted = (document: Json, report: Report): void =>
  membersOf(document, 'rules').forEach((rule, index) => {
    const type = valueAt(rule, ['event', 'type'])
    if (valueAt(rule, ['liftedByNeed']) === undefined || type === 'redirect') return
    report(
      'not-allowed',
      ['rules', index, 'liftedByNeed'],
      () => `\`liftedByNeed\` is for redirects, and the rule is of type ${quote(type)}`,
      () => 'remove `liftedByNeed`',
    )
  })

/** Reports each rule of a document that says `"whenUndetermined": "note"` where it may not. */
export const checkNotes = (document: Json, scope: RuleScope, report: Report): void =>
  membersOf(document, 'rules').forEach((rule, index) => {
    if (valueAt(rule, ['whenUndetermined']) !== 'note') return
    const [type, path] = [valueAt(rule, ['event', 'type']), ['rules', index, 'whenUndetermined']]
    if (type === 'extension' || type === 'action')
      report(
        'note-not-allowed',
        path,
        () => `\`note\` does nothing in a rule of type \`${type}\`, which only ever asks while it is open`,
        () => 'remove `whenUndetermined`',
      )
    if (type !== 'pathway') return
    const facts = factsAgainstNote(
      valueAt(rule, ['conditions']),
      valueAt(document, ['conditions']),
      scope.facts,
    )
    if (facts.length === 0) return
    report(
      'note-not-allowed',
      path,
      () =>
        `a pathway rule that asks about ${facts.map((fact) => quote(fact)).join(', ')} cannot only note what is unknown`,
      () =>
        'remove `whenUndetermined`, or ask about this in a rule of its own: while a risk, the needs or self-navigation is unknown, nobody gets less support',
    )
  })
