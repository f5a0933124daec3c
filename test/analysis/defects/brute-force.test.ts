import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDefects } from '../../../src/analysis/defects/index.js'
import { partsWithoutEffect } from '../../../src/analysis/defects/parts-without-effect.js'
import { redundantRules, rulesRedundant } from '../../../src/analysis/defects/rule-redundant.js'
import { choosePathway } from '../../../src/decision/pathway.js'
import {
  actionsOf,
  dispositionOf,
  redirectsOf,
  rulesByOutcome,
} from '../../../src/decision/rules-by-outcome.js'
import { unwrap } from '../../../src/issue/issue.js'
import type { Finding } from '../../../src/proof/finding.js'
import type { FindingCode } from '../../../src/proof/finding-codes.js'
import { leavesOf } from '../../../src/proof/rule-set-parts.js'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import type { Condition, RootCondition } from '../../../src/rule-set/condition.js'
import type { Rule, RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { contextOf } from '../../proof/support/context-of.js'
import { runs } from '../../support/runs.js'
import { EVENTS, EXTENSION, policy, rule } from '../../support/small-policy.js'

// Three facts with five states each: every rule set here can be tried on all combinations. The safety facts that
// no own rule asks about are held at "no", but for one, so that the floor's escalations and questions are there.
const FACTS = ['suicidalThoughts', 'carer', 'housebound'] as const
const STATES = [...ANSWERS, null]
const HELD = { recentSuicideAttempt: 'no', suicidePlanOrIntent: 'no', immediateDanger: 'no' }
const everybody = ['no', 'yes', null].flatMap((selfHarm) =>
  STATES.flatMap((suicidalThoughts) =>
    STATES.flatMap((carer) =>
      STATES.map((housebound) => ({ ...HELD, selfHarm, suicidalThoughts, carer, housebound })),
    ),
  ),
)

const leaf: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom(...FACTS),
  operator: fc.constantFrom('in' as const, 'notIn' as const),
  value: fc.subarray([...ANSWERS], { minLength: 1, maxLength: 3 }),
})

const many = (child: fc.Arbitrary<Condition>): fc.Arbitrary<RootCondition> =>
  fc
    .tuple(fc.boolean(), fc.tuple(child, child), fc.boolean())
    .map(([all, [one, other], both]): RootCondition => {
      const children: [Condition, ...Condition[]] = both ? [one, other] : [one]
      return all ? { all: children } : { any: children }
    })

/** A branch with a branch of another kind in it. */
const nested = (child: fc.Arbitrary<Condition>): fc.Arbitrary<RootCondition> =>
  fc
    .tuple(fc.boolean(), child, child, child)
    .map(
      ([all, one, two, three]): RootCondition =>
        all ? { all: [one, { any: [two, three] }] } : { any: [one, { all: [two, three] }] },
    )

const condition = many(fc.oneof({ weight: 3, arbitrary: leaf }, many(leaf), fc.record({ not: leaf })))

const ruleSets: fc.Arbitrary<RuleSet> = fc
  .array(fc.tuple(condition, fc.constantFrom(...EVENTS, EXTENSION), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rules) =>
    policy(
      rules.map(([conditions, event, notes], index) =>
        rule(`rule-${index}`, event, conditions, notes ? { whenUndetermined: 'note' } : {}),
      ),
    ),
  )

/** The floor welded under a rule set, on everybody: the verdict of each own rule, and what it all comes to. */
const tried = (ruleSet: RuleSet) => {
  const welded = unwrap(safeWeld(safetyFloor(), ruleSet))
  const { evaluate } = compileRuleSet(welded)
  return everybody.map((facts) => {
    const verdicts = evaluate(facts)
    const met = verdicts.filter(({ verdict }) => verdict === 'met').map((one) => one.rule.event)
    const disposition = dispositionOf(rulesByOutcome(verdicts))
    const routes = met.flatMap(({ params, type }) => (type === 'escalate' ? [params.route] : []))
    return {
      disposition,
      pathway: disposition === 'redirect' ? null : choosePathway(rulesByOutcome(verdicts), welded).pathway,
      byDefault:
        disposition !== 'redirect' && choosePathway(rulesByOutcome(verdicts), welded).because.length === 0,
      routes: [...new Set(routes)].sort(),
      destinations: redirectsOf(rulesByOutcome(verdicts), welded).map(({ destination }) => destination),
      actions: actionsOf(rulesByOutcome(verdicts), disposition, welded).map((one) => one.action),
      extension: disposition === 'accept' && met.some(({ type }) => type === 'extension'),
      verdicts: new Map(verdicts.map((one) => [one.rule.name, one.verdict])),
    }
  })
}

type Tried = ReturnType<typeof tried>

/** The decisions, without how they came about. */
const decisions = (cases: Tried) =>
  JSON.stringify(cases.map(({ byDefault: _, verdicts: __, ...rest }) => rest))

const without = (ruleSet: RuleSet, ...names: readonly string[]): RuleSet => ({
  ...ruleSet,
  rules: ruleSet.rules.filter((one) => !names.includes(one.name)),
})

const hasGap = (cases: Tried) => cases.some(({ byDefault }) => byDefault)

/** Whether all is decided as before without some rules, and no pathway is taken by default that was chosen. */
const canGo = (ruleSet: RuleSet, cases: Tried, ...names: readonly string[]): boolean => {
  const after = tried(without(ruleSet, ...names))
  return decisions(after) === decisions(cases) && (hasGap(cases) || !hasGap(after))
}

/** The rules of which each can go, and all of them together; of those that stand in for each other the first stays. */
const canAllGo = (ruleSet: RuleSet, cases: Tried): readonly string[] => {
  const gone: string[] = []
  for (const name of named(ruleSet.rules).reverse())
    if (canGo(ruleSet, cases, name) && canGo(ruleSet, cases, ...gone, name)) gone.push(name)
  return gone
}

const verdictsOf = (cases: Tried, { name }: Rule) => cases.map(({ verdicts }) => verdicts.get(name))

const about = (findings: readonly Finding[], code: string) =>
  findings.filter((finding) => finding.code === code).map((finding) => finding.rule ?? finding.path.join('/'))

const named = (rules: readonly Rule[]) => rules.map(({ name }) => name)

const neverMet = (ruleSet: RuleSet, cases: Tried) =>
  ruleSet.rules.filter((one) => verdictsOf(cases, one).every((verdict) => verdict !== 'met'))
const alwaysMet = (ruleSet: RuleSet, cases: Tried) =>
  ruleSet.rules.filter((one) => verdictsOf(cases, one).every((verdict) => verdict !== 'not-met'))

const targetOf = ({ event }: Rule) => JSON.stringify({ ...event, params: { ...event.params, reason: '' } })

/** Rules that come after another that asks the same; `oneTooMany` where both call for the same, or for pathways. */
const twins = (ruleSet: RuleSet, cases: Tried, oneTooMany: boolean) => {
  const isTwin = (one: Rule, other: Rule) =>
    JSON.stringify(verdictsOf(cases, one)) === JSON.stringify(verdictsOf(cases, other))
  const isTooMany = (one: Rule, other: Rule) =>
    targetOf(one) === targetOf(other) || (one.event.type === 'pathway' && other.event.type === 'pathway')
  // Those of the floor that ask about these facts only.
  const floor = safetyFloor().rules.filter(({ conditions }) =>
    leavesOf(conditions, {}).every(({ fact }) => FACTS.some((one) => one === fact)),
  )
  const all = [...floor, ...ruleSet.rules]
  const never = named(neverMet(ruleSet, cases))
  return ruleSet.rules.filter((one, index) => {
    const before = all.slice(0, floor.length + index).filter((other) => isTwin(one, other))
    const some = before.some((other) => isTooMany(one, other))
    return !never.includes(one.name) && before.length > 0 && some === oneTooMany
  })
}

/** Who or what each kind of finding is about, as trying everybody shows it. */
const BRUTE_FORCE: {
  readonly [code in FindingCode]?: (ruleSet: RuleSet, cases: Tried) => readonly string[]
} = {
  'rule-never-met': (ruleSet, cases) => named(neverMet(ruleSet, cases)),
  'rule-always-met': (ruleSet, cases) => named(alwaysMet(ruleSet, cases)),
  'rule-redundant': (ruleSet, cases) => {
    const told = named([
      ...neverMet(ruleSet, cases),
      ...alwaysMet(ruleSet, cases),
      ...twins(ruleSet, cases, true),
    ])
    return canAllGo(ruleSet, cases).filter((name) => !told.includes(name))
  },
  'equal-conditions': (ruleSet, cases) => named(twins(ruleSet, cases, true)),
  'conditions-repeated': (ruleSet, cases) => named(twins(ruleSet, cases, false)),
  'outcome-unreachable': (ruleSet, cases) => {
    const reached = new Set<string>(cases.map(({ disposition }) => disposition))
    const accepted = cases.filter(({ disposition }) => disposition === 'accept').map((one) => one.pathway)
    const redirects = ruleSet.rules.some(({ event }) => event.type === 'redirect')
    return [
      ...(reached.has('accept') ? [] : ['rules']),
      ...(reached.has('redirect') || !redirects ? [] : ['rules']),
      ...ruleSet.pathways.flatMap(({ id }, index) =>
        reached.has('accept') && !accepted.includes(id) ? [`pathways/${index}`] : [],
      ),
    ]
  },
  'destination-unreachable': (ruleSet, cases) => {
    const reached = cases.flatMap((one) => (one.disposition === 'redirect' ? one.destinations : []))
    return ruleSet.destinations.flatMap(({ id }, index) =>
      reached.includes(id) ? [] : [`destinations/${index}`],
    )
  },
  'action-unreachable': (ruleSet, cases) => {
    const reached = cases.flatMap(({ actions }) => actions)
    return ruleSet.actions.flatMap(({ id }, index) => (reached.includes(id) ? [] : [`actions/${index}`]))
  },
  'route-unreachable': (ruleSet, cases) => {
    const reached = cases.flatMap(({ routes }) => routes)
    return ruleSet.routes.flatMap(({ id }, index) => (reached.includes(id) ? [] : [`routes/${index}`]))
  },
  'pathway-by-default': (_, cases) => (cases.some(({ byDefault }) => byDefault) ? ['pathways'] : []),
}

describe('what is found', () => {
  test('is what trying everybody shows', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        const findings = findDefects(contextOf(ruleSet)).findings
        const cases = tried(ruleSet)
        for (const [code, bruteForce] of Object.entries(BRUTE_FORCE)) {
          const found = [...about(findings, code)].sort()
          expect([code, ...found]).toEqual([code, ...[...bruteForce(ruleSet, cases)].sort()])
        }
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('rules that are said to be redundant', () => {
  test('are said to be so as long as those that stand in for them stay', () => {
    // Few facts and few targets: rules stand in for each other.
    const alike = fc
      .array(fc.tuple(leaf, fc.constantFrom(...EVENTS.slice(0, 4))), { minLength: 2, maxLength: 5 })
      .map((rules) =>
        policy(rules.map(([one, event], index) => rule(`rule-${index}`, event, { all: [one] }))),
      )
    fc.assert(
      fc.property(alike, (ruleSet) => {
        const cases = tried(ruleSet)
        const { alone, together } = redundantRules(contextOf(ruleSet))
        const all = [...together.keys()]
        expect([...alone].sort()).toEqual(named(ruleSet.rules).filter((name) => canGo(ruleSet, cases, name)))
        expect(all.length === 0 || canGo(ruleSet, cases, ...all)).toBe(true)
        const staying = new Set([...together.values()].flat())
        expect([...alone].filter((name) => !staying.has(name)).sort()).toEqual(all.sort())
        for (const name of staying) {
          const because = all.filter((one) => together.get(one)?.includes(name))
          expect(canGo(ruleSet, cases, ...because, name)).toBe(false)
        }
      }),
      { numRuns: runs(20) },
    )
  })
})

/** A condition without the parts at these places; `null` if nothing is left. */
const pruned = (one: Condition, drop: readonly string[], at: string): Condition | null => {
  if (drop.includes(at)) return null
  if ('fact' in one) return one
  if ('not' in one) {
    const below = pruned(one.not, drop, `${at}/not`)
    return below === null ? null : { not: below }
  }
  const [key, children] =
    'all' in one ? (['all', one.all] as const) : 'any' in one ? (['any', one.any] as const) : []
  if (key === undefined || children === undefined) return one
  const left = children.flatMap((child, index) => pruned(child, drop, `${at}/${key}/${index}`) ?? [])
  return left.length === 0 ? null : ({ [key]: left } as unknown as RootCondition) // the list it had, but shorter
}

/** The places of a condition and of all that stands below it. */
const placesIn = (one: Condition, at: string): readonly string[] => {
  const below = (child: Condition, key: string) => placesIn(child, `${at}/${key}`)
  if ('fact' in one) return [at]
  if ('not' in one) return [at, ...below(one.not, 'not')]
  if ('all' in one) return [at, ...one.all.flatMap((child, index) => below(child, `all/${index}`))]
  if ('any' in one) return [at, ...one.any.flatMap((child, index) => below(child, `any/${index}`))]
  return [at]
}

/** Which parts of the rules go without a change, as trying everybody shows it; those of rules that are always or never met apart. */
const goingParts = (ruleSet: RuleSet) => {
  const cases = tried(ruleSet)
  const told = named([...neverMet(ruleSet, cases), ...alwaysMet(ruleSet, cases)])
  return ruleSet.rules.flatMap((one, index) => {
    if (told.includes(one.name)) return []
    const root = `rules/${index}/conditions`
    const comesTo = (drop: readonly string[]) => {
      const conditions = pruned(one.conditions, drop, root)
      if (conditions === null) return null
      const changed = { ...one, conditions: 'fact' in conditions ? { all: [conditions] } : conditions }
      const rules = ruleSet.rules.map((other) => (other === one ? (changed as Rule) : other)) // its root is no leaf
      return JSON.stringify(verdictsOf(tried({ ...ruleSet, rules }), one))
    }
    const before = comesTo([])
    const places = placesIn(one.conditions, root).slice(1)
    const isLeaf = (place: string) => !places.some((other) => other.startsWith(`${place}/`))
    return [
      {
        rule: one.name,
        places,
        leaves: places.filter(isLeaf),
        canGo: (drop: readonly string[]) => comesTo(drop) === before,
      },
    ]
  })
}

describe('parts that are said to change nothing', () => {
  const partsOf = (ruleSet: RuleSet) => {
    const found = findDefects(contextOf(ruleSet)).findings.filter(({ code }) =>
      code.endsWith('-without-effect'),
    )
    return goingParts(ruleSet).map((parts) => {
      const ofRule = found.filter(({ rule: about }) => about === parts.rule)
      const placesOf = (alone: boolean) =>
        ofRule
          .filter(({ code }) => (code === 'leaves-without-effect') !== alone)
          .map((one) => (alone ? [one.path] : one.takeAway).map((path) => path.join('/')))
      const alone = placesOf(true).flat()
      const isOutside = (place: string) =>
        !alone.some((one) => `${place}/`.startsWith(`${one}/`) || one.startsWith(`${place}/`))
      return { ...parts, alone, groups: placesOf(false), isOutside }
    })
  }

  test('can each go alone and all of them at once, and nothing else that can go alone can go besides', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        for (const { alone, canGo, groups, isOutside, places } of partsOf(ruleSet)) {
          for (const place of alone) expect([place, canGo([place])]).toEqual([place, true])
          const all = [...alone, ...groups.flat()]
          expect(canGo(all)).toBe(true)
          for (const other of places.filter((place) => isOutside(place) && canGo([place])))
            expect([other, canGo([...alone, other])]).toEqual([other, false])
        }
      }),
      { numRuns: runs(15) },
    )
  })

  // Leaves about one answer often hold each other up.
  const aboutOneAnswer = fc.record({
    fact: fc.constant('carer'),
    operator: fc.constant('in' as const),
    value: fc.subarray([...ANSWERS], { minLength: 1, maxLength: 3 }),
  })
  const entangled = nested(aboutOneAnswer).map((one) => policy([rule('entangled', EXTENSION, one)]))

  test('or only together: a group goes, one of it does not, and no other two leaves go besides', () => {
    fc.assert(
      fc.property(entangled, (ruleSet) => {
        for (const { alone, canGo, groups, isOutside, leaves } of partsOf(ruleSet)) {
          for (const group of groups) {
            expect(canGo(group)).toBe(true)
            expect(group.some((place) => !canGo([place]))).toBe(true)
          }
          const all = [...alone, ...groups.flat()]
          const left = leaves.filter((place) => isOutside(place) && !groups.flat().includes(place))
          for (const one of left.filter((place) => !canGo([place])))
            for (const other of left)
              if (other !== one && canGo([one, other])) expect(canGo([...all, one, other])).toBe(false)
        }
      }),
      { numRuns: runs(15) },
    )
  })
})

describe('what is found by search alone', () => {
  test('is the same as by diagrams', () => {
    const inShort = (findings: readonly Finding[]) =>
      findings.map(({ code, path, rule: of }) => [code, of, path])
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        const searched = contextOf(ruleSet, null, { nodes: 3, conflicts: 100_000 })
        expect(inShort(findDefects(searched).findings)).toEqual(
          inShort(findDefects(contextOf(ruleSet)).findings),
        )
      }),
      { numRuns: runs(15) },
    )
  })

  test('is never guessed: what is not finished is not told', () => {
    fc.assert(
      fc.property(ruleSets, (ruleSet) => {
        const { findings, unfinished } = findDefects(contextOf(ruleSet, null, { nodes: 3, conflicts: 1 }))
        const codes = findings.map(({ code }) => code)
        const context = contextOf(ruleSet)
        // Some are left out where something graver is told, which the search may not have finished.
        const hidden = [
          ...rulesRedundant(context, redundantRules(context)),
          ...partsWithoutEffect(context).findings,
        ]
        const all = [...findDefects(context).findings, ...hidden].map(({ code }) => code)
        expect(codes.filter((code) => !all.includes(code))).toEqual([])
        // And what is there without being told is said to be unfinished.
        const missed = findDefects(context).findings.filter(({ code }) => !codes.includes(code))
        expect(missed.filter(({ code }) => !unfinished.includes(code))).toEqual([])
      }),
      { numRuns: runs(15) },
    )
  })
})
