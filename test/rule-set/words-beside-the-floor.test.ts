import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../src/issue/issue.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { fillText } from '../../src/rule-set/places.js'
import type { Route } from '../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { parseService } from '../../src/service/parse-service.js'
import { nations } from '../../src/service/shipped-nations.js'
import { createTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'
import { inShort } from './support/issues-of.js'
import { smallPolicy } from './support/small-policy.js'

const floor = safetyFloor()
const floors = (id: string): Route => {
  const route = floor.routes.find((one) => one.id === id)
  if (route === undefined) throw new Error(`the floor has no route ${id}`)
  return route
}
const crisisTeam = floors('crisis-team')

const policyOf = (routes: readonly object[], rules: readonly object[] = []) => ({
  ...smallPolicy(),
  routes: [...smallPolicy().routes, ...routes],
  rules: [...smallPolicy().rules, ...rules],
})

/** Read, and welded to the floor; what is wrong on either way. */
const loaded = (routes: readonly object[], rules: readonly object[] = []) => {
  const read = parseRuleSet(policyOf(routes, rules))
  return read.ok ? safeWeld(floor, read.value) : read
}

const weldedRoute = (route: object): Route | undefined =>
  unwrap(loaded([route])).routes.find(({ id }) => id === 'crisis-team')

/** A route of one's own, right in every way. */
const own = (id: string, rest: object = {}) => ({
  id,
  title: `The team ${id}`,
  kind: 'specialist-mental-health',
  within: 'P1D',
  contact: 'Our own team',
  ...rest,
})

const calling = (route: string, rest: object = {}) => ({
  name: `call-${route}`,
  title: `Thoughts of suicide call for ${route}`,
  conditions: { all: [{ fact: 'suicidalThoughts', operator: 'equal', value: 'yes' }] },
  event: { type: 'escalate', params: { route, reason: 'it was agreed' } },
  source: { ref: 'paper', locator: 'section 1', basis: 'M' },
  examples: [{ title: 'thoughts', facts: { suicidalThoughts: 'yes' }, verdict: 'met' }],
  ...rest,
})

const thoughts: ReferralInput = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { id: 'C-1', dateOfBirth: '1970-01-01' },
  needs: [],
  risks: { suicidalThoughts: 'yes' },
}

describe('the contact of a route of the safety floor', () => {
  test('stands first, and the rule set’s behind it', () => {
    const here = `${crisisTeam.contact}; here: 0800 000`
    expect(weldedRoute({ ...crisisTeam, contact: '0800 000' })?.contact).toBe(here)
    expect(weldedRoute({ ...crisisTeam, contact: here })?.contact).toBe(here)
    expect(weldedRoute(crisisTeam)?.contact).toBe(crisisTeam.contact)
  })

  test('is not said twice where the rule set’s begins with it, and stays a whole one whatever follows', () => {
    const closed = weldedRoute({ ...crisisTeam, contact: `${crisisTeam.contact} is closed for good` })
    expect(closed?.contact).toBe(`${crisisTeam.contact}; here: is closed for good`)
    const longer = weldedRoute({ ...crisisTeam, contact: `${crisisTeam.contact}s of old` })
    expect(longer?.contact).toBe(`${crisisTeam.contact}; here: ${crisisTeam.contact}s of old`)
  })

  test('stands first whatever is written, and welding twice changes nothing', () => {
    const piece = fc.constantFrom(crisisTeam.contact, '; here: ', ' ', '. ', 'not open', '0800 000', 'x', ';')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const once = loaded([{ ...crisisTeam, contact: pieces.join('') }])
        if (!once.ok) return
        const [, { contact } = crisisTeam] = once.value.routes
        expect(contact === crisisTeam.contact || contact.startsWith(`${crisisTeam.contact}; here: `)).toBe(
          true,
        )
        expect(unwrap(safeWeld(floor, once.value))).toEqual(once.value)
      }),
      { numRuns: runs(200) },
    )
  })

  test('stands before that of a service, which takes the place of the rule set’s', () => {
    const triage = createTriage({
      service: unwrap(
        parseService({
          id: 'here',
          title: 'Here',
          nation: 'england',
          routeContacts: { 'mental-health-assessment': 'Ana, 0800 1' },
        }),
      ),
      ruleSet: unwrap(
        parseRuleSet(policyOf([{ ...floors('mental-health-assessment'), contact: 'the county line' }])),
      ),
    })
    const [assessment] = triage.decide(thoughts).escalations
    const inEngland = fillText(floors('mental-health-assessment').contact, nations.england)
    expect(assessment?.contact).toBe(`${inEngland}; here: Ana, 0800 1`)
  })
})

describe('a contact that nobody could use is refused', () => {
  const UNUSABLE = ['x', 'nobody', '12', 'n/a', 'x y z', '-1-', 'reception', '9 9']

  test.each(UNUSABLE)('of the floor’s, of an emergency and of a specialist: %s', (contact) => {
    expect(inShort(loaded([{ ...crisisTeam, contact }]))).toEqual(['contact-not-usable at routes[1].contact'])
    expect(inShort(loaded([{ ...floors('named-clinician'), contact }]))).toEqual([
      'contact-not-usable at routes[1].contact',
    ])
    for (const kind of ['emergency', 'specialist-mental-health']) {
      expect(inShort(loaded([own('ours', { contact, kind })]))).toEqual([
        'contact-not-usable at routes[1].contact',
      ])
    }
  })

  test.each(UNUSABLE)('of a service: %s', (contact) => {
    const service = {
      id: 'here',
      title: 'Here',
      nation: 'england',
      routeContacts: { 'crisis-team': contact },
    }
    expect(inShort(parseService(service))).toEqual(['contact-not-usable at routeContacts.crisis-team'])
  })

  test('where it stands behind the floor’s, too', () => {
    const contact = `${crisisTeam.contact}; here: x`
    expect(inShort(loaded([{ ...crisisTeam, contact }]))).toEqual(['contact-not-usable at routes[1].contact'])
  })

  test.each(['999', '0800 000', '(01632) 960-001', 'duty clinician', 'Ana on ９９９', 'tîm argyfwng'])(
    'and this is one: %s',
    (contact) => {
      expect(inShort(loaded([{ ...crisisTeam, contact }]))).toEqual([])
    },
  )
})

describe('what stands beside a route of the safety floor is short', () => {
  const word = (length: number) => `no ${'é'.repeat(length - 3)}`

  test('a contact, counted as people count', () => {
    expect(inShort(loaded([{ ...crisisTeam, contact: word(120).normalize('NFD') }]))).toEqual([])
    expect(inShort(loaded([{ ...crisisTeam, contact: word(121) }]))).toEqual([
      'out-of-range at routes[1].contact',
    ])
    const service = (contact: string) =>
      parseService({
        id: 'here',
        title: 'Here',
        nation: 'england',
        routeContacts: { 'crisis-team': contact },
      })
    expect(inShort(service(word(120)))).toEqual([])
    expect(inShort(service(word(121)))).toEqual(['out-of-range at routeContacts.crisis-team'])
  })

  test('an instruction, the floor’s not counted', () => {
    const { instruction = '' } = crisisTeam
    for (const before of ['', `${instruction} `]) {
      expect(inShort(loaded([{ ...crisisTeam, instruction: before + word(240) }]))).toEqual([])
      expect(inShort(loaded([{ ...crisisTeam, instruction: before + word(241) }]))).toEqual([
        'out-of-range at routes[1].instruction',
      ])
    }
  })

  test.each([
    ['title', 120],
    ['contact', 120],
    ['instruction', 400],
  ])('the %s of a route listed before it', (key, most) => {
    const listedBefore = (length: number) => own('ours', { before: 'crisis-team', [key]: word(length) })
    expect(inShort(loaded([listedBefore(most)]))).toEqual([])
    expect(inShort(loaded([listedBefore(most + 1)]))).toEqual([`out-of-range at routes[1].${key}`])
  })

  test('the title and the reason of a rule that calls for it', () => {
    const params = (reason: string) => ({
      event: { type: 'escalate', params: { route: 'crisis-team', reason } },
    })
    const repeated = { ...crisisTeam }
    const rule = (rest: object) => calling('crisis-team', rest)
    expect(inShort(loaded([repeated], [rule({ title: word(120), ...params(word(240)) })]))).toEqual([])
    expect(inShort(loaded([repeated], [rule({ title: word(121), ...params(word(241)) })]))).toEqual([
      'out-of-range at rules[0].title',
      'out-of-range at rules[0].event.params.reason',
    ])
  })
})

describe('what stands beside a route of the safety floor is in one line, and nothing in it hides', () => {
  const HIDING = [
    '\n',
    '\r',
    '\t',
    '\u0007',
    '\u2028',
    '\u202e',
    '\u2066',
    '\u200e',
    '\u200b',
    '\u00ad',
    '\ufeff',
  ]

  test.each(HIDING.map((sign) => [JSON.stringify(sign), sign]))('%s', (_, sign) => {
    const text = `Call Ana${sign} now`
    const change = { title: text, contact: text, instruction: text }
    const refused = ['title', 'contact', 'instruction'].map((key) => `wrong-format at routes[1].${key}`)
    expect(new Set(inShort(loaded([own('ours', change)])))).toEqual(new Set(refused))
    const service = { id: 'here', title: 'Here', nation: 'england', routeContacts: { 'crisis-team': text } }
    expect(inShort(parseService(service))).toEqual(['wrong-format at routeContacts.crisis-team'])
    const params = { route: 'ours', reason: text }
    const rule = calling('ours', { title: text, event: { type: 'escalate', params } })
    expect(inShort(loaded([own('ours')], [rule]))).toEqual([
      'wrong-format at rules[2].title',
      'wrong-format at rules[2].event.params.reason',
    ])
  })

  test.each([
    'Ana’s line – “now”, 0800 000',
    'Łukasz, 0800 000',
    'خط الأزمات',
    '0800\u00a0000',
    'می\u200cخواهم تماس',
  ])('and this does not: %s', (contact) => {
    expect(inShort(loaded([own('ours', { contact })]))).toEqual([])
  })
})

describe('no route of a rule set takes the place of one of the safety floor', () => {
  test.each(['Crisis-Team', 'crisis team', ' crisis-team', 'crisis_team', 'crisis-team ', 'crіsis-team'])(
    'under its id in other letters: %s',
    (id) => {
      expect(inShort(loaded([own(id)])).length).toBeGreaterThan(0)
    },
  )

  test.each(['Mental health crisis team', 'MENTAL HEALTH CRISIS-TEAM', 'Mental health  crisis team.'])(
    'under its title: %s',
    (title) => {
      expect(inShort(loaded([own('crisis-team-2', { title })]))).toEqual([
        'floor-weakened at routes[1].title',
      ])
    },
  )

  test('by a place of its own in the list', () => {
    expect(inShort(loaded([{ ...crisisTeam, before: 'mental-health-assessment' }]))).toContain(
      'floor-weakened at routes[1].before',
    )
  })

  test('by standing before it as the second', () => {
    const before = { before: 'crisis-team' }
    expect(inShort(loaded([own('one', before)]))).toEqual([])
    expect(inShort(loaded([own('one', before), own('two', before)]))).toEqual([
      'floor-weakened at routes[2].before',
    ])
  })

  test('by a chain', () => {
    const chain = [own('one', { before: 'crisis-team' }), own('two', { before: 'one' })]
    expect(inShort(loaded(chain))).toEqual(['unknown-route at routes[2].before'])
  })

  test('by being of another kind or sooner, and standing before it', () => {
    for (const change of [{ kind: 'emergency' }, { within: 'PT0S' }, { kind: 'clinician' }]) {
      expect(inShort(loaded([own('one', { before: 'crisis-team', ...change })]))).toEqual([
        'unknown-route at routes[1].before',
      ])
    }
  })

  test('by thirty decoys that are sooner: the specialist is listed first', () => {
    const decoys = Array.from({ length: 30 }, (_, index) =>
      own(`decoy-${index}`, { kind: 'emergency', within: 'PT0S', contact: 'Leaflet, shelf 12' }),
    )
    const triage = createTriage({
      service: unwrap(parseService({ id: 'here', title: 'Here', nation: 'england' })),
      ruleSet: unwrap(
        parseRuleSet(
          policyOf(
            decoys,
            decoys.map(({ id }) => calling(id)),
          ),
        ),
      ),
    })
    const routes = triage.decide(thoughts).escalations.map(({ route }) => route)
    expect(routes.slice(0, 2)).toEqual(['mental-health-assessment', 'decoy-0'])
    expect(routes).toHaveLength(31)
    const unread = triage.safeDecide({ ...thoughts, receivedOn: 'soon' })
    expect(unread.ok ? null : unread.handover.escalations[0]?.route).toBe('mental-health-assessment')
  })
})
