/** Random rule sets, as the documents that somebody might write: everything they refer to is defined. */
import fc from 'fast-check'
import type { FactDefinition } from '../../facts/fact.js'
import type { Tellable } from '../../referral/audience.js'

import { EVENT_TYPES, type EventType, type RuleEvent } from '../../rule-set/rule-event.js'
import { type Destination, DISPOSITIONS, type Rule, type RuleSet } from '../../rule-set/rule-set.js'
import { LOCAL_FACTS } from './fact-values.js'
import { anything, type Intensity, type RuleBody, type RuleLanguage } from './rule-bodies.js'
import { COMMON_CONTACT, COMMON_WEEK } from './services.js'
import { tellable, toldTo } from './tellable.js'

const PATHWAYS = ['light', 'medium', 'holistic'] as const

const ROUTES = [
  { id: 'own-ambulance', title: 'Own ambulance', kind: 'emergency', within: 'PT0S', contact: '0123' },
  {
    id: 'own-mental-health',
    title: 'Own team',
    kind: 'specialist-mental-health',
    within: 'PT4H',
    contact: '0124',
  },
  { id: 'own-safeguarding', title: 'Own lead', kind: 'safeguarding', within: 'P2D', contact: '0125' },
  { id: 'own-clinician', title: 'Own clinician', kind: 'clinician', within: 'P1W', contact: '0126' },
] as const

const DESTINATIONS = [
  { id: 'library', title: 'Library', advice: 'Ask at the library.' },
  {
    id: 'own-gp',
    title: 'GP',
    contact: 'reception',
    advice: 'Ask the practice.',
    forClient: 'Your practice can help you.',
  },
] as const satisfies readonly Destination[]

const ACTIONS = [
  {
    id: 'debrief',
    title: 'Debrief',
    for: 'link-worker',
    dispositions: [...DISPOSITIONS],
    instruction: 'Talk it over.',
  },
  { id: 'walk', title: 'Walk', for: 'client', dispositions: ['accept'], instruction: 'Walk together.' },
] as const

const pathways = fc.subarray([...PATHWAYS], { minLength: 1 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record(
        {
          id: fc.constant(id),
          title: fc.constant(`${id} support`),
          description: fc.constant(`Support that is ${id}.`),
          weeks: fc.record({
            min: fc.integer({ min: 6, max: COMMON_WEEK }),
            max: fc.integer({ min: COMMON_WEEK, max: 12 }),
          }),
          contacts: fc.record({
            min: fc.integer({ min: 1, max: COMMON_CONTACT }),
            max: fc.integer({ min: COMMON_CONTACT, max: 12 }),
          }),
        },
        { requiredKeys: ['id', 'title', 'description', 'weeks'] },
      ),
    ),
  ),
)

const idsOf = (defined: readonly { readonly id: string }[]) => fc.constantFrom(...defined.map(({ id }) => id))

const reason = fc.constantFrom('because it helps', 'because it was asked for')

const events = (type: EventType, pathwayIds: readonly string[]): fc.Arbitrary<RuleEvent> => {
  const target = {
    escalate: { route: idsOf(ROUTES) },
    redirect: { destination: idsOf(DESTINATIONS), forReferrer: fc.constant('others can help with this') },
    pathway: { pathway: fc.constantFrom(...pathwayIds) },
    extension: {},
    action: { action: idsOf(ACTIONS) },
  }[type]
  // Each type has the target that belongs to it.
  return fc.record({
    type: fc.constant(type),
    params: fc.record({ ...target, reason }),
  }) as fc.Arbitrary<RuleEvent>
}

const intensityOf = ({ params, type }: RuleEvent, pathwayIds: readonly string[]): Intensity | null => {
  if (type !== 'pathway') return null
  const place = pathwayIds.indexOf(params.pathway)
  return place === pathwayIds.length - 1 ? 'fullest' : place === 0 ? 'lightest' : 'between'
}

const rulesFor = (
  pathwayIds: readonly string[],
  types: readonly EventType[],
  { bodies }: RuleLanguage,
): fc.Arbitrary<RuleBody & Tellable & Pick<Rule, 'event'>> =>
  fc.oneof(
    ...types.map((type) =>
      events(type, pathwayIds).chain((event) =>
        fc
          .tuple(bodies(type, intensityOf(event, pathwayIds)), toldTo(event))
          .map(([body, told]) => ({ ...body, ...told })),
      ),
    ),
  )

const named = (
  number: number,
  { conditions, event, ...rest }: RuleBody & Tellable & Pick<Rule, 'event'>,
): Rule => ({
  name: `rule-${String(number).padStart(3, '0')}`,
  title: `Rule ${number}`,
  conditions,
  event,
  ...rest,
  source: { ref: 'paper', locator: 'section 1', basis: 'M' },
  // With nothing known every condition is undetermined: the one example that is true of any rule.
  examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
})

/** What a random rule set is made of. */
interface RuleSetOptions {
  readonly types?: readonly EventType[]
  readonly maxRules?: number
}

/** Rule sets of up to `maxRules` rules in a language. */
export const ruleSetsIn = (
  language: RuleLanguage,
  { types = EVENT_TYPES, maxRules = 6 }: RuleSetOptions = {},
): fc.Arbitrary<RuleSet> =>
  pathways.chain((pathwaysOfSet) => {
    const ids = pathwaysOfSet.map(({ id }) => id)
    const rulesOfSet = fc.array(rulesFor(ids, types, language), { minLength: 1, maxLength: maxRules })
    return fc
      .record({
        conditions: language.named,
        rules: rulesOfSet,
        destinations: tellable(DESTINATIONS),
        localFacts: tellable<FactDefinition>(LOCAL_FACTS),
      })
      .map(
        ({ conditions, destinations, localFacts, rules }): RuleSet => ({
          id: 'random-policy',
          version: '1.0.0',
          title: 'A random policy',
          effective: { from: '2026-01-01' },
          envelope: { weeks: { min: 6, max: 12 } },
          sources: [{ id: 'paper', title: 'A paper' }],
          // fast-check types keys left out as possibly undefined; it leaves them out
          pathways: pathwaysOfSet as RuleSet['pathways'],
          routes: ROUTES,
          destinations,
          actions: ACTIONS,
          localFacts,
          conditions,
          invariants: [],
          rules: rules.map((rule, index) => named(index, rule)),
        }),
      )
  })

/** One more rule for such a rule set, named so that it comes before, between or after the others. */
export const extraRulesIn = (language: RuleLanguage, ruleSet: RuleSet): fc.Arbitrary<Rule> =>
  fc
    .tuple(
      fc.constantFrom('a-new-rule', 'rule-000-new', 'z-new-rule'),
      rulesFor(
        ruleSet.pathways.map(({ id }) => id),
        EVENT_TYPES,
        language,
      ),
    )
    .map(([name, rule]) => ({ ...named(999, rule), name }))

/**
 * Rule sets that can be read, over the catalogue and one local fact of each kind. What they say may be absurd:
 * few of them keep the promises, so that a triage is made only of `safeRuleSets`.
 */
export const ruleSets = ({
  facts,
  ...options
}: RuleSetOptions & { readonly facts?: readonly FactDefinition[] } = {}): fc.Arbitrary<RuleSet> =>
  ruleSetsIn(anything(facts), options)

/** One more rule of any kind for such a rule set. */
export const extraRules = (ruleSet: RuleSet): fc.Arbitrary<Rule> => extraRulesIn(anything(undefined), ruleSet)
