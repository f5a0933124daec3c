/** What holds of every combination: the promises that are proved on load, and invariants, each by going through all. */
import type { Invariant, RuleSet } from '../../src/index.js'
import { safetyFloor } from '../../src/index.js'
import { type Decided, LADDER, type Policy } from './decisions.js'
import {
  inferenceSteps,
  isLightened,
  isLowered,
  routeWatcher,
  type Step,
  stepsOf,
  wornOutStepOf,
} from './risk-steps.js'
import { columnOf, type DecidedWorld } from './worlds.js'

/** What brute force says of a proof. */
export type Outcome = 'proved' | 'refuted' | 'nothing-to-prove'

const SIGNALS = [
  'suicidalThoughts',
  'recentSuicideAttempt',
  'selfHarm',
  'suicidePlanOrIntent',
  'immediateDanger',
]

/** Whether a decision is what an invariant asks for. */
export const keeps = (then: Invariant['then'], decided: Decided, policy: Policy): boolean => {
  const { disposition, notPathway, route, routeKind } = then
  const reached = policy.routes.filter((_, at) => (decided.routes & (1 << at)) !== 0)
  if (disposition !== undefined && !disposition.some((one) => one === LADDER[decided.rung])) return false
  if (notPathway !== undefined && decided.pathway >= 0 && policy.pathways[decided.pathway] === notPathway)
    return false
  if (routeKind !== undefined && !reached.some(({ kind }) => kind === routeKind)) return false
  return route === undefined || reached.some(({ id }) => id === route)
}

const holdsThroughout = (
  { decided, policy, world }: DecidedWorld,
  where: ArrayLike<number>,
  isKept: (decided: Decided) => boolean,
): boolean => {
  const known = new Map<Decided, boolean>()
  for (let at = 0; at < world.size; at += 1) {
    const decision = decided[at]
    if (where[at] !== 2 || world.possible[at] !== 1 || decision === undefined) continue
    let kept = known.get(decision)
    if (kept === undefined) {
      kept = isKept(decision)
      known.set(decision, kept)
    }
    if (!kept) return false
  }
  return policy.rules.length > 0
}

const invariantOutcome = (everything: DecidedWorld, { then, when }: Invariant): Outcome => {
  const { policy, world } = everything
  const where = columnOf(when, world, policy.named)
  const isOfNobody = !where.some((truth, at) => truth === 2 && world.possible[at] === 1)
  const asksNothing =
    then.notPathway === undefined &&
    then.route === undefined &&
    then.routeKind === undefined &&
    LADDER.every((rung) => then.disposition?.includes(rung) ?? true)
  if (isOfNobody || asksNothing) return 'nothing-to-prove'
  return holdsThroughout(everything, where, (decided) => keeps(then, decided, policy)) ? 'proved' : 'refuted'
}

/** Combinations in which a fact has one of some values: 2 there, 0 elsewhere. */
const whereFactIs = ({ world }: DecidedWorld, name: string, wanted: readonly unknown[]): Uint8Array => {
  const axis = world.axes.findIndex(({ definition }) => definition.name === name)
  const values = world.axes[axis]?.values ?? []
  const stride = world.strides[axis] ?? 1
  const isWanted = values.map((value) => wanted.includes(value))
  return Uint8Array.from({ length: world.size }, (_, at) =>
    isWanted[Math.floor(at / stride) % values.length] ? 2 : 0,
  )
}

const routesWith = ({ routes }: Policy, isOne: (route: Policy['routes'][number]) => boolean): number =>
  routes.reduce((mask, route, at) => (isOne(route) ? mask | (1 << at) : mask), 0)

const signalsReach = (everything: DecidedWorld): boolean => {
  const specialists = routesWith(everything.policy, ({ kind }) => kind === 'specialist-mental-health')
  return SIGNALS.every((fact) =>
    holdsThroughout(
      everything,
      whereFactIs(everything, fact, ['yes', 'unsure']),
      ({ routes, rung }) => rung === 3 && (routes & specialists) !== 0,
    ),
  )
}

const localDangerReaches = (everything: DecidedWorld): boolean => {
  const ofFloor = new Set(safetyFloor().routes.map(({ id }) => id))
  const any = routesWith(everything.policy, ({ id }) => ofFloor.has(id))
  const specialists = routesWith(
    everything.policy,
    ({ id, kind }) => ofFloor.has(id) && kind === 'specialist-mental-health',
  )
  return everything.world.axes
    .map(({ definition }) => definition)
    .filter(({ asksAboutDanger }) => asksAboutDanger === true)
    .every(
      ({ name, riskier }) =>
        holdsThroughout(
          everything,
          whereFactIs(everything, name, [riskier, 'unsure']),
          ({ routes }) => (routes & specialists) !== 0,
        ) &&
        holdsThroughout(
          everything,
          whereFactIs(everything, name, ['declined']),
          ({ routes }) => (routes & any) !== 0,
        ),
    )
}

/** Nobody is redirected, or accepted on the least intensive pathway, while a safety fact is unknown. */
const unknownSafetyHolds = (everything: DecidedWorld): boolean =>
  everything.world.axes
    .filter(({ definition }) => definition.safety)
    .every(({ definition }) =>
      holdsThroughout(
        everything,
        whereFactIs(everything, definition.name, [null]),
        ({ pathway, rung }) => rung !== 1 && !(rung === 0 && pathway === 0),
      ),
    )

/** The steps to more risk, or those of answers that wear out, and what an inference that ends with one goes to. */
interface Ways {
  readonly of: typeof stepsOf
  readonly goesTo: 'unsure' | null
}

/** What such a step takes away anywhere. */
const takenAway = ({ decided, policy, world }: DecidedWorld, { of, goesTo }: Ways) => {
  const losesRoute = routeWatcher(policy)
  const broken = { lowers: false, losesRoute: false, lightens: false, steps: 0 }
  const goThrough = (axis: number, step: Step, further: number, isTaken: (at: number) => boolean): void => {
    const count = world.axes[axis]?.values.length ?? 1
    const stride = world.strides[axis] ?? 1
    const goOn = (at: number): void => {
      const to = at + (step.to - step.from) * stride + further
      if (world.possible[at] !== 1 || world.possible[to] !== 1 || !isTaken(at)) return
      broken.steps += 1
      const [before, after] = [decided[at], decided[to]]
      if (before === undefined || after === undefined || before === after) return
      broken.lowers ||= isLowered(before, after)
      broken.losesRoute ||= losesRoute(before, after, step)
      broken.lightens ||= isLightened(before, after)
    }
    for (let block = step.from * stride; block < world.size; block += stride * count)
      for (let at = block; at < block + stride; at += 1) goOn(at)
  }
  world.axes.forEach(({ definition, values }, axis) => {
    for (const step of of(definition, values)) goThrough(axis, step, 0, () => true)
  })
  for (const { axis, step, further, isTaken } of inferenceSteps(world, goesTo))
    goThrough(axis, step, further, isTaken)
  return broken
}

/** What brute force says of every proof that `analyse` gives, by name, and how many steps of risk it went through. */
export const proofsByBruteForce = (
  everything: DecidedWorld,
  ruleSet: RuleSet,
): { readonly outcomes: ReadonlyMap<string, Outcome>; readonly steps: number } => {
  const { lightens, losesRoute, lowers, steps } = takenAway(everything, { of: stepsOf, goesTo: 'unsure' })
  const wornOut = takenAway(everything, { of: wornOutStepOf, goesTo: null })
  const { max, min } = ruleSet.envelope.weeks
  const inEnvelope = ruleSet.pathways.every(
    ({ weeks }) => weeks.min >= min && weeks.max <= max && weeks.min >= 6 && weeks.max <= 12,
  )
  const holds = (isSo: boolean): Outcome => (isSo ? 'proved' : 'refuted')
  const outcomes = new Map<string, Outcome>([
    ['signals-reach-specialists', holds(signalsReach(everything))],
    ['unknown-safety-holds', holds(unknownSafetyHolds(everything))],
    ['more-risk-never-lowers', holds(!lowers)],
    ['more-risk-never-loses-route', holds(!losesRoute)],
    ['worn-out-answers-never-lower', holds(!wornOut.lowers && !wornOut.losesRoute && !wornOut.lightens)],
    ['one-disposition', 'proved'],
    ['weeks-in-envelope', holds(inEnvelope)],
  ])
  // Where nothing asks about danger, or there is one pathway, there is nothing to prove, and nothing is said.
  if (ruleSet.pathways.length > 1) outcomes.set('more-risk-never-lightens-pathway', holds(!lightens))
  if (ruleSet.localFacts.some(({ asksAboutDanger }) => asksAboutDanger === true))
    outcomes.set('local-danger-reaches-floor', holds(localDangerReaches(everything)))
  for (const invariant of everything.policy.invariants)
    outcomes.set(`invariant:${invariant.name}`, invariantOutcome(everything, invariant))
  return { outcomes, steps }
}
