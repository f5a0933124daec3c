import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { answerOf, type DatedEvent, happenedOnOf, isDated } from '../../src/referral/answered.js'
import { type Referral, type RiskName, Risks } from '../../src/referral/referral.js'
import { type Answer, idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { rung } from '../support/ladder.js'
import { localReferrals } from './local-referrals.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const NEED_DOMAINS = idsOf(shippedVocabulary.needs)

const ruleSet = ruleSetOnDisk('social-prescribing')
const triages = fc.constantFrom(...NINE_SERVICES.map((service) => createTriage({ service, ruleSet })))
const intensityOf = ({ pathway, provisionalPathway }: Decision): number =>
  ruleSet.pathways.findIndex(({ id }) => id === (pathway ?? provisionalPathway))

const LIFTED = new Set(
  ruleSet.rules.flatMap(({ liftedByNeed, name }) => (liftedByNeed === true ? [name] : [])),
)

/** The rung of a decision; to be turned away for want of need is less than to be supported. */
const rungOf = ({ disposition, redirects }: Decision): number =>
  disposition === 'redirect' && redirects.every(({ rules }) => rules.every((name) => LIFTED.has(name)))
    ? rung('accept')
    : rung(disposition)

const RISKS = fc.constantFrom(...(Object.keys(Risks.shape) as RiskName[])) // the keys of its own shape

/** What may replace an answer without taking any risk away. */
const WORSE: { readonly [answer: string]: readonly Answer[] } = {
  no: ['declined', 'unsure', 'yes'],
  declined: ['unsure', 'yes'],
  unsure: ['yes'],
  yes: ['yes'],
  unasked: ['unsure', 'yes'],
}

const hasHappened = (given: unknown): given is DatedEvent => isDated(given) && happenedOnOf(given) !== null

/** Whether the second decision gives lighter support than the first; a redirect has no pathway to compare. */
const isLighter = (before: Decision, after: Decision): boolean =>
  before.disposition !== 'redirect' &&
  after.disposition !== 'redirect' &&
  intensityOf(after) < intensityOf(before)

describe('more risk never lowers the response, from any of the nine services', () => {
  test('a worse answer about a risk moves the decision up the ladder, or not at all', () => {
    fc.assert(
      fc.property(localReferrals(ruleSet), triages, RISKS, fc.nat(), (referral, triage, risk, which) => {
        const worse = WORSE[answerOf(referral.risks?.[risk]) ?? 'unasked'] ?? []
        const answer = worse[which % worse.length]
        const given = referral.risks?.[risk]
        // The day on which it happened is evidence of its own: a worse answer leaves it.
        const riskier = {
          ...referral,
          risks: { ...referral.risks, [risk]: hasHappened(given) ? { ...given, answer } : answer },
        }
        const [before, after] = [triage.decide(referral), triage.decide(riskier)]
        return rung(after.disposition) >= rung(before.disposition) && !isLighter(before, after)
      }),
      { numRuns: 600 },
    )
  })

  test('one more need moves the decision up the ladder, or not at all', () => {
    fc.assert(
      fc.property(
        localReferrals(ruleSet),
        triages,
        fc.constantFrom(...NEED_DOMAINS),
        (referral, triage, domain) => {
          fc.pre(referral.needs !== undefined && referral.needs !== null)
          const needier = { ...referral, needs: [...(referral.needs ?? []), { domain }] }
          return rungOf(triage.decide(needier)) >= rungOf(triage.decide(referral))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('what a questionnaire shows never makes support lighter, from any of the nine services', () => {
  test('a higher score of one item, or an item answered at last, moves the decision up, or not at all', () => {
    fc.assert(
      fc.property(
        localReferrals(ruleSet),
        triages,
        fc.constantFrom('phq-9', 'gad-7'),
        fc.array(fc.option(fc.nat({ max: 3 }), { freq: 6 }), { minLength: 9, maxLength: 9 }),
        fc.nat({ max: 6 }),
        (referral, triage, instrument, scores, index) => {
          const items = scores.slice(0, instrument === 'phq-9' ? 9 : 7)
          const with_ = (all: readonly (number | null)[]) =>
            ({
              ...referral,
              assessments: [{ instrument, completedOn: referral.receivedOn, items: all }],
            }) as Referral // as many items as the questionnaire has
          const more = items.map((item, at) => (at === index ? Math.min(3, (item ?? -1) + 1) : item))
          const [before, after] = [triage.decide(with_(items)), triage.decide(with_(more))]
          // What is found out can make support lighter than not knowing did; a higher score cannot.
          const isKnown = items[index] !== null
          return rung(after.disposition) >= rung(before.disposition) && !(isKnown && isLighter(before, after))
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Where the safety screen is clear these are inferred to be a "no", and an answer to them is evidence of its own. */
const FOLLOW_UPS = ['suicidePlanOrIntent', 'immediateDanger']

describe('what nobody asked never makes support lighter, from any of the nine services', () => {
  test.each([
    ['risks', Object.keys(Risks.shape).filter((risk) => !FOLLOW_UPS.includes(risk))],
    ['client', ['selfNavigation', 'housebound', 'longTermConditions', 'carer', 'interpreterNeeded']],
  ] as const)(
    'an answer taken away from the %s leaves the pathway as it was, or makes it fuller',
    (part, keys) => {
      fc.assert(
        fc.property(localReferrals(ruleSet), triages, fc.constantFrom(...keys), (referral, triage, key) => {
          const unasked = { ...referral, [part]: { ...referral[part], [key]: null } }
          return !isLighter(triage.decide(referral), triage.decide(unasked))
        }),
        { numRuns: 500 },
      )
    },
  )

  test('needs that nobody recorded leave the pathway as it was, or make it fuller', () => {
    fc.assert(
      fc.property(localReferrals(ruleSet), triages, (referral, triage) => {
        return !isLighter(triage.decide(referral), triage.decide({ ...referral, needs: null }))
      }),
      { numRuns: 300 },
    )
  })
})

test('the random referrals come to every disposition and to both pathways', () => {
  const seen = fc.sample(fc.tuple(localReferrals(ruleSet), triages), 1000).map(([referral, triage]) => {
    const { disposition, pathway } = triage.decide(referral)
    return pathway ?? disposition
  })
  expect([...new Set(seen)].sort()).toEqual([
    'escalate',
    'holistic',
    'light',
    'redirect',
    'request-information',
  ])
})
