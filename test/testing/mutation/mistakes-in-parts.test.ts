import { describe, expect, test } from 'vitest'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import type { Service } from '../../../src/service/service.js'
import { wholeRuleSet } from '../../../src/testing/cases/test-case.js'
import { killerFinder } from '../../../src/testing/mutation/killer-finder.js'
import type { Mutant } from '../../../src/testing/mutation/mutant.js'
import { mutantsOf } from '../../../src/testing/mutation/mutants-of.js'
import { mutationTest } from '../../../src/testing/mutation/mutation-test.js'
import { differencesFrom } from '../../../src/testing/scenarios/expectation.js'
import {
  action,
  EXTENSION,
  escalate,
  pathway,
  policy,
  redirect,
  rule,
  said,
} from '../../support/small-policy.js'

const light = rule('light', pathway('light'), said('selfNavigation', 'confident'))
const walk = rule('walk-more', action('walk'), said('carer'))
const small = policy([light, walk])

const named = ({ change, path, rule: name }: Mutant): string => `${name ?? path.join('.')}: ${change}`

const below = (ruleSet: RuleSet, place: string, service: Service | null = null): readonly string[] =>
  mutantsOf(wholeRuleSet(ruleSet), service)
    .map(({ mutant }) => named(mutant))
    .filter((one) => one.startsWith(place))

describe('the mistakes in what rules lead to', () => {
  test('move each end of the weeks by one, within the envelope', () => {
    expect(below(small, 'pathways.light')).toEqual([
      'pathways.light.weeks.min: at least 7 weeks instead of 6',
      'pathways.light.weeks.max: at most 7 weeks instead of 8',
      'pathways.light.weeks.max: at most 9 weeks instead of 8',
    ])
  })

  test('move each end of the contacts by one, and leave them out', () => {
    const [first, ...rest] = small.pathways.map((one) => ({ ...one, contacts: { min: 1, max: 3 } }))
    const limited = { ...small, pathways: first === undefined ? [] : [first, ...rest] }
    expect(below(limited, 'pathways.light.contacts')).toEqual([
      'pathways.light.contacts.min: at least 2 contacts instead of 1',
      'pathways.light.contacts.max: at most 2 contacts instead of 3',
      'pathways.light.contacts.max: at most 4 contacts instead of 3',
      'pathways.light.contacts: without a limit of contacts',
    ])
  })

  test('move the envelope where it is not what keeps a pathway in', () => {
    expect(below(small, 'envelope')).toEqual([])
    const shorter = small.pathways.map((one) => ({ ...one, weeks: { min: 7, max: 10 } }))
    expect(below({ ...small, pathways: shorter }, 'envelope')).toEqual([
      'envelope.weeks.min: at least 7 weeks instead of 6',
      'envelope.weeks.max: at most 11 weeks instead of 12',
    ])
  })

  test('give a route the usual time before its own, and the one after', () => {
    expect(below(small, 'routes.clinician')).toEqual([
      'routes.clinician.within: within `PT4H` instead of `P1D`',
      'routes.clinician.within: within `P3D` instead of `P1D`',
    ])
    expect(below(small, 'routes.ambulance')).toEqual([
      'routes.ambulance.within: within `PT1H` instead of `PT0S`',
    ])
  })

  test('take an action from each disposition that it belongs to, and give it each other', () => {
    expect(below(small, 'actions.debrief')).toEqual([
      'actions.debrief.dispositions: without `accept`',
      'actions.debrief.dispositions: with `redirect`',
      'actions.debrief.dispositions: with `request-information`',
      'actions.debrief.dispositions: without `escalate`',
    ])
    expect(below(small, 'actions.walk')).not.toContain('actions.walk.dispositions: without `accept`')
  })

  test('let a rule hold the decision up where it only asked, and the reverse; the floor always holds it up', () => {
    const leave = rule('leave', redirect('gp'), said('consent', 'no'))
    const harm = rule('harm', escalate('clinician'), said('harmToOthers'), { whenUndetermined: 'note' })
    const swapped = mutantsOf(wholeRuleSet(policy([light, leave, harm])))
      .filter(({ mutant }) => mutant.kind === 'hold-swapped')
      .map(({ mutant }) => named(mutant))
    expect(swapped).toEqual(['harm: `hold` instead of `note`', 'leave: `note` instead of `hold`'])
  })

  test('let a rule for a pathway count while it is open, or only note it, where the loader lets it', () => {
    const carer = rule('carer', pathway('holistic'), said('carer'), { whenUndetermined: 'note' })
    const home = rule('home', pathway('holistic'), said('housebound'))
    const lonely = rule('lonely', pathway('holistic'), [
      { fact: 'needs', operator: 'contains', value: 'loneliness' },
    ])
    const swapped = mutantsOf(wholeRuleSet(policy([light, carer, home, lonely])))
      .filter(({ mutant }) => mutant.kind === 'hold-swapped')
      .map(({ mutant }) => named(mutant))
    expect(swapped).toEqual(['carer: `hold` instead of `note`', 'home: `note` instead of `hold`'])
  })

  test('are for one service only those that a triage can be made with', () => {
    const brief: Service = { id: 'brief', title: 'Brief', nation: 'england', weeks: { max: 6 } }
    const fitting = policy([light], { pathways: small.pathways.slice(0, 1) })
    expect(below(fitting, 'pathways.light.weeks.min')).toHaveLength(1)
    expect(below(fitting, 'pathways.light.weeks.min', brief)).toEqual([])
  })
})

/** What is proved to change nothing, and what a referral was found for, with the parts of its decision that change. */
const judged = (ruleSet: RuleSet, place: string, service: Service | null = null) => {
  const whole = wholeRuleSet(ruleSet)
  const find = killerFinder(whole, service)
  const all = mutantsOf(whole, service)
    .filter(({ mutant }) => named(mutant).startsWith(place))
    .map((one) => ({ name: named(one.mutant), judgement: find(one) }))
  return {
    equivalent: all.flatMap(({ judgement, name }) => (judgement.kind === 'equivalent' ? [name] : [])),
    found: all.flatMap(({ judgement, name }) =>
      judgement.kind === 'killer'
        ? [[name, differencesFrom(judgement.before, judgement.after).map(({ part }) => part)] as const]
        : [],
    ),
  }
}

describe('a mistake in what rules lead to', () => {
  test('in whether an open rule counts is noticed by whoever then gets another pathway', () => {
    const carer = rule('carer', pathway('holistic'), said('carer'), { whenUndetermined: 'note' })
    const { equivalent, found } = judged(policy([light, carer]), 'carer: `hold`')
    expect(equivalent).toEqual([])
    expect(found.flatMap(([, parts]) => parts)).toEqual(['provisionalPathway'])
  })

  test('in the limits of a pathway is noticed by whoever is accepted on it', () => {
    expect(judged(small, 'pathways.light.weeks.max').found).toEqual([
      ['pathways.light.weeks.max: at most 7 weeks instead of 8', ['weeks']],
      ['pathways.light.weeks.max: at most 9 weeks instead of 8', ['weeks']],
    ])
  })

  test('on a pathway that nobody is accepted on is proved to change nothing', () => {
    // No rule leads to the middle one, and the default is the most intensive.
    expect(judged(small, 'pathways.medium').found).toEqual([])
    expect(judged(small, 'pathways.medium').equivalent).toHaveLength(3)
  })

  test('in the weeks is proved to change nothing where the service narrows them further', () => {
    const narrow: Service = { id: 'narrow', title: 'Narrow', nation: 'england', weeks: { min: 8, max: 8 } }
    expect(judged(small, 'pathways.light.weeks', narrow)).toEqual({
      equivalent: [
        'pathways.light.weeks.min: at least 7 weeks instead of 6',
        'pathways.light.weeks.max: at most 9 weeks instead of 8',
      ],
      found: [],
    })
  })

  test('at the upper end of the envelope is noticed by whoever may be given more weeks, and at the lower end by nobody', () => {
    const shorter = small.pathways.map((one) => ({ ...one, weeks: { min: 7, max: 10 } }))
    const longer = rule('more-time', EXTENSION, said('interpreterNeeded'))
    const extending = policy([light, longer], { pathways: shorter })
    expect(judged(extending, 'envelope')).toEqual({
      equivalent: ['envelope.weeks.min: at least 7 weeks instead of 6'],
      found: [['envelope.weeks.max: at most 11 weeks instead of 12', ['maxWeeks']]],
    })
    expect(judged(policy([light], { pathways: shorter }), 'envelope').found).toEqual([])
    const never: Service = { id: 'never', title: 'Never', nation: 'england', extension: { allowed: false } }
    expect(judged(extending, 'envelope', never).found).toEqual([])
  })

  test('in the time of a route is noticed where the route is listed, and only there', () => {
    const harm = policy([light, rule('harm', escalate('clinician'), said('harmToOthers'))])
    expect(judged(harm, 'routes.clinician').found).toEqual([
      ['routes.clinician.within: within `PT4H` instead of `P1D`', ['within']],
      ['routes.clinician.within: within `P3D` instead of `P1D`', ['within']],
    ])
    expect(judged(harm, 'routes.ambulance')).toMatchObject({ found: [], equivalent: { length: 1 } })
  })

  test('in the order of routes is noticed where both are listed', () => {
    const routes = small.routes.flatMap((one) =>
      one.id === 'clinician' ? [one, { ...one, id: 'first', before: 'clinician' }] : [one],
    )
    const harm = rule('harm', escalate('clinician'), said('harmToOthers'))
    const abuse = rule('abuse', escalate('first'), said('domesticAbuse'))
    const unordered = 'routes.first.before: without `before` `clinician`'
    expect(judged(policy([light, harm, abuse], { routes }), 'routes.first.before').found).toEqual([
      [unordered, ['escalations']],
    ])
    expect(judged(policy([light, harm], { routes }), 'routes.first.before').equivalent).toEqual([unordered])
  })

  test('in where an action belongs is noticed where a rule calls for it, if that can be', () => {
    expect(judged(small, 'actions.walk').found.map(([name]) => name)).toEqual([
      'actions.walk.dispositions: with `request-information`',
      'actions.walk.dispositions: with `escalate`',
    ])
    // Nobody is redirected by these rules, and nobody is debriefed.
    expect(judged(small, 'actions.walk').equivalent).toEqual(['actions.walk.dispositions: with `redirect`'])
    expect(judged(small, 'actions.debrief')).toMatchObject({ found: [], equivalent: { length: 4 } })
  })

  test('in what holds a decision up is noticed, even where another rule holds it up as well', () => {
    const leave = rule('leave', redirect('gp'), said('consent', 'no'))
    const twin = rule('leave-too', redirect('library'), said('consent', 'no'))
    const [[, changes] = []] = judged(policy([light, leave]), 'leave: `note`').found
    expect(changes).toContain('disposition')
    expect(judged(policy([light, leave, twin]), 'leave: `note`').found).toEqual([
      ['leave: `note` instead of `hold`', ['heldUpBy']],
    ])
  })

  test('in what holds a decision up is proved to change nothing where the rule is never left open', () => {
    const low = rule('low-mood', redirect('gp'), [
      { fact: 'phq9Seen', operator: 'greaterThanInclusive', value: 10 },
    ])
    expect(judged(policy([light, low]), 'low-mood: `note`')).toEqual({
      equivalent: ['low-mood: `note` instead of `hold`'],
      found: [],
    })
  })
})

test('a referral to a service that shares no week with a pathway any more notices that', () => {
  const service: Service = { id: 'brief', title: 'Brief', nation: 'england', weeks: { max: 6 } }
  const fitting = policy([light], { pathways: small.pathways.slice(0, 1) })
  const referral = { id: 'R-1', receivedOn: '2026-01-01' }
  const { survivors } = mutationTest(fitting, [{ name: 'nothing known', referral, service, expect: {} }])
  const later = 'pathways.light.weeks.min: at least 7 weeks instead of 6'
  expect(survivors.map(named)).not.toContain(later)
  expect(mutationTest(fitting, []).survivors.map(named)).toContain(later)
})
