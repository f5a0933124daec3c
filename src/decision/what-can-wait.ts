/** Which questions can wait: a first conversation has room for a handful that nothing waits for. */
import type { AskedFact, FactValue, Step } from '../facts/fact.js'
import type { Question } from './decision.js'

/** What tells how much a question is worth asking. */
interface Asked extends Pick<Question, 'askNow' | 'holdsUp' | 'safety'> {
  readonly step: Step
  /** Where it stands in the catalogue. */
  readonly place: number
  /** How much an answer could change at the most: the lower, the more. */
  readonly weight: number
  /** Whether a provisional pathway turns on it. */
  readonly isForPathway: boolean
  /** The fact that it finds out. */
  readonly definition: Pick<AskedFact, 'asked'>
}

/** As many questions that nothing waits for as a conversation has room for (M): the risks that the light pathway waits for are the first of them. */
const MOST_OPTIONAL = 7

/** Whether it may be left for later: nothing waits for it, and it is neither about safety nor what a conversation begins with. */
const isOptional = ({ askNow, holdsUp, isForPathway, safety, step }: Asked): boolean =>
  !askNow && !holdsUp && !isForPathway && !safety && (step === 'safety' || step === 'rest')

/** Other risks first, in the order of the catalogue; then what could change most. */
const byWorth = (one: Asked, other: Asked): number => {
  const worth = ({ step, weight }: Asked): number => (step === 'safety' ? -1 : weight)
  return worth(one) - worth(other) || one.place - other.place
}

const alwaysWaits = ({ definition: { asked } }: Asked, age: FactValue): boolean =>
  asked === 'later' || (asked !== undefined && typeof age === 'number' && (age < asked[0] || age > asked[1]))

/** Those that can wait: all optional ones but the few that are worth most, and those that always can, at an age if it is known. */
export const canWait = <One extends Asked>(wanted: readonly One[], age: FactValue): ReadonlySet<One> => {
  const optional = wanted.filter(isOptional)
  const worthAsking = optional.filter((one) => !alwaysWaits(one, age)).sort(byWorth)
  return new Set([...optional.filter((one) => alwaysWaits(one, age)), ...worthAsking.slice(MOST_OPTIONAL)])
}
