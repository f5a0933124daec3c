/** What cannot be proved while somebody waits is not taken on trust. */
import { expect, test } from 'vitest'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { escalate, policy, rule } from '../../support/small-policy.js'

const COUNT = 95

/** Numbers that look random and are the same each time. */
const numbers = (): ((below: number) => number) => {
  let state = 12_345
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Says of five answers whether the number of yeses is odd, as clauses: nothing is harder to search through. */
const parity = (facts: readonly string[], isOdd: boolean): readonly Condition[] =>
  Array.from({ length: 2 ** facts.length }, (_, bits) =>
    facts.map((_fact, index) => ((bits >> index) & 1) === 1),
  )
    .filter((values) => (values.filter(Boolean).length % 2 === 1) !== isOdd)
    .map((values) => {
      const [first, ...rest] = facts.map(
        (fact, index): Condition => ({ fact, operator: 'equal', value: values[index] !== true }),
      )
      if (first === undefined) throw new Error('there are five facts')
      return { any: [first, ...rest] }
    })

test('a rule set whose promises could be proved neither way in time is refused, and soon', () => {
  const draw = numbers()
  const name = (index: number) => `local.v${index}`
  const planted = Array.from({ length: COUNT }, () => draw(2) === 1)
  const clauses = Array.from({ length: COUNT }, () => {
    const chosen = new Set<number>()
    while (chosen.size < 5) chosen.add(draw(COUNT))
    const yeses = [...chosen].filter((index) => planted[index]).length
    return parity([...chosen].map(name), yeses % 2 === 1)
  }).flat()
  // Harm that is ruled out escalates and harm that is not does not: no such rule set may be taken.
  const conditions: RootCondition = {
    all: [{ fact: 'harmToOthers', operator: 'equal', value: 'no' }, ...clauses],
  }
  const ruleSet = {
    ...policy([rule('hidden', escalate('clinician'), conditions, { whenUndetermined: 'note' })]),
    localFacts: planted.map((_, index) => ({
      name: name(index),
      kind: 'boolean' as const,
      title: `number ${index}`,
      description: `Number ${index}.`,
      question: `Number ${index}?`,
      safety: false,
      asksAboutDanger: false,
    })),
  }
  const read = parseRuleSet(ruleSet)
  expect(read.ok ? [] : read.issues.slice(0, 3)).toEqual([])
  expect(() => createTriage({ service: services.sp7, ruleSet })).toThrow(
    /could not be proved of these rules that/,
  )
})
