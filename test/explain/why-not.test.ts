import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Examination } from '../../src/decision/examination.js'
import { safeWhyNot, type WhyNot } from '../../src/explain/why-not.js'
import { unwrap } from '../../src/issue/issue.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { decision } from './support/decisions.js'
import {
  examination,
  examinedDefault,
  examinedEscalated,
  examinedHolistic,
  examinedRedirected,
  examinedUnknown,
  rulesFor,
} from './support/examinations.js'
import { RISK_LEVELS } from './support/texts.js'

const answer = (one: Examination, target: string): WhyNot => unwrap(safeWhyNot(one, target))
const rulesOf = ({ obstacles }: WhyNot): readonly string[] => obstacles.map(({ rule }) => rule)

describe('why a referral is not on another pathway', () => {
  test('names the rules for more support, and the leaves that kept the lighter rule from being met', () => {
    const { alreadySo, obstacles, sentence } = answer(examinedHolistic(), 'light')
    expect(alreadySo).toBe(false)
    expect(obstacles.map(({ rule, verdict, part }) => [rule, verdict, part])).toEqual([
      ['holistic-many-needs', 'met', 'against'],
      ['light-confident', 'not-met', 'not-for'],
    ])
    expect(obstacles[1]?.leaves.map(({ words }) => words)).toEqual([
      'finding their own way: needs support',
      'number of different needs is 4, more than 2',
    ])
    expect(sentence).toMatchInlineSnapshot(
      `"Not on the pathway \`light\`, because something else is called for by “Three or more needs call for holistic support” (number of different needs is 4, at least 3); and no rule that calls for it is met; the nearest: “Few needs, and the person finds their own way” (finding their own way: needs support; number of different needs is 4, more than 2)."`,
    )
  })

  test('counts what is not known as something that could call for more', () => {
    expect(rulesOf(answer(examinedUnknown(), 'light'))).toEqual([
      'suicidal-thoughts-assessment',
      'suicide-plan-crisis-team',
      'age-out-of-range',
      'holistic-many-needs',
    ])
  })

  test('begins with what keeps it from being accepted at all', () => {
    const { obstacles } = answer(examinedEscalated(), 'light')
    expect(obstacles[0]).toMatchObject({ rule: 'suicidal-thoughts-assessment', verdict: 'met' })
    expect(rulesOf(answer(examinedEscalated(), 'holistic'))).toEqual([
      'suicidal-thoughts-assessment',
      'suicide-plan-crisis-team',
    ])
  })

  test('names only the missing rule where the fullest support is the default', () => {
    expect(rulesOf(answer(examinedDefault(), 'light'))).toEqual(['light-confident'])
  })

  test('needs no rule for the most intensive pathway where none speaks for any', () => {
    const one = { ...examinedDefault(), decision: decision({ disposition: 'redirect' }) }
    expect(rulesOf(answer(one, 'holistic'))).toEqual([])
    expect(answer(one, 'holistic').sentence).toContain('no rule calls for it')
  })

  test('never blames a lighter pathway: more support is called for by rules of its own', () => {
    const one = { ...examinedRedirected(), decision: decision({ pathway: 'light' }) }
    const { obstacles } = answer(
      { ...one, rules: one.rules.filter(({ event }) => event.type === 'pathway') },
      'holistic',
    )
    expect(obstacles.map(({ rule, part }) => [rule, part])).toEqual([['holistic-many-needs', 'not-for']])
  })
})

describe('why a referral is not decided otherwise', () => {
  test('not accepted: the escalations that are met', () => {
    expect(rulesOf(answer(examinedEscalated(), 'accept'))).toEqual([
      'suicidal-thoughts-assessment',
      'suicide-plan-crisis-team',
    ])
  })

  test('not accepted: the answers that are missing', () => {
    const { obstacles, sentence } = answer(examinedUnknown(), 'accept')
    expect(new Set(obstacles.map(({ verdict }) => verdict))).toEqual(new Set(['undetermined']))
    expect(obstacles[0]?.leaves[0]).toMatchObject({
      truth: 'unknown',
      words: 'suicidal thoughts now: not known',
    })
    expect(sentence).toContain('an answer could still change it')
  })

  test('not accepted: the better place', () => {
    expect(rulesOf(answer(examinedRedirected(), 'accept'))).toEqual(['age-out-of-range'])
  })

  test('not escalated: no escalation is met, and these were nearest', () => {
    const { obstacles, sentence } = answer(examinedHolistic(), 'escalate')
    expect(obstacles.every(({ part, verdict }) => part === 'not-for' && verdict === 'not-met')).toBe(true)
    expect(sentence).toContain('no rule that calls for it is met; the nearest')
    expect(sentence).toContain('suicidal thoughts now: no')
  })

  test('not escalated while nobody has asked: it is not known whether it should be', () => {
    expect(answer(examinedUnknown(), 'escalate').sentence).toContain(
      'it is not known whether it is called for',
    )
  })

  test('not asked for information: all that matters is known', () => {
    expect(answer(examinedHolistic(), 'request-information')).toMatchObject({
      obstacles: [],
      alreadySo: false,
    })
  })

  test('not redirected while something above it is met: that, and the redirects that are not met', () => {
    const { obstacles } = answer(examinedEscalated(), 'redirect')
    expect(obstacles.map(({ part }) => part)).toEqual(['against', 'against', 'not-for', 'not-for'])
    expect(obstacles.at(-1)?.leaves[0]?.words).toBe('lives in the area: yes')
  })

  test('a rule that only notes what is not known never stood in the way', () => {
    const one = examinedUnknown()
    const noting = { ...one, rules: one.rules.map((rule) => ({ ...rule, holdsUp: false })) }
    expect(rulesOf(answer(noting, 'accept'))).toEqual([])
  })
})

test('what is already so has no obstacles', () => {
  expect(answer(examinedHolistic(), 'holistic')).toEqual({
    target: 'holistic',
    alreadySo: true,
    obstacles: [],
    sentence: 'The referral is already on the pathway `holistic`.',
  })
  expect(answer(examinedEscalated(), 'escalate').sentence).toBe(
    'The referral is already decided as `escalate`.',
  )
})

test('a target that there is not gives an issue, with what was probably meant', () => {
  const result = safeWhyNot(examinedHolistic(), 'hollistic')
  expect(result).toMatchObject({
    ok: false,
    issues: [{ code: 'unknown-target', hint: 'did you mean `holistic`?' }],
  })
})

const known = fc.record({
  thoughts: fc.constantFrom('yes', 'no', 'unsure', null),
  ageInRange: fc.constantFrom(true, false, null),
  needs: fc.option(fc.nat(9), { nil: null }),
  confident: fc.constantFrom('confident', 'needs-support', null),
})

test('every target of every examination has an answer in words that names each obstacle’s rule', () => {
  fc.assert(
    fc.property(known, fc.constantFrom(...DISPOSITIONS, 'light', 'holistic'), (facts, target) => {
      const one = deepFreeze(
        examination(decision({ disposition: 'accept', pathway: 'holistic' }), rulesFor(facts)),
      )
      const { obstacles, sentence } = answer(one, target)
      expect(sentence).not.toMatch(RISK_LEVELS)
      expect(new Set(obstacles.map(({ rule }) => rule)).size).toBe(obstacles.length)
      for (const { leaves, title } of obstacles) {
        expect(title).not.toBe('')
        expect(leaves.length).toBeGreaterThan(0)
      }
      expect(obstacles.slice(0, 3).every(({ title }) => sentence.includes(title))).toBe(true)
    }),
  )
})
