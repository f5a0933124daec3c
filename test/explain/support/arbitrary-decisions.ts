/** Random decisions, with words that name risks wherever a rule set may write words. */

import * as fc from 'fast-check'
import type { Decision, Escalation, Question, Reason, Redirect } from '../../../src/decision/decision.js'
import { factCatalogue } from '../../../src/facts/catalogue.js'
import { ROUTE_KINDS } from '../../../src/referral/vocabulary.js'
import { DISPOSITIONS, type Limits } from '../../../src/rule-set/rule-set.js'
import { knownValues } from '../../../src/testing/arbitraries/fact-values.js'
import { decision } from './decisions.js'

/** Facts that say something of a risk, or of how somebody's mind is. */
export const RISK_FACTS: readonly string[] = factCatalogue
  .map(({ name }) => name)
  .filter((name) =>
    [
      'suicidalThoughts',
      'recentSuicideAttempt',
      'selfHarm',
      'suicidePlanOrIntent',
      'immediateDanger',
      'pastSuicidalThoughts',
      'harmToOthers',
      'childAtRisk',
      'adultSafeguarding',
      'domesticAbuse',
      'substanceDependence',
      'underSecondaryMentalHealthCare',
      'phq9Total',
      'gad7Total',
    ].includes(name),
  )

const riskText = fc
  .tuple(
    fc.constantFrom(
      'suicidal thoughts',
      'violence at home',
      'heroin',
      'a child at risk',
      'an overdose',
      'panic',
    ),
    fc.constantFrom('told by a neighbour', 'seen by the GP', 'with a plan', 'last week'),
    fc.nat(999_999),
  )
  .map(([what, how, mark]) => `${what} ${how} mark${mark}`)

const reasonFacts = (names: readonly string[]) =>
  fc
    .subarray(
      factCatalogue.filter(({ name }) => names.includes(name)),
      { minLength: 1, maxLength: 3 },
    )
    .chain((definitions) =>
      fc.tuple(
        ...definitions.map((definition) =>
          fc.option(knownValues(definition), { nil: null }).map((value) => ({
            fact: definition.name,
            title: definition.title,
            value,
            origin: value === null ? ('unknown' as const) : ('given' as const),
            from: value === null ? [] : [`risks.${definition.name}`],
            mayTell: definition.mayTell ?? [],
          })),
        ),
      ),
    )

/** A reason about a risk, whose every word could name it. */
const riskReason = (index: number, type: string): fc.Arbitrary<Reason> =>
  fc.record({
    rule: fc.constant(`rule-${type}-${index}`),
    title: riskText,
    reason: riskText,
    verdict: fc.constantFrom('met', 'undetermined'),
    outcome: riskText.map((target) => ({ type, target })),
    facts: reasonFacts(RISK_FACTS),
    source: fc.option(
      fc.record({ ref: riskText, locator: riskText, basis: fc.constantFrom('F', 'D', 'M') }),
      { nil: null },
    ),
    mayTell: fc.constantFrom([], ['professional-referrer' as const]),
  })

const limits: fc.Arbitrary<Limits> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(10))
  .map(([min, more]) => ({ min, max: min + more }))

const escalation = (rule: string): fc.Arbitrary<Escalation> =>
  fc.record({
    route: riskText,
    title: riskText,
    kind: fc.constantFrom(...ROUTE_KINDS),
    within: fc.constantFrom('PT0S', 'PT4H', 'P1D', 'P2D', 'P7D'),
    contact: fc.constantFrom(
      '999',
      'Crisis team, 020 7946 0123',
      'the duty clinician',
      'the social worker, desk 4',
    ),
    instruction: fc.option(riskText, { nil: null }),
    rules: fc.constant([rule] as const),
  })

const question: fc.Arbitrary<Question> = fc
  .tuple(fc.constantFrom(...factCatalogue), fc.boolean(), fc.boolean(), riskText)
  .map(
    ([
      { answer, askOf = 'person', mayTell = [], name, question: words, safety, step = 'rest', title },
      askNow,
      holdsUp,
      rule,
    ]) => ({
      fact: name,
      title,
      question: words,
      answer,
      askOf,
      step: safety ? 'safety' : step,
      safety,
      askNow,
      holdsUp,
      rules: [rule],
      mayTell,
    }),
  )

const redirect = (rule: string): fc.Arbitrary<Redirect> =>
  fc.record({
    destination: riskText,
    title: riskText,
    contact: fc.option(riskText, { nil: null }),
    advice: riskText,
    forClient: fc.option(
      fc.constantFrom('Your council can help with this.', 'We will ask those who help you how to go on.'),
      { nil: null },
    ),
    reason: riskText,
    forReferrer: fc.constant('others are better placed to help with this first'),
    rules: fc.constant([rule] as const),
    mayTell: fc.constantFrom([], ['professional-referrer' as const]),
  })

const someOf = <T>(most: number, one: (index: number) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.nat(most).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => one(index))))

const PATHWAYS = ['light', 'medium', 'holistic']

/** Decisions whose reasons are all about risks. Their escalations come most urgent first. */
export const riskDecisions: fc.Arbitrary<Decision> = fc
  .record({
    disposition: fc.constantFrom(...DISPOSITIONS),
    chosen: fc.constantFrom(...PATHWAYS),
    escalations: someOf(3, (index) => escalation(`rule-escalate-${index}`)),
    redirects: someOf(3, (index) => redirect(`rule-redirect-${index}`)),
    questions: fc.array(question, { maxLength: 8 }),
    escalateReasons: fc.tuple(...[0, 1, 2].map((index) => riskReason(index, 'escalate'))),
    redirectReasons: fc.tuple(...[0, 1, 2].map((index) => riskReason(index, 'redirect'))),
    pathwayReason: riskReason(0, 'pathway'),
    actions: someOf(3, (index) =>
      fc.record({
        action: riskText,
        title: riskText,
        for: fc.constantFrom('client' as const, 'link-worker' as const, 'service' as const),
        instruction: riskText,
        reason: riskText,
        rules: fc.constant([`rule-action-${index}`] as const),
      }),
    ),
    weeks: limits,
    contacts: fc.option(limits, { nil: null }),
    extension: fc.record({
      possible: fc.boolean(),
      maxWeeks: fc.option(fc.integer({ min: 6, max: 12 }), { nil: null }),
      reason: riskText,
    }),
  })
  .map((parts) => {
    const accepted = parts.disposition === 'accept'
    const waits = parts.disposition === 'escalate' || parts.disposition === 'request-information'
    return decision({
      disposition: parts.disposition,
      pathway: accepted ? parts.chosen : null,
      provisionalPathway: waits ? parts.chosen : null,
      escalations: parts.disposition === 'escalate' ? parts.escalations : [],
      redirects: parts.redirects,
      questions: parts.questions,
      intervention: accepted
        ? { weeks: parts.weeks, contacts: parts.contacts, extension: parts.extension }
        : null,
      actions: parts.actions,
      reasons: [parts.pathwayReason, ...parts.escalateReasons, ...parts.redirectReasons],
    })
  })
