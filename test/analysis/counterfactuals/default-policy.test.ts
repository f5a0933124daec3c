/** What would have to be otherwise, under the default policy and the nine services. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeCounterfactuals } from '../../../src/analysis/counterfactuals.js'
import { changedReferral } from '../../../src/analysis/one-referral/changed-referral.js'
import type { FactsChange } from '../../../src/analysis/one-referral/changes-to.js'
import { definitionsOf, factCatalogue } from '../../../src/facts/catalogue.js'
import { unwrap } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import { shippedVocabulary } from '../../../src/referral/vocabulary.js'
import type { Triage } from '../../../src/triage.js'
import { calmReferrals, referrals } from '../../support/arbitraries/referrals.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'
import { at, example } from '../support/examples-at.js'

const TARGETS = ['accept', 'redirect', 'request-information', 'escalate', 'light', 'holistic']

// Random policies' local facts mean nothing here.
const calm = calmReferrals.map(({ local: _, ...referral }): Referral => referral)
/** The service by its id: a counterexample is to be read. */
const cases = fc.tuple(
  fc.constantFrom(...DEFAULT_TRIAGES.map(({ service }) => service.id)),
  fc.oneof(referrals, calm),
  fc.constantFrom(...TARGETS),
)

const definitions = new Map(factCatalogue.map((definition) => [definition.name, definition]))

/** Decides a referral with some of the changed facts. */
const decideWith = (triage: Triage, referral: Referral, facts: readonly FactsChange['facts'][number][]) => {
  const before = triage.safeExamine(referral)
  if (!before.ok) throw new Error('a valid referral is examined')
  const context = {
    asOf: referral.receivedOn,
    definitions: definitionsOf(triage.ruleSet),
    facts: before.value.facts,
    vocabulary: shippedVocabulary,
  }
  return unwrap(triage.safeDecide(changedReferral(unwrap(parseReferral(referral)), facts, context)))
}

const changesOf = (triage: Triage, referral: unknown, target: string) =>
  unwrap(safeCounterfactuals(triage, referral, target))

/** A change in a few words. */
const inShort = ({ facts }: FactsChange): string =>
  facts.map(({ fact, from, to }) => `${fact}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`).join('; ')

describe('changes that would give another outcome', () => {
  test('lead to it, and none of them is idle', () => {
    let several = 0
    fc.assert(
      fc.property(cases, ([service, referral, target]) => {
        const triage = at(service)
        const isAt = ({ disposition, pathway }: { disposition: string; pathway: string | null }) =>
          disposition === target || pathway === target
        for (const { decision, facts } of changesOf(triage, referral, target).changes) {
          const decided = decideWith(triage, referral, facts)
          expect(isAt(decided)).toBe(true)
          expect(decision).toEqual({
            disposition: decided.disposition,
            pathway: decided.pathway ?? decided.provisionalPathway,
          })
          if (facts.length > 1) several += 1
          for (const left of facts) {
            const others = facts.filter((one) => one !== left)
            expect(isAt(decideWith(triage, referral, others))).toBe(false)
          }
        }
      }),
      { numRuns: runs(30) },
    )
    expect(several).toBeGreaterThan(runs(4))
  })

  test('never touch a known age or the service, never forget an answer, and never talk a risk away', () => {
    fc.assert(
      fc.property(cases, ([service, referral, target]) => {
        const triage = at(service)
        for (const { fact, from, kind, to } of changesOf(triage, referral, target).changes.flatMap(
          (change) => change.facts,
        )) {
          const definition = definitions.get(fact)
          expect(to).not.toBeNull()
          expect(to).not.toEqual(from)
          expect(kind).toBe(from === null ? 'found-out' : 'changed')
          expect(definition?.about).toBeUndefined()
          if (from === null) continue
          expect(fact).not.toBe('age')
          if (definition?.safety === true || fact === 'pastSuicidalThoughts') {
            expect(from).not.toBe('yes')
            expect(to).not.toBe('no')
          }
          if (fact === 'needs' && Array.isArray(from) && from.includes('domestic-abuse'))
            expect(to).toContain('domestic-abuse')
        }
      }),
      { numRuns: runs(40) },
    )
  })

  test('are different sets of facts, the smallest first, none inside another', () => {
    fc.assert(
      fc.property(cases, ([service, referral, target]) => {
        const triage = at(service)
        const sets = changesOf(triage, referral, target).changes.map(({ facts }) =>
          facts.map(({ fact }) => fact),
        )
        expect(sets.map(({ length }) => length)).toEqual(
          sets.map(({ length }) => length).sort((one, other) => one - other),
        )
        for (const one of sets) {
          const inside = sets.filter((other) => other !== one && other.every((fact) => one.includes(fact)))
          expect(inside).toEqual([])
        }
      }),
      { numRuns: runs(30) },
    )
  })

  test('are the same whenever they are asked for', () => {
    fc.assert(
      fc.property(cases, ([service, referral, target]) => {
        const triage = at(service)
        const once = JSON.stringify(changesOf(triage, referral, target))
        expect(JSON.stringify(changesOf(triage, structuredClone(referral), target))).toBe(once)
        expect(JSON.parse(once)).toEqual(changesOf(triage, referral, target))
      }),
      { numRuns: runs(12) },
    )
  })
})

const changed = ({ facts }: FactsChange): readonly string[] =>
  facts.flatMap(({ fact, kind }) => (kind === 'changed' ? [fact] : []))

describe('for people whom a link worker knows', () => {
  test('somebody lonely and retired, who finds her own way but has three needs: one need fewer would make it light', () => {
    const retired = {
      id: 'R-1',
      receivedOn: '2026-03-02',
      source: 'gp',
      consent: 'yes',
      client: {
        dateOfBirth: '1951-04-12',
        longTermConditions: 1,
        housebound: 'no',
        carer: 'no',
        interpreterNeeded: 'no',
        selfNavigation: 'confident',
      },
      needs: [{ domain: 'transport' }, { domain: 'food' }, { domain: 'digital' }],
      risks: {
        suicidalThoughts: 'no',
        recentSuicideAttempt: 'no',
        selfHarm: 'no',
        pastSuicidalThoughts: 'no',
        harmToOthers: 'no',
        childAtRisk: 'no',
        adultSafeguarding: 'no',
        substanceDependence: 'no',
        underSecondaryMentalHealthCare: 'no',
      },
    } as const satisfies Referral
    const { alreadySo, changes, exhaustive } = changesOf(at('sp7'), retired, 'light')
    expect([alreadySo, exhaustive]).toEqual([false, true])
    expect(changes.map(changed)).toEqual([['needs']])
    const needs = changes[0]?.facts.find(({ fact }) => fact === 'needs')
    expect(needs?.to).toHaveLength(2)
    expect(changes[0]?.decision).toEqual({ disposition: 'accept', pathway: 'light' })
  })

  test('somebody housebound: light is many answers away, and every one of them is named', () => {
    const { changes, exhaustive } = changesOf(at('sp7'), example('housebound-no-care-worker'), 'light')
    expect(exhaustive).toBe(true)
    expect(changes.map(changed)).toEqual([['selfNavigation', 'housebound', 'longTermConditions', 'needs']])
    expect(changes.map(inShort).join()).toContain('pastSuicidalThoughts: null → "no"')
    expect(changes.map(inShort).join()).toContain('housebound: "yes" → "no"')
  })

  test('the GP who does not know what to do: a little less of one thing, or the MDT that agrees', () => {
    const { changes, exhaustive } = unwrap(
      safeCounterfactuals(at('sp7'), example('gp-does-not-know-what-to-do'), 'accept', { limit: 10 }),
    )
    expect(exhaustive).toBe(true)
    expect(changes.map(inShort).slice(0, 4)).toEqual([
      // Whoever is in the team, or comes by it, comes with its agreement.
      'referrerTeam: null → "mdt"',
      'agreement.mdt: null → "yes"',
      'referralSource: "gp" → "mdt"',
      'selfNavigation: "needs-support" → "needs-some-help"',
    ])
    expect(changes.map(changed).slice(4)).toEqual([['needs'], ['longTermConditions']])
  })

  test('a disclosure of suicidal thoughts: nothing that anybody could change takes it back', () => {
    for (const target of TARGETS.filter((one) => one !== 'escalate')) {
      expect(changesOf(at('sp7'), example('disclosure-in-appointment'), target)).toEqual({
        target,
        alreadySo: false,
        changes: [],
        exhaustive: true,
      })
    }
  })

  test('nobody asked anything: what would have to be found out for the referral to be accepted', () => {
    const { changes } = changesOf(at('sp7'), example('nobody-asked'), 'accept')
    expect(changes.map(changed)).toEqual([[]])
    expect(changes.map(inShort)[0]).toMatch(
      // Who refers themselves agrees to be contacted; nobody is accepted unless they are known to be of an age that the service takes.
      /^suicidalThoughts: null → "no"; recentSuicideAttempt: null → "no"; selfHarm: null → "no"; age: null → 18; referralSource: null → "self"/,
    )
  })

  test('a source that the service does not take: the same referral by way of the MDT meeting', () => {
    const { changes } = changesOf(at('sp6'), example('debt-housing-loneliness'), 'accept')
    // Whoever is housebound with three conditions has complex needs, whatever is ticked.
    expect(changes.map(changed)).toEqual([
      ['referralSource'],
      ['referralSource', 'housebound', 'longTermConditions'],
    ])
    for (const change of changes) expect(inShort(change)).toContain('referralSource: "self" → "mdt"')
  })

  test('an answer that takes an inference back is a change, though the answer inferred was nobody’s', () => {
    const { changes } = changesOf(at('sp7'), example('diabetes-low-mood'), 'request-information')
    // While harm to others is not ruled out, "nobody is in danger now" is no longer inferred.
    expect(changes.map(inShort)).toContain('harmToOthers: null → "declined"')
  })

  test('an age that nobody knows can be found out to be any that the dates allow', () => {
    const born = {
      ...example('nobody-asked'),
      assessments: [{ instrument: 'ucla-3', completedOn: '2016-01-01', items: [1, 1, 1] }],
    }
    const { changes } = unwrap(
      safeCounterfactuals(
        at('sp1'),
        { ...born, risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } },
        'redirect',
      ),
    )
    // Somebody who filled in a questionnaire ten years ago is ten at least.
    expect(changes.map(inShort).join()).toContain('age: null → 10')
  })
})

describe('what cannot be asked', () => {
  const [triage] = DEFAULT_TRIAGES
  if (triage === undefined) throw new Error('there are nine services')

  test.each([
    ['ligth', 'did you mean `light`?'],
    ['Escalated', 'did you mean `escalate`?'],
    ['elsewhere', 'use one of `light`, `holistic`, `accept`, `redirect`, `request-information`, `escalate`'],
  ])('the target %s, which there is not', (target, hint) => {
    expect(safeCounterfactuals(triage, example('nobody-asked'), target)).toEqual({
      ok: false,
      issues: [
        {
          code: 'unknown-target',
          path: [],
          message: `there is no pathway or disposition \`${target}\``,
          hint,
        },
      ],
    })
  })

  test.each([0, -1, 1.5, Number.NaN])('for %d changes', (limit) => {
    const asked = safeCounterfactuals(triage, example('nobody-asked'), 'accept', { limit })
    expect(asked).toMatchObject({ ok: false, issues: [{ code: 'out-of-range', path: ['limit'] }] })
  })

  test('of a referral that cannot be read', () => {
    const asked = safeCounterfactuals(triage, { id: 'R-1', recievedOn: '2026-03-02' }, 'accept')
    expect(asked).toMatchObject({ ok: false, issues: [{ code: 'missing' }, { code: 'unknown-key' }] })
    const tooEarly = safeCounterfactuals(triage, example('nobody-asked'), 'accept', { asOf: '2026-01-01' })
    expect(tooEarly).toMatchObject({ ok: false, issues: [{ code: 'as-of-before-receipt' }] })
  })

  test('nothing takes back what the notes say of danger', () => {
    const risks = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
    const told = { ...Object(example('debt-housing-loneliness')), risks, notes: 'She wants to die.' }
    expect(changesOf(triage, told, 'accept')).toMatchObject({
      alreadySo: false,
      changes: [],
      exhaustive: true,
    })
  })

  test('what is so already needs no change', () => {
    expect(changesOf(triage, example('nobody-asked'), 'request-information')).toEqual({
      target: 'request-information',
      alreadySo: true,
      changes: [],
      exhaustive: true,
    })
  })
})
