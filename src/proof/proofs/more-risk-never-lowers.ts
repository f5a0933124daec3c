/** More risk never lowers the response: the disposition never falls when one fact goes one step towards more risk. */

import { valueIn } from '../../facts/fact.js'
import { lazy } from '../../input/memoize.js'
import { DISPOSITIONS, type Disposition } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import {
  ALWAYS,
  and,
  type CellChoice,
  type Formula,
  isTrueOf,
  NEVER,
  not,
  restrict,
  variablesIn,
} from '../engine/formula.js'
import type { StepBudget } from '../engine/step-budget.js'
import { type Finding, makeFinding } from '../finding.js'
import type { Outcomes, RuleFormulas } from '../outcomes.js'
import { staysTrue } from './by-form.js'
import { type Counterexample, type ProofResult, prove } from './proof-result.js'
import { formatFactValue, type RiskierStep, riskierSteps } from './riskier-steps.js'

/** What a rule adds to a rung of the ladder: of one that holds the decision up, `not(notMet)`, as it is met or undetermined. */
const addedTo = ({ met, notMet, rule, undetermined }: RuleFormulas, rung: Disposition): Formula => {
  const { event, whenUndetermined } = rule
  const isEscalation = event.type === 'escalate'
  if (!isEscalation && (event.type !== 'redirect' || rung === 'escalate')) return NEVER
  const isLifted = isEscalation || rung === 'redirect'
  if (rung === 'escalate' || whenUndetermined === 'note') return isLifted ? met : NEVER
  return isLifted ? not(notMet) : undetermined
}

/**
 * A rung of the ladder taken apart: the disposition is at least this high where any of these is true. The same as
 * `atLeast`, rule by rule, and written so that its form shows what rises with the risk.
 */
export const rungParts = ({ rules }: Pick<Outcomes, 'rules'>, rung: Disposition): readonly Formula[] =>
  rung === 'accept' ? [ALWAYS] : rules.map((rule) => addedTo(rule, rung)).filter((part) => part !== NEVER)

/** What it takes to look at a rule that a step may move, in steps of a `StepBudget`. */
const STEPS_OF_A_RULE = 10

/**
 * Whether one of several formulas might be true before a step and none of them after it, by their form alone: only
 * those matter that mention what the step moves, and some are plainly false before it, or plainly true after it.
 * `stays` says of a formula whether its form is proof enough that it is still true after the step.
 */
const mayFall = (
  parts: readonly Formula[],
  steps: StepBudget,
): ((step: RiskierStep, stays: (part: Formula) => boolean) => boolean) => {
  const mentioning = new Map<number, Set<Formula>>()
  for (const part of parts) {
    for (const { id } of variablesIn(part, steps)) {
      const before = mentioning.get(id)
      if (before === undefined) mentioning.set(id, new Set([part]))
      else before.add(part)
    }
  }
  return (step, stays) => {
    const moved = new Set([...step.after.keys()].flatMap((id) => [...(mentioning.get(id) ?? [])]))
    steps.spend(STEPS_OF_A_RULE * moved.size)
    const falling = [...moved].filter((part) => !stays(part))
    if (falling.length === 0) return false
    const afterwards = new Set([...moved].map((part) => restrict(part, step.after, steps)))
    return (
      !afterwards.has(ALWAYS) &&
      falling
        .map((part) => restrict(part, step.before, steps))
        .some((part) => part !== NEVER && !afterwards.has(part))
    )
  }
}

/** Whether a rule keeps the decision above `accept`: its event is called for, or might be and holds it up. */
const lifts = ({ met, rule, undetermined }: RuleFormulas, choice: CellChoice): boolean =>
  (rule.event.type === 'escalate' || rule.event.type === 'redirect') &&
  (isTrueOf(met, choice) || (rule.whenUndetermined !== 'note' && isTrueOf(undetermined, choice)))

const findingOf =
  (context: AnalysisContext, { after, before, fact }: RiskierStep) =>
  (choice: CellChoice): Finding => {
    const { document, outcomes, space, witness } = context
    const [less, more] = [new Map([...choice, ...before]), new Map([...choice, ...after])]
    const [lower, higher] = [witness(space.factsIn(less)), witness(space.factsIn(more))]
    const fallen = outcomes.rules.filter((rule) => lifts(rule, less) && !lifts(rule, more))
    const blamed = fallen.find(({ rule }) => context.own.has(rule.name))?.rule.name ?? null
    const place = document.rules.findIndex(({ name }) => name === blamed)
    const [from, to] = [lower, higher].map(({ facts }) => formatFactValue(valueIn(facts, fact)))
    return makeFinding('risk-lowers-response', {
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
  const { formSuffices, outcomes, space, steps } = context
  const rungs = lazy(() =>
    DISPOSITIONS.map((disposition) => {
      const formula = outcomes.atLeast[disposition]
      return { formula, mayFall: mayFall(rungParts(outcomes, disposition), steps) }
    }),
  )
  /** Made one by one: to see that a rung cannot fall takes steps, too. */
  function* counterexamples(step: RiskierStep): Iterable<Counterexample> {
    const stays = formSuffices ? staysTrue(step, steps) : () => false
    for (const { formula, mayFall } of rungs()) {
      if (!mayFall(step, stays)) continue
      yield {
        ask: () => {
          const falls = [
            { formula, fixed: step.before, isFalse: false },
            { formula, fixed: step.after, isFalse: true },
          ]
          // Mostly the rules alone rule it out, whether or not a referral could give such facts.
          const anywhere = context.prover.askTogether(falls)
          return anywhere.kind === 'impossible'
            ? anywhere
            : context.prover.askTogether([
                { formula: and(space.possible, step.premise), fixed: step.before, isFalse: false },
                { formula: space.possible, fixed: step.after, isFalse: false },
                ...falls,
              ])
        },
        finding: findingOf(context, step),
      }
    }
  }
  function* group(steps: readonly RiskierStep[]): Iterable<Counterexample> {
    for (const step of steps) yield* counterexamples(step)
  }
  return prove(
    context,
    { name: 'more-risk-never-lowers', title: 'more risk never lowers the response, fact by fact' },
    [...riskierSteps(space).values()].map(group),
  )
}
