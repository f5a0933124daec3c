/** What a fact that is known, or may be inferred, rests on: nothing but what is said of it can change it. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { compatibleValues, unsettledFacts } from '../../src/facts/unsettled-facts.js'
import { unwrap } from '../../src/issue/issue.js'
import { answerOf } from '../../src/referral/answered.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import type { Referral } from '../../src/referral/referral.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { calmReferrals, fullReferrals, referrals } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

const EVERYTHING: ReadonlySet<string> = new Set(factCatalogue.map(({ name }) => name))

/** Whether the source says by itself which team referred: then nobody is asked for it. */
const saysTeam = ({ source }: Referral): boolean =>
  shippedVocabulary.sources.some(({ id, team }) => id === source && team !== undefined)

/** Fills in what is not known of a referral from another; answers that were given stay, and what is inferred is not asked. */
const filledIn = (referral: Referral, from: Referral): Referral => {
  const known = <T extends object>(one: T | null | undefined): Partial<T> =>
    Object.fromEntries(Object.entries(one ?? {}).filter(([, value]) => value !== null)) as Partial<T> // fewer of its own
  // The day that was stated for all risks is no answer, and would make those that were given older. The day of an attempt tells of the
  // past as well, whatever was answered to that: it is evidence, as a questionnaire is.
  const { askedOn: _, immediateDanger: __, suicidePlanOrIntent: ___, ...answers } = from.risks ?? {}
  // A doubt whether somebody can decide is on record or is not: no question asks for it.
  const { capacityInDoubt: ____, ...client } = from.client ?? {}
  const risks = Object.fromEntries(Object.entries(answers).map(([risk, given]) => [risk, answerOf(given)]))
  return {
    ...referral,
    risks: { ...risks, ...known(referral.risks) },
    client: { ...client, ...known(referral.client) },
    needs: referral.needs ?? from.needs,
    source: referral.source ?? from.source,
    referrerTeam: referral.referrerTeam ?? (saysTeam(referral) ? null : from.referrerTeam),
    agreements: { ...from.agreements, ...known(referral.agreements) },
  }
}

const cases = fc.tuple(fc.oneof(referrals, calmReferrals), fullReferrals, anyService)

test('an answer changes no fact that is known already, but those that are said to rest on what was not known', () => {
  let changed = 0
  fc.assert(
    fc.property(cases, ([drawn, full, service]) => {
      const referral = { ...drawn, local: {} }
      const derive = (one: Referral) =>
        unwrap(deriveFacts({ referral: one, service, asOf: '2026-12-31' }, { localFacts: [] }))
      const [before, after] = [derive(referral), derive(filledIn(referral, full))]
      const unsettled = unsettledFacts(before.origins, EVERYTHING, shippedVocabulary)
      for (const [fact, { value }] of Object.entries(before.origins)) {
        if (value === null) continue
        const isSame = JSON.stringify(after.facts[fact]) === JSON.stringify(value)
        if (!isSame) changed += 1
        // What is said of consent no longer counts once it turns out that a relative said it: then the person is asked.
        const isOfRelative = fact === 'consent' && after.facts['referralSource'] === 'relative'
        const isAskedAgain =
          isOfRelative && before.facts['referralSource'] === null && after.facts[fact] === null
        expect([fact, isSame || isAskedAgain || unsettled.has(fact)]).toEqual([fact, true])
        for (const on of unsettled.get(fact) ?? []) expect(before.facts[on] ?? null).toBeNull()
      }
    }),
    { numRuns: runs(500) },
  )
  expect(changed).toBeGreaterThan(5)
})

test('facts of one referral have values that are said to go together', () => {
  fc.assert(
    fc.property(fc.oneof(referrals, fullReferrals), anyService, (drawn, service) => {
      const referral = { ...drawn, local: {} }
      const { facts } = unwrap(deriveFacts({ referral, service, asOf: '2026-12-31' }, { localFacts: [] }))
      for (const { fact, values, when } of compatibleValues(service, shippedVocabulary))
        if (facts[when.fact] === when.value) expect(values).toContain(facts[fact])
    }),
    { numRuns: runs(500) },
  )
})

test('of a decision on record, what was no fact of its time changes nothing', () => {
  const screen = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
  const referral = { ...unwrap(parseReferral({ id: 'R-1', receivedOn: '2026-03-02', risks: screen })) }
  const { origins } = unwrap(
    deriveFacts({ referral, service: services.sp7, asOf: '2026-03-02' }, { localFacts: [] }),
  )
  const restsOn = (some: typeof origins) =>
    unsettledFacts(some, EVERYTHING, shippedVocabulary).get('immediateDanger') ?? []
  const { harmToOthers: _, ...withoutOne } = origins
  expect(restsOn(origins)).toContain('harmToOthers')
  expect(restsOn(withoutOne)).toEqual(restsOn(origins).filter((fact) => fact !== 'harmToOthers'))
})
