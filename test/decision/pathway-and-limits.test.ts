import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serviceFitIssues } from '../../src/decision/triage-options.js'
import type { RuleEvent } from '../../src/rule-set/rule-event.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import type { Service } from '../../src/service/service.js'
import { ALL_FACTS, factsOver } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { ownServices } from '../../src/testing/arbitraries/services.js'
import { decideOn, pathway, policy, rule, said } from '../support/small-policy.js'

const RULES = [
  rule('fuller', pathway('holistic'), said('carer')),
  rule('lighter', pathway('light'), said('housebound', 'no')),
  rule('middle', pathway('medium'), said('interpreterNeeded')),
]

const EXTENSION: RuleEvent = { type: 'extension', params: { reason: 'much is going on' } }

const service = (rest: Partial<Service>): Service => ({ id: 's', title: 'S', nation: 'england', ...rest })

describe('the pathway', () => {
  test.each([
    ['yes', 'no', 'no', 'holistic', ['fuller']],
    ['no', 'no', 'no', 'light', ['lighter']],
    ['no', 'no', 'yes', 'medium', ['middle']],
    [null, 'no', 'yes', 'holistic', ['fuller']],
    ['no', 'no', null, 'medium', ['middle']],
    ['no', 'yes', 'no', 'holistic', [null]],
  ] as const)(
    'for answers %s, %s, %s is %4$s: what is not known never makes support lighter',
    (carer, housebound, interpreterNeeded, expected, because) => {
      const decision = decideOn(policy(RULES), { carer, housebound, interpreterNeeded })
      expect(decision.pathway).toBe(expected)
      const reasons = decision.reasons.filter(({ outcome }) => outcome.type === 'pathway')
      expect(reasons.map(({ rule: name }) => name)).toEqual(because)
    },
  )

  test('rests on rules that are met rather than on those that might be', () => {
    const rules = [...RULES, rule('also', pathway('holistic'), said('consent', 'no'))]
    const { reasons } = decideOn(policy(rules), { carer: 'yes', housebound: 'no', interpreterNeeded: 'no' })
    expect(reasons.map(({ rule: name }) => name)).toEqual(['fuller'])
  })

  test('is not chosen by a rule that only notes what is open, and is chosen by it once it is met', () => {
    const noting = { whenUndetermined: 'note' } as const
    const rules = [
      rule('fuller', pathway('holistic'), said('carer'), noting),
      rule('lighter', pathway('light'), said('housebound', 'no')),
    ]
    expect(decideOn(policy(rules), { carer: null, housebound: 'no' })).toMatchObject({ pathway: 'light' })
    expect(decideOn(policy(rules), { carer: 'no', housebound: 'no' })).toMatchObject({ pathway: 'light' })
    expect(decideOn(policy(rules), { carer: 'yes', housebound: 'no' })).toMatchObject({
      pathway: 'holistic',
      reasons: [{ rule: 'fuller', verdict: 'met' }],
    })
    // Another rule that is open counts as it always did.
    const held = [...rules, rule('middle', pathway('medium'), said('interpreterNeeded'))]
    expect(decideOn(policy(held), { carer: null, housebound: 'no' })).toMatchObject({ pathway: 'medium' })
  })

  test('is the most intensive of all where the only rules that speak for one note what is open', () => {
    const noting = rule('lighter', pathway('light'), said('housebound', 'no'), { whenUndetermined: 'note' })
    expect(decideOn(policy([noting]), { housebound: null })).toMatchObject({
      pathway: 'holistic',
      reasons: [{ rule: null }],
    })
  })

  test('asks what a rule that only notes it turns on, of the service, too', () => {
    const rules = [
      rule('fuller', pathway('holistic'), said('areaDeprivation', 'high'), { whenUndetermined: 'note' }),
      rule('lighter', pathway('light'), said('housebound', 'no')),
    ]
    const { questions } = decideOn(policy(rules), { areaDeprivation: null, housebound: 'no' })
    expect(questions.map(({ fact }) => fact)).toContain('areaDeprivation')
  })

  /** The same rules, none of which only notes what is open. */
  const withoutNotes = ({ rules, ...rest }: RuleSet): RuleSet => ({
    ...rest,
    rules: rules.map(({ whenUndetermined: _, ...one }) => one),
  })

  test('never gets lighter when one answer fewer is known, unless a rule only notes that it is not', () => {
    fc.assert(
      fc.property(
        ruleSets({ types: ['pathway'], maxRules: 4 }).map(withoutNotes),
        factsOver(ALL_FACTS),
        fc.constantFrom(...ALL_FACTS.map(({ name }) => name)),
        (ruleSet, facts, forgotten) => {
          const intensity = (known: typeof facts) => {
            const decision = decideOn(ruleSet, known)
            const byDefault = decision.reasons.some((reason) => reason.rule === null)
            const index = ruleSet.pathways.findIndex(({ id }) => id === decision.pathway)
            // Where no rule speaks, the fullest support is the default; a rule that might speak ends that.
            return byDefault ? -1 : index
          }
          expect(intensity({ ...facts, [forgotten]: null })).toBeGreaterThanOrEqual(intensity(facts))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('the length of an intervention', () => {
  const weeks = (rest: Partial<Service>) =>
    decideOn(policy(RULES), { carer: 'yes' }, service(rest)).intervention?.weeks

  test('is what pathway and service have in common', () => {
    expect(weeks({})).toEqual({ min: 8, max: 12 })
    expect(weeks({ weeks: { min: 6, max: 8 } })).toEqual({ min: 8, max: 8 })
    expect(weeks({ weeks: { max: 10 } })).toEqual({ min: 8, max: 10 })
    expect(weeks({ weeks: { min: 11 } })).toEqual({ min: 11, max: 12 })
    expect(weeks({ weeks: { min: 1, max: 52 } })).toEqual({ min: 8, max: 12 })
  })

  test('never leaves 6 to 12 weeks, nor the service’s own, nor turns contacts into weeks', () => {
    fc.assert(
      fc.property(ruleSets(), ownServices, factsOver(ALL_FACTS), (ruleSet, own, facts) => {
        const fitting = serviceFitIssues(ruleSet, { ...own, routeContacts: {} })
        expect(fitting).toEqual([])
        const { intervention, pathway: chosen } = decideOn(ruleSet, facts, own)
        if (intervention === null) return
        const { contacts, extension, weeks: found } = intervention
        expect(found.min).toBeLessThanOrEqual(found.max)
        expect(found.min).toBeGreaterThanOrEqual(Math.max(6, own.weeks?.min ?? 6))
        expect(found.max).toBeLessThanOrEqual(Math.min(12, own.weeks?.max ?? 12))
        if (extension.possible) {
          expect(own.extension?.allowed).toBe(true)
          expect(extension.maxWeeks).toBeGreaterThan(found.max)
          expect(extension.maxWeeks).toBeLessThanOrEqual(12)
        } else expect(extension.maxWeeks).toBeNull()
        const stated = ruleSet.pathways.find(({ id }) => id === chosen)?.contacts ?? own.contacts
        expect(contacts === null).toBe(stated === undefined)
      }),
      { numRuns: 500 },
    )
  })

  test('can be extended only where the service allows it and a rule calls for it', () => {
    const rules = [...RULES, rule('longer', EXTENSION, said('consent'))]
    const extension = (consent: string | null, rest: Partial<Service>) =>
      decideOn(policy(rules), { carer: 'yes', consent }, service(rest)).intervention?.extension
    const allowed = { extension: { allowed: true }, weeks: { max: 8 } }
    expect(extension('yes', allowed)).toEqual({
      possible: true,
      maxWeeks: 12,
      because: 'rule',
      reason: 'much is going on',
    })
    for (const [never, because] of [
      [extension(null, allowed), 'noCause'],
      [extension('no', allowed), 'noCause'],
      [extension('yes', { ...allowed, extension: { allowed: false } }), 'notAllowed'],
      [extension('yes', { weeks: { max: 8 } }), 'notStated'],
      [extension('yes', { ...allowed, weeks: { max: 12 } }), 'atLongest'],
    ] as const) {
      expect(never).toMatchObject({ possible: false, maxWeeks: null, because })
      expect(never?.reason).toMatch(/\w/)
    }
  })
})

describe('a service that does not go together with a rule set', () => {
  const issues = (rest: Partial<Service>) =>
    serviceFitIssues(policy(RULES), service(rest)).map(({ code, path }) => [code, path.join('.')])

  test('shares no week with a pathway', () => {
    expect(issues({ weeks: { max: 7 } })).toEqual([['service-outside-envelope', 'service.weeks']])
    expect(issues({ weeks: { min: 20 } })).toHaveLength(3)
  })

  test('shares no contact with a pathway', () => {
    const pathways = [
      {
        id: 'light',
        title: 'L',
        description: 'L',
        weeks: { min: 6, max: 8 },
        contacts: { min: 6, max: 12 },
      },
    ]
    const found = serviceFitIssues(policy([], { pathways }), service({ contacts: { max: 5 } }))
    expect(found).toMatchObject([{ code: 'service-outside-envelope', path: ['service', 'contacts'] }])
  })

  test('gives a contact for a route that there is not', () => {
    expect(issues({ routeContacts: { crises: '0123' } })).toEqual([
      ['unknown-route', 'service.routeContacts.crises'],
    ])
  })
})
