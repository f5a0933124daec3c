/**
 * Rules that say what an answer is not. Besides yes and no an answer can be unsure or declined, and a fact can
 * be unknown: whoever writes `not`, `notEqual` or `notIn` says something about each of these without naming
 * it. Found are only those cases where that is probably not what was meant, and a referral shows it.
 */

import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula, isIn, NEVER, not } from '../../proof/engine/formula.js'
import type { Finding, Witness } from '../../proof/finding.js'
import { ANSWERS, type Answer } from '../../referral/answer.js'
import { knownTest } from '../../rule-set/operators.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { defectFinding } from './defect-finding.js'
import { findWitness } from './find-witness.js'
import { type OwnRule, ownRules } from './own-rules.js'
import { type PlacedLeaf, placedLeaves } from './placed-leaves.js'

const NEGATIVE: readonly string[] = ['notEqual', 'notIn', 'doesNotContain']
const UNCLEAR: readonly Answer[] = ['unsure', 'declined']

/** What a leaf takes by leaving other answers out. */
interface Exclusion {
  readonly fact: string
  /** The answer that worries nobody; `null` where the catalogue does not say. */
  readonly reassuring: Answer | null
  readonly taken: readonly Answer[]
}

const exclusionOf = ({ leaf, turned }: PlacedLeaf, { space }: AnalysisContext): Exclusion | null => {
  const definition = space.definitions.get(leaf.fact)
  if (definition?.kind !== 'answer' || NEGATIVE.includes(leaf.operator) === turned) return null
  const test = knownTest(leaf.operator, leaf.value)
  const reassuring =
    definition.riskier === undefined
      ? null
      : definition.riskier === 'yes'
        ? ('no' as const)
        : ('yes' as const)
  return { fact: leaf.fact, reassuring, taken: ANSWERS.filter((answer) => test(answer) !== turned) }
}

/** A referral that meets the rule (or leaves it `undetermined`) with this answer, or without any. */
const withAnswer = (
  context: AnalysisContext,
  verdict: Formula,
  fact: string,
  answer: Answer | null,
): Witness | null => {
  const { prover, space, witness } = context
  const encoding = space.encodings.get(fact)
  const cells = encoding?.cellsFor(answer)
  if (encoding === undefined || cells === undefined || cells === null) return null
  const there = encoding.variables.map((variable) =>
    isIn(
      variable,
      Array.from({ length: variable.cells }, (_, cell) => cell === cells.get(variable.id)),
    ),
  )
  const found = prover.ask(and(verdict, ...there))
  // The first value of the cell may be another answer that no rule tells from this one.
  return found.kind === 'possible' ? witness({ ...found.facts, [fact]: answer }) : null
}

type Doubt = { readonly message: string; readonly hint: string; readonly witness: Witness | null }

/** Which answers a rule of this kind should not take unnamed, and whether it falls silent when nobody asked. */
const manner = ({ event }: Rule, { ruleSet }: AnalysisContext): 'asks' | 'more' | 'less' | 'silent' => {
  switch (event.type) {
    case 'escalate':
      return 'asks'
    case 'redirect':
      return 'less'
    case 'pathway':
      return event.params.pathway === ruleSet.pathways.at(-1)?.id ? 'more' : 'less'
    case 'action':
    case 'extension':
      return 'silent'
  }
}

const hintFor = (answers: readonly Answer[]): string =>
  `name the answers that are meant: \`"operator": "in", "value": ${JSON.stringify(answers)}\` if it is these`

/** `unsure` and `declined` go with the answer that reassures. */
const unclearReassures = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { fact, taken } = exclusion
  const reassuring = exclusion.reassuring ?? 'yes'
  const unclear = UNCLEAR.filter((answer) => taken.includes(answer))
  if (!taken.includes(reassuring)) return null
  const [witness = null] = unclear.flatMap((answer) => withAnswer(context, rule.met, fact, answer) ?? [])
  return witness === null
    ? null
    : {
        message: `the rule \`${rule.rule.name}\` takes ${inWords(unclear)} to \`${fact}\` for \`${reassuring}\`, because it says what the answer is not`,
        hint: hintFor([reassuring]),
        witness,
      }
}

/** `declined` goes with the answer that worries. */
const declinedWorries = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { fact, reassuring, taken } = exclusion
  const worrying = reassuring === 'no' ? 'yes' : 'no'
  if (reassuring === null || !taken.includes(worrying) || !taken.includes('declined')) return null
  const witness = withAnswer(context, rule.met, fact, 'declined')
  return witness === null
    ? null
    : {
        message: `the rule \`${rule.rule.name}\` takes \`declined\` to \`${fact}\` for \`${worrying}\`, because it says what the answer is not`,
        hint: hintFor([worrying, 'unsure']),
        witness,
      }
}

/** Everyone but those who said one thing: and yet not those whom nobody asked. */
const unaskedLeftOut = (
  context: AnalysisContext,
  rule: OwnRule,
  { fact, taken }: Exclusion,
): Doubt | null => {
  if (!UNCLEAR.some((answer) => taken.includes(answer))) return null
  const isKnown = context.space.encodings.get(fact)?.isKnown ?? NEVER
  const witness = findWitness(context, and(rule.undetermined, not(isKnown)))
  return witness === null
    ? null
    : {
        message: `the rule \`${rule.rule.name}\` says what \`${fact}\` is not, and yet does nothing for those who were not asked`,
        hint: hintFor(taken),
        witness,
      }
}

const inWords = (answers: readonly Answer[]): string => answers.map((one) => `\`${one}\``).join(' and ')

const doubtAbout = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  switch (manner(rule.rule, context)) {
    case 'more':
      // Whatever is unclear or unknown leads to the fullest support all the same.
      return null
    case 'asks':
      return isToClinician(rule.rule, context) ? null : declinedWorries(context, rule, exclusion)
    case 'less':
      return (
        unclearReassures(context, rule, exclusion) ??
        (rule.rule.event.type === 'redirect' ? declinedWorries(context, rule, exclusion) : null)
      )
    case 'silent':
      return unclearReassures(context, rule, exclusion) ?? unaskedLeftOut(context, rule, exclusion)
  }
}

/** A clinician is whom a declined question goes to anyway. */
const isToClinician = ({ event }: Rule, { ruleSet }: AnalysisContext): boolean =>
  event.type === 'escalate' &&
  ruleSet.routes.some(({ id, kind }) => id === event.params.route && kind === 'clinician')

/** Finds negated questions about an answer that probably say more, or less, than was meant. */
export const negationsOfUnknown = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context).flatMap((rule) =>
    placedLeaves(rule.rule.conditions, [...rule.path, 'conditions'], context.ruleSet.conditions).flatMap(
      (placed) => {
        const exclusion = exclusionOf(placed, context)
        const doubt = exclusion === null ? null : doubtAbout(context, rule, exclusion)
        return doubt === null
          ? []
          : [defectFinding('negation-of-unknown', { rule: rule.rule.name, path: placed.path, ...doubt })]
      },
    ),
  )
