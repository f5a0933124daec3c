import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToReferrer } from '../../src/explain/explain-to-referrer.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { riskDecisions } from './support/arbitrary-decisions.js'
import { cases, escalatedWithPlan, nothingAsked, redirectedForAge } from './support/decisions.js'
import { RISK_LEVELS, textOf } from './support/texts.js'

test.each(cases)('a referrer knows what to do for a person %s', (_, one) => {
  expect(formatExplanation(explainToReferrer(one), { width: 80 })).toMatchSnapshot()
})

describe('the page for a referrer', () => {
  test('is never a bare no: every redirect has its place, its reason and its advice', () => {
    fc.assert(
      fc.property(riskDecisions, (decided) => {
        const text = textOf(explainToReferrer({ ...decided, disposition: 'redirect' }))
        for (const { advice, contact, reason, title } of decided.redirects) {
          expect(text).toContain(title)
          expect(text).toContain(reason)
          expect(text.toLowerCase()).toContain(advice.toLowerCase())
          if (contact !== null) expect(text).toContain(contact)
        }
        expect(text).toContain('you can refer again')
      }),
    )
  })

  test('always says what was decided, what to do, and that a named person decides', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const headings = explainToReferrer(one).sections.map(({ heading }) => heading)
        expect(headings.at(-1)).toBe('Who decides')
        if (one.disposition !== 'redirect') expect(headings).toContain('What you can do')
        expect(textOf(explainToReferrer(one))).not.toMatch(RISK_LEVELS)
      }),
    )
  })

  test('lists first what holds the referral up', () => {
    const [, missing, others] = explainToReferrer(nothingAsked()).sections
    expect(missing?.heading).toBe('What is missing')
    expect(missing?.lines.map(({ text }) => text)).toContain(
      'Suicidal thoughts now. “Are you having thoughts of ending your life?”',
    )
    expect(others?.lines[0].text).toContain('lives in the area')
  })

  test('gives the contacts of an escalation, to use without waiting', () => {
    const text = textOf(explainToReferrer(escalatedWithPlan()))
    expect(text).toContain('020 7946 0123')
    expect(text).toContain('do not wait for us')
    expect(text).toContain('could make things more urgent: immediate danger.')
  })

  test('says why, with what we went by', () => {
    expect(textOf(explainToReferrer(redirectedForAge()))).toContain(
      'Age within the range of the service: no.',
    )
  })
})
