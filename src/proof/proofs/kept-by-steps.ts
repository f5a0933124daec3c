/** What must still be so once one fact has gone one step, to more risk or out of date, all others staying as they are. */
import { valueIn } from '../../facts/fact.js'
import { lazy, memoize } from '../../input/memoize.js'
import type { AnalysisContext } from '../context.js'
import {
  ALWAYS,
  and,
  type CellChoice,
  type Formula,
  NEVER,
  not,
  or,
  restrict,
  variablesIn,
} from '../engine/formula.js'
import type { StepBudget } from '../engine/step-budget.js'
import type { Finding, Proof, Witness } from '../finding.js'
import type { Answer } from '../prover.js'
import type { FactSpace } from '../space/fact-space.js'
import { staysTrue } from './by-form.js'
import { isSoonSeenNever } from './by-short-search.js'
import { type FactStep, formatFactValue } from './fact-steps.js'
import { type Counterexample, type ProofResult, prove } from './proof-result.js'

/** A step that takes something away: the referral before and after it, and where each lies in the space. */
export interface StepDown {
  readonly fact: string
  /** Both values of the fact, as a message names them: `unknown`, or between backticks. */
  readonly from: string
  readonly to: string
  readonly less: Witness
  readonly more: Witness
  readonly before: CellChoice
  readonly after: CellChoice
}

/** Something that no step must take away. */
export interface Kept {
  /** Where it is so. */
  readonly formula: Formula
  /** The same taken apart: it is so where any of these is true. Written so that their form shows what rises with the risk. */
  readonly parts: readonly Formula[]
  /** What is as good after a step, taken apart like `parts`, where some steps may have it so: see decision 0039. */
  readonly orElse?: (step: FactStep) => readonly Formula[]
  /** Where it does not matter, before the step or after it. */
  readonly unless?: Formula
  readonly finding: (step: StepDown) => Finding
}

/** What it takes to look at a rule that a step may move, in steps of a `StepBudget`. */
export const STEPS_OF_A_RULE = 10

/**
 * Whether one of several formulas might be true before a step and none of them after it, by their form alone: only
 * those matter that mention what the step moves, and some are plainly false before it, or plainly true after it.
 * `stays` says of a formula whether its form is proof enough that it is still true after the step, and `isNever` of
 * one whether it is soon seen to be never true: another rule may take over from one that no longer counts.
 */
const mayFall = (
  parts: readonly Formula[],
  steps: StepBudget,
): ((
  step: FactStep,
  soon: { readonly [asked in 'isNever' | 'stays']: (formula: Formula) => boolean },
  instead: readonly Formula[],
) => boolean) => {
  const mentioning = new Map<number, Set<Formula>>()
  for (const part of parts) {
    for (const { id } of variablesIn(part, steps)) {
      const before = mentioning.get(id)
      if (before === undefined) mentioning.set(id, new Set([part]))
      else before.add(part)
    }
  }
  return (step, { isNever, stays }, instead) => {
    const moved = new Set([...step.after.keys()].flatMap((id) => [...(mentioning.get(id) ?? [])]))
    steps.spend(STEPS_OF_A_RULE * moved.size)
    const falling = [...moved].filter((part) => !stays(part))
    if (falling.length === 0) return false
    const afterwards = new Set([...moved, ...instead].map((part) => restrict(part, step.after, steps)))
    if (afterwards.has(ALWAYS)) return false
    const none = not(or(...afterwards))
    return falling
      .map((part) => restrict(part, step.before, steps))
      .some((part) => part !== NEVER && !afterwards.has(part) && !isNever(and(part, none)))
  }
}

/** The step as a finding tells it. Where the author named some answers, the value is the one that was forgotten. */
const stepDown = ({ space, witness }: AnalysisContext, step: FactStep, choice: CellChoice): StepDown => {
  const { fact, values } = step
  const [before, after] = [new Map([...choice, ...step.before]), new Map([...choice, ...step.after])]
  const [from, to] = values === null ? [{}, {}] : values.map((value) => ({ [fact]: value }))
  const less = witness({ ...space.factsIn(before), ...from })
  const more = witness({ ...space.factsIn(after), ...to })
  return {
    fact,
    from: formatFactValue(valueIn(less.facts, fact)),
    to: formatFactValue(valueIn(more.facts, fact)),
    less,
    more,
    before,
    after,
  }
}

/** What a form proves of a step is the same for all that is kept. */
const staysTrueOnce = memoize(({ steps }: AnalysisContext) =>
  memoize((step: FactStep) => staysTrue(step, steps)),
)

/** Proves that no step of a fact takes any of `kept` away; of each fact the first step that does makes a finding. */
export const keptBySteps = (
  context: AnalysisContext,
  named: Pick<Proof, 'name' | 'title'>,
  kept: () => readonly Kept[],
  stepsOf: (space: FactSpace) => ReadonlyMap<string, readonly FactStep[]>,
): ProofResult => {
  const { formSuffices, space, steps } = context
  const all = lazy(() => kept().map((one) => ({ ...one, mayFall: mayFall(one.parts, steps) })))

  const isLost =
    ({ formula, unless }: Kept, step: FactStep, instead: readonly Formula[]) =>
    (): Answer => {
      const falls = [
        { formula, fixed: step.before, isFalse: false },
        {
          formula: instead.length === 0 ? formula : or(formula, ...instead),
          fixed: step.after,
          isFalse: true,
        },
        ...(unless === undefined
          ? []
          : [
              { formula: unless, fixed: step.before, isFalse: true },
              { formula: unless, fixed: step.after, isFalse: true },
            ]),
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
    }

  /** Made one by one: to see that nothing is lost by a step takes steps of the budget, too. */
  function* counterexamples(ofFact: readonly FactStep[]): Iterable<Counterexample> {
    for (const step of ofFact) {
      const soon = formSuffices
        ? {
            isNever: (formula: Formula) => isSoonSeenNever(formula, steps),
            stays: staysTrueOnce(context)(step),
          }
        : { isNever: () => false, stays: () => false }
      for (const one of all()) {
        const instead = one.orElse?.(step) ?? []
        if (!one.mayFall(step, soon, instead)) continue
        yield {
          ask: isLost(one, step, instead),
          finding: (choice: CellChoice) => one.finding(stepDown(context, step, choice)),
        }
      }
    }
  }

  return prove(context, named, [...stepsOf(space).values()].map(counterexamples))
}
