/** Rule sets of 500 rules over 60 facts of their own, some with structure and some without. */
import type { FactDefinition } from '../../../src/facts/fact.js'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { EVENTS, pathway, policy, redirect, rule } from '../../support/small-policy.js'

const FACTS = 60
const RULES = 500

/** Whole numbers below `below`, always the same: the rule sets are random once, and then given. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % below
  }
}

const factNamed = (index: number): FactDefinition => ({
  name: `local.fact${index}`,
  kind: 'boolean',
  riskier: true,
  title: `fact ${index}`,
  description: `Fact ${index}.`,
  question: `What about fact ${index}?`,
  safety: false,
  asksAboutDanger: false,
})

/** Which facts a rule may draw from. */
type Near = (random: (below: number) => number) => readonly number[]

/**
 * 500 rules of up to five facts each. Where `isSafe`, a rule only ever asks whether something is so, and what
 * is not known about a redirect holds nothing up, so that more risk never lowers the response.
 */
const drawn = (seed: number, near: Near, isSafe = false) => {
  const random = numbers(seed)
  return Array.from({ length: RULES }, (_, index) => {
    const facts = near(random)
    const leaf = (): Condition => ({
      fact: `local.fact${facts[random(facts.length)] ?? 0}`,
      operator: 'equal',
      value: isSafe || random(2) === 0,
    })
    const [one, two, three, four, five] = [leaf(), leaf(), leaf(), leaf(), leaf()]
    const shapes: readonly RootCondition[] = [
      { all: [one, two, three, four, five] },
      { all: [one, two, three, { any: [four, five] }] },
      { all: [one, two, three, isSafe ? { any: [four, five] } : { not: { all: [four, five] } }] },
    ]
    const drawnEvent = EVENTS[random(EVENTS.length)] ?? redirect('gp')
    // A rule for a lighter pathway that is met with more risk would take the place of the default, which is the fullest.
    const event = isSafe && drawnEvent.type === 'pathway' ? pathway('holistic') : drawnEvent
    const mayNote = event.type === 'escalate' || event.type === 'redirect'
    return rule(
      `rule-${String(index).padStart(3, '0')}`,
      event,
      shapes[random(shapes.length)] ?? { all: [one] },
      // Few of so many rules could hold a decision up, or nobody would ever be accepted.
      mayNote && (random(10) > 0 || (isSafe && event.type === 'redirect'))
        ? { whenUndetermined: 'note' }
        : {},
    )
  })
}

const run = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (from + index) % FACTS)

const withFacts = (rules: ReturnType<typeof drawn>): RuleSet => {
  // In no order that would help: which facts belong together has to be found out.
  const order = numbers(7)
  const localFacts = run(0, FACTS)
    .map((index) => ({ index, by: order(1_000_000) }))
    .sort((one, other) => one.by - other.by)
    .map(({ index }) => factNamed(index))
  return policy(rules, { localFacts })
}

/** Five subjects of twelve facts; each rule stays within one. */
export const inClusters = (): RuleSet => withFacts(drawn(11, (random) => run(random(5) * 12, 12)))

/** Each rule stays within eight facts that are next to each other. */
export const inWindows = (): RuleSet => withFacts(drawn(12, (random) => run(random(FACTS - 8), 8)))

/** Each rule draws from all facts. */
export const withoutStructure = (): RuleSet => withFacts(drawn(13, () => run(0, FACTS)))

/** Each rule draws from all facts, and more risk never lowers the response. */
export const safeWithoutStructure = (): RuleSet => withFacts(drawn(14, () => run(0, FACTS), true))
