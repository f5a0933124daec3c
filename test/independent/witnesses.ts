/** Every witness of a finding, decided again by the evaluator of this folder; and what is promised must be broken there. */
import type { Finding, Witness } from '../../src/analysis/index.js'
import { type FactDefinition, type FactValue, safetyFloor } from '../../src/index.js'
import { truthOf } from './conditions.js'
import { type Decided, decider, LADDER, type Policy, verdictsOn } from './decisions.js'
import type { TwoSides } from './defects.js'
import { keeps } from './promises.js'
import { isLightened, isLowered, routeWatcher, stepsOf, wornOutStepOf } from './risk-steps.js'
import type { Tally } from './tally.js'
import { definitionsFor, valuesOf } from './worlds.js'

const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger']

/** The step between two witnesses: one fact goes on, and at most what was inferred goes back to unknown with it. */
const stepBetween = (before: Witness, after: Witness, definitions: readonly FactDefinition[]) => {
  const valueIn = ({ facts }: Witness, fact: string): FactValue => facts[fact] ?? null
  const moved = definitions.filter(
    ({ name }) => JSON.stringify(valueIn(before, name)) !== JSON.stringify(valueIn(after, name)),
  )
  const steps = moved.flatMap((definition) => {
    const values = valuesOf(definition).map((value) => JSON.stringify(value))
    const [from, to] = [before, after].map((one) =>
      values.indexOf(JSON.stringify(valueIn(one, definition.name))),
    )
    return stepsOf(definition, valuesOf(definition)).filter((step) => step.from === from && step.to === to)
  })
  const others = moved.length - steps.length
  const areInferred = moved
    .filter(({ name }) => valueIn(after, name) === null)
    .every(({ name }) => FOLLOW_UPS.includes(name) && valueIn(before, name) === 'no')
  // What is reported of abuse, which ends an inference as well, is not among the facts of these rule sets.
  const isReport = moved.length === 1 && steps.length === 0 && areInferred
  const [step] = isReport ? [{ from: 0, to: 0, fromDeclined: false }] : steps
  return step !== undefined && (others === 0 || areInferred) ? step : null
}

/** Whether nothing lies between two witnesses but one answer that has worn out, and what was inferred from it. */
const isWornOut = (before: Witness, after: Witness, definitions: readonly FactDefinition[]): boolean => {
  const moved = definitions.filter(({ name }) => before.facts[name] !== after.facts[name])
  const wornOut = moved.filter((definition) =>
    wornOutStepOf(definition, valuesOf(definition)).some(
      ({ from }) =>
        valuesOf(definition)[from] === before.facts[definition.name] && !(definition.name in after.facts),
    ),
  )
  const itself = wornOut.filter(({ name }) => !FOLLOW_UPS.includes(name))
  return moved.length === wornOut.length && (itself.length === 1 || wornOut.length === 1)
}

/** Whether the witnesses of a finding break what it says is broken. */
const showsIt = (finding: Finding, decided: readonly Decided[], sides: TwoSides, policy: Policy): boolean => {
  const { code, path, witnesses } = finding
  const [before, after] = decided
  const [first, second] = witnesses
  const { localFacts } = sides.ruleSet
  if (first === undefined || before === undefined) return false
  const valueIn = (fact: string): FactValue => first.facts[fact] ?? null
  const about = typeof path[1] === 'number' ? path[1] : -1
  switch (code) {
    case 'risk-lowers-response':
    case 'risk-loses-route':
    case 'risk-lightens-pathway': {
      if (second === undefined || after === undefined) return false
      const step = stepBetween(first, second, definitionsFor(sides.ruleSet))
      if (step === null) return false
      if (code === 'risk-lowers-response') return isLowered(before, after)
      return code === 'risk-loses-route'
        ? routeWatcher(policy)(before, after, step)
        : isLightened(before, after)
    }
    case 'worn-out-answer-lowers': {
      if (second === undefined || after === undefined) return false
      const losesRoute = routeWatcher(policy)(before, after, { from: 0, to: 0, fromDeclined: false })
      const isLess = losesRoute || isLowered(before, after) || isLightened(before, after)
      return isLess && isWornOut(first, second, definitionsFor(sides.ruleSet))
    }
    case 'unknown-safety-let-go': {
      const fact = localFacts[about]
      const isLetGo = before.rung === 1 || (before.rung === 0 && before.pathway === 0)
      return fact?.safety === true && valueIn(fact.name) === null && isLetGo
    }
    case 'danger-without-floor-route': {
      const fact = localFacts[about]
      const answer = fact === undefined ? null : valueIn(fact.name)
      const ofFloor = new Set(safetyFloor().routes.map(({ id }) => id))
      const helps = policy.routes.some(
        ({ id, kind }, at) =>
          (before.routes & (1 << at)) !== 0 &&
          ofFloor.has(id) &&
          (answer === 'declined' || kind === 'specialist-mental-health'),
      )
      return (answer === fact?.riskier || answer === 'unsure' || answer === 'declined') && !helps
    }
    case 'broken-invariant': {
      const invariant = sides.ruleSet.invariants[about]
      return (
        invariant !== undefined &&
        truthOf(invariant.when, valueIn, policy.named) === 2 &&
        !keeps(invariant.then, before, policy)
      )
    }
    case 'pathway-by-default':
      return before.byDefault && before.rung !== 1
    default:
      return true
  }
}

/** Decides every witness again. */
export const compareWitnesses = (sides: TwoSides, tally: Tally): void => {
  const { policy } = sides.everything
  const decide = decider(policy)
  for (const finding of sides.findings) {
    const decided = finding.witnesses.map(({ facts }) => decide(verdictsOn(policy, facts)))
    const say = () => `${sides.name} ${finding.code} ${JSON.stringify(finding.path)} ${finding.message}`
    finding.witnesses.forEach(({ disposition, pathway }, at) => {
      const own = decided[at]
      const isSame =
        own !== undefined &&
        LADDER[own.rung] === disposition &&
        (policy.pathways[own.pathway] ?? null) === pathway
      tally.compare('witnesses decided again', isSame, say)
    })
    if (finding.severity === 'error' || finding.code === 'pathway-by-default')
      tally.compare('findings that their witnesses show', showsIt(finding, decided, sides, policy), say)
  }
}
