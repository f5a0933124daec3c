/** Verdicts: the evaluator of this folder against the package's, on the rules that ship and on random ones. */
import type { FactDefinition, FactValue, ReferralInput, RuleSet } from '../../src/index.js'
import {
  compileRuleSet,
  createTriage,
  defaultRuleSet,
  factCatalogue,
  parseRuleSet,
  safetyFloor,
  services,
  unwrap,
  weld,
} from '../../src/index.js'
import {
  type Decided,
  decider,
  LADDER,
  type Policy,
  policyOf,
  VERDICT_NAMES,
  verdictsOn,
} from './decisions.js'
import { type Dice, dice } from './dice.js'
import { randomRoot } from './random-conditions.js'
import { emptyRuleSet, ruleNamed } from './random-rule-sets.js'
import type { Tally } from './tally.js'

const randomValue = (definition: FactDefinition, one: Dice): FactValue => {
  if (one.chance(0.3)) return null
  switch (definition.kind) {
    case 'boolean':
      return one.chance(0.5)
    case 'integer':
      return definition.min + one.roll(definition.max - definition.min + 1)
    case 'choice':
      return one.oneOf(definition.values)
    case 'answer':
      return one.oneOf(['yes', 'no', 'unsure', 'declined'])
    case 'set':
      return one.someOf(definition.values, 0)
  }
}

const randomFacts = (definitions: readonly FactDefinition[], one: Dice): { [fact: string]: FactValue } =>
  Object.fromEntries(definitions.map((definition) => [definition.name, randomValue(definition, one)]))

const NAMES = [VERDICT_NAMES[0], VERDICT_NAMES[1], VERDICT_NAMES[2]]

/** Compares every verdict of a rule set, the floor under it, on random facts; any facts, possible or not. */
const compareOn = (ruleSet: RuleSet, often: number, what: string, one: Dice, tally: Tally): void => {
  const welded = weld(safetyFloor(), ruleSet)
  const compiled = compileRuleSet(welded)
  const policy = { rules: welded.rules, named: welded.conditions }
  const definitions = [...factCatalogue, ...ruleSet.localFacts]
  for (let time = 0; time < often; time += 1) {
    const facts = randomFacts(definitions, one)
    const theirs = compiled.evaluate(facts)
    verdictsOn(policy, facts).forEach((own, at) => {
      const verdict = theirs[at]?.verdict
      tally.compare(
        `verdicts on ${what}: ${NAMES[own]}`,
        verdict === NAMES[own],
        () => `${theirs[at]?.rule.name} ${JSON.stringify(facts)}: ${NAMES[own]} and ${verdict}`,
      )
    })
  }
}

/** A rule set over the whole catalogue and some local facts, with every operator, named conditions and negations. */
const wideRuleSet = (one: Dice): RuleSet => {
  const local = (name: string) => ({
    name: `local.${name}`,
    title: name,
    description: name,
    question: `${name}?`,
    safety: false,
    asksAboutDanger: false,
  })
  const localFacts: readonly FactDefinition[] = [
    { ...local('number'), kind: 'integer', min: -5, max: 5 },
    { ...local('set'), kind: 'set', values: ['a', 'b', 'c'] },
    { ...local('truth'), kind: 'boolean' },
  ]
  const maker = { definitions: [...factCatalogue, ...localFacts], named: ['one', 'two'], isRising: false }
  const inner = { ...maker, named: [] }
  const rules = Array.from({ length: 8 }, (_, at) => ({
    ...ruleNamed(`rule-${at}`),
    conditions: randomRoot(maker, one, 4),
    event: { type: 'extension', params: { reason: 'as it was made up' } },
  }))
  const conditions = { one: randomRoot(inner, one, 3), two: randomRoot({ ...inner, named: ['one'] }, one, 2) }
  return unwrap(parseRuleSet({ ...emptyRuleSet(localFacts, one), conditions, rules }))
}

/** Compares verdicts; `often` times on the rules that ship, and half as often on as many random rules as that is verdicts. */
export const compareVerdicts = (often: number, seed: number, tally: Tally): void => {
  const one = dice(seed)
  compareOn(defaultRuleSet(), often, 'the rules that ship', one, tally)
  for (let time = 0; time < often / 16; time += 1)
    compareOn(wideRuleSet(one), 100, 'random rules', one, tally)
}

const ANSWERS = ['yes', 'no', 'no', 'no', 'unsure', 'declined'] as const

/** A referral with something of everything in it. */
const randomReferral = (one: Dice): ReferralInput => {
  const answer = () => one.oneOf(ANSWERS)
  const isCalm = one.chance(0.6)
  const some = (names: readonly string[], known: number, value: () => unknown) =>
    Object.fromEntries(names.filter(() => one.chance(known)).map((name) => [name, value()]))
  const screen = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm']
  const risks = [
    ...[
      'suicidePlanOrIntent',
      'immediateDanger',
      'pastSuicidalThoughts',
      'domesticAbuse',
      'adultSafeguarding',
    ],
    ...['childAtRisk', 'harmToOthers', 'substanceDependence', 'underSecondaryMentalHealthCare'],
    ...['pastSuicideAttempt', 'pastSelfHarm', 'selfNeglect', 'harmFromOthers', 'harmToPartner'],
  ]
  const rareAnswer = () => (isCalm && one.chance(0.9) ? 'no' : answer())
  const domains = ['loneliness', 'money', 'housing', 'caring', 'mental-wellbeing', 'domestic-abuse'] as const
  const referral = {
    id: 'R-1',
    receivedOn: '2026-03-02',
    ...(one.chance(0.8) ? { source: one.oneOf(['self', 'gp', 'mdt', 'other']) } : {}),
    ...(one.chance(0.8) ? { consent: one.chance(0.8) ? 'yes' : answer() } : {}),
    client: {
      ...(one.chance(0.8) ? { dateOfBirth: `${1930 + one.roll(90)}-05-05` } : {}),
      ...some(['housebound', 'supportToLeaveHome', 'carer', 'interpreterNeeded'], 0.6, answer),
      ...(one.chance(0.7) ? { selfNavigation: one.oneOf(['confident', 'confident', 'needs-support']) } : {}),
      ...(one.chance(0.6) ? { longTermConditions: one.roll(5) } : {}),
    },
    ...(one.chance(0.8) ? { needs: one.someOf(domains, 0).map((domain) => ({ domain })) } : {}),
    risks: { ...some(screen, isCalm ? 1 : 0.8, rareAnswer), ...some(risks, 0.7, rareAnswer) },
    local: {
      ...(one.chance(0.7) ? { inCatchment: one.chance(0.8) } : {}),
      ...some(['supportAlreadyInPlace', 'homelessWithin56Days'], 0.7, rareAnswer),
    },
  }
  // It is what the schema of a referral allows; `examine` reads it and throws if not.
  return referral as ReferralInput
}

const routesOf = ({ routes }: Policy, mask: number): readonly string[] =>
  routes.filter((_, at) => (mask & (1 << at)) !== 0).map(({ id, within }) => `${id} ${within}`)

const idsOf = (list: readonly string[], mask: number): readonly string[] =>
  list.filter((_, at) => (mask & (1 << at)) !== 0)

/** Compares verdicts and decisions on referrals to every shipped service, under the rules that ship. */
export const compareDecisions = (often: number, seed: number, tally: Tally): void => {
  const one = dice(seed)
  const policy = policyOf(defaultRuleSet())
  const decide = decider(policy)
  for (const service of Object.values(services)) {
    const triage = createTriage({ service })
    for (let time = 0; time < often; time += 1) {
      const { decision, facts, rules } = triage.examine(randomReferral(one))
      const verdicts = verdictsOn(policy, facts)
      const theirs = new Map(rules.map(({ rule, verdict }) => [rule, verdict]))
      policy.rules.forEach(({ name }, at) => {
        const own = verdicts[at] ?? 0
        const isSame = theirs.get(name) === NAMES[own]
        tally.compare(
          `verdicts of examined referrals: ${NAMES[own]}`,
          isSame,
          () => `${name} ${JSON.stringify(facts)}`,
        )
      })
      const own: Decided = decide(verdicts)
      const say = (part: string) => () => `${part} ${JSON.stringify(facts)}`
      const same = (part: string, mine: unknown, other: unknown) =>
        tally.compare(`decisions: ${part}`, JSON.stringify(mine) === JSON.stringify(other), say(part))
      same('disposition', LADDER[own.rung], decision.disposition)
      same('pathway', policy.pathways[own.pathway] ?? null, decision.pathway ?? decision.provisionalPathway)
      same(
        'routes and by when',
        [...routesOf(policy, own.routes)].sort(),
        decision.escalations.map(({ route, within }) => `${route} ${within}`).sort(),
      )
      same(
        'redirects',
        [...idsOf(policy.destinations, own.destinations)].sort(),
        decision.redirects.map(({ destination }) => destination).sort(),
      )
      same('actions', [...own.actions].sort(), decision.actions.map(({ action }) => action).sort())
    }
  }
}
