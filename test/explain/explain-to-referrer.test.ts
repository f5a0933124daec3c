import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { toldReason } from '../../src/explain/told.js'
import { mayBeTold } from '../../src/referral/audience.js'
import { riskDecisions } from './support/arbitrary-decisions.js'
import {
  cases,
  changed,
  escalatedWithoutConsent,
  escalatedWithPlan,
  nothingAsked,
  question,
  redirectedForAge,
  redirectedForDependence,
  redirectedWithoutConsent,
} from './support/decisions.js'
import { RISK_LEVELS, RISK_WORDS, textOf } from './support/texts.js'

const toProfessional = (one: Decision) => explainToReferrer(one, { audience: 'professional-referrer' })
const professionalText = (one: Decision): string => textOf(toProfessional(one))

test.each(cases)('a health professional who referred knows what to do for a person %s', (_, one) => {
  expect(formatExplanation(toProfessional(one), { width: 80 })).toMatchSnapshot()
})

test.each(cases)('anybody else who referred knows what to do for a person %s', (_, one) => {
  expect(formatExplanation(explainToReferrer(one), { width: 80 })).toMatchSnapshot()
})

describe('the page for a referrer who is a health professional', () => {
  test('is never a bare no: every redirect has its reason, and its place and advice if they may be told', () => {
    fc.assert(
      fc.property(riskDecisions, (decided) => {
        const text = professionalText(changed(decided, { disposition: 'redirect' }))
        for (const redirect of decided.redirects) {
          const { advice, contact, title } = redirect
          const isTold = mayBeTold(redirect, 'professional-referrer')
          expect(text.includes(title)).toBe(isTold)
          if (isTold) expect(text.toLowerCase()).toContain(advice.toLowerCase())
          if (isTold && contact !== null) expect(text).toContain(contact)
          const why = toldReason(decided, redirect, 'professional-referrer') ?? redirect.forReferrer ?? '?'
          expect(text.toLowerCase()).toContain(why.toLowerCase())
        }
        expect(text).toContain('you can refer again')
      }),
    )
  })

  test('lists first what holds the referral up', () => {
    const [, missing, others] = toProfessional(nothingAsked()).sections
    expect(missing?.heading).toBe('What is missing')
    expect(missing?.lines.map(({ text }) => text)).toContain(
      'Suicidal thoughts now. “Are you having thoughts of ending your life?”',
    )
    expect(others?.lines[0].text).toContain('lives in the area')
  })

  test('does not ask for a plan unless there is something to plan', () => {
    const questions = [...nothingAsked().questions, question('suicidePlanOrIntent', { holdsUp: true })]
    const missing = toProfessional({ ...nothingAsked(), questions }).sections[1]
    expect(missing?.lines.at(-1)?.text).toMatch(/^Only if an answer above is not a clear “no”: /)
  })

  test('gives the contacts of an escalation, to use without waiting', () => {
    const text = professionalText(escalatedWithPlan())
    expect(text).toContain('020 7946 0123')
    expect(text).toContain('do not wait for us')
    expect(text).toContain('could make things more urgent: immediate danger.')
  })

  test('says why, with what we went by', () => {
    expect(professionalText(redirectedForAge())).toContain('Age within the range of the service: no.')
  })
})

describe('what a better place leaves', () => {
  const left = (page: ReturnType<typeof explainToReferrer>) =>
    page.sections.find(({ heading }) => heading === 'What this leaves')?.lines[0].text

  test('is told to a professional', () => {
    expect(left(toProfessional(redirectedForDependence()))).toContain('housing and mental wellbeing')
  })

  test('is told to anybody else as far as they may know of it', () => {
    const told = left(explainToReferrer(redirectedForDependence()))
    expect(told).toContain('housing')
    expect(told).not.toContain('mental wellbeing')
  })

  test('is not there where nothing is left, or the needs were not recorded', () => {
    for (const needsLeft of [[], undefined])
      expect(left(toProfessional({ ...redirectedForDependence(), needsLeft } as Decision))).toBeUndefined()
  })
})

describe('the page for any other referrer', () => {
  test('gives nothing away of a risk: no fact, no route, no place, no words of a rule', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const text = textOf(explainToReferrer({ ...one, helplines: [] }))
        expect(text).not.toMatch(/mark\d/)
        for (const { facts } of one.reasons) for (const { title } of facts) expect(text).not.toContain(title)
        for (const { facts, title } of one.reasons) {
          expect(text).not.toContain(title)
          for (const fact of facts) expect(text).not.toContain(fact.title)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is what comes out unless told otherwise', () => {
    expect(explainToReferrer(escalatedWithPlan())).toEqual(
      explainToReferrer(escalatedWithPlan(), { audience: 'referrer' }),
    )
    expect(textOf(explainToReferrer({ ...escalatedWithPlan(), helplines: [] }))).not.toMatch(RISK_WORDS)
  })

  test('says by when somebody acts, and whom to call without waiting', () => {
    const text = textOf(explainToReferrer(escalatedWithPlan()))
    expect(text).toContain('The link worker is asked to see to it today.')
    expect(text).toContain('call 999')
  })

  test('is never a bare no: it has the place, or the words that the rule has for whoever referred', () => {
    expect(textOf(explainToReferrer(redirectedForAge()))).toContain('020 7946 0555')
    const kept = textOf(explainToReferrer(redirectedForDependence()))
    expect(kept).toContain('A link worker can tell the person who can help with this first.')
    expect(kept).toContain('What to do: Talk with the person.')
    expect(kept).not.toContain('alcohol')
  })

  test('does not promise that somebody tells a person who has not agreed to hear from us', () => {
    const { reasons, redirects } = redirectedForDependence()
    const without = redirectedWithoutConsent()
    const both = changed(without, {
      redirects: [...redirects, ...without.redirects],
      reasons: [...without.reasons, ...reasons],
    })
    expect(textOf(explainToReferrer(both))).not.toContain('A link worker can tell')
    expect(textOf(explainToReferrer(both))).toContain('Talk it over with the person')
  })

  test('has words even of a decision that was made before rules had any', () => {
    const old = changed(redirectedForDependence(), {
      redirects: redirectedForDependence().redirects.map(
        ({ forReferrer: _, mayTell: __, ...redirect }) => redirect,
      ),
    })
    expect(textOf(explainToReferrer(old))).toContain('A link worker can tell the person who can help')
  })
})

describe('every page for a referrer', () => {
  const pages = (one: Decision) => [explainToReferrer(one), toProfessional(one)]

  test('asks for what holds the referral up, where any of it may be listed', () => {
    for (const page of pages(nothingAsked())) {
      expect(textOf(page)).toContain('Send us what you know.')
      expect(textOf(page)).not.toContain('Nothing more is needed of you')
      expect(textOf(page)).toContain('What happens next turns on these answers.')
    }
  })

  test('speaks of no answers that it does not list', () => {
    const text = textOf(
      explainToReferrer(changed(nothingAsked(), { questions: [question('selfHarm', { holdsUp: true })] })),
    )
    expect(text).toContain('Nothing more is needed of you.')
    expect(text).toContain('What happens next turns on what the person tells the link worker.')
    expect(text).not.toContain('these answers')
    expect(text).not.toContain('none of them')
  })

  test('says what was decided, what to do, and that a named person decides', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        for (const page of pages(one)) {
          const headings = page.sections.map(({ heading }) => heading)
          expect(headings.at(-1)).toBe('Who decides')
          expect(headings).toContain(
            one.disposition === 'redirect' ? 'If this does not fit' : 'What you can do',
          )
          expect(textOf(page)).not.toMatch(RISK_LEVELS)
        }
      }),
    )
  })

  test('names no pathway while it escalates, and promises none where there may be a better place', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        for (const page of pages(changed(one, { disposition: 'escalate' }))) {
          expect(textOf(page)).not.toMatch(/\b(light|medium|holistic) pathway/)
          if (one.redirects.length > 0) expect(textOf(page)).not.toContain('do not need to refer again')
        }
      }),
    )
  })

  test('asks to talk it over, where the person has not agreed', () => {
    for (const page of pages(redirectedWithoutConsent())) {
      expect(page.title).toContain('needs the person’s agreement first')
      expect(textOf(page)).toContain('Talk it over with the person: the person has not agreed.')
    }
    const unasked = changed(redirectedWithoutConsent(), {
      disposition: 'request-information',
      questions: nothingAsked().questions,
    })
    for (const page of pages(unasked)) {
      expect(textOf(page)).toContain(
        'The person has not clearly agreed to it, so we have not contacted them.',
      )
      expect(textOf(page)).toContain('If you worry that the person is not safe, tell us today')
      expect(textOf(page)).not.toContain('the link worker can ask the person')
    }
    for (const page of pages(escalatedWithoutConsent()))
      expect(textOf(page)).toContain('Nothing follows from us until the person agrees.')
  })
})
