/** The order in which to ask: what could make things more urgent, safety, what is waited for, the rest. */
import type { Question } from './decision.js'

/** By the words of a question, how much its answer would settle: the more, the sooner it is asked. */
export type Settles = (question: string) => number

/** A question with its place in the catalogue. */
export interface PlacedQuestion extends Pick<Question, 'question' | 'safety' | 'askNow' | 'holdsUp'> {
  readonly place: number
}

const group = ({ askNow, holdsUp, safety }: PlacedQuestion): number =>
  askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4

/**
 * Orders questions. Safety questions keep the order of the screen, whose follow-ups its first answers can make
 * needless; of all others in a group, what settles most comes first; then the catalogue decides.
 */
export const questionOrder = (settles: Settles): ((one: PlacedQuestion, other: PlacedQuestion) => number) => {
  const known = new Map<string, number>()
  const worth = ({ question }: PlacedQuestion): number => {
    const before = known.get(question)
    if (before !== undefined) return before
    const now = settles(question)
    known.set(question, now)
    return now
  }
  return (one, other) =>
    group(one) - group(other) ||
    Number(other.safety) - Number(one.safety) ||
    (one.safety ? 0 : worth(other) - worth(one)) ||
    one.place - other.place
}
