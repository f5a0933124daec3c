/** The order in which to ask: what could make things more urgent, safety, what is waited for, the rest. */
import type { Question } from './decision.js'

/** By the words of a question, how much its answer would settle: the more, the sooner it is asked. */
export type Settles = (question: string) => number

/** A question with its place in the catalogue. */
export interface PlacedQuestion extends Pick<Question, 'question' | 'safety' | 'askNow' | 'holdsUp'> {
  readonly place: number
}

/** The lower, the sooner; safety questions before the others of their group. */
const rankOf = ({ askNow, holdsUp, safety }: PlacedQuestion): number => {
  const group = askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4
  return 2 * group + (safety ? 0 : 1)
}

/**
 * Orders questions. Safety questions keep the order of the screen, whose follow-ups its first answers can make
 * needless; of all others in a group, what settles most comes first; then the catalogue decides. How much something
 * settles is asked only where two questions could stand in either order.
 */
export const inOrder = <Placed extends PlacedQuestion>(
  questions: readonly Placed[],
  settles: Settles,
): readonly Placed[] => {
  // Looked at once for each question, not once for each comparison.
  const ranked = questions.map((one) => ({ one, rank: rankOf(one), worth: Number.NaN }))
  const worthOf = (ranked: { readonly one: Placed; worth: number }): number => {
    if (Number.isNaN(ranked.worth)) ranked.worth = settles(ranked.one.question)
    return ranked.worth
  }
  return ranked
    .sort(
      (a, b) => a.rank - b.rank || (a.one.safety ? 0 : worthOf(b) - worthOf(a)) || a.one.place - b.one.place,
    )
    .map(({ one }) => one)
}
