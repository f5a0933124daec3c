/** What is still worth asking, under the default policy and the nine services. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeQuestions } from '../../../src/analysis/questions.js'
import { everyQuestion } from '../../../src/decision/every-question.js'
import { questionRank } from '../../../src/decision/questions.js'
import { unwrap } from '../../../src/issue/issue.js'
import { type Referral, Risks } from '../../../src/referral/referral.js'
import { answers } from '../../../src/testing/arbitraries/fact-values.js'
import { calmReferrals, referrals } from '../../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'
import { policy, redirect, rule, said } from '../../support/small-policy.js'
import { at, example } from '../support/examples-at.js'
import { CALM, triageOf } from '../support/triage-of.js'

const calm = calmReferrals.map(({ local: _, ...referral }): Referral => referral)
const serviceIds = fc.constantFrom(...DEFAULT_TRIAGES.map(({ service }) => service.id))
const cases = fc.tuple(serviceIds, fc.oneof(referrals, calm))

/** Facts about the client that are answers, too. */
const ANSWERED = ['carer', 'housebound', 'interpreterNeeded', 'supportToLeaveHome']

describe('the questions of a referral', () => {
  test('come in the groups in which the decision asks them, and leave out only what is settled', () => {
    fc.assert(
      fc.property(cases, ([service, referral]) => {
        const triage = at(service)
        const found = unwrap(safeQuestions(triage, referral))
        const ours = found.questions.map(({ question }) => question)
        const decision = triage.decide(referral)
        const theirs = everyQuestion(decision).map(({ question }) => question)
        const ranks = found.questions
          .filter(({ asked }) => asked)
          .map((one) => questionRank({ ...one, place: 0 }, decision.disposition))
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
        // What the decision asks is still open, or it cannot change anything any more.
        const all = [...ours, ...found.settled.map(({ question }) => question)]
        for (const one of theirs) expect(all).toContain(one)
      }),
      { numRuns: runs(25) },
    )
  })

  test('are of facts that nobody knows; whatever the decision waits for is one of them', () => {
    fc.assert(
      fc.property(cases, ([service, referral]) => {
        const triage = at(service)
        const { exhaustive, questions: open, settled } = unwrap(safeQuestions(triage, referral))
        const examined = triage.safeExamine(referral)
        if (!examined.ok) throw new Error('a valid referral is examined')
        const { decision, facts } = examined.value
        expect(exhaustive).toBe(true)
        for (const { facts: found } of [...open, ...settled]) {
          for (const fact of found) expect([fact, facts[fact] ?? null]).toEqual([fact, null])
        }
        const waitedFor = decision.questions.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact)
        const listed = open.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact)
        expect(new Set(listed)).toEqual(new Set(waitedFor))
      }),
      { numRuns: runs(25) },
    )
  })

  test('that are settled can be answered in any way without changing anything', () => {
    let tried = 0
    fc.assert(
      fc.property(cases, answers, ([service, referral], answer) => {
        const triage = at(service)
        const { settled } = unwrap(safeQuestions(triage, referral))
        for (const { fact } of settled) {
          const isRisk = Object.hasOwn(Risks.shape, fact)
          if (!isRisk && !ANSWERED.includes(fact)) continue
          tried += 1
          const answered: Referral = isRisk
            ? { ...referral, risks: { ...referral.risks, [fact]: answer } }
            : { ...referral, client: { ...referral.client, [fact]: answer } }
          const [before, after] = [triage.decide(referral), triage.decide(answered)]
          const same = ['disposition', 'pathway', 'provisionalPathway', 'intervention'] as const
          for (const part of same) expect(after[part]).toEqual(before[part])
          const listed = (decision: typeof before) => ({
            routes: decision.escalations.map(({ route }) => route),
            destinations: decision.redirects.map(({ destination }) => destination),
            actions: decision.actions.map(({ action }) => action),
          })
          expect(listed(after)).toEqual(listed(before))
        }
      }),
      { numRuns: runs(50) },
    )
    expect(tried).toBeGreaterThan(10)
  })

  test('are the same whenever they are asked for', () => {
    fc.assert(
      fc.property(cases, ([service, referral]) => {
        const once = JSON.stringify(unwrap(safeQuestions(at(service), referral)))
        expect(JSON.stringify(unwrap(safeQuestions(at(service), structuredClone(referral))))).toBe(once)
      }),
      { numRuns: runs(10) },
    )
  })
})

describe('for people whom a link worker knows', () => {
  test('nobody asked anything: consent, how to talk and whether to visit, why they came, the screen in its own order, and the rest', () => {
    const { decision, questions: open } = unwrap(safeQuestions(at('sp4'), example('nobody-asked')))
    expect(decision.disposition).toBe('request-information')
    expect(open.slice(0, 13).map(({ fact }) => fact)).toEqual([
      'consent',
      'interpreterNeeded',
      'communicationNeeds',
      'riskToVisitors',
      'needs',
      'local.mainRequest',
      'local.homelessWithin56Days',
      'selfNavigation',
      'suicidalThoughts',
      'recentSuicideAttempt',
      'selfHarm',
      'suicidePlanOrIntent',
      'immediateDanger',
    ])
    const rest = open.filter(({ step }) => step === 'rest')
    expect(rest.filter(({ holdsUp }) => holdsUp)).toEqual(
      rest.slice(0, rest.filter(({ holdsUp }) => holdsUp).length),
    )
    // Whether somebody else is at risk is asked with the screen, and how they get about after that.
    const order = open.map(({ fact }) => fact)
    const places = ['immediateDanger', 'childAtRisk', 'housebound', 'supportToLeaveHome'].map((fact) =>
      order.indexOf(fact),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('one question that finds out several facts is asked once', () => {
    const { questions: open } = unwrap(safeQuestions(at('sp4'), example('nobody-asked')))
    const facts = open.map((one) => one.facts)
    expect(facts).toContainEqual(['age', 'isChild', 'ageInRange'])
    expect(facts).toContainEqual(['needs', 'needsCount'])
    expect(facts).toContainEqual(['referralSource', 'referrerIsProfessional', 'sourceAccepted'])
    // For which team somebody works is another question than who they are.
    expect(facts).toContainEqual(['referrerTeam'])
  })

  test('somebody housebound: already holistic, so that the past and the caring could change actions alone', () => {
    const {
      decision,
      questions: open,
      settled,
    } = unwrap(safeQuestions(at('sp7'), example('housebound-no-care-worker')))
    expect(decision).toEqual({ disposition: 'accept', pathway: 'holistic' })
    const past = open.find(({ fact }) => fact === 'pastSuicidalThoughts')
    expect(past?.couldChange).toEqual(['actions'])
    const child = open.find(({ fact }) => fact === 'childAtRisk')
    expect(child?.couldChange).toEqual(['disposition', 'pathway', 'routes', 'actions'])
    // How lonely they are could only have told for what is decided already.
    expect(settled.map(({ fact }) => fact)).toContain('ucla3Total')
  })

  test('a disclosure: only routes, places and what to do are open any more', () => {
    const { questions: open } = unwrap(safeQuestions(at('sp7'), example('disclosure-in-appointment')))
    expect(open.slice(0, 2)).toMatchObject([
      { fact: 'suicidePlanOrIntent', askNow: true },
      { fact: 'immediateDanger', askNow: true },
    ])
    for (const { couldChange } of open) {
      expect(couldChange).not.toContain('disposition')
      expect(couldChange).not.toContain('pathway')
    }
  })
})

test('a question about the service is listed where the decision waits for it, and nowhere else', () => {
  const waits = policy([rule('waits', redirect('gp'), said('worksAlone', true))])
  const notes = policy([
    rule('notes', redirect('gp'), said('worksAlone', true), { whenUndetermined: 'note' }),
  ])
  expect(unwrap(safeQuestions(triageOf(waits), CALM)).questions).toMatchObject([
    { fact: 'worksAlone', holdsUp: true, couldChange: ['disposition'] },
  ])
  expect(unwrap(safeQuestions(triageOf(notes), CALM))).toMatchObject({ questions: [], settled: [] })
})

test('of a referral that cannot be read there are no questions, but issues', () => {
  expect(safeQuestions(at('sp1'), { receivedOn: '2026-03-02' })).toMatchObject({
    ok: false,
    issues: [{ code: 'missing' }],
  })
  expect(safeQuestions(at('sp1'), example('nobody-asked'), { asOf: '2026-01-01' })).toMatchObject({
    ok: false,
    issues: [{ code: 'as-of-before-receipt' }],
  })
})
