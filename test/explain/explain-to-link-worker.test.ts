import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Action, Decision, ReasonFact, RedirectDecision } from '../../src/decision/decision.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import type { Section } from '../../src/explain/explanation.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { stepOf } from '../../src/facts/fact.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { riskDecisions } from './support/arbitrary-decisions.js'
import {
  acceptedHolistic,
  acceptedLight,
  cases,
  changed,
  crisisTeam,
  emergencyServices,
  escalatedForChild,
  escalatedForDeclined,
  escalatedInDanger,
  escalatedWithoutConsent,
  escalatedWithPlan,
  nothingAsked,
  question,
  reason,
  redirectedForAge,
  redirectedForDependence,
  redirectedWithoutConsent,
} from './support/decisions.js'
import { RISK_LEVELS, textOf } from './support/texts.js'

const RISK_QUESTIONS: ReadonlySet<string> = new Set(
  factCatalogue.filter((fact) => stepOf(fact) === 'safety').map(({ name }) => name),
)

const sectionOf = (one: Decision, heading: string): Section | undefined =>
  explainToLinkWorker(one).sections.find((section) => section.heading === heading)

/** A risk that somebody disclosed. */
const knownRisk: ReasonFact = {
  fact: 'harmToOthers',
  title: 'harm to others',
  value: 'no',
  origin: 'given',
  from: ['risks.harmToOthers'],
  mayTell: ['client', 'referrer'],
}

const linesOf = (one: Decision, heading: string): readonly string[] =>
  sectionOf(one, heading)?.lines.map(({ text }) => text) ?? []

test.each(cases)('a link worker can act on a person %s', (_, one) => {
  expect(formatExplanation(explainToLinkWorker(one), { width: 80 })).toMatchSnapshot()
})

describe('escalations for a link worker', () => {
  test('are headed by the first of them and the soonest time, where another one is sooner', () => {
    const police = { ...emergencyServices, route: 'police', title: 'Police' }
    const one = changed(escalatedWithPlan(), { escalations: [crisisTeam, police] })
    expect(explainToLinkWorker(one).title).toMatch(/^Escalate now: Mental health crisis team/)
    expect(explainToLinkWorker(escalatedWithPlan()).title).toMatch(/^Escalate today: /)
  })

  test('come first, numbered, and in an emergency begin with the number to ring', () => {
    const [first] = explainToLinkWorker(escalatedInDanger()).sections
    expect(first?.heading).toBe('Do this first, in this order')
    expect(first?.layout).toBe('steps')
    expect(first?.lines.map(({ text }) => text.split(/[.:,]/)[0])).toEqual([
      'Ring 999 now',
      'If you are with the person',
      'Today',
      'Today',
      'Before you give the person their own page',
    ])
  })

  test('ask to stay with the person before any other call', () => {
    expect(linesOf(escalatedWithPlan(), 'Do this first, in this order')[0]).toContain('stay with them')
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
  test('come in the order of the first conversation, and only those that the decision waits for are needed', () => {
    expect(linesOf(escalatedWithPlan(), 'Ask now')).toEqual([
      `“${question('immediateDanger').question}” (immediate danger)`,
    ])
    const headings = explainToLinkWorker(nothingAsked()).sections.map(({ heading }) => heading)
    expect(headings.slice(1, 7)).toEqual([
      'What is known already',
      'Ask first',
      'Ask why they were referred',
      'Ask before the conversation ends',
      'Then the rest',
      'For the record',
    ])
    expect(linesOf(nothingAsked(), 'Ask first')).toEqual([
      `“${question('consent').question}” (consent to the referral; needed)`,
      `“${question('interpreterNeeded').question}” (interpreter needed)`,
    ])
    expect(linesOf(nothingAsked(), 'Ask before the conversation ends').at(-1)).toBe(
      `“${question('childAtRisk').question}” (a child at risk)`,
    )
    expect(linesOf(nothingAsked(), 'Then the rest')).toContain('“Where do you live?” (lives in the area)')
  })

  test('that can wait are named and not asked', () => {
    expect(linesOf(nothingAsked(), 'Can wait')).toEqual(['Unpaid carer.'])
    expect(textOf(explainToLinkWorker(nothingAsked()))).not.toContain(question('carer').question)
  })

  test('ask for an interpreter with the advice that it is a professional one', () => {
    expect(sectionOf(nothingAsked(), 'Ask first')?.lines[1]?.details).toEqual([
      'A professional interpreter, never family or friends.',
    ])
  })

  test('have a date by which they are asked, by whom it may be', () => {
    expect(linesOf(nothingAsked(), 'Do next')[0]).toBe('Hold the first conversation by 16 March 2026.')
    const { dueBy: _, ...undated } = { dueBy: '', ...nothingAsked() }
    expect(linesOf(undated as Decision, 'Do next')[0]).toMatch(/^Say who you are/) // as on record from before
    const refused = changed(redirectedWithoutConsent(), {
      disposition: 'request-information',
      dueBy: '2026-03-16',
    })
    expect(linesOf(refused, 'Do next')[0]).toMatch(/^Do not contact the person/)
    expect(linesOf(refused, 'Do next').at(-1)).toBe('Have the answers by 16 March 2026.')
  })

  test('are all there, each in the words to ask it, unless it escalates or the person said no', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const decided = changed(one, { disposition: 'request-information' })
        const text = textOf(explainToLinkWorker(decided))
        for (const { question } of one.questions) expect(text).toContain(`“${question}”`)
      }),
    )
  })

  test('are about risks, and nothing else, while it escalates', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const decided = changed(one, { disposition: 'escalate' })
        const text = textOf(explainToLinkWorker(decided))
        const left = linesOf(decided, 'Leave this for the clinician to ask').join().toLowerCase()
        for (const { question, title } of one.questions) {
          // One question can find out two facts, such as an age and whether it is that of a child.
          const isAsked = one.questions.some(
            (other) =>
              other.question === question &&
              (RISK_QUESTIONS.has(other.fact) ||
                other.askNow ||
                other.fact === 'age' ||
                other.fact === 'isChild'),
          )
          expect(text.includes(`“${question}”`) || left.includes(title)).toBe(isAsked)
        }
      }),
    )
  })

  test('are not pressed on somebody who declined one: the rest of the screen is for the clinician', () => {
    expect(linesOf(escalatedForDeclined(), 'Ask now')).toEqual([
      `“${question('immediateDanger').question}” (immediate danger)`,
    ])
    expect(linesOf(escalatedForDeclined(), 'Leave this for the clinician to ask')).toEqual([
      'Recent self-harm and a suicide plan, means or intent. Do not press the person.',
    ])
    expect(textOf(explainToLinkWorker(escalatedForDeclined()))).not.toContain(
      question('suicidePlanOrIntent').question,
    )
  })

  test('are asked of everybody after another signal, as well as after a question declined', () => {
    const [declined] = escalatedForDeclined().reasons
    const both = { ...escalatedForDeclined(), reasons: [declined, ...escalatedWithPlan().reasons] as const }
    expect(linesOf(both, 'Leave this for the clinician to ask')).toEqual([])
    expect(linesOf(both, 'Ask now')).toHaveLength(4)
  })

  test('that follow from the screen are asked only if it is not clear, and not counted as needed', () => {
    const questions = [
      ...nothingAsked().questions,
      question('suicidePlanOrIntent', { holdsUp: true }),
      question('immediateDanger', { holdsUp: true }),
    ]
    const one = { ...nothingAsked(), questions }
    expect(explainToLinkWorker(one).title).toMatch(/: 5 answers needed, 2 possible follow-ups/)
    const followUps = linesOf(one, 'Ask before the conversation ends').slice(-2)
    for (const words of followUps) expect(words).toMatch(/^Only if an answer above is not a clear “no”: /)
  })

  test('begin with who is asking and why, and whether the person can talk', () => {
    expect(linesOf(nothingAsked(), 'Do next')[1]).toMatch(/^Say who you are, why you are asking/)
    expect(sectionOf(escalatedWithPlan(), 'Ask now')?.intro).toMatch(/^Say who you are, why you are asking/)
  })

  test('for the record or the referrer are never read out to the person, whatever waits for them', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const kept = [
          'For the record',
          'For the referrer',
          'For another team',
          'Leave this for the clinician to ask',
        ]
        const readOut = explainToLinkWorker(one).sections.filter(({ heading }) => !kept.includes(heading))
        const text = readOut.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n')
        for (const { askOf, question: words } of one.questions) {
          // One question can find out facts for both.
          const isForPerson = one.questions.some(
            (other) => other.question === words && other.askOf === 'person',
          )
          if (askOf !== 'person' && !isForPerson) expect(text).not.toContain(`“${words}”`)
        }
      }),
    )
    const known = question('local.flag', { question: 'Is there a flag?', askOf: 'referrer', holdsUp: true })
    const one = { ...nothingAsked(), questions: [question('referralSource', { holdsUp: true }), known] }
    expect(sectionOf(one, 'For the record')?.intro).toBe(
      'Not for the person: look it up, or ask whoever referred.',
    )
    expect(linesOf(one, 'For the referrer')).toEqual(['“Is there a flag?” (local.flag; needed)'])
    expect(explainToLinkWorker(one).title).toContain('2 answers needed')
  })

  test('come with the advice that “unsure” and “would rather not say” are answers', () => {
    expect(sectionOf(nothingAsked(), 'Ask before the conversation ends')?.intro).toContain(
      'I would rather not say',
    )
  })
})

describe('what is known already', () => {
  test('is told the link worker before they ask, and nobody else', () => {
    expect(linesOf(nothingAsked(), 'What is known already')).toEqual(['Who referred: GP.'])
    const marked = { ...nothingAsked(), known: [{ ...knownRisk, title: 'a risk mark77' }] }
    expect(textOf(explainToLinkWorker(marked))).toContain('mark77')
    for (const page of [
      explainToClient(marked),
      explainToReferrer(marked, { audience: 'professional-referrer' }),
    ])
      expect(textOf(page)).not.toContain('mark77')
  })
})

describe('support for a link worker', () => {
  test('says the pathway with its limits in weeks and contacts, and whether it can be extended', () => {
    expect(linesOf(acceptedLight(), 'Support')).toEqual([
      'The light pathway: 6 weeks and up to 4 contacts.',
      'No extension as things stand: the service does not extend.',
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

  test('names no pathway while it escalates: what follows is agreed later', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const text = textOf(explainToLinkWorker(changed(one, { disposition: 'escalate' })))
        expect(text).toContain('What follows is for the clinician and the person to agree')
        expect(text).not.toMatch(/\b(light|medium|holistic) pathway/)
      }),
    )
  })

  test('promises no pathway where there may be a better place', () => {
    const [redirect] = redirectedForAge().redirects
    if (redirect === undefined) throw new Error('the fixture has a redirect')
    expect(linesOf(nothingAsked(), 'What may follow')[0]).toContain('the holistic pathway')
    expect(linesOf({ ...nothingAsked(), redirects: [redirect] }, 'What may follow')).toEqual([])
  })
})

describe('a person who has not agreed', () => {
  test('is not contacted, nor asked anything: the referrer gets their page', () => {
    expect(linesOf(redirectedWithoutConsent(), 'Do next')).toEqual([
      'Do not contact the person.',
      'Once this is confirmed, give the referrer their page. It says why, and what they can do.',
    ])
    const unknown = { ...redirectedWithoutConsent(), questions: [question('housebound')] }
    expect(textOf(explainToLinkWorker(unknown))).not.toContain('Worth asking')
  })

  test('is not asked what the decision waits for: the referrer is', () => {
    const waiting = changed(redirectedWithoutConsent(), { disposition: 'request-information' })
    expect(linesOf(waiting, 'Do next')[0]).toContain('Ask the referrer')
    expect(linesOf(waiting, 'Do next')[1]).toContain('speak to the duty clinician today')
    const unasked = changed(waiting, { questions: nothingAsked().questions })
    expect(textOf(explainToLinkWorker(unasked))).not.toMatch(/Ask in your own warm way|Say who you are/)
  })

  test('still reaches a specialist, and nothing follows until they agree', () => {
    const one = escalatedWithoutConsent()
    expect(linesOf(one, 'Do this first, in this order')[1]).toContain('Mental health crisis team')
    expect(linesOf(one, 'What may follow')).toEqual(['Nothing follows until the person agrees.'])
    expect(linesOf(one, 'Do not send on yet')).toEqual([])
  })
})

describe('why, for a link worker', () => {
  test('keeps to what the decision rests on: no pathway rules while it escalates', () => {
    expect(linesOf(escalatedWithPlan(), 'Why')).toEqual([
      'Thoughts of suicide with a plan reach the crisis team today.',
    ])
    expect(linesOf(redirectedForAge(), 'Why')).toEqual(['The service works with another age.'])
  })

  test('says that nothing unasked is a “no”', () => {
    expect(sectionOf(nothingAsked(), 'Why')?.lines).toEqual([
      {
        text: 'What happens next turns on these answers.',
        details: ['Until then, none of them counts as a “no”.'],
      },
    ])
  })

  const linesOfMarked = (from: readonly string[], marked: readonly object[] | null) => {
    const told = reason('thoughts', 'Thoughts', 'thoughts', 'escalate', 'x', { suicidalThoughts: 'yes' })
    const facts = told.facts.map((fact) => ({
      ...fact,
      origin: 'combined' as const,
      from,
      completedOn: '2025-11-01',
      ...(marked === null ? {} : { marked }),
    }))
    // With what a decision says of each mark, or without it, as in one of an earlier form.
    const one = { ...escalatedWithPlan(), reasons: [{ ...told, facts }] as unknown as Decision['reasons'] }
    return sectionOf(one, 'Why')?.lines[0].details
  }

  const mark = (place: string, instrument: string, item: number, completedOn = '2025-11-01') => ({
    place,
    instrument,
    item,
    completedOn,
  })
  const PHQ9 = mark('assessments[0].items[8]', 'PHQ-9', 9)
  const EPDS = mark('assessments[1].total', 'EPDS', 10, '2026-05-03')

  test.each([
    [[PHQ9], [], 'marked in item 9 of the PHQ-9 of 1 November 2025, not said in an answer.'],
    [[PHQ9], ['risks.suicidalThoughts'], 'yes, and marked in item 9 of the PHQ-9 of 1 November 2025.'],
    [
      [EPDS],
      [],
      'a total of the EPDS of 3 May 2026 that cannot be reached without its item 10, not said in an answer.',
    ],
    [
      [PHQ9, EPDS],
      [],
      'marked in item 9 of the PHQ-9 of 1 November 2025 and a total of the EPDS of 3 May 2026 that cannot be reached without its item 10, not said in an answer.',
    ],
  ])(
    'tells a mark in a questionnaire as a mark: which item, of which, of which day',
    (marked, answers, words) => {
      const from = [...answers, ...marked.map(({ place }) => place)]
      expect(linesOfMarked(from, marked)).toEqual([`Suicidal thoughts now: ${words}`])
    },
  )

  test('tells a mark in a decision of an earlier form, which does not say of which questionnaire', () => {
    expect(linesOfMarked(['assessments[0].items[8]'], null)).toEqual([
      'Suicidal thoughts now: marked in item 9 of the questionnaire of 1 November 2025, not said in an answer.',
    ])
  })

  test('tells a score once, with the day of the questionnaire', () => {
    const scores = { phq9Seen: 24, phq9Total: 24, gad7Seen: 12 }
    const told = reason('score', 'A score', 'a score', 'escalate', 'x', scores)
    const facts = told.facts.map((fact) => ({ ...fact, completedOn: '2026-03-01' }))
    const one = { ...escalatedWithPlan(), reasons: [{ ...told, facts }] as const }
    expect(sectionOf(one, 'Why')?.lines[0].details).toEqual([
      'PHQ-9 total (depression): 24, on 1 March 2026; sum of the GAD-7 answers on record: 12, on 1 March 2026.',
    ])
  })

  test('leaves out how the service is set up', () => {
    const told = reason('focus', 'Not our focus', 'another need', 'redirect', 'x', {
      serviceFocus: 'general',
      sourceAccepted: false,
    })
    expect(sectionOf({ ...redirectedForAge(), reasons: [told] }, 'Why')?.lines[0].details).toEqual([
      'This service takes referrals from others only.',
    ])
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

test('somebody sent to a better place is not left with needs that it does not take on', () => {
  const { needsLeft, redirects } = redirectedForDependence() as RedirectDecision // one that redirects
  expect(linesOf(redirectedForDependence(), 'What this leaves')[0]).toContain(
    (needsLeft ?? []).map(({ title }) => title).join(' and '),
  )
  expect(
    sectionOf(changed(redirectedForAge(), { redirects, needsLeft: [] }), 'What this leaves'),
  ).toBeUndefined()
})

describe('what need not wait', () => {
  const food: Action = {
    action: 'help-with-food',
    title: 'Help with: food',
    for: 'client',
    instruction: 'Arrange a food bank voucher today',
    reason: 'food is one of the needs',
    rules: ['help-with-food'],
  }
  const headings = (one: Decision) => explainToLinkWorker(one).sections.map(({ heading }) => heading)

  test.each([
    ['answers are missing', nothingAsked()],
    ['another place is better', redirectedForAge()],
  ])('comes before all other work where %s', (_, one) => {
    const [first, next] = headings(changed(one, { actions: [food] }))
    expect([first, next]).toEqual(['What need not wait', 'Do next'])
  })

  const interpreter: Action = {
    ...food,
    action: 'book-interpreter',
    title: 'Book a professional interpreter',
    instruction: 'Do not rely on family',
    rules: ['book-interpreter'],
    beforeAsking: true,
  }

  test.each([
    ['it escalates', escalatedWithPlan()],
    ['it is accepted', acceptedHolistic()],
  ])('has an interpreter before every question where %s', (_, one) => {
    const [, second] = headings(changed(one, { actions: [food, interpreter] }))
    expect(second).toBe('Before the person is asked anything')
  })

  test.each([
    ['answers are missing', nothingAsked()],
    ['another place is better', redirectedForAge()],
  ])('has an interpreter before the conversation itself where %s', (_, one) => {
    expect(headings(changed(one, { actions: [food, interpreter] })).slice(0, 3)).toEqual([
      'Before the person is asked anything',
      'What need not wait',
      'Do next',
    ])
  })

  test('has no interpreter before the questions where nobody asks the person anything', () => {
    const page = changed(redirectedWithoutConsent(), { actions: [interpreter] })
    expect(headings(page)).not.toContain('Before the person is asked anything')
    expect(linesOf(page, 'Once the person agrees, or by way of the referrer')).toEqual([
      'Book a professional interpreter.',
    ])
  })

  test('comes after whom to contact, where that is more urgent', () => {
    const [first, second] = headings(changed(escalatedWithPlan(), { actions: [food] }))
    expect([first, second]).toEqual(['Do this first, in this order', 'Ask now'])
  })

  test('goes by way of whoever referred where the person has not agreed', () => {
    const lines = linesOf(
      changed(redirectedWithoutConsent(), { actions: [food] }),
      'Once the person agrees, or by way of the referrer',
    )
    expect(lines).toEqual(['Help with: food.'])
    expect(headings(changed(redirectedWithoutConsent(), { actions: [food] }))[0]).toBe('Do next')
  })
})
