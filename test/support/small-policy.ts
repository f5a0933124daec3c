/** Rule sets of a few rules, for tests that look at one thing at a time. */
import { decideFromVerdicts } from '../../src/decision/decide.js'
import type { Decision } from '../../src/decision/decision.js'
import { definitionsOf } from '../../src/facts/catalogue.js'
import { type Derived, type Facts, valueIn } from '../../src/facts/fact.js'
import { memoize } from '../../src/input/memoize.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import type { Leaf, RootCondition } from '../../src/rule-set/condition.js'
import type { RuleEvent } from '../../src/rule-set/rule-event.js'
import type { Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import type { Service } from '../../src/service/service.js'

/** A rule that is met when every leaf is true. */
export const rule = (
  name: string,
  event: RuleEvent,
  when: readonly [Leaf, ...Leaf[]] | RootCondition,
  rest: Partial<Rule> = {},
): Rule => ({
  name,
  title: `The rule ${name}`,
  conditions: Array.isArray(when) ? { all: when as [Leaf, ...Leaf[]] } : (when as RootCondition), // the two it takes
  event,
  source: { ref: 'paper', locator: 'section 1', basis: 'M' },
  examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
  ...rest,
})

/** An answer that a rule turns on. */
export const said = (fact: string, value: Leaf['value'] = 'yes'): [Leaf] => [
  { fact, operator: 'equal', value },
]

export const escalate = (route: string): RuleEvent => ({
  type: 'escalate',
  params: { route, reason: `${route} must know` },
})

export const redirect = (destination: string, reason = `${destination} is better`): RuleEvent => ({
  type: 'redirect',
  params: { destination, reason, forReferrer: reason },
})

export const pathway = (id: string): RuleEvent => ({
  type: 'pathway',
  params: { pathway: id, reason: `${id} fits` },
})

export const action = (id: string, reason = `${id} helps`): RuleEvent => ({
  type: 'action',
  params: { action: id, reason },
})

export const EXTENSION: RuleEvent = { type: 'extension', params: { reason: 'it takes time' } }

/** What the rules of the policy below can call for. */
export const EVENTS: readonly RuleEvent[] = [
  escalate('clinician'),
  redirect('gp'),
  redirect('library'),
  pathway('light'),
  pathway('medium'),
  pathway('holistic'),
  action('walk'),
  action('debrief'),
]

/** Three pathways, three routes, two destinations and two actions, and the rules given. */
export const policy = (rules: readonly Rule[], rest: Partial<RuleSet> = {}): RuleSet => ({
  id: 'small-policy',
  version: '1.0.0',
  title: 'A small policy',
  effective: { from: '2026-01-01' },
  envelope: { weeks: { min: 6, max: 12 } },
  sources: [{ id: 'paper', title: 'A paper' }],
  pathways: [
    { id: 'light', title: 'Light', description: 'A word.', weeks: { min: 6, max: 8 } },
    { id: 'medium', title: 'Medium', description: 'Some words.', weeks: { min: 6, max: 10 } },
    { id: 'holistic', title: 'Holistic', description: 'Many words.', weeks: { min: 8, max: 12 } },
  ],
  routes: [
    { id: 'clinician', title: 'Clinician', kind: 'clinician', within: 'P1D', contact: '01' },
    { id: 'crisis', title: 'Crisis team', kind: 'specialist-mental-health', within: 'P1D', contact: '0200' },
    { id: 'ambulance', title: 'Ambulance', kind: 'emergency', within: 'PT0S', contact: '999' },
  ],
  destinations: [
    { id: 'gp', title: 'GP', contact: 'reception', advice: 'Ask the GP.' },
    { id: 'library', title: 'Library', advice: 'Ask the library.' },
  ],
  actions: [
    {
      id: 'debrief',
      title: 'Debrief',
      for: 'link-worker',
      dispositions: ['escalate', 'accept'],
      instruction: 'Talk.',
    },
    { id: 'walk', title: 'Walk', for: 'client', dispositions: ['accept'], instruction: 'Walk.' },
  ],
  localFacts: [],
  conditions: {},
  invariants: [],
  rules,
  ...rest,
})

const ANYWHERE: Service = { id: 'anywhere', title: 'Anywhere', nation: 'england' }

const compiled = memoize(compileRuleSet)

/** Decides by such a rule set, on facts. */
export const decideOn = (ruleSet: RuleSet, facts: Facts, service: Service = ANYWHERE): Decision =>
  decideFromVerdicts({
    referral: 'R-1',
    ruleSet,
    verdicts: compiled(ruleSet).evaluate(facts),
    // Every fact is derived, also such as are not known.
    origins: Object.fromEntries(
      [...new Set([...definitionsOf(ruleSet).keys(), ...Object.keys(facts)])].map(
        (name): [string, Derived] => {
          const value = valueIn(facts, name)
          return [
            name,
            { value, origin: value === null ? 'unknown' : 'given', from: value === null ? [] : [name] },
          ]
        },
      ),
    ),
    definitions: definitionsOf(ruleSet),
    service,
    helplines: [],
    provenance: {
      ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: 'sha256:0' },
      safetyFloor: { id: 'safety-floor', version: '0', digest: 'sha256:0' },
      service: { id: service.id, digest: 'sha256:0' },
      library: { name: 'referral-triage', version: '0.0.0' },
      asOf: '2026-03-02',
    },
  })
