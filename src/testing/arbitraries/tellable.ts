/** Who may be told of the parts of random rule sets. */
import fc from 'fast-check'
import { AUDIENCES, type Tellable } from '../../referral/audience.js'
import type { RuleEvent } from '../../rule-set/rule-event.js'
import type { Rule } from '../../rule-set/rule-set.js'

/** Who may be told of something: nobody, or any of those there are. */
const mayTell: fc.Arbitrary<Tellable> = fc
  .subarray([...AUDIENCES])
  .map((audiences) => (audiences.length === 0 ? {} : { mayTell: audiences }))

/** Each said to be told to somebody, or to nobody. */
export const tellable = <T extends object>(parts: readonly T[]): fc.Arbitrary<readonly (T & Tellable)[]> =>
  fc.tuple(...parts.map((part) => mayTell.map((to) => ({ ...part, ...to }))))

/** Who may be told of a rule; of a redirect that whoever referred may read, the words for them can be left out. */
export const toldTo = (event: RuleEvent): fc.Arbitrary<Tellable & Pick<Rule, 'event'>> =>
  fc.tuple(mayTell, fc.boolean()).map(([to, bare]) => {
    if (event.type !== 'redirect' || !bare || !(to.mayTell ?? []).includes('referrer'))
      return { ...to, event }
    const { forReferrer: _, ...params } = event.params
    return { ...to, event: { ...event, params } }
  })
