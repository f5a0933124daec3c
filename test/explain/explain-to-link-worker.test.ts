import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { explainToLinkWorker } from '../../src/explain/explain-to-link-worker.js'
import type { Section } from '../../src/explain/explanation.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { riskDecisions } from './support/arbitrary-decisions.js'
import {
  acceptedHolistic,
  acceptedLight,
  cases,
  escalatedForChild,
  escalatedInDanger,
  escalatedWithPlan,
  nothingAsked,
  reason,
  redirectedForAge,
} from './support/decisions.js'
import { RISK_LEVELS, textOf } from './support/texts.js'

const sectionOf = (one: Decision, heading: string): Section | undefined =>
  explainToLinkWorker(one).sections.find((section) => section.heading === heading)

const linesOf = (one: Decision, heading: string): readonly string[] =>
  sectionOf(one, heading)?.lines.map(({ text }) => text) ?? []

test.each(cases)('a link worker can act on a person %s', (_, one) => {
  expect(formatExplanation(explainToLinkWorker(one), { width: 80 })).toMatchSnapshot()
})

describe('escalations for a link worker', () => {
  test('come first, numbered, with staying with the person before any call', () => {
    const [first] = explainToLinkWorker(escalatedInDanger()).sections
    expect(first?.heading).toBe('Do this first, in this order')
    expect(first?.layout).toBe('steps')
    expect(first?.lines.map(({ text }) => text.split(/[.:,]/)[0])).toEqual([
      'If you are with the person',
      'Now',
      'Today',
      'Today',
      'Before you give the person their own page',
    ])
  })

  test('say whom to contact, how, by when and because of which rule', () => {
    const call = sectionOf(escalatedWithPlan(), 'Do this first, in this order')?.lines[1]
    expect(call?.text).toContain('Today: Mental health crisis team')
    expect(call?.text).toContain('020 7946 0123')
    expect(call?.details).toContain('Why: “Thoughts of suicide with a plan reach the crisis team today”.')
  })

  test('do not wait for anybody to confirm them', () => {
    expect(sectionOf(escalatedWithPlan(), 'Do this first, in this order')?.intro).toContain('Do not wait')
  })

  test('do not ask to stay with a person for a concern about somebody else', () => {
    expect(textOf(explainToLinkWorker(escalatedForChild()))).not.toContain('stay with them')
  })

  test('are all there, in the order of the decision', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const steps = linesOf(one, 'Do this first, in this order')
        const places = one.escalations.map(({ title }) => steps.findIndex((step) => step.includes(title)))
        expect(places.every((place) => place >= 0)).toBe(true)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
    )
  })
})

describe('questions for a link worker', () => {
  test('come in three groups: now, before this can go on, and in good time', () => {
    expect(linesOf(escalatedWithPlan(), 'Ask now')).toEqual([
      '“Is anyone in danger right now, or hurt?” (immediate danger)',
    ])
    expect(linesOf(nothingAsked(), 'Ask before this can go on')).toHaveLength(5)
    expect(linesOf(nothingAsked(), 'Worth asking when you talk')).toContain(
      '“Where do you live?” (lives in the area)',
    )
  })

  test('are all there, each in the words to ask it', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const text = textOf(explainToLinkWorker(one))
        for (const { question } of one.questions) expect(text).toContain(`“${question}”`)
      }),
    )
  })

  test('come with the advice that “unsure” and “would rather not say” are answers', () => {
    expect(sectionOf(nothingAsked(), 'Ask before this can go on')?.intro).toContain('I would rather not say')
  })
})

describe('support for a link worker', () => {
  test('says the pathway with its limits in weeks and contacts, and whether it can be extended', () => {
    expect(linesOf(acceptedLight(), 'Support')).toEqual([
      'The light pathway: 6 weeks and up to 4 contacts.',
      'It cannot be extended: the service does not extend.',
    ])
    expect(linesOf(acceptedHolistic(), 'Support')[1]).toContain('12 weeks in all')
  })

  test('says whom to talk with afterwards', () => {
    expect(linesOf(escalatedWithPlan(), 'For you')).toEqual([
      'Talk it through with the clinical psychologist.',
    ])
  })

  test('never leaves an escalation without somebody to talk with', () => {
    expect(linesOf(escalatedInDanger(), 'For you')[0]).toContain('supervises or supports you')
  })

  test('says what may follow, once the person is safe', () => {
    expect(linesOf(escalatedWithPlan(), 'What may follow')[0]).toContain('the holistic pathway')
  })
})

describe('why, for a link worker', () => {
  test('keeps to what the decision rests on: no pathway rules while it escalates', () => {
    expect(linesOf(escalatedWithPlan(), 'Why')).toEqual([
      'Thoughts of suicide with a plan reach the crisis team today.',
    ])
    expect(linesOf(redirectedForAge(), 'Why')).toEqual(['The service works with another age.'])
  })

  test('says how many rules wait, and that nothing unasked is a “no”', () => {
    const [waiting] = sectionOf(nothingAsked(), 'Why')?.lines ?? []
    expect(waiting?.text).toBe('2 rules wait for these answers.')
    expect(waiting?.details).toEqual(['What was not asked is never taken for a “no”.'])
  })

  test('says so where only what is not known made support fuller', () => {
    const unknown = reason('carer', 'A carer', 'a carer', 'pathway', 'holistic', { carer: null, needs: null })
    expect(sectionOf({ ...acceptedHolistic(), reasons: [unknown] }, 'Why')?.lines).toEqual([
      {
        text: 'What is not known never makes support lighter.',
        details: ['Not known: unpaid carer and needs.'],
      },
    ])
  })
})

test('a better place is not used while something more urgent stands above it', () => {
  expect(linesOf(redirectedForAge(), 'Help the person get there')[0]).toContain('020 7946 0555')
  expect(linesOf(escalatedInDanger(), 'Do not send on yet')[0]).toContain('The alcohol and drug service')
})

test('every met reason says how sure we are of what it rests on', () => {
  const text = textOf(explainToLinkWorker(escalatedInDanger()))
  expect(text).toContain('Basis: F, found in rhodes-bell-2021, section 1.')
  expect(text).toContain('to be signed off by a clinical safety officer')
  expect(text).toContain('common knowledge in the field, not checked against a source')
})

test('whatever was decided, it is a proposal until a named person confirms or overrides it', () => {
  fc.assert(
    fc.property(riskDecisions, (one) => {
      const explanation = explainToLinkWorker(deepFreeze(one))
      expect(explanation.sections.at(-1)?.lines[0].text).toContain(
        'a proposal until a named person confirms it',
      )
      expect(textOf(explanation)).not.toMatch(RISK_LEVELS)
      expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
    }),
  )
})
