/** The nearest change of a referral that would have let a matcher pass, in words. */

import type { Change } from '../../analysis/one-referral/change.js'
import { changesTo } from '../../analysis/one-referral/changes-to.js'
import type { Decision } from '../../decision/decision.js'
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import { not } from '../../proof/engine/formula.js'
import { DEFAULT_LIMITS } from '../../proof/prover.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { withoutFacts } from '../builders/without-facts.js'
import type { Expected } from './expected.js'
import type { Made } from './with-explanations.js'

/** Where the formulas are not exact, the nearest of a few that lead there is as near as any. */
const TRIED = 5

const shown = (value: unknown): string => (value === null ? 'not known' : JSON.stringify(value))

const outcome = ({ disposition, pathway }: Change['decision']): string =>
  `${disposition}${pathway === null ? '' : `, \`${pathway}\``}`

const changeText = ({ decision, facts }: Change): string =>
  [
    'the nearest change that would make it pass:',
    ...facts.map(({ fact, from, to }) => `  ${fact}: ${shown(from)} → ${shown(to)}`),
    `  (then: ${outcome(decision)})`,
  ].join('\n')

const NONE = [
  'no change of answers would make it pass:',
  '  ages stay as they are, and no risk that is known is talked away; perhaps the rules, or the test, are to be changed',
].join('\n')

/** Answers that, left out one at a time, would make it pass: what is known is not asked for. */
const leftOut = (
  isReached: (decision: Decision) => boolean,
  { asOf, referral, triage }: Made,
): string | null => {
  const how = asOf === undefined ? {} : { asOf }
  const read = unwrap(parseReferral(referral))
  const known: Facts = unwrap(triage.examine(read, how)).facts
  const fact = Object.keys(known).find((name) => {
    const result = known[name] === null ? null : triage.examine(withoutFacts(read, [name]), how)
    return result?.ok === true && isReached(result.value.decision)
  })
  if (fact === undefined) return null
  return `the nearest change that would make it pass:\n  ${fact}: ${shown(known[fact])} → not known`
}

/** Finds it. What is known of risks never goes down, and an age stays what it is. */
export const nearestChangeText = (expected: Expected, made: Made, isNot: boolean): string => {
  const { asOf, referral, triage } = made
  const isReached = (decision: Decision): boolean => expected.isSo(decision) !== isNot
  const found = changesTo(
    triage,
    referral,
    {
      said: expected.words,
      formula: (laidOut) => {
        const formula = expected.formula(laidOut, triage.service)
        return [isNot ? not(formula) : formula]
      },
      isReached,
      isExact: expected.isExact,
    },
    { ...(asOf === undefined ? {} : { asOf }), limit: expected.isExact ? 1 : TRIED, limits: DEFAULT_LIMITS },
  )
  const [nearest] = unwrap(found).changes
  if (nearest !== undefined) return changeText(nearest)
  return leftOut(isReached, made) ?? NONE
}
