/** What can be wrong with how pathways are chosen: by default, more lightly for more risk, or where nobody can be supported on them. */
import { contactsOf, weeksOf } from '../../decision/limits.js'
import { valueIn } from '../../facts/fact.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, type Formula, NEVER, not, or, variablesIn } from '../../proof/engine/formula.js'
import { type Finding, makeFinding } from '../../proof/finding.js'
import { formatFactValue, type RiskierStep, riskierSteps } from '../../proof/proofs/riskier-steps.js'
import type { Answer } from '../../proof/prover.js'
import { findWitness } from './defect.js'

/**
 * A gap: referrals for which no rule speaks for any pathway, so that the most intensive one is taken by
 * default. With one pathway there is nothing to choose; where somebody is redirected, no pathway matters.
 */
export const pathwaysByDefault = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet } = context
  const fullest = ruleSet.pathways.at(-1)
  if (fullest === undefined || ruleSet.pathways.length === 1) return []
  const byDefault = not(or(...outcomes.pathwayByRule.values()))
  const { accept, redirect } = outcomes.disposition
  // An accepted referral shows the gap best.
  const witness =
    findWitness(context, and(byDefault, accept)) ?? findWitness(context, and(byDefault, not(redirect)))
  if (witness === null) return []
  return [
    makeFinding('pathway-by-default', {
      path: ['pathways'],
      message: `there are referrals for which no rule speaks for any pathway, so that \`${fullest.id}\` is taken by default`,
      hint: 'write the rule that is missing: whom should the pathway be chosen for, and why',
      witnesses: [witness],
    }),
  ]
}

type Possible = Extract<Answer, { readonly kind: 'possible' }>

/** A pathway: that a rule for it is met, and that a less intensive one is chosen. */
interface Rung {
  readonly met: Formula
  readonly less: Formula
}

const rungsOf = ({ outcomes, ruleSet }: AnalysisContext): readonly Rung[] =>
  ruleSet.pathways.map(({ id }, index) => ({
    met: or(
      ...outcomes.rules.flatMap(({ met, rule: { event } }) =>
        event.type === 'pathway' && event.params.pathway === id ? [met] : [],
      ),
    ),
    less: or(...ruleSet.pathways.slice(0, index).map((pathway) => outcomes.pathway.get(pathway.id) ?? NEVER)),
  }))

const firstPossible = (questions: readonly (() => Answer)[]): Possible | null => {
  for (const ask of questions) {
    const answer = ask()
    if (answer.kind === 'possible') return answer
  }
  return null
}

const findingOf = (
  context: AnalysisContext,
  rungs: readonly Rung[],
  { after, before, fact, premise }: RiskierStep,
): Finding | null => {
  const { outcomes, prover, space, witness } = context
  const { redirect } = outcomes.disposition
  const answer = firstPossible(
    rungs.map(({ less, met }) => () => {
      const lightens = [
        { formula: met, fixed: before, isFalse: false },
        { formula: less, fixed: after, isFalse: false },
      ]
      // Mostly the rules alone rule it out, whether or not a referral could give such facts.
      const anywhere = prover.askTogether(lightens)
      if (anywhere.kind === 'impossible') return anywhere
      return prover.askTogether([
        ...lightens,
        { formula: and(space.possible, premise), fixed: before, isFalse: false },
        { formula: space.possible, fixed: after, isFalse: false },
        // After a redirect no pathway matters.
        { formula: redirect, fixed: before, isFalse: true },
        { formula: redirect, fixed: after, isFalse: true },
      ])
    }),
  )
  if (answer === null) return null
  const [less, more] = [before, after].map((cells) =>
    witness(space.factsIn(new Map([...answer.choice, ...cells]))),
  )
  if (less === undefined || more === undefined) return null
  const [from, to] = [less, more].map(({ facts }) => formatFactValue(valueIn(facts, fact)))
  return makeFinding('risk-lightens-pathway', {
    path: ['pathways'],
    message: `\`${fact}\` going from ${from} to ${to} can make the pathway lighter, from \`${less.pathway}\` to \`${more.pathway}\``,
    hint: `let the rules for the fuller pathway be met for the riskier values of \`${fact}\` as well, and list pathways from the least to the most intensive`,
    witnesses: [less, more],
  })
}

/** Steps of facts that a pathway turns on. From an unknown fact there is none: what is met without it stays met. */
const stepsOf = ({ outcomes, space }: AnalysisContext): readonly (readonly RiskierStep[])[] => {
  const turning = variablesIn(or(...outcomes.pathway.values()))
  const ids = new Set([...turning].map(({ id }) => id))
  const isUnknown = ({ before, fact }: RiskierStep): boolean =>
    [...(space.encodings.get(fact)?.cellsFor(null) ?? [])].some(([id, cell]) => before.get(id) === cell)
  return [...riskierSteps(space).values()].map((steps) =>
    steps.filter((step) => [...step.after.keys()].some((id) => ids.has(id)) && !isUnknown(step)),
  )
}

/**
 * More risk never takes anybody down the ladder: that is proved. It should not make support lighter either, which
 * is looked for here: a rule for a fuller pathway that is met, and met no longer once one fact is a step riskier.
 */
export const riskLightensPathway = (context: AnalysisContext): readonly Finding[] => {
  if (context.ruleSet.pathways.length < 2) return []
  const rungs = rungsOf(context).slice(1)
  return stepsOf(context).flatMap((steps) => {
    for (const step of steps) {
      const finding = findingOf(context, rungs, step)
      if (finding !== null) return [finding]
    }
    return []
  })
}

/** Pathways that have no week, or no contact, in common with the service: nobody can be accepted on them there. */
export const limitsThatDoNotMeet = (context: AnalysisContext): readonly Finding[] => {
  const { document, outcomes, ruleSet, space } = context
  const { service } = space
  if (service === null) return []
  return document.pathways.flatMap((pathway, index) => {
    const clashing = [
      ...(weeksOf(pathway, service, ruleSet) === null ? (['weeks'] as const) : []),
      ...(contactsOf(pathway, service) === null ? (['contacts'] as const) : []),
    ]
    const accepted = and(outcomes.pathway.get(pathway.id) ?? NEVER, outcomes.disposition.accept)
    return clashing.map((unit) =>
      makeFinding('limits-do-not-meet', {
        path: ['pathways', index, unit],
        message: `the service \`${service.id}\` and the pathway \`${pathway.id}\` have no number of ${unit} in common`,
        hint: `change the ${unit} of the service or of the pathway, so that the two overlap`,
        witnesses: [findWitness(context, accepted)],
      }),
    )
  })
}
