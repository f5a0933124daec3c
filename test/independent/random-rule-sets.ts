/** Random rule sets over so few facts that every combination of their values can be gone through. */
import type { FactDefinition, Invariant, Rule, RuleSet } from '../../src/index.js'
import { factCatalogue, parseRuleSet, safetyFloor, unwrap } from '../../src/index.js'
import { factsIn } from './conditions.js'
import { type Dice, dice } from './dice.js'
import { type ConditionMaker, randomRoot } from './random-conditions.js'
import { valuesOf } from './worlds.js'

/** The combinations of a random rule set's own facts, at most; those of the screen come on top. */
const MAX_OWN = 60

const words = (name: string) => ({ title: name, description: name, question: `${name}?` })

const randomFact = (name: string, one: Dice): FactDefinition => {
  const base = { name: `local.${name}`, ...words(name), safety: one.chance(0.15), asksAboutDanger: false }
  const maybe = <T>(riskier: T) => (one.chance(0.75) ? { riskier } : {})
  switch (one.oneOf(['answer', 'answer', 'answer', 'boolean', 'integer', 'choice', 'set'] as const)) {
    case 'answer':
      if (one.chance(0.15))
        return {
          ...base,
          kind: 'answer',
          riskier: one.oneOf(['yes', 'no'] as const),
          safety: true,
          asksAboutDanger: true,
        }
      return { ...base, kind: 'answer', ...maybe(one.chance(0.8) ? ('yes' as const) : ('no' as const)) }
    case 'boolean':
      return { ...base, kind: 'boolean', ...maybe(one.chance(0.7)) }
    case 'integer':
      return {
        ...base,
        kind: 'integer',
        min: 0,
        max: 2 + one.roll(2),
        ...maybe(one.oneOf(['higher', 'lower'] as const)),
      }
    case 'choice':
      return { ...base, kind: 'choice', values: ['low', 'some', 'high'], ...maybe(['low', 'some', 'high']) }
    case 'set':
      return { ...base, kind: 'set', values: ['a', 'b'], ...maybe(one.oneOf(['more', 'fewer'] as const)) }
  }
}

const combinations = (definitions: readonly FactDefinition[]): number =>
  definitions.reduce((product, definition) => product * valuesOf(definition).length, 1)

const randomFacts = (one: Dice): readonly FactDefinition[] => {
  const facts: FactDefinition[] = []
  for (const name of ['first', 'second', 'third']) {
    const next = randomFact(name, one)
    if (facts.length === 0 || combinations([...facts, next]) <= MAX_OWN) facts.push(next)
  }
  return facts
}

/** What is around the conditions of a rule. */
export const ruleNamed = (name: string): Pick<Rule, 'name' | 'title' | 'source' | 'examples'> => ({
  name,
  title: name,
  source: { ref: 'field', locator: 'made up', basis: 'M' },
  examples: [{ title: 'nobody asked', facts: {}, verdict: 'undetermined' }],
})

const randomEvent = ({ pathways, routes }: Pick<RuleSet, 'pathways' | 'routes'>, one: Dice) => {
  const reason = 'as it was made up'
  const type = one.oneOf([
    'escalate',
    'escalate',
    'escalate',
    'redirect',
    'pathway',
    'pathway',
    'pathway',
    'action',
    'extension',
  ] as const)
  switch (type) {
    case 'escalate':
      return { type, params: { route: one.oneOf(routes).id, reason } }
    case 'redirect':
      return {
        type,
        params: { destination: one.oneOf(['elsewhere', 'other-place']), reason, forReferrer: reason },
      }
    case 'pathway':
      return { type, params: { pathway: one.oneOf(pathways).id, reason } }
    case 'action':
      return { type, params: { action: one.oneOf(['ring-them', 'write-it-down']), reason } }
    case 'extension':
      return { type, params: { reason } }
  }
}

const randomRule = (at: number, set: RuleSet, maker: ConditionMaker, one: Dice, depth: number): Rule => {
  const event = randomEvent(set, one)
  const isLightest = event.type === 'pathway' && event.params.pathway === set.pathways[0]?.id
  const isRising = maker.isRising && event.type !== 'action' && event.type !== 'extension' && !isLightest
  const isHeldBack = (event.type === 'escalate' || event.type === 'redirect') && one.chance(0.25)
  const conditions = randomRoot({ ...maker, isRising }, one, depth)
  // No pathway rule may note what is open of a danger. Dice of their own, so that a seed gives the rule sets that it gave.
  const isRefused = (fact: string) =>
    maker.definitions.some(
      ({ asksAboutDanger, name, safety }) =>
        (fact === name || fact === `${name}Count`) && (asksAboutDanger === true || safety),
    )
  const isNote =
    event.type === 'pathway'
      ? !factsIn(conditions, set.conditions).some(isRefused) &&
        dice(31 * JSON.stringify(conditions).length + at).chance(0.4)
      : isHeldBack
  return {
    ...ruleNamed(`rule-${at}`),
    conditions,
    event,
    ...(isNote ? { whenUndetermined: 'note' as const } : {}),
  }
}

const randomThen = ({ pathways, routes }: RuleSet, one: Dice): Invariant['then'] => {
  const disposition: Invariant['then'] = {
    disposition: one.oneOf([
      ['escalate'],
      ['redirect', 'request-information', 'escalate'],
      ['request-information', 'escalate'],
      ['accept', 'redirect', 'request-information', 'escalate'],
    ] as const),
  }
  const asked: readonly Invariant['then'][] = [
    disposition,
    { notPathway: one.oneOf(pathways).id },
    { routeKind: one.oneOf(['clinician', 'safeguarding', 'specialist-mental-health'] as const) },
    { route: one.oneOf(routes).id },
  ]
  return one.chance(0.8) ? one.oneOf(asked) : { ...one.oneOf(asked), ...one.oneOf(asked) }
}

const randomWhen = (maker: ConditionMaker, one: Dice): Invariant['when'] => {
  const first = randomRoot(maker, one, 1)
  const second = randomRoot(maker, one, 1)
  if (one.chance(0.4)) return { notKnown: first }
  return one.chance(0.4) ? { all: [first, { notKnown: second }] } : first
}

/** A rule set with nothing in it but what rules can lead to. */
export const emptyRuleSet = (localFacts: readonly FactDefinition[], one: Dice): RuleSet => {
  const pathway = (id: string, min: number, max: number) => ({
    id,
    title: id,
    description: id,
    weeks: { min, max },
  })
  const pathways = [pathway('light', 6, 8), pathway('medium', 6, 10), pathway('holistic', 6, 12)]
  const kinds = ['clinician', 'safeguarding', 'specialist-mental-health', 'emergency'] as const
  const within = ['PT1H', 'PT4H', 'P1D', 'P2D', 'P1W'] as const
  const route = (id: string) => ({
    id,
    title: id,
    kind: one.oneOf(kinds),
    within: one.oneOf(within),
    contact: 'the team',
  })
  // A rule set may repeat routes of the floor, and make them quicker.
  const repeated = safetyFloor()
    .routes.filter(() => one.chance(0.5))
    .map(({ contact: _, instruction: __, ...same }) => ({
      ...same,
      contact: 'the team here',
      within: same.within === 'P1D' && one.chance(0.3) ? 'PT4H' : same.within,
    }))
  return {
    id: 'random',
    version: '1.0.0',
    title: 'Random',
    effective: { from: '2020-01-01' },
    envelope: { weeks: { min: 6, max: 12 } },
    sources: [{ id: 'field', title: 'Field practice' }],
    pathways: one.chance(0.2)
      ? pathways
      : one.chance(0.1)
        ? pathways.slice(2)
        : [...pathways.filter((_, at) => at !== 1)],
    routes: [...['route-one', 'route-two', 'route-three'].slice(0, 1 + one.roll(3)).map(route), ...repeated],
    destinations: ['elsewhere', 'other-place'].map((id) => ({ id, title: id, advice: 'ask there' })),
    actions: [
      { id: 'ring-them', title: 'ring them', for: 'client', dispositions: ['accept'], instruction: 'ring' },
      {
        id: 'write-it-down',
        title: 'write it down',
        for: 'service',
        dispositions: one.someOf(['accept', 'redirect', 'request-information', 'escalate'] as const, 1),
        instruction: 'write',
      },
    ],
    localFacts,
    conditions: {},
    invariants: [],
    rules: [],
  }
}

/** A random rule set, read by the package. A plain one has few rules of one level, and mostly keeps the promises. */
export const randomRuleSet = (one: Dice, isPlain = false): RuleSet => {
  const localFacts = randomFacts(one)
  const empty = emptyRuleSet(localFacts, one)
  const screen = one.chance(0.3) ? [one.oneOf(factCatalogue.filter(({ safety }) => safety))] : []
  const definitions: readonly FactDefinition[] = [...localFacts, ...screen]
  const shared = one.chance(0.4) ? ['shared'] : []
  const maker: ConditionMaker = { definitions, named: [], isRising: isPlain || one.chance(0.6) }
  const conditions = Object.fromEntries(
    shared.map((name) => [name, randomRoot({ ...maker, isRising: false }, one, 1)]),
  )
  const withNames = { ...maker, named: shared }
  const rules = Array.from({ length: 1 + one.roll(isPlain ? 4 : 6) }, (_, at) =>
    randomRule(at, { ...empty, conditions }, withNames, one, isPlain ? 1 : 2),
  )
  const invariants = Array.from({ length: one.roll(3) }, (_, at) => ({
    name: `invariant-${at}`,
    title: `invariant ${at}`,
    when: randomWhen({ ...withNames, isRising: false }, one),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
    then: randomThen(empty, one),
  }))
  return unwrap(parseRuleSet({ ...empty, conditions, rules, invariants }))
}
