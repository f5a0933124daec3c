/**
 * Rule sets that somebody could write to keep `createTriage` busy: conditions that no prover decides quickly, and rule
 * sets as large as are read. All of them are always the same.
 */
import type { FactDefinition } from '../../src/facts/fact.js'
import type { Condition, Leaf, RootCondition } from '../../src/rule-set/condition.js'
import type { Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import { escalate, pathway, policy, redirect, rule } from './small-policy.js'

/** Whole numbers below `below` that look random and are the same each time. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const list = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

const described = (index: number) => ({
  name: `local.v${index}`,
  title: `number ${index}`,
  description: `Number ${index}.`,
  question: `Number ${index}?`,
  safety: false,
  asksAboutDanger: false,
})

const booleans = (count: number): readonly FactDefinition[] =>
  list(count, (index) => ({ ...described(index), kind: 'boolean' }))

const is = (index: number, value: Leaf['value'] = true): Leaf => ({
  fact: `local.v${index}`,
  operator: 'equal',
  value,
})

/** All or any of some conditions, of which there is at least one. */
const all = (conditions: readonly Condition[]): RootCondition => ({ all: conditions as [Condition] })
const any = (conditions: readonly Condition[]): RootCondition => ({ any: conditions as [Condition] })

/** Harm that is ruled out escalates where the conditions hold, and harm that is not does not: only if they never hold is it safe. */
const hidden = (conditions: readonly Condition[], facts: readonly FactDefinition[]): RuleSet =>
  policy(
    [
      rule(
        'hidden',
        escalate('clinician'),
        all([{ fact: 'harmToOthers', operator: 'equal', value: 'no' }, ...conditions]),
        { whenUndetermined: 'note' },
      ),
    ],
    { localFacts: facts },
  )

/** `holes + 1` pigeons, each in a hole, no two in one. It never holds, and every search that only splits cases takes long. */
export const pigeonhole = (holes: number): RuleSet => {
  const sits = (pigeon: number, hole: number): number => pigeon * holes + hole
  const pigeons = list(holes + 1, (pigeon) => pigeon)
  return hidden(
    [
      ...pigeons.map((pigeon) => any(list(holes, (hole) => is(sits(pigeon, hole))))),
      ...list(holes, (hole) => hole).flatMap((hole) =>
        pigeons.flatMap((one) =>
          pigeons
            .slice(one + 1)
            .map((other) => any([is(sits(one, hole), false), is(sits(other, hole), false)])),
        ),
      ),
    ],
    booleans((holes + 1) * holes),
  )
}

const chosen = (random: (below: number) => number, count: number, of: number): readonly number[] => {
  const indexes = new Set<number>()
  while (indexes.size < count) indexes.add(random(of))
  return [...indexes]
}

/** Random clauses of three, at the ratio at which they are hardest. */
export const threeSat = (facts: number, seed = 1, ratio = 4.26): RuleSet => {
  const random = numbers(seed)
  return hidden(
    list(Math.round(facts * ratio), () =>
      any(chosen(random, 3, facts).map((index) => is(index, random(2) === 0))),
    ),
    booleans(facts),
  )
}

/** That the number of yeses among some facts is odd (even): every combination that is not is excluded by a clause. */
const parity = (facts: readonly number[], isOdd: boolean): readonly Condition[] =>
  list(2 ** facts.length, (bits) => facts.map((_, index) => ((bits >> index) & 1) === 1))
    .filter((values) => (values.filter(Boolean).length % 2 === 1) !== isOdd)
    .map((values) => any(facts.map((fact, index) => is(fact, values[index] !== true))))

/** Equations over random facts that say whether a sum is odd. */
export const parities = (facts: number, equations: number, width: number, seed = 1): RuleSet => {
  const random = numbers(seed)
  return hidden(
    list(equations, () => parity(chosen(random, width, facts), random(2) === 0)).flat(),
    booleans(facts),
  )
}

/** Two sums over the same facts in two orders, one odd and one even, in steps of three facts that named conditions keep apart. */
export const parityChains = (facts: number): RuleSet => {
  const random = numbers(3)
  const xor = (one: Condition, other: Condition): Condition =>
    any([all([one, { not: other }]), all([{ not: one }, other])])
  const sum = (indexes: readonly number[]): Condition => {
    const middle = indexes.length >> 1
    if (indexes.length > 6) return xor(sum(indexes.slice(0, middle)), sum(indexes.slice(middle)))
    return all(parity(indexes, true))
  }
  const odd = sum(chosen(random, facts, facts))
  const even: Condition = { not: sum(chosen(random, facts, facts)) }
  return hidden([odd, even], booleans(facts))
}

/** A block of facts is chosen by some, its facts as a number choose a fact, and that one decides: no order of them is good. */
export const storageAccess = (pointers: number, width: number): RuleSet => {
  const size = 2 ** width
  const blocks = Math.min(2 ** pointers, Math.floor(size / width))
  const bits = (first: number, count: number, value: number): readonly Condition[] =>
    list(count, (bit) => is(first + bit, ((value >> bit) & 1) === 1))
  const terms = list(blocks, (block) =>
    list(size, (value) =>
      all([...bits(size, pointers, block), ...bits(block * width, width, value), is(value)]),
    ),
  ).flat()
  return policy(
    [
      rule('accessed', escalate('clinician'), any(terms), { whenUndetermined: 'note' }),
      rule('not-accessed', redirect('gp'), { not: any(terms) }, { whenUndetermined: 'note' }),
    ],
    { localFacts: booleans(size + pointers).map((fact) => ({ ...fact, riskier: true }) as FactDefinition) },
  )
}

/** Rules about pairs of facts, from everywhere; each fact is riskier where it is so, and half of the rules ask that it is not. */
export const pairs = (facts: number, rules: number): RuleSet => {
  const random = numbers(5)
  const localFacts = booleans(facts).map((fact) => ({ ...fact, riskier: true }) as FactDefinition)
  return policy(
    list(rules, (index) =>
      rule(
        `rule-${index}`,
        index % 3 === 0 ? redirect('gp') : escalate('clinician'),
        all(chosen(random, 3, facts).map((fact) => is(fact, random(4) > 0))),
        { whenUndetermined: 'note' },
      ),
    ),
    { localFacts },
  )
}

/** As many rules as may be opened up to so many questions each, by way of named conditions that all of them share. */
export const openedUp = (rules: number, isSafe: boolean): RuleSet => {
  const random = numbers(8)
  const leaves = (): readonly Condition[] => list(90, () => is(random(200), isSafe ? true : random(2) === 0))
  const conditions = Object.fromEntries(
    list(100, (index) => [`part-${index}`, index % 2 === 0 ? any(leaves()) : all(leaves())] as const),
  )
  return policy(
    list(rules, (index) =>
      rule(
        `rule-${index}`,
        index % 2 === 0 ? escalate('clinician') : redirect('gp'),
        any(list(10, () => all(list(10, (): Condition => ({ condition: `part-${random(100)}` }))))),
        { whenUndetermined: 'note' },
      ),
    ),
    {
      conditions,
      localFacts: booleans(200).map((fact) => ({ ...fact, riskier: true }) as FactDefinition),
    },
  )
}

/** The same size, each rule with leaves of its own. */
export const writtenOut = (rules: number, leavesOfEach: number): RuleSet => {
  const random = numbers(9)
  return policy(
    list(rules, (index) =>
      rule(
        `rule-${index}`,
        index % 2 === 0 ? escalate('clinician') : redirect('gp'),
        any(list(leavesOfEach / 10, () => all(list(10, () => is(random(500), random(2) === 0))))),
        { whenUndetermined: 'note' },
      ),
    ),
    { localFacts: booleans(500).map((fact) => ({ ...fact, riskier: true }) as FactDefinition) },
  )
}

const SMALL_RULES: readonly Rule[] = [rule('one', escalate('clinician'), [is(0)])]

export const manyPathways = (count: number): RuleSet => {
  const ids = list(count, (index) => `pathway-${index}`)
  return policy(
    [...SMALL_RULES, ...ids.map((id, index) => rule(`to-${id}`, pathway(id), [is(index % 50)]))],
    {
      pathways: ids.map((id) => ({ id, title: id, description: id, weeks: { min: 6, max: 12 } })),
      localFacts: booleans(50).map((fact) => ({ ...fact, safety: true })),
    },
  )
}

export const manyRoutes = (count: number): RuleSet => {
  const ids = list(count, (index) => `route-${index}`)
  return policy(
    ids.map((id, index) => rule(`to-${id}`, escalate(id), [is(index % 50)])),
    {
      routes: ids.map((id) => ({
        id,
        title: id,
        kind: 'specialist-mental-health' as const,
        within: 'P1D',
        contact: '0300 123 4567',
      })),
      localFacts: booleans(50),
    },
  )
}

export const manyFacts = (count: number): RuleSet =>
  policy(
    list(count, (index) =>
      rule(`rule-${index}`, escalate('clinician'), [is(index), is((index * 7) % count)]),
    ),
    {
      localFacts: booleans(count).map((fact) => ({ ...fact, riskier: true, safety: true }) as FactDefinition),
    },
  )

export const refutedFacts = (count: number): RuleSet =>
  policy(
    list(count, (index) =>
      rule(`rule-${index}`, escalate('clinician'), [is(index, false)], { whenUndetermined: 'note' }),
    ),
    { localFacts: booleans(count).map((fact) => ({ ...fact, riskier: true }) as FactDefinition) },
  )

/** Sets of 200 members, asked about member by member. */
export const longSets = (count: number): RuleSet => {
  const random = numbers(10)
  const values = list(200, (index) => `member-${index}`)
  const has = (): Leaf => ({
    fact: `local.v${random(count)}`,
    operator: random(3) === 0 ? 'doesNotContain' : 'contains',
    value: values[random(200)] ?? '',
  })
  return policy(
    list(count * 40, (index) =>
      rule(
        `rule-${index}`,
        index % 2 === 0 ? escalate('clinician') : redirect('gp'),
        any(list(5, () => all(list(3, has)))),
        { whenUndetermined: 'note' },
      ),
    ),
    { localFacts: list(count, (index) => ({ ...described(index), kind: 'set', values, riskier: 'more' })) },
  )
}

/** Numbers compared with thousands of others. */
export const manyNumbers = (constants: number, facts = 2): RuleSet => {
  const random = numbers(11)
  const above = (): Leaf => ({
    fact: `local.v${random(facts)}`,
    operator: random(2) === 0 ? 'greaterThan' : 'lessThan',
    value: random(1_000_000),
  })
  return policy(
    list(constants, (index) =>
      rule(`rule-${index}`, escalate('clinician'), [above(), above()], { whenUndetermined: 'note' }),
    ),
    {
      localFacts: list(facts, (index) => ({
        ...described(index),
        kind: 'integer',
        min: 0,
        max: 1_000_000,
        riskier: 'higher',
      })),
    },
  )
}

/** Routes of one kind, each of another time: of each time it is to be shown that one as soon is kept. */
export const manyTimes = (count: number): RuleSet =>
  policy(
    list(count, (index) =>
      rule(`rule-${index}`, escalate(`route-${index}`), [
        { fact: 'carer', operator: 'in', value: ['yes', 'unsure'] },
      ]),
    ),
    {
      routes: list(count, (index) => ({
        id: `route-${index}`,
        title: `Route ${index}`,
        kind: 'safeguarding',
        within: `PT${index}M`,
        contact: `ring ${1_000 + index}`,
      })),
    },
  )

/** Invariants about few facts, each of very many cases to go through. */
export const manyCases = (invariants: number, parts: number): RuleSet => {
  const number = (fact: number, operator: 'equal' | 'notEqual', value: number): Leaf => ({
    fact: `local.v${fact}`,
    operator,
    value,
  })
  return policy(
    [rule('carer', escalate('ambulance'), [{ fact: 'carer', operator: 'equal', value: 'yes' }])],
    {
      localFacts: list(61, (index) => ({ ...described(index), kind: 'integer', min: 0, max: 63 })),
      invariants: list(invariants, (one) => ({
        name: `invariant-${one}`,
        title: 'always an ambulance',
        when: all(
          list(parts, (part) =>
            any([
              number(0, 'notEqual', (one * 7 + part) % 63),
              all([number(0, 'equal', (one + part * 3) % 63), number(1 + ((one + part) % 60), 'equal', 3)]),
            ]),
          ),
        ),
        // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
        then: { routeKind: 'emergency' },
      })),
    },
  )
}

/** What is read and cannot be proved within what may be spent while somebody waits. */
export const HARD: Readonly<Record<string, () => RuleSet>> = {
  'nine pigeons in eight holes': () => pigeonhole(8),
  'eleven pigeons in ten holes': () => pigeonhole(10),
  'clauses of three over 200 facts': () => threeSat(200),
  'clauses of three over 400 facts': () => threeSat(400),
  'sums over 30 facts, odd or even': () => parities(30, 30, 5),
  'sums over 95 facts, odd or even': () => parities(95, 95, 5),
  'facts that choose a fact': () => storageAccess(4, 6),
  '500 rules over 100 facts': () => pairs(100, 500),
  '3,000 rules over 300 facts': () => pairs(300, 3_000),
  '180 rules of up to 9,000 leaves, opened up': () => openedUp(180, false),
  '100 rules of 3,000 leaves, written out': () => writtenOut(100, 3_000),
  '20 sets of 200 members': () => longSets(20),
  'two numbers, compared with 4,000 others': () => manyNumbers(2_000),
  '1,000 facts that lower the response': () => refutedFacts(1_000),
  '6,000 routes of one kind, each of another time': () => manyTimes(6_000),
  '300 invariants of 60 parts, of up to 64 cases each': () => manyCases(300, 60),
}

/** What is large, or looks hard, and is proved. */
export const LARGE: Readonly<Record<string, () => RuleSet>> = {
  '180 rules of up to 9,000 leaves, none negated': () => openedUp(180, true),
  '100 pathways and safety facts of its own': () => manyPathways(100),
  '5,000 routes': () => manyRoutes(5_000),
  'two sums over the same 30 facts': () => parityChains(30),
  '8,000 facts': () => manyFacts(8_000),
}
