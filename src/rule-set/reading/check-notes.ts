/** Rules that may not only note what is unknown: the question would be let go, or they decide nothing while they are open anyway. */
import { type Json, valueAt } from '../../input/json.js'
import { quote } from '../../issue/quote.js'
import { factsAboutRisk, factsAgainstNote } from '../note-allowed.js'
import type { Report } from './issue-list.js'
import { membersOf, type RuleScope } from './rule-scope.js'

/**
 * Reports each rule of a document that says it is lifted by need where it may not: only being turned away is less than support, and
 * more of a risk never lifts it.
 */
export const checkLifted = (document: Json, scope: RuleScope, report: Report): void =>
  membersOf(document, 'rules').forEach((rule, index) => {
    if (valueAt(rule, ['liftedByNeed']) === undefined) return
    const [type, path] = [valueAt(rule, ['event', 'type']), ['rules', index, 'liftedByNeed']]
    if (type !== 'redirect')
      report(
        'not-allowed',
        path,
        () => `\`liftedByNeed\` is for redirects, and the rule is of type ${quote(type)}`,
        () => 'remove `liftedByNeed`',
      )
    const facts = factsAboutRisk(
      valueAt(rule, ['conditions']),
      valueAt(document, ['conditions']),
      scope.facts,
    )
    if (facts.length > 0)
      report(
        'not-allowed',
        path,
        () =>
          `a redirect that asks about ${facts.map((fact) => quote(fact)).join(', ')} cannot be lifted by need`,
        () => 'remove `liftedByNeed`, or do not ask about this: more of a risk never lowers the response',
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
