import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/facts/fact.js'
import { safetyFloor } from '../../src/rule-set/shipped.js'
import { decideOn, escalate, policy, rule, said } from '../support/small-policy.js'

const yes = said('harmToOthers')

const routesOf = (rules: readonly (readonly [string, string])[], routeContacts = {}) =>
  decideOn(
    policy(rules.map(([name, route]) => rule(name, escalate(route), yes))),
    { harmToOthers: 'yes' },
    { id: 's', title: 'S', nation: 'england', routeContacts },
  ).escalations

describe('escalations', () => {
  test('are listed the most urgent first, by time and then by kind, whatever order the rules stand in', () => {
    const rules = [
      ['one', 'clinician'],
      ['two', 'crisis'],
      ['three', 'ambulance'],
    ] as const
    fc.assert(
      fc.property(fc.shuffledSubarray([...rules], { minLength: 3 }), (shuffled) => {
        expect(routesOf(shuffled).map(({ route }) => route)).toEqual(['ambulance', 'crisis', 'clinician'])
      }),
    )
  })

  test('to one route are one escalation, with every rule that called for it', () => {
    expect(
      routesOf([
        ['one', 'crisis'],
        ['two', 'crisis'],
      ]),
    ).toMatchObject([{ route: 'crisis', rules: ['one', 'two'] }])
  })

  test('can be reached in a service’s own way, at the same speed', () => {
    expect(routesOf([['one', 'crisis']], { crisis: 'our number' })).toMatchObject([
      { contact: 'our number', within: 'P1D', kind: 'specialist-mental-health' },
    ])
    expect(routesOf([['one', 'crisis']], { clinician: 'our number' })).toMatchObject([{ contact: '0200' }])
  })

  test('compare hours, days and weeks by how long they are', () => {
    const routes = ['P1W', 'PT36H', 'P1D', 'PT90M', 'PT1H'].map((within) => ({
      id: within.toLowerCase(),
      title: within,
      kind: 'clinician' as const,
      within,
      contact: 'x',
    }))
    const rules = routes.map(({ id }) => rule(id, escalate(id), yes))
    const { escalations } = decideOn(policy(rules, { routes }), { harmToOthers: 'yes' })
    expect(escalations.map(({ within }) => within)).toEqual(['PT1H', 'PT90M', 'P1D', 'PT36H', 'P1W'])
  })

  const withFloor = (id: string) =>
    policy(
      [rule('theirs', escalate(id), said('suicidalThoughts')), rule('ours', escalate('ambulance'), yes)],
      {
        routes: [...policy([]).routes, ...safetyFloor().routes.filter((one) => one.id === id)],
      },
    )
  const listed = (id: string) =>
    decideOn(withFloor(id), { harmToOthers: 'yes', suicidalThoughts: 'yes' }).escalations.map(
      ({ route }) => route,
    )

  test('of the safety floor come first where they are emergencies or specialists, however soon the others are', () => {
    expect(listed('crisis-team')).toEqual(['crisis-team', 'ambulance'])
    expect(listed('mental-health-assessment')).toEqual(['mental-health-assessment', 'ambulance'])
    expect(listed('named-clinician')).toEqual(['ambulance', 'named-clinician'])
  })

  test('name the rules of the safety floor first, and so do the reasons', () => {
    const [theirs] = safetyFloor().rules.filter(
      ({ event: { params } }) => 'route' in params && params.route === 'crisis-team',
    )
    if (theirs === undefined) throw new Error('the floor has such a rule')
    const named = policy([rule('a-first-one', escalate('crisis-team'), said('immediateDanger')), theirs], {
      routes: safetyFloor().routes,
    })
    const { escalations, reasons } = decideOn(named, { immediateDanger: 'yes' })
    expect(escalations.map(({ rules }) => rules)).toEqual([[theirs.name, 'a-first-one']])
    expect(reasons.slice(0, 2).map((one) => one.rule)).toEqual([theirs.name, 'a-first-one'])
  })

  test('that would be listed before those that are met, or that are sooner, are asked about now', () => {
    const asked = (facts: Facts) =>
      decideOn(withFloor('crisis-team'), facts)
        .questions.filter(({ askNow }) => askNow)
        .map(({ fact }) => fact)
    expect(asked({ harmToOthers: 'yes' })).toEqual(['suicidalThoughts'])
    expect(asked({ suicidalThoughts: 'yes' })).toEqual(['harmToOthers'])
  })
})
