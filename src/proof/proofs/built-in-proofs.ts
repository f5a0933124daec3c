/** The promises that every rule set must keep, whatever else it does; `createTriage` asks for them. */

import { weeksOf } from '../../decision/pathway.js'
import type { FactDefinition } from '../../facts/fact.js'
import { WIDEST_ENVELOPE } from '../../rule-set/envelope.js'
import { DISPOSITIONS, type Limits, type Pathway } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { and, type Formula, NEVER, not, or } from '../engine/formula.js'
import { refutation } from '../finding.js'
import { isNever } from './by-form.js'
import { localDangerReachesFloor } from './local-danger-reaches-floor.js'
import { moreRiskNeverLightensPathway } from './more-risk-never-lightens-pathway.js'
import { moreRiskNeverLosesRoute } from './more-risk-never-loses-route.js'
import { moreRiskNeverLowers } from './more-risk-never-lowers.js'
import { type Counterexample, isPossible, type ProofResult, prove, where } from './proof-result.js'
import { wornOutAnswersNeverLower } from './worn-out-answers-never-lower.js'

/** The facts of the safety screen and of its follow-ups; item 9 of a PHQ-9 is part of the first. */
const SIGNALS = [
  'suicidalThoughts',
  'recentSuicideAttempt',
  'selfHarm',
  'suicidePlanOrIntent',
  'immediateDanger',
] as const

const SIGNAL_ANSWERS = ['yes', 'unsure'] as const

/** A suicide signal reaches a route of kind `specialist-mental-health`, whatever else is true or not known. */
export const signalsReachSpecialists = (context: AnalysisContext): ProofResult => {
  const { outcomes, ruleSet, space, witness } = context
  const specialist = or(
    ...ruleSet.routes
      .filter(({ kind }) => kind === 'specialist-mental-health')
      .map(({ id }) => outcomes.route.get(id) ?? NEVER),
  )
  const counterexample = (fact: string, answer: string): Counterexample => {
    const cells = space.encodings.get(fact)?.cellsFor(answer) ?? new Map()
    return {
      ask: () => isPossible(context, where(context, cells, not(specialist))),
      finding: (choice) =>
        refutation('signal-without-specialist', {
          path: ['rules'],
          message: `\`${fact}\` being \`${answer}\` can leave a referral without a specialist mental-health route`,
          hint: 'have a rule escalate it to a route of kind `specialist-mental-health`, whatever else is known',
          witnesses: [witness(space.factsIn(choice))],
        }),
    }
  }
  return prove(
    context,
    {
      name: 'signals-reach-specialists',
      title: 'every suicide signal reaches a specialist mental-health route',
    },
    SIGNALS.map((fact) => SIGNAL_ANSWERS.map((answer) => counterexample(fact, answer))),
  )
}

/**
 * While a safety fact is unknown, nobody is redirected and nobody is accepted on the least intensive pathway.
 * Local facts that a rule set declares to be safety facts count, too, even those that no rule asks about.
 */
export const unknownSafetyHolds = (context: AnalysisContext): ProofResult => {
  const { document, outcomes, ruleSet, space, witness } = context
  const lightest = ruleSet.pathways[0]?.id ?? ''
  const letGo = or(
    outcomes.disposition.redirect,
    and(outcomes.disposition.accept, outcomes.pathway.get(lightest) ?? NEVER),
  )
  const counterexample = ({ name }: FactDefinition): Counterexample => {
    // A fact that no rule asks about is not in the space: unknown or not, it makes no difference.
    const cells = space.encodings.get(name)?.cellsFor(null) ?? new Map()
    return {
      ask: () => isPossible(context, where(context, cells, letGo)),
      finding: (choice) => {
        const place = document.localFacts.findIndex((local) => local.name === name)
        const example = witness(space.factsIn(choice))
        const end =
          example.disposition === 'redirect' ? 'be redirected' : `be accepted on the pathway \`${lightest}\``
        return refutation('unknown-safety-let-go', {
          path: place === -1 ? ['rules'] : ['localFacts', place],
          message: `while \`${name}\` is unknown, a referral can ${end}`,
          hint: `add an escalate rule that asks about \`${name}\`, without other conditions and without \`whenUndetermined\`, so that it holds the decision up`,
          witnesses: [example],
        })
      },
    }
  }
  return prove(
    context,
    {
      name: 'unknown-safety-holds',
      title: 'while a safety fact is unknown, nobody is redirected or gets the least intensive pathway',
    },
    [...space.definitions.values()].filter(({ safety }) => safety).map((fact) => [counterexample(fact)]),
  )
}

/** Every referral has exactly one disposition. */
export const oneDisposition = (context: AnalysisContext): ProofResult => {
  const { formSuffices, outcomes, space, witness } = context
  const formulas = DISPOSITIONS.map((disposition) => outcomes.disposition[disposition])
  const any = or(...formulas)
  const none = not(any)
  const rungs: readonly Formula[] = DISPOSITIONS.map((disposition) => outcomes.atLeast[disposition])
  /** Each rung with the next higher one as a part of it, so that it need not be known what the rungs are made of. */
  const stacked = rungs.filter((rung) => rung.kind === 'or' && rung.of.some((part) => rungs.includes(part)))
  const two = formulas.flatMap((one, index) => formulas.slice(index + 1).map((other) => and(one, other)))
  const opened = new Set([any, ...two, ...formulas.filter((one) => !rungs.includes(one)), ...stacked])
  return prove(
    context,
    { name: 'one-disposition', title: 'every referral has exactly one disposition' },
    [none, ...two].map((formula) => [
      {
        ask: () => isPossible(context, formSuffices && isNever(formula, opened) ? NEVER : formula),
        finding: (choice) =>
          refutation('not-one-disposition', {
            path: ['rules'],
            message:
              formula === none
                ? 'a referral can be without any disposition'
                : 'a referral can have two dispositions at once',
            hint: 'report this: no rule set should be able to do it',
            witnesses: [witness(space.factsIn(choice))],
          }),
      },
    ]),
  )
}

const isInside = (inner: Limits, outer: Limits): boolean => inner.min >= outer.min && inner.max <= outer.max

/** The weeks of an intervention are inside the envelope, and inside 6 to 12, on every pathway that can be accepted. */
export const weeksInEnvelope = (context: AnalysisContext): ProofResult => {
  const { document, outcomes, ruleSet, space, witness } = context
  const envelope = ruleSet.envelope.weeks
  const counterexample = (pathway: Pathway): readonly Counterexample[] => {
    const weeks = space.service === null ? pathway.weeks : weeksOf(pathway, space.service, ruleSet)
    // Weeks that have nothing in common are a finding of their own.
    if (weeks === null || (isInside(weeks, envelope) && isInside(weeks, WIDEST_ENVELOPE))) return []
    const place = document.pathways.findIndex(({ id }) => id === pathway.id)
    const accepted = and(outcomes.disposition.accept, outcomes.pathway.get(pathway.id) ?? NEVER)
    return [
      {
        ask: () => isPossible(context, accepted),
        finding: (choice) =>
          refutation('weeks-outside-envelope', {
            path: place === -1 ? ['pathways'] : ['pathways', place, 'weeks'],
            message: `support on the pathway \`${pathway.id}\` can last ${weeks.min} to ${weeks.max} weeks, outside ${Math.max(envelope.min, WIDEST_ENVELOPE.min)} to ${Math.min(envelope.max, WIDEST_ENVELOPE.max)}`,
            hint: 'change the weeks of the pathway so that they lie inside the envelope',
            witnesses: [witness(space.factsIn(choice))],
          }),
      },
    ]
  }
  return prove(
    context,
    { name: 'weeks-in-envelope', title: 'every intervention lasts as many weeks as the envelope allows' },
    ruleSet.pathways.map(counterexample),
  )
}

/** Each promise, proved or refuted; none of which there is nothing to prove (no local fact about danger, one pathway). */
export const builtInProofs = (context: AnalysisContext): readonly ProofResult[] =>
  [
    signalsReachSpecialists,
    localDangerReachesFloor,
    unknownSafetyHolds,
    moreRiskNeverLowers,
    moreRiskNeverLosesRoute,
    moreRiskNeverLightensPathway,
    wornOutAnswersNeverLower,
    oneDisposition,
    weeksInEnvelope,
  ]
    .map((promise) => promise(context))
    .filter(({ proof }) => proof.status !== 'nothing-to-prove')
