/**
 * Rules that say what an answer is not. Besides yes and no an answer can be unsure or declined, and a fact can
 * be unknown: whoever writes `not`, `notEqual` or `notIn` says something about each of these without naming
 * it. Told are only those cases where that is probably not what was meant, and a referral shows it.
 */
import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula, isInCell, NEVER, not } from '../../proof/engine/formula.js'
import type { Finding, Witness } from '../../proof/finding.js'
import { ANSWERS, type Answer } from '../../referral/vocabulary.js'
import type { Rule } from '../../rule-set/rule-set.js'
import { knownTest } from '../../rule-set/three-valued.js'
import { makeFinding } from '../make-finding.js'
import { findWitness, type OwnRule, ownRules, type PlacedLeaf, placedLeaves } from './defect.js'

const NEGATIVE: readonly string[] = ['notEqual', 'notIn', 'doesNotContain']
const UNCLEAR: readonly Answer[] = ['unsure', 'declined']

/** What a leaf takes by leaving other answers out. */
interface Exclusion {
  readonly fact: string
  /** The answer that worries nobody; `null` where the catalogue does not say. */
  readonly reassuring: Answer | null
  readonly taken: readonly Answer[]
}

const exclusionOf = ({ isNegated, leaf }: PlacedLeaf, { space }: AnalysisContext): Exclusion | null => {
  const definition = space.definitions.get(leaf.fact)
  if (definition?.kind !== 'answer' || NEGATIVE.includes(leaf.operator) === isNegated) return null
  const test = knownTest(leaf.operator, leaf.value)
  const { riskier } = definition
  return {
    fact: leaf.fact,
    reassuring: riskier === undefined ? null : riskier === 'yes' ? 'no' : 'yes',
    taken: ANSWERS.filter((answer) => test(answer) !== isNegated),
  }
}

/** A referral that meets the rule with this answer. */
const metWith = (
  { prover, space, witness }: AnalysisContext,
  met: Formula,
  fact: string,
  answer: Answer,
): Witness | null => {
  const encoding = space.encodings.get(fact)
  const cells = encoding?.cellsFor(answer)
  if (encoding === undefined || cells === undefined || cells === null) return null
  const isAnswered = encoding.variables.map((variable) => isInCell(variable, cells.get(variable.id)))
  const asked = prover.ask(and(met, ...isAnswered))
  // The first value of the cell may be another answer that no rule tells from this one.
  return asked.kind === 'possible' ? witness({ ...asked.facts, [fact]: answer }) : null
}

/** What is to be told of a rule, besides where. */
type Doubt = Pick<Finding, 'message' | 'hint' | 'witnesses'>

/** A doubt about a rule, if a referral shows it. */
const doubt = ({ rule }: OwnRule, says: string, hint: string, witness: Witness | null): Doubt | null =>
  witness === null ? null : { message: `the rule \`${rule.name}\` ${says}`, hint, witnesses: [witness] }

const hintFor = (answers: readonly Answer[]): string =>
  `name the answers that are meant: \`"operator": "in", "value": ${JSON.stringify(answers)}\` if it is these`

/** `unsure` and `declined` go with the answer that reassures. */
const unclearReassures = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { fact, taken } = exclusion
  const reassuring = exclusion.reassuring ?? 'yes'
  const unclear = UNCLEAR.filter((answer) => taken.includes(answer))
  if (!taken.includes(reassuring)) return null
  const [witness = null] = unclear.flatMap((answer) => metWith(context, rule.met, fact, answer) ?? [])
  const answers = unclear.map((one) => `\`${one}\``).join(' and ')
  const says = `takes ${answers} to \`${fact}\` for \`${reassuring}\`, because it says what the answer is not`
  return doubt(rule, says, hintFor([reassuring]), witness)
}

/** `declined` goes with the answer that worries. */
const declinedWorries = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { fact, reassuring, taken } = exclusion
  const worrying = reassuring === 'no' ? 'yes' : 'no'
  if (reassuring === null || !taken.includes(worrying) || !taken.includes('declined')) return null
  const says = `takes \`declined\` to \`${fact}\` for \`${worrying}\`, because it says what the answer is not`
  return doubt(rule, says, hintFor([worrying, 'unsure']), metWith(context, rule.met, fact, 'declined'))
}

/** Everyone but those who said one thing: and yet not those whom nobody asked. */
const unaskedLeftOut = (context: AnalysisContext, rule: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { fact, taken } = exclusion
  if (!UNCLEAR.some((answer) => taken.includes(answer))) return null
  const isKnown = context.space.encodings.get(fact)?.isKnown ?? NEVER
  const says = `says what \`${fact}\` is not, and yet does nothing for those who were not asked`
  const unasked = and(rule.undetermined, not(isKnown))
  return doubt(rule, says, hintFor(taken), findWitness(context, unasked))
}

/** A clinician is whom a declined question goes to anyway. */
const isToClinician = ({ event }: Rule, { ruleSet }: AnalysisContext): boolean =>
  event.type === 'escalate' &&
  ruleSet.routes.some(({ id, kind }) => id === event.params.route && kind === 'clinician')

const doubtAbout = (context: AnalysisContext, own: OwnRule, exclusion: Exclusion): Doubt | null => {
  const { rule } = own
  switch (rule.event.type) {
    case 'escalate':
      return isToClinician(rule, context) ? null : declinedWorries(context, own, exclusion)
    case 'redirect':
      return unclearReassures(context, own, exclusion) ?? declinedWorries(context, own, exclusion)
    case 'pathway':
      // On the fullest pathway, whatever is unclear or unknown leads to the fullest support all the same.
      return rule.event.params.pathway === context.ruleSet.pathways.at(-1)?.id
        ? null
        : unclearReassures(context, own, exclusion)
    case 'action':
    case 'extension':
      return unclearReassures(context, own, exclusion) ?? unaskedLeftOut(context, own, exclusion)
  }
}

/** Finds negated questions about an answer that probably say more, or less, than was meant. */
export const negationsOfUnknown = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context).flatMap((own) =>
    placedLeaves(own.rule.conditions, [...own.path, 'conditions'], context.ruleSet.conditions).flatMap(
      (placed) => {
        const exclusion = exclusionOf(placed, context)
        const about = exclusion === null ? null : doubtAbout(context, own, exclusion)
        return about === null
          ? []
          : [makeFinding('negation-of-unknown', { rule: own.rule.name, path: placed.path, ...about })]
      },
    ),
  )
