/**
 * Leaves and branches that change nothing: with and without them a rule is met, not met and undetermined for the same
 * referrals. What may go alone is told by itself, and all that is told so may go at once; what goes only together with
 * something else is told as a group, so that nobody takes away one of two that hold each other up.
 */
import { listed } from '../../explain/sentences.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula, not, or } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { type ConditionFormulas, conditionFormulas } from '../../proof/outcomes.js'
import { conditionsReferredTo } from '../../proof/rule-set-parts.js'
import type { Condition, InvariantCondition } from '../../rule-set/condition.js'
import { makeFinding } from '../make-finding.js'
import { type Part, partText, without } from './condition-parts.js'
import { findWitness, ownRules, type Path, type Search } from './defect.js'
import { type IdleParts, idlePartsOf, type Subject } from './idle-parts.js'
import { offerToTake } from './take-away.js'

const differ = (one: Formula, other: Formula): Formula => or(and(one, not(other)), and(other, not(one)))

const isChanged = (one: ConditionFormulas, other: ConditionFormulas): Formula =>
  or(differ(one.isTrue, other.isTrue), differ(one.isFalse, other.isFalse))

/** A subject with what findings about it say. */
interface Told extends Subject {
  readonly rule: string | null
  /** Where a witness is looked for. */
  readonly where: Formula
  /** The message, given in words what is missing. */
  readonly says: (missing: string) => string
}

const inRules = (context: AnalysisContext): readonly Told[] =>
  ownRules(context).map(({ met, notMet, path, rule }) => ({
    rule: rule.name,
    root: rule.conditions,
    path: [...path, 'conditions'],
    where: met,
    change: (dropped) => {
      const rest = without(rule.conditions, dropped)
      return rest === null
        ? null
        : isChanged({ isTrue: met, isFalse: notMet }, context.outcomes.condition(rest))
    },
    says: (missing) => `the rule \`${rule.name}\` would come to the same without ${missing}`,
  }))

/** The conditions, of rules and of invariants, that refer to a named one by whatever way. */
const usersOf = (name: string, { ruleSet }: AnalysisContext): readonly InvariantCondition[] =>
  [
    ...ruleSet.rules.map(({ conditions }) => conditions),
    ...ruleSet.invariants.map(({ when }) => when),
  ].filter((condition) => Object.hasOwn(conditionsReferredTo([condition], ruleSet.conditions), name))

const inNamedConditions = (context: AnalysisContext): readonly Told[] => {
  const { document, outcomes, ruleSet, space } = context
  return Object.keys(document.conditions).flatMap((name): readonly Told[] => {
    const root = ruleSet.conditions[name]
    const users = usersOf(name, context)
    if (root === undefined || users.length === 0) return []
    return [
      {
        rule: null,
        root,
        path: ['conditions', name],
        where: outcomes.condition(root).isTrue,
        change: (dropped) => {
          const named = Object.entries(ruleSet.conditions).flatMap(([other, definition]) => {
            const rest = without(definition, dropped)
            return rest === null ? [] : [[other, rest] as const]
          })
          const rests = users.flatMap((user) => without(user, dropped) ?? [])
          if (named.length < Object.keys(ruleSet.conditions).length || rests.length < users.length)
            return null
          const formulasOf = conditionFormulas(space, Object.fromEntries(named))
          return or(
            ...users.map((user, index) =>
              isChanged(outcomes.condition(user), formulasOf(rests[index] ?? user)),
            ),
          )
        },
        says: (missing) => `no rule would change without ${missing} in the condition \`${name}\``,
      },
    ]
  })
}

const HINT = 'ask what it was meant to add: another fact, another value, an `any` in place of an `all`'

const quoted = (parts: readonly Part[]): readonly string[] => parts.map((part) => `\`${partText(part)}\``)

const findingsOf = (
  context: AnalysisContext,
  subject: Told,
  { alone, groups }: IdleParts,
): readonly Finding[] => {
  const { rule, says, where } = subject
  const about = (path: Path, parts: readonly Part[]) => ({
    rule,
    path,
    witnesses: [findWitness(context, where)],
    ...offerToTake(
      context,
      parts.map((part) => part.path),
      parts.length > 1 ? 'them' : 'it',
      HINT,
    ),
  })
  return [
    ...alone.map((part) =>
      makeFinding(
        part.parts.length === 0 && 'fact' in part.condition ? 'leaf-without-effect' : 'branch-without-effect',
        {
          ...about(part.path, [part]),
          message: says(quoted([part]).join('')),
        },
      ),
    ),
    ...groups.map(({ parts, stuck }) =>
      makeFinding('leaves-without-effect', {
        ...about(parts[0].path, parts),
        message: `${says(listed(quoted(parts)))} together, and not without ${listed(quoted(stuck), 'or')} alone`,
      }),
    ),
  ]
}

/** Notes every part that could go; of several that say the same, the first is taken for the one that counts. */
export const partsWithoutEffect = (context: AnalysisContext): Search => {
  const gone = new Set<Condition>()
  const results = [...inRules(context), ...inNamedConditions(context)].map((subject) => ({
    subject,
    idle: idlePartsOf(context, subject, gone),
  }))
  return {
    findings: results.flatMap(({ idle, subject }) => findingsOf(context, subject, idle)),
    unfinished: results.some(({ idle }) => idle.isOpen) ? ['leaves-without-effect'] : [],
  }
}
