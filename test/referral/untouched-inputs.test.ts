import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../src/issue/issue.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { Referral, Risks } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { referrals } from '../support/arbitraries/referrals.js'

/** The smallest referral there is, and more. */
const with_ = (more: object): object => ({ id: 'R-1', receivedOn: '2026-03-02', ...more })

const told = (input: unknown): readonly string[] => {
  const result = parseReferral(input)
  return result.ok ? [] : result.issues.map(({ code, path }) => `${formatPath(path)}: ${code}`)
}

const blanks = fc.constantFrom('', ' ', '\u00a0', '\t\n')

// Every other one takes a date beside its answer.
const CLIENT = ['dateOfBirth', 'housebound', 'longTermConditions', 'carer', 'selfNavigation', 'interpreterNeeded', 'id', 'supportToLeaveHome'] // biome-ignore format: one line

/** The referral as a form sends it: every input that it knows and that holds nothing is there, as empty text. */
const asFormSendsIt = (referral: Referral, blank: string): object => {
  const dated = { answer: blank, askedOn: blank }
  const unanswered = (keys: readonly string[], answers: object | null | undefined) => ({
    ...Object.fromEntries(keys.map((key, index) => [key, index % 2 === 0 ? blank : dated])),
    ...Object.fromEntries(Object.entries(answers ?? {}).filter(([, value]) => value !== null)),
  })
  return {
    ...Object.fromEntries(Object.keys(Referral.shape).map((key) => [key, blank])),
    ...Object.fromEntries(Object.entries(referral).filter(([, value]) => value !== null)),
    client: unanswered(CLIENT, referral.client),
    risks: { askedOn: blank, ...unanswered(Object.keys(Risks.shape), referral.risks) },
    needs: [{ domain: blank }, ...(referral.needs ?? []), { domain: blank }],
    assessments: [
      { instrument: 'phq-9', completedOn: blank, items: Array(9).fill(blank), total: blank },
      ...(referral.assessments ?? []),
      { instrument: 'swemwbs', completedOn: blank, total: blank, scale: 'raw' },
    ],
    $schema: blank,
  }
}

describe('an input that nobody touched is absent', () => {
  test('so that a form may send all of its inputs: the decision is that of what was filled in', () => {
    const triage = createTriage({ service: services.sp4 })
    fc.assert(
      fc.property(referrals, blanks, (referral, blank) => {
        // An empty list of needs says that none were found, and no form can say so by rows that nobody touched.
        const { needs, ...others } = referral
        const filledIn = needs?.length === 0 ? others : referral
        const sent = triage.safeDecide(asFormSendsIt(referral, blank))
        expect(sent).toEqual({ ok: true, value: triage.decide(filledIn) })
      }),
    )
  })

  test.each([
    ['an answer', { consent: '', risks: { selfHarm: ' ' } }, { risks: {} }],
    ['a section', { client: '', risks: '\n', notes: '', local: '' }, {}],
    ['the reference of the client', { client: { id: '' } }, { client: {} }],
    ['rows of needs: they are not recorded, and never an empty list', { needs: [{ domain: '' }, ''] }, {}],
    [
      'a row among others',
      { needs: [{ domain: '' }, { domain: 'money' }] },
      { needs: [{ domain: 'money' }] },
    ],
    [
      'a questionnaire that the form chose, and nobody filled in',
      { assessments: [{ instrument: 'phq-9', completedOn: '', items: Array(9).fill('') }] },
      {},
    ],
    [
      'the total of a questionnaire that has none, in a form with the same inputs for each',
      { assessments: [{ instrument: 'ons-4', completedOn: '', total: '', items: Array(4).fill(null) }] },
      {},
    ],
    [
      'an item: it was not answered, and is never 0',
      { assessments: [{ instrument: 'ucla-3', completedOn: '2026-03-01', items: ['', 1, ''], total: '' }] },
      { assessments: [{ instrument: 'ucla-3', completedOn: '2026-03-01', items: [null, 1, null] }] },
    ],
    [
      'a value of the rule set’s own, and a choice among several',
      { local: { inCatchment: '', languages: ['', 'Bengali'], hobbies: [''] } },
      { local: { languages: ['Bengali'] } },
    ],
  ])('%s', (_, sent, read) => {
    expect(parseReferral(with_(sent))).toStrictEqual({ ok: true, value: with_(read) })
  })

  test('an empty list that was sent as one stays what it was', () => {
    expect(parseReferral(with_({ needs: [] }))).toStrictEqual({ ok: true, value: with_({ needs: [] }) })
  })
})

describe('what is wrong is told where it stands in what was sent', () => {
  test.each([
    ['an id is never untouched', { ...with_({}), id: '' }, ['id: out-of-range']],
    ['nor is there a referral without a date', { id: 'R-1', receivedOn: '' }, ['receivedOn: missing']],
    [
      'a row behind some that nobody touched',
      with_({ needs: [{ domain: '' }, { domain: 'lonelyness' }, { domain: '' }, { domain: 'mony' }] }),
      ['needs[1].domain: not-allowed', 'needs[3].domain: not-allowed'],
    ],
    [
      'a questionnaire that somebody began',
      with_({
        assessments: [
          { instrument: 'phq-9', completedOn: '', items: Array(9).fill('') },
          { instrument: 'ucla-3', completedOn: '', items: ['', 1, ''] },
          { instrument: '', completedOn: '2026-03-01' },
        ],
      }),
      ['assessments[1].completedOn: missing', 'assessments[2].instrument: missing'],
    ],
    [
      'a key that is not known, before anybody fills it in',
      with_({ sauce: '', risks: { suicidalThought: '' }, needs: [{ domain: '', note: '' }] }),
      ['needs[0].domain: missing', 'needs[0].note: unknown-key', 'risks.suicidalThought: unknown-key', 'sauce: unknown-key'], // biome-ignore format: one line
    ],
    ['a list where none belongs', with_({ risks: [''] }), ['risks: wrong-type']],
  ])('%s', (_, input, expected) => {
    expect(told(input)).toEqual(expected)
  })

  test('a sign of danger in a row is at its place', () => {
    const assessments = [{ instrument: '' }, { instrument: 'phq-9', completedOn: '', items: [0, 0, 0, 0, 0, 0, 0, 0, 2] }] // biome-ignore format: one line
    expect(told(with_({ assessments }))[0]).toBe('assessments[1].items[8]: possible-safety-signal')
  })
})
