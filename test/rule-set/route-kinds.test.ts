/** Kinds of route of a rule set's own, such as the police: what is declared behaves as the four of the safety floor do. */

import { describe, expect, test } from 'vitest'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { translatableWords } from '../../src/explain/translatable-words.js'
import { formatIssues, type Issue, unwrap } from '../../src/issue/issue.js'
import { ROUTE_KINDS, routeKindsIn, vocabularyOf } from '../../src/referral/vocabulary.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { services } from '../../src/service/shipped.js'
import { expectedEscalation } from '../../src/testing/matchers/expected-outcomes.js'
import { createTriage, safeCreateTriage } from '../../src/triage.js'
import { escalate, rule, said } from '../support/small-policy.js'

const POLICE = { id: 'police', title: 'the police' }

const STATION = {
  id: 'police-station',
  title: 'Police station',
  kind: 'police',
  within: 'P1D',
  contact: 'the duty sergeant, 01632 960010',
} as const

/** The shipped rule set, and whoever may be harmed by somebody else is escalated to the police as well. */
const withPolice = (answer: 'yes' | 'no' = 'yes', rest: Partial<RuleSet> = {}): RuleSet => {
  const shipped = defaultRuleSet()
  const [source] = shipped.sources
  const own = rule('harm-reaches-police', escalate(STATION.id), said('harmToOthers', answer))
  return {
    ...shipped,
    id: 'with-police',
    vocabulary: { routeKinds: [POLICE] },
    routes: [...shipped.routes, STATION],
    rules: [...shipped.rules, { ...own, source: { ...own.source, ref: source?.id ?? '' } }],
    ...rest,
  }
}

const read = (ruleSet: RuleSet): RuleSet => unwrap(parseRuleSet(JSON.parse(JSON.stringify(ruleSet))))

const refusals = (ruleSet: RuleSet): readonly Issue[] => {
  const made = safeCreateTriage({ service: services.sp7, ruleSet })
  return made.ok ? [] : made.issues
}

describe('a kind of route that a rule set declares', () => {
  const triage = createTriage({ service: services.sp7, ruleSet: read(withPolice()) })
  const examination = unwrap(
    triage.safeExamine({ id: 'R-1', receivedOn: '2026-03-02', risks: { harmToOthers: 'yes' } }),
  )
  const { decision } = examination

  test('stands behind the four of the safety floor, of routes that are as soon', () => {
    expect(routeKindsIn(vocabularyOf(withPolice()))).toEqual([...ROUTE_KINDS, 'police'])
    const sameDay = decision.escalations.filter(({ within }) => within === 'P1D').map(({ kind }) => kind)
    expect(sameDay.length).toBeGreaterThan(1)
    expect(sameDay.at(-1)).toBe('police')
  })

  test('is told by its title, and the kinds of the floor by their ids', () => {
    const police = decision.escalations.find(({ kind }) => kind === 'police')
    expect(police).toMatchObject({ kindTitle: 'the police' })
    expect(decision.escalations.filter((one) => 'kindTitle' in one)).toEqual([police])
    const page = formatExplanation(explainToAuditor(examination))
    expect(page).toContain('(the police, P1D)')
    const key = 'routeKind.police.title'
    expect(translatableWords(triage).map((one) => one.key)).toContain(key)
    const welsh = explainToAuditor(examination, { language: 'cy', words: { cy: { [key]: 'yr heddlu' } } })
    expect(formatExplanation(welsh)).toContain('(yr heddlu, P1D)')
  })

  test('can be asked for by invariants, and is proved', () => {
    const promise = (answer: string, then = { routeKind: 'police' }): RuleSet['invariants'][number] => ({
      name: 'harm-reaches-police',
      title: 'Harm to others reaches the police',
      when: { all: [{ fact: 'harmToOthers', operator: 'equal', value: answer }] },
      then,
    })
    expect(refusals(read(withPolice('yes', { invariants: [promise('yes')] })))).toEqual([])
    const broken = refusals(read(withPolice('yes', { invariants: [promise('unsure')] })))
    expect(formatIssues(broken)).toContain('it can be that no route of kind `police` is reached')
  })

  test('is never lost by more risk', () => {
    const issues = refusals(read(withPolice('no')))
    expect(formatIssues(issues)).toMatch(
      /can take the soonest route of kind `police` from within `P1D` to none/,
    )
  })

  test('is one that matchers know, as long as it is declared', () => {
    expect(expectedEscalation({ to: 'police' }).isSo(decision)).toBe(true)
    expect(expectedEscalation({ to: 'police' }).nameIssues(triage.ruleSet)).toEqual([])
    expect(expectedEscalation({ to: 'police' }).nameIssues(defaultRuleSet())).toMatchObject([
      { code: 'unknown-route', path: ['to'] },
    ])
  })
})

test('a slip in a kind of route is told, with what there is and where one’s own are declared', () => {
  const routes = [...defaultRuleSet().routes, { ...STATION, kind: 'polise' }]
  const result = parseRuleSet({ ...withPolice('yes', { routes }) })
  expect(result.ok ? '' : formatIssues(result.issues)).toMatch(
    /unknown kind of route `polise`.*did you mean `police`/s,
  )
})

test('the safety floor has routes of the four kinds only', () => {
  const floor = { ...safetyFloor(), routes: [...safetyFloor().routes, STATION] }
  const result = safeWeld(floor, withPolice())
  expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, path])).toContainEqual([
    'floor-weakened',
    ['routes', safetyFloor().routes.length, 'kind'],
  ])
})
