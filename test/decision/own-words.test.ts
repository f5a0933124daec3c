/** What a decision says itself: in the words that ship, and in a service's own where it has any. */
import { expect, test } from 'vitest'
import { everyQuestion } from '../../src/decision/every-question.js'
import type { ReferralInput } from '../../src/referral/referral.js'
import type { Service } from '../../src/service/service.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const accepted: ReferralInput = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { dateOfBirth: '1961-04-12', selfNavigation: 'confident' },
  needs: [{ domain: 'loneliness' }],
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
}

const withWords = (en: Record<string, string>): Service => ({ ...services.sp7, words: { en } })

const reasonOf = (service: Service): string | undefined =>
  createTriage({ service: { ...service, extension: { allowed: false } } }).decide(accepted).intervention
    ?.extension.reason

test('a service says why it does not extend in words of its own', () => {
  expect(reasonOf(services.sp7)).toBe('the service does not extend')
  expect(reasonOf(withWords({ 'decision.extension.notAllowed': 'we stop there' }))).toBe('we stop there')
})

test('a text with a place that nobody fills is not said', () => {
  expect(reasonOf(withWords({ 'decision.extension.notAllowed': 'we stop at {weeks}' }))).toBe(
    'the service does not extend',
  )
})

test('a hand-over says what it says, and the words of the service after it', () => {
  const instruction = (service: Service, referral: object) => {
    const result = createTriage({ service }).safeDecide(referral)
    return result.ok ? 'decided' : result.handover.instruction
  }
  const own = withWords({ 'handover.danger': 'ring Jo on 12', 'handover.mend': 'ask the office' })
  const inDanger = { id: 7, risks: { suicidalThoughts: 'yes' } }
  expect(instruction(own, inDanger)).toBe(`${instruction(services.sp7, inDanger)}; ring Jo on 12`)
  expect(instruction(own, { id: 7 })).toBe(`${instruction(services.sp7, { id: 7 })}; ask the office`)
})

test('the provenance names the words, and others where the service has its own', () => {
  const wordsOf = (service: Service) => createTriage({ service }).decide(accepted).provenance.words
  expect(wordsOf(services.sp7)).toEqual(wordsOf(services.sp2))
  expect(wordsOf(services.sp7)).toEqual({
    language: 'en',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  })
  expect(wordsOf(withWords({ 'decision.noRule.title': 'Nothing fits' }))?.digest).not.toBe(
    wordsOf(services.sp7)?.digest,
  )
})

test('a question is asked in the words of the service, and one of the safety screen as it is, with these after it', () => {
  const questionsOf = (service: Service) =>
    new Map(
      everyQuestion(createTriage({ service }).decide({ id: 'R-2', receivedOn: '2026-03-02' })).map(
        ({ fact, question }) => [fact, question],
      ),
    )
  const ours = questionsOf(services.sp7)
  const theirs = questionsOf(
    withWords({
      'facts.carer.question': 'Is there somebody you care for?',
      'facts.suicidalThoughts.question': 'Take your time.',
    }),
  )
  expect(theirs.get('carer')).toBe('Is there somebody you care for?')
  expect(theirs.get('suicidalThoughts')).toBe(`${ours.get('suicidalThoughts')} Take your time.`)
  expect(theirs.get('selfHarm')).toBe(ours.get('selfHarm'))
})

test('the answers to choose from are called as the service calls them, and have the same values', () => {
  const optionsOf = (service: Service, asked: string) =>
    everyQuestion(createTriage({ service }).decide({ id: 'R-2', receivedOn: '2026-03-02' })).find(
      ({ fact }) => fact === asked,
    )?.answer.options ?? []
  const theirs = withWords({
    'decision.answers.unsure': 'I am not sure',
    'values.money': 'money and debt',
  })
  const titled = (fact: string, value: string) =>
    [services.sp7, theirs].map(
      (service) => optionsOf(service, fact).find((one) => one.value === value)?.title,
    )
  expect(titled('consent', 'unsure')).toEqual(['asked, and not sure', 'I am not sure'])
  expect(titled('consent', 'yes')).toEqual(['yes', 'yes'])
  expect(titled('needs', 'money')).toEqual(['money', 'money and debt'])
  expect(optionsOf(theirs, 'consent').map(({ value }) => value)).toEqual(['yes', 'no', 'unsure', 'declined'])
})
