import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, Question, Reason, Redirect } from '../../src/decision/decision.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { nations } from '../../src/service/shipped-nations.js'
import { deepFreeze } from '../support/deep-freeze.js'
import { RISK_FACTS, riskDecisions } from './support/arbitrary-decisions.js'
import {
  acceptedHolistic,
  acceptedLight,
  cases,
  changed,
  crisisTeam,
  escalatedForChild,
  escalatedForDeclined,
  escalatedInDanger,
  escalatedWithoutConsent,
  escalatedWithPlan,
  nothingAsked,
  question,
  redirectedForAge,
  redirectedForDependence,
  redirectedForNow,
  redirectedWithoutConsent,
} from './support/decisions.js'
import { readingGrade, sentencesOf, wordCount } from './support/readability.js'
import { RISK_LEVELS, RISK_WORDS, textOf } from './support/texts.js'

const pageOf = (one: Decision): string => textOf(explainToClient(one))

/** What a page says beyond the numbers that stand on every page. */
const ownWords = (one: Decision): string => textOf(explainToClient({ ...one, helplines: [] }))

const JARGON =
  /pathway|escalat|disposition|provenance|safeguard|holistic|undetermined|referr|redirect|intervention|signpost|assess|clinic|eligib|criteri|provisional|caseload|patient|service user|outcome|domain|consent|confirm|override/i

test.each(cases)('the page of a person %s reads well', (_, one) => {
  expect(formatExplanation(explainToClient(one), { width: 72 })).toMatchSnapshot()
})

describe('the page for a client', () => {
  test.each(cases)('can be read at about age 11 (%s)', (_, one) => {
    const page = pageOf(one)
    expect(readingGrade(page)).toBeLessThanOrEqual(5)
    for (const words of sentencesOf(page)) expect(wordCount(words), words).toBeLessThanOrEqual(24)
  })

  test('can be read at about age 11, whatever was decided', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        expect(readingGrade(pageOf(one))).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('the measure of reading age tells a plain text from an official one', () => {
    expect(readingGrade('We will call you. You can say no. We want to help.')).toBeLessThan(2)
    expect(
      readingGrade(
        'The multidisciplinary assessment determined that eligibility for individualised interventions necessitates additional documentation.',
      ),
    ).toBeGreaterThan(15)
  })

  test('has no jargon, whatever was decided', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        expect(pageOf(one)).not.toMatch(JARGON)
      }),
    )
  })

  test('names no risk, and nothing that a rule says of one', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const page = ownWords(one)
        expect(page).not.toMatch(RISK_WORDS)
        expect(page).not.toMatch(/mark\d/)
        for (const { facts, title, reason: why } of one.reasons) {
          expect(page).not.toContain(title)
          expect(page).not.toContain(why)
          for (const fact of facts) expect(page).not.toContain(fact.title)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is the same whichever risk it was: a reader cannot work it out', () => {
    const swap = (one: Decision, other: Decision): Decision => {
      const [first, ...rest] = one.reasons.map((was, index): Reason => {
        const now = other.reasons[index] ?? was
        return { ...now, rule: was.rule }
      })
      return changed(one, {
        reasons: [first ?? one.reasons[0], ...rest],
        actions: other.actions,
        escalations: one.escalations.map((was, index) => ({
          ...was,
          title: other.escalations[index]?.title ?? 'Another route',
          instruction: null,
        })),
        redirects: one.redirects.map((was) => ({
          ...was,
          title: 'a ward for overdoses',
          reason: 'an overdose',
        })),
        questions: [...one.questions, ...RISK_FACTS.map((fact) => question(fact, { holdsUp: true }))],
      })
    }
    fc.assert(
      fc.property(riskDecisions, riskDecisions, (one, other) => {
        expect(explainToClient(swap(one, other))).toEqual(explainToClient(one))
      }),
    )
  })

  test('never gives a level or a score of risk', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        expect(pageOf(one)).not.toMatch(RISK_LEVELS)
      }),
    )
  })

  test('is plain JSON, comes out the same each time, and leaves the decision as it was', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const page = explainToClient(deepFreeze(one))
        expect(JSON.parse(JSON.stringify(page))).toEqual(page)
        expect(JSON.stringify(explainToClient(structuredClone(one)))).toBe(JSON.stringify(page))
      }),
    )
  })

  test('always says how to get help now, with numbers', () => {
    for (const [, one] of cases)
      for (const { text } of nations.england.helplines) expect(pageOf(one)).toContain(text)
  })

  test('has the numbers of the nation, and those of one’s own after them', () => {
    const inBelfast = { ...escalatedWithPlan(), helplines: nations['northern-ireland'].helplines }
    const page = textOf(explainToClient(inBelfast, { helplines: ['You can also call Ana.'] }))
    expect(page).toContain('call Lifeline on 0808 808 8000')
    expect(page.indexOf('You can also call Ana.')).toBeGreaterThan(page.indexOf('Childline'))
    expect(page).not.toContain('111 and choose')
  })
})

test('a client who is asked to tell us something reads how, where the service says it', () => {
  for (const [, one] of cases) {
    const page = textOf(explainToClient(one, { contact: 'Call Ana on 020 7946 0100' }))
    expect(page).toContain('How to reach us: Call Ana on 020 7946 0100.')
  }
})

describe('a person who is accepted', () => {
  test('reads for how many weeks, and how often', () => {
    expect(pageOf(acceptedHolistic())).toContain('for 6 to 8 weeks')
    expect(pageOf(acceptedHolistic())).toContain('12 weeks in all')
    expect(pageOf(acceptedLight())).toContain('for 6 weeks')
    expect(pageOf(acceptedLight())).toContain('up to 4 times')
    expect(pageOf(acceptedLight())).toContain('We cannot go on for longer than that.')
  })

  test('is told that there is an end only where the service says so', () => {
    const page = (because?: 'notStated' | 'noCause' | 'atLongest') => {
      const { intervention } = acceptedLight()
      if (intervention === null) throw new Error('an accepted decision has an intervention')
      const { because: _, ...extension } = intervention.extension
      return pageOf(
        changed(acceptedLight(), {
          intervention: {
            ...intervention,
            extension: because === undefined ? extension : { ...extension, because },
          },
        }),
      )
    }
    expect(page('atLongest')).toContain('We cannot go on for longer than that.')
    for (const because of ['notStated', 'noCause', undefined] as const) {
      expect(page(because)).not.toContain('We cannot go on')
      expect(page(because)).toContain('If you think that you need more time, talk to us about it.')
    }
  })

  test('reads where what they say may not stay between them and us', () => {
    expect(pageOf(acceptedLight())).toContain('we may have to tell others. We will tell you first if we can.')
  })

  test('reads what we can and what we cannot do', () => {
    expect(explainToClient(acceptedLight()).sections.map(({ heading }) => heading)).toEqual([
      'What happens next',
      'What we can do',
      'What we cannot do',
      'How long it lasts',
      'You have a say',
      'If you need help right now',
    ])
  })

  test('reads something sensible on a pathway of another name', () => {
    const page = pageOf(
      changed(acceptedLight(), { pathway: 'medium', pathwayTitle: 'Medium', forClient: null }),
    )
    expect(page).toContain('Ask what matters to you.')
    expect(page).not.toMatch(/medium/i)
  })
})

describe('a person whose case is escalated', () => {
  test('reads that somebody trained is asked to be in touch today: that they are, only the service can promise', () => {
    for (const one of [escalatedWithPlan(), escalatedInDanger()]) {
      expect(explainToClient(one).title).toBe('We are asking someone to get in touch with you today')
      expect(pageOf(one)).not.toMatch(/will be in touch with you today/)
    }
  })

  test('gets the telephone number of the route, without its name', () => {
    expect(pageOf(escalatedWithPlan())).toContain('you can also call 020 7946 0123')
    expect(pageOf(escalatedWithPlan())).not.toContain('crisis')
  })

  test('is not promised a call, nor given a number, where somebody else’s safety is looked into', () => {
    const page = pageOf(escalatedForChild())
    expect(page).not.toContain('in touch with you today')
    expect(page).not.toContain('020 7946 0999')
  })

  test('reads the true time where it is not today', () => {
    const later = changed(escalatedWithPlan(), { escalations: [{ ...crisisTeam, within: 'P7D' }] })
    expect(explainToClient(later).title).toBe('We are asking someone to get in touch with you within 7 days')
  })

  test('is told that nothing is lost, where a pathway can follow', () => {
    expect(pageOf(escalatedWithPlan())).toContain('We have not turned you away.')
  })

  test('reads first how to get help, and not to wait if they might not be safe', () => {
    for (const [, one] of cases.filter(([, { disposition }]) => disposition === 'escalate')) {
      expect(explainToClient(one).sections[0]?.heading).toBe('If you need help right now')
      expect(pageOf(one)).toContain('do not wait: call 999, or 111 and choose option 2')
    }
  })

  test('is given no number of another nation', () => {
    const inBelfast = { ...escalatedInDanger(), helplines: nations['northern-ireland'].helplines }
    const page = textOf(explainToClient(inBelfast))
    expect(page).toContain('do not wait: call 999, or Lifeline on 0808 808 8000')
  })

  test('is not promised a call by a clinician, who may have to look into it first', () => {
    expect(pageOf(escalatedForDeclined())).not.toContain('in touch with you today')
  })

  test('reads that support is their choice, where they did not agree, and nothing of a link worker', () => {
    expect(pageOf(escalatedWithoutConsent())).toContain('You do not have to work with us.')
    expect(pageOf(escalatedWithoutConsent())).not.toContain('link worker')
  })

  test('is not told that there was nothing wrong with what they did', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        expect(pageOf(one)).not.toMatch(/nothing wrong/i)
      }),
    )
  })
})

describe('a person we ask for more', () => {
  test('reads the everyday questions in plain words', () => {
    expect(pageOf(nothingAsked())).toContain('What would you like help with?')
  })

  test('is not asked what others look up: their date of birth, unless they referred themselves', () => {
    const asking = (askOf: Question['askOf']) =>
      pageOf({ ...nothingAsked(), questions: [question('age', { holdsUp: true, askOf })] })
    expect(asking('record')).not.toContain('When were you born?')
    expect(asking('person')).toContain('When were you born?')
  })

  test('reads one sentence for all questions about safety, and that everyone is asked', () => {
    const withoutSafety = { ...nothingAsked(), questions: [question('age', { holdsUp: true })] }
    expect(pageOf(withoutSafety)).toContain('We ask everyone how they are feeling')
    expect(pageOf(nothingAsked())).toContain('We ask everyone how they are feeling')
  })

  test('is not shown the question of a local fact, whose meaning we do not know', () => {
    expect(pageOf(nothingAsked())).not.toContain('Where do you live?')
  })
})

describe('a person for whom there is a better place', () => {
  test('reads where it is and how to reach it', () => {
    const page = pageOf(redirectedForAge())
    expect(page).toContain('The link workers for young people')
    expect(page).toContain('020 7946 0555')
    expect(page).toContain('younger than this service works with')
  })

  test('is told by a link worker whom they ask for, where the place itself would give away what somebody told us', () => {
    const page = pageOf(redirectedForDependence())
    expect(page).toContain('A link worker can tell you who can help with this')
    expect(page).not.toContain('020 7946 0777')
  })

  test('reads that it is their choice, where they did not agree, and is not promised a call', () => {
    for (const disposition of ['redirect', 'request-information'] as const) {
      const page = pageOf(changed(redirectedWithoutConsent(), { disposition }))
      expect(page).toContain('You do not have to work with us. If you would like to, now or later, tell us.')
      expect(page).not.toMatch(/link worker|call you/)
    }
  })

  test('reads what the rule set says for them, and a number only where the place is not private', () => {
    expect(pageOf(redirectedForNow())).toContain('You can come back whenever you like.')
    const withWords = (one: Decision): Decision =>
      changed(one, {
        redirects: one.redirects.map((was) => ({ ...was, forClient: 'Other people can help you.' })),
      })
    expect(pageOf(withWords(redirectedForAge()))).toContain('You can call 020 7946 0555.')
    expect(pageOf(withWords(redirectedForDependence()))).toContain('Other people can help you.')
    expect(pageOf(withWords(redirectedForDependence()))).not.toContain('020 7946 0777')
  })

  const withRedirect = (
    change: Partial<Redirect>,
    reasons: Decision['reasons'] = redirectedForAge().reasons,
  ) =>
    changed(redirectedForAge(), {
      redirects: redirectedForAge().redirects.map((was) => ({ ...was, ...change })),
      reasons,
    })

  test('reads the words for them as they stand: no word decides whether they are shown', () => {
    for (const words of ['The alcohol service can help you.', 'Gall gwasanaeth arall eich helpu.'])
      expect(pageOf(withRedirect({ forClient: words, mayTell: [] }))).toContain(words)
  })

  test.each([
    ['English', 'A case discussion at the MDT meeting', 'the service is for people who are older'],
    ['Welsh', 'Trafodaeth achos', 'mae’r gwasanaeth ar gyfer pobl hŷn'],
  ])('is told of a place, and why, where it is said that they may be, in %s', (_, title, why) => {
    const [reason] = redirectedForAge().reasons
    const told = { title, reason: why }
    expect(pageOf(withRedirect(told))).toContain(title)
    expect(pageOf(withRedirect(told)).toLowerCase()).toContain(why)
    for (const mayTell of [[], ['referrer'], ['professional-referrer']] as const) {
      expect(pageOf(withRedirect({ ...told, mayTell }))).not.toContain(title)
      const kept = pageOf(withRedirect(told, [{ ...reason, reason: why, mayTell }]))
      expect(kept).toContain('They can help you with this better than we can.')
      expect(kept.toLowerCase()).not.toContain(why)
    }
  })

  test('is not told why where one of the rules is not explained', () => {
    const page = pageOf(withRedirect({ rules: ['age-out-of-range', 'x'] }))
    expect(page).toContain('They can help you with this better than we can.')
    expect(page).not.toContain('younger than')
  })

  test('is never left without a next step', () => {
    fc.assert(
      fc.property(riskDecisions, (one) => {
        const page = pageOf(changed(one, { disposition: 'redirect' }))
        expect(page).toMatch(/How to reach them|tell us/)
      }),
    )
  })
})
