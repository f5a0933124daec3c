/** Promise 10: what somebody may be told is stated, never guessed from words. What is not stated is private. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { everyQuestion } from '../../src/decision/every-question.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { lacksConsent } from '../../src/explain/consent.js'
import type { Explanation } from '../../src/explain/explanation.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import type { FactDefinition } from '../../src/facts/fact.js'
import { AUDIENCES, type Audience, mayBeTold, type Tellable } from '../../src/referral/audience.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { calmReferrals, fullReferrals, referrals } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

/** How the texts of a rule set are written: each named by where it stands. */
type Wording = (place: string) => string

const TOKENS: Wording = (place) => `x${place}x`
/** The same in words about which an English reader would think twice. */
const RISKY: Wording = (place) => `alcohol, drugs and self-neglect x${place}x`
const WELSH: Wording = (place) => `mae angen cymorth arall x${place}x`

const event = (wording: Wording, rule: string, given: RuleSet['rules'][number]['event']) => {
  const reason = wording(`reason-${rule}`)
  if (given.type !== 'redirect') return { ...given, params: { ...given.params, reason } }
  const { forReferrer, ...params } = given.params
  const words = forReferrer === undefined ? {} : { forReferrer: wording(`forReferrer-${rule}`) }
  return { ...given, params: { ...params, ...words, reason } }
}

/** A rule set with every text of its own written anew. */
const written = (ruleSet: RuleSet, wording: Wording): RuleSet => ({
  ...ruleSet,
  destinations: ruleSet.destinations.map((one) => ({
    ...one,
    title: wording(`title-${one.id}`),
    advice: wording(`advice-${one.id}`),
    ...(one.contact === undefined ? {} : { contact: wording(`contact-${one.id}`) }),
    ...(one.forClient === undefined ? {} : { forClient: wording(`forClient-${one.id}`) }),
  })),
  localFacts: ruleSet.localFacts.map(
    (fact): FactDefinition => ({
      ...fact,
      title: wording(`title-${fact.name}`),
      description: wording(`description-${fact.name}`),
      question: wording(`question-${fact.name}`),
    }),
  ),
  rules: ruleSet.rules.map((rule) => ({
    ...rule,
    title: wording(`title-${rule.name}`),
    event: event(wording, rule.name, rule.event) as typeof rule.event, // of the same type, with other words
  })),
})

/** Every text of the rule set by where it stands, with what it says of who may be told; what is written for a reader is theirs. */
const textsOf = ({ destinations, localFacts, rules }: RuleSet): readonly (readonly [string, Tellable])[] => [
  ...destinations.flatMap((one) => [
    ...['title', 'advice', 'contact'].map((key) => [`${key}-${one.id}`, one] as const),
    [`forClient-${one.id}`, { mayTell: ['client'] }] as const,
  ]),
  ...localFacts.flatMap((fact) =>
    ['title', 'description', 'question'].map((key) => [`${key}-${fact.name}`, fact] as const),
  ),
  ...rules.flatMap((rule) => [
    ...['title', 'reason'].map((key) => [`${key}-${rule.name}`, rule] as const),
    [`forReferrer-${rule.name}`, { mayTell: ['referrer'] }] as const,
  ]),
]

const pageFor: { readonly [audience in Audience]: (decision: Decision) => Explanation } = {
  client: explainToClient,
  referrer: explainToReferrer,
  'professional-referrer': (decision) => explainToReferrer(decision, { audience: 'professional-referrer' }),
}

const said = (page: Explanation): string => JSON.stringify(page).toLowerCase()

const decided = fc
  .tuple(
    // Most of calm people: whoever is escalated is told little.
    fc.oneof({ weight: 6, arbitrary: calmReferrals }, fullReferrals, referrals),
    anyService,
    safeRuleSets({ maxRules: 8 }),
  )
  .map(([referral, service, ruleSet]) => ({ referral, service, ruleSet }))

describe('what somebody may be told is stated', () => {
  test('by any rules: no text of a rule, a place or a local fact is read by anybody whom it does not name', () => {
    const told = new Set<string>()
    fc.assert(
      fc.property(decided, ({ referral, ruleSet, service }) => {
        const triage = createTriage({ service, ruleSet: written(ruleSet, TOKENS) })
        const decision = triage.decide(referral)
        for (const audience of AUDIENCES) {
          const page = said(pageFor[audience](decision))
          for (const [place, tellable] of textsOf(ruleSet)) {
            if (!page.includes(TOKENS(place).toLowerCase())) continue
            expect([place, mayBeTold(tellable, audience)]).toEqual([place, true])
            told.add(`${audience} ${place.split('-')[0]}`)
          }
        }
      }),
      { numRuns: runs(800) },
    )
    expect([...told].sort()).toEqual(
      expect.arrayContaining([
        'client forClient',
        'referrer advice',
        'referrer forReferrer',
        'referrer reason',
        'referrer title',
        'professional-referrer question',
        'professional-referrer reason',
      ]),
    )
  })

  test('and never guessed: whatever the words are, and in whatever language, the same lines are read', () => {
    fc.assert(
      fc.property(decided, ({ referral, ruleSet, service }) => {
        const pages = [TOKENS, RISKY, WELSH].map((wording) => {
          const decision = createTriage({ service, ruleSet: written(ruleSet, wording) }).decide(referral)
          const words = wording('').slice(0, -2).toLowerCase()
          return AUDIENCES.map((audience) => said(pageFor[audience](decision)).replaceAll(words, ''))
        })
        expect(pages[1]).toEqual(pages[0])
        expect(pages[2]).toEqual(pages[0])
      }),
      { numRuns: runs(50) },
    )
  })

  test('nobody who is named nowhere reads anything of a rule set', () => {
    fc.assert(
      fc.property(decided, ({ referral, ruleSet, service }) => {
        const closed = written(ruleSet, TOKENS)
        const without = <T extends Tellable>({ mayTell: _, ...one }: T) => one
        const nothingTold = {
          ...closed,
          destinations: closed.destinations.map(({ forClient: _, ...one }) => without(one)),
          localFacts: closed.localFacts.map((fact) => without(fact)),
          rules: closed.rules.map((rule) =>
            rule.event.type === 'redirect'
              ? {
                  ...without(rule),
                  event: { ...rule.event, params: { ...rule.event.params, forReferrer: 'ask us' } },
                }
              : without(rule),
          ),
        } as RuleSet // only keys that may be left out are left out
        const decision = createTriage({ service, ruleSet: nothingTold }).decide(referral)
        for (const audience of AUDIENCES) {
          const page = said(pageFor[audience](decision))
          for (const [place] of textsOf(ruleSet)) expect(page).not.toContain(TOKENS(place).toLowerCase())
        }
      }),
      { numRuns: runs(50) },
    )
  })
})

describe('every redirect tells whoever referred why, and what to do', () => {
  const readsWhyAndWhat = (decision: Decision): void => {
    for (const audience of ['referrer', 'professional-referrer'] as const) {
      const [first] = pageFor[audience](decision).sections
      for (const { details, text } of first?.lines ?? []) {
        expect(text).toMatch(/\w{2}.*\.$/)
        expect(details).toEqual([expect.stringMatching(/^What to do: \w.*\w\.?$/)])
      }
      // Until the person agrees, places that are private to the reader are not spoken of.
      if (!lacksConsent(decision))
        for (const { forReferrer, mayTell = [] } of decision.redirects) {
          expect(forReferrer).toMatch(/\w{2}/)
          if (audience === 'referrer' && !mayTell.includes('referrer'))
            expect(said(pageFor.referrer(decision))).toContain(forReferrer?.toLowerCase())
        }
    }
  }

  test('by any rules', () => {
    let redirected = 0
    fc.assert(
      fc.property(decided, ({ referral, ruleSet, service }) => {
        const decision = createTriage({ service, ruleSet }).decide(referral)
        if (decision.disposition !== 'redirect') return
        redirected += 1
        readsWhyAndWhat(decision)
      }),
      { numRuns: runs(200) },
    )
    expect(redirected).toBeGreaterThan(runs(100) / 20)
  })

  test('by the default rules, and names nobody’s dependence and no mental health team', () => {
    fc.assert(
      fc.property(calmReferrals, defaultTriages, ({ local: _, ...referral }, triage) => {
        const decision = triage.decide({
          ...referral,
          consent: 'yes',
          risks: { ...referral.risks, substanceDependence: 'yes', underSecondaryMentalHealthCare: 'yes' },
        })
        if (decision.disposition !== 'redirect') return
        readsWhyAndWhat(decision)
        for (const audience of ['client', 'referrer'] as const) {
          const { sections } = pageFor[audience](decision)
          const own = sections.filter(({ heading }) => heading !== 'If you need help right now')
          expect(JSON.stringify(own)).not.toMatch(/alcohol|drug|depend|mental|care coordinator/i)
        }
      }),
      { numRuns: runs(60) },
    )
  })
})

describe('under the default rules', () => {
  test('no other referrer reads of a rule, or is asked a question, that is for professionals', () => {
    fc.assert(
      fc.property(fc.oneof(referrals, fullReferrals, calmReferrals), defaultTriages, (given, triage) => {
        const { local: _, ...referral } = given
        const decision = triage.decide(referral)
        const page = said(explainToReferrer(decision, { helplines: [] }))
        for (const reason of decision.reasons)
          if (!mayBeTold(reason, 'referrer')) expect(page).not.toContain(reason.title.toLowerCase())
        for (const question of everyQuestion(decision))
          if (!mayBeTold(question, 'referrer')) expect(page).not.toContain(question.question.toLowerCase())
      }),
      { numRuns: runs(100) },
    )
  })

  test('who may be told is the rule’s own list, shared by all decisions, and nobody can write to it', () => {
    fc.assert(
      fc.property(referrals, defaultTriages, (referral, triage) => {
        const rules = new Map(triage.ruleSet.rules.map((rule) => [rule.name, rule.mayTell]))
        for (const { facts, mayTell, rule } of triage.decide(referral).reasons) {
          if (rule !== null && rules.get(rule) !== undefined) expect(mayTell).toBe(rules.get(rule))
          for (const list of [mayTell, ...facts.map((fact) => fact.mayTell)])
            expect(Object.isFrozen(list)).toBe(true)
        }
      }),
      { numRuns: runs(20) },
    )
  })
})
