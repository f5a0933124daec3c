/** A synthetic ladder: more and more rules of one kind over ten facts, and facts to ask them of. */
import type { Facts } from '../../../src/facts/fact.js'
import type { Leaf } from '../../../src/rule-set/condition.js'
import type { Rule, RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'

const ANSWERS = ['yes', 'no', 'unsure', 'declined'] as const

/** Numbers that look random and are the same each time. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const leafOf = (draw: (below: number) => number): Leaf => {
  const which = draw(10)
  return which < 5
    ? {
        fact: `local.answer${which}`,
        operator: draw(2) === 0 ? 'equal' : 'notEqual',
        value: ANSWERS[draw(4)] ?? 'yes',
      }
    : {
        fact: `local.number${which}`,
        operator: draw(2) === 0 ? 'greaterThanInclusive' : 'lessThan',
        value: 1 + draw(19),
      }
}

/** So many rules, each an `any` of two `all`s of two leaves. */
export const ladder = (count: number): RuleSet => {
  const draw = numbers(count)
  const pair = (): Rule['conditions'] => ({ all: [leafOf(draw), leafOf(draw)] })
  const rules = Array.from(
    { length: count },
    (_, index): Rule => ({
      name: `rule-${index}`,
      title: `Rule ${index}`,
      conditions: { any: [pair(), pair()] },
      event: { type: 'pathway', params: { pathway: 'light', reason: 'it is drawn' } },
      source: { ref: 'drawn', locator: 'here', basis: 'M' },
      examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
    }),
  )
  return { ...defaultRuleSet(), conditions: {}, rules }
}

/** Sixty-four sets of facts for the ladder, all of them known, as the others take what is not for a no. */
export const ladderFacts = (): readonly Facts[] => {
  const draw = numbers(64)
  return Array.from({ length: 64 }, () =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, which) =>
        which < 5 ? [`local.answer${which}`, ANSWERS[draw(4)] ?? 'yes'] : [`local.number${which}`, draw(21)],
      ),
    ),
  )
}
