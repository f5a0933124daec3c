import { type FactValue, valueIn } from '../../facts/fact.js'
import type { AnalysisContext } from '../context.js'
import { ALWAYS, and, type Formula, NEVER } from '../engine/formula.js'
import { isTrueOf, restrict } from '../engine/restrict.js'
import type { CellChoice } from '../engine/search.js'
import { variablesIn } from '../engine/variables-in.js'
import type { Finding } from '../finding.js'
import { LADDER, type RuleFormulas } from '../outcomes.js'
import { type Counterexample, type ProofResult, prove, refutation } from './proof-result.js'
import { type RiskierStep, riskierSteps } from './riskier-steps.js'
import { rungParts } from './rung-parts.js'
import { staysTrue } from './stays-true.js'

/** Whether the form of a formula is proof enough that it is still true after a step. */
type Stays = (part: Formula) => boolean

/**
 * Whether one of several formulas might be true before a step and none of them after it, by their form alone: only
 * those matter that mention what the step moves, and some are plainly false before it, or plainly true after it.
 */
const mayFall = (parts: readonly Formula[]): ((step: RiskierStep, stays: Stays) => boolean) => {
  const mentioning = new Map<number, Set<Formula>>()
  for (const part of parts) {
    for (const { id } of variablesIn(part)) {
      const before = mentioning.get(id)
      if (before === undefined) mentioning.set(id, new Set([part]))
      else before.add(part)
    }
  }
  return (step, stays) => {
    const moved = new Set([...step.after.keys()].flatMap((id) => [...(mentioning.get(id) ?? [])]))
    const falling = [...moved].filter((part) => !stays(part))
    if (falling.length === 0) return false
    const then = new Set([...moved].map((part) => restrict(part, step.after)))
    return (
      !then.has(ALWAYS) &&
      falling.map((part) => restrict(part, step.before)).some((part) => part !== NEVER && !then.has(part))
    )
  }
}

/** Whether a rule lifts the decision off the ground: its event is called for, or might be and holds it up. */
const lifts = ({ met, rule, undetermined }: RuleFormulas, choice: CellChoice): boolean =>
  (rule.event.type === 'escalate' || rule.event.type === 'redirect') &&
  (isTrueOf(met, choice) || (rule.whenUndetermined !== 'note' && isTrueOf(undetermined, choice)))

const inWords = (value: FactValue): string =>
  value === null ? 'unknown' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

const findingOf =
  (context: AnalysisContext, { after, before, fact }: RiskierStep) =>
  (choice: CellChoice): Finding => {
    const { document, outcomes, space, witness } = context
    const [less, more] = [new Map([...choice, ...before]), new Map([...choice, ...after])]
    const [lower, higher] = [witness(space.factsIn(less)), witness(space.factsIn(more))]
    const fallen = outcomes.rules.filter((rule) => lifts(rule, less) && !lifts(rule, more))
    const blamed = fallen.find(({ rule }) => context.own.has(rule.name))?.rule.name ?? null
    const place = document.rules.findIndex(({ name }) => name === blamed)
    const [from, to] = [lower, higher].map(({ facts }) => inWords(valueIn(facts, fact)))
    return refutation('risk-lowers-response', {
      rule: blamed,
      path: place === -1 ? ['rules'] : ['rules', place],
      message: `\`${fact}\` going from ${from} to ${to} can lower the response from \`${lower.disposition}\` to \`${higher.disposition}\``,
      hint:
        lower.disposition === 'request-information'
          ? `let the riskier answer escalate, or let the rule only note what is unknown (\`"whenUndetermined": "note"\`)`
          : `let the rule be met for the riskier values of \`${fact}\` as well`,
      witnesses: [lower, higher],
    })
  }

/** The disposition never falls when one fact goes one step towards more risk, all others staying as they are. */
export const moreRiskNeverLowers = (context: AnalysisContext): ProofResult => {
  const { formSuffices, outcomes, space } = context
  const rungs = LADDER.map((disposition) => {
    const formula = outcomes.atLeast[disposition]
    return { formula, mayFall: mayFall(rungParts(outcomes, disposition)) }
  })
  const counterexamples = (step: RiskierStep): readonly Counterexample[] => {
    const stays: Stays = formSuffices ? staysTrue(step) : () => false
    return rungs
      .filter((rung) => rung.mayFall(step, stays))
      .map(({ formula }) => ({
        ask: (prover) => {
          const falls = [
            { formula, fixed: step.before, isFalse: false },
            { formula, fixed: step.after, isFalse: true },
          ]
          // Mostly the rules alone rule it out, whether or not a referral could give such facts.
          const anywhere = prover.askTogether(falls)
          return anywhere.kind === 'impossible'
            ? anywhere
            : prover.askTogether([
                { formula: and(space.possible, step.premise), fixed: step.before, isFalse: false },
                { formula: space.possible, fixed: step.after, isFalse: false },
                ...falls,
              ])
        },
        finding: findingOf(context, step),
      }))
  }
  return prove(
    context,
    { name: 'more-risk-never-lowers', title: 'more risk never lowers the response, fact by fact' },
    [...riskierSteps(space).values()].map((steps) => steps.flatMap(counterexamples)),
  )
}
