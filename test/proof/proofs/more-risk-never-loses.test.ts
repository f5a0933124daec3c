/** Promise 3 beyond the disposition: kinds of route with their times, and how intensive the pathway is. */
import { describe, expect, test } from 'vitest'
import { moreRiskNeverLightensPathway } from '../../../src/proof/proofs/more-risk-never-lightens-pathway.js'
import { moreRiskNeverLosesRoute } from '../../../src/proof/proofs/more-risk-never-loses-route.js'
import type { Leaf } from '../../../src/rule-set/condition.js'
import type { Route, Rule } from '../../../src/rule-set/rule-set.js'
import { escalate, pathway, policy, redirect, rule, said } from '../../support/small-policy.js'
import { bareContext } from '../support/bare-context.js'
import { contextOf } from '../support/context-of.js'

const within = (id: string, kind: Route['kind'], time: string): Route => ({
  id,
  title: `The ${id}`,
  kind,
  within: time,
  contact: '01632 960001',
})

const ROUTES: readonly Route[] = [
  within('social-care-at-once', 'safeguarding', 'PT1H'),
  within('social-care', 'safeguarding', 'P1W'),
  within('doctor', 'clinician', 'P1D'),
]

const notes = { whenUndetermined: 'note' } as const
const answered = (fact: string, ...value: [string, ...string[]]): [Leaf] => [{ fact, operator: 'in', value }]

const routesLost = (rules: readonly Rule[]) =>
  moreRiskNeverLosesRoute(contextOf(policy(rules, { routes: ROUTES }))).findings

describe('more risk loses no kind of route', () => {
  test('but does where the surer answer goes to a later one', () => {
    const [finding, ...others] = routesLost([
      rule('unsure', escalate('social-care-at-once'), answered('childAtRisk', 'unsure'), notes),
      rule('yes', escalate('social-care'), answered('childAtRisk', 'yes'), notes),
    ])
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      code: 'risk-loses-route',
      severity: 'error',
      rule: 'unsure',
      message:
        '`childAtRisk` going from `unsure` to `yes` can take the soonest route of kind `safeguarding` from within `PT1H` to within `P1W`',
    })
    expect(finding?.witnesses.map(({ disposition }) => disposition)).toEqual(['escalate', 'escalate'])
  })

  test('but does where *no* harm is the more urgent, and where another risk is asked to be absent', () => {
    const [calm] = routesLost([rule('calm', escalate('doctor'), answered('harmToOthers', 'no'), notes)])
    expect(calm?.message).toBe(
      '`harmToOthers` going from `no` to `unsure` can take the soonest route of kind `clinician` from within `P1D` to none',
    )
    const alone = routesLost([
      rule(
        'child-alone',
        escalate('social-care'),
        [...answered('childAtRisk', 'yes', 'unsure'), ...said('adultSafeguarding', 'no')],
        notes,
      ),
    ])
    expect(alone.map(({ message }) => message)).toEqual([
      '`adultSafeguarding` going from `no` to `unsure` can take the soonest route of kind `safeguarding` from within `P1W` to none',
    ])
  })

  test('where another of the same kind is reached as soon', () => {
    expect(
      routesLost([
        rule('unsure', escalate('social-care'), answered('childAtRisk', 'unsure'), notes),
        rule('yes', escalate('social-care-at-once'), answered('childAtRisk', 'yes'), notes),
      ]),
    ).toEqual([])
  })

  test('though the conversation about a declined question ends with its answer, if that reaches somebody as soon', () => {
    const declined = rule('declined', escalate('doctor'), answered('harmToOthers', 'declined'), notes)
    const surely = (route: string) =>
      rule('surely', escalate(route), answered('harmToOthers', 'yes', 'unsure'), notes)
    expect(routesLost([declined, surely('social-care-at-once')])).toEqual([])
    expect(routesLost([declined, surely('social-care')]).map(({ message }) => message)).toEqual([
      '`harmToOthers` going from `declined` to `unsure` can take the soonest route of kind `clinician` from within `P1D` to none',
    ])
    // No other kind of route may go with the answer.
    const told = rule('told', escalate('social-care'), answered('harmToOthers', 'declined'), notes)
    expect(routesLost([told, surely('doctor')])).toHaveLength(1)
  })
})

describe('more risk makes no pathway less intensive', () => {
  const light = rule('on-their-way', pathway('light'), said('selfNavigation', 'confident'))
  const lightened = (...rules: readonly Rule[]) =>
    moreRiskNeverLightensPathway(contextOf(policy([light, ...rules]))).findings

  test('but does where a rule for a fuller one leaves out `unsure`, which is named', () => {
    const [finding] = lightened(rule('cannot-get-out', pathway('holistic'), said('housebound')))
    expect(finding).toMatchObject({
      code: 'risk-lightens-pathway',
      severity: 'error',
      message:
        '`housebound` going from unknown to `unsure` can make the pathway lighter, from `holistic` to `light`',
    })
    expect(finding?.hint).toContain('leaves out `unsure`')
    expect(
      lightened(rule('cannot-get-out', pathway('holistic'), answered('housebound', 'yes', 'unsure'))),
    ).toEqual([])
  })

  test('but does where past thoughts lead to the light pathway and none to the holistic one', () => {
    const [finding] = lightened(rule('calm', pathway('holistic'), said('pastSuicidalThoughts', 'no')))
    expect(finding?.message).toBe(
      '`pastSuicidalThoughts` going from `no` to `unsure` can make the pathway lighter, from `holistic` to `light`',
    )
  })

  test('but does where a rule speaks for a lighter one in place of the default', () => {
    expect(
      lightened(rule('harm', pathway('medium'), answered('harmToOthers', 'yes', 'unsure'))),
    ).toHaveLength(1)
  })

  test('where somebody is redirected, before or after; while the safety screen is open nobody is', () => {
    const rules = [
      light,
      rule('full', pathway('holistic'), said('harmToOthers', 'no')),
      rule('harm', redirect('gp'), answered('harmToOthers', 'yes', 'unsure', 'declined')),
    ]
    expect(moreRiskNeverLightensPathway(bareContext(policy(rules))).findings).toEqual([])
    const [finding] = moreRiskNeverLightensPathway(contextOf(policy(rules))).findings
    expect(finding?.witnesses.map(({ disposition }) => disposition)).not.toContain('redirect')
    expect(finding?.message).toBe(
      '`harmToOthers` going from `no` to `unsure` can make the pathway lighter, from `holistic` to `light`',
    )
  })
})
