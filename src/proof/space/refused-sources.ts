/** Which sources a service can refuse, in the words of a vocabulary. */
import { takesFrom } from '../../facts/catalogue/service.js'
import { memoize } from '../../input/memoize.js'
import type { Vocabulary } from '../../referral/vocabulary.js'

/**
 * By source, another one: a service that takes referrals from that one alone refuses it. A source is missing where every
 * service that takes referrals from anybody takes it: there is no other, or all the others are what it is a kind of.
 */
export const refusedSources: (vocabulary: Vocabulary) => ReadonlyMap<string, string> = memoize(
  ({ sources }: Vocabulary) =>
    new Map(
      sources.flatMap(({ id }) =>
        sources
          .filter((other) => !takesFrom([other.id], id, sources))
          .slice(0, 1)
          .map((other) => [id, other.id] as const),
      ),
    ),
)
