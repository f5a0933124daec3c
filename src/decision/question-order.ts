/** The order in which to ask: what could make things more urgent, safety, what is waited for, the rest. */
import type { Question } from './decision.js'

/** A question with its place in the catalogue. */
export interface PlacedQuestion extends Pick<Question, 'safety' | 'askNow' | 'holdsUp'> {
  readonly place: number
}

/** The lower, the sooner; safety questions before the others of their group. */
export const questionRank = ({ askNow, holdsUp, safety }: PlacedQuestion): number => {
  const group = askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4
  return 2 * group + (safety ? 0 : 1)
}

/** Orders questions by their group and, within a group, by the catalogue: an order that whoever asks can predict. */
export const sortQuestions = <Placed extends PlacedQuestion>(
  questions: readonly Placed[],
): readonly Placed[] => [...questions].sort((a, b) => questionRank(a) - questionRank(b) || a.place - b.place)
