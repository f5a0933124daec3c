/** What other teams agree to, in the words of a vocabulary: whether each goes along with social prescribing beside what it does. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { datedAnswerSchema, type GivenAnswer } from './answered.js'
import { Answer, type Vocabulary } from './vocabulary.js'

/** What other teams agree to, by team. */
export interface Agreements {
  /** Whether the team agrees to social prescribing beside what it does. */
  readonly [team: string]: GivenAnswer | null | undefined
}

/** Its schema: a key for each team. */
export const agreementsSchema = ({ teams }: Pick<Vocabulary, 'teams'>) =>
  z.strictObject(
    Object.fromEntries(
      teams.map(({ id, title }) => [
        id,
        z
          .nullish(z.union([Answer, datedAnswerSchema]))
          .apply(describe, `Whether ${title} agrees to social prescribing.`),
      ]),
    ),
  ) as z.ZodMiniType<Agreements> // each key is the id of a team, with an answer
