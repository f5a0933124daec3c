import { expect, test } from 'vitest'
import type { Decision, QuotedMention } from '../../src/decision/decision.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { acceptedLight, changed, escalatedWithPlan, nothingAsked } from './support/decisions.js'

const HEADING = 'What the notes say'
const READ_ALL =
  'Read all of the notes. Only phrases of a list are found in them: finding none says nothing about the person.'

const linesOf = ({ sections }: ReturnType<typeof explainToLinkWorker>) =>
  sections.find(({ heading }) => heading === HEADING)?.lines.map(({ text }) => text)

const withMentions = (mentions: readonly QuotedMention[], furtherMentions?: number): Decision =>
  changed(acceptedLight(), { mentions, ...(furtherMentions === undefined ? {} : { furtherMentions }) })

const mention: QuotedMention = {
  risk: 'suicidalThoughts',
  phrase: 'wants-to-die',
  words: 'She wants to die.',
  from: 4,
  to: 16,
}

const examined = (notes: string) =>
  createTriage({ service: services.sp7 }).examine({ id: 'R-1', receivedOn: '2026-03-02', notes })

test('mentions are quoted with how they are said and what they are about', () => {
  const told = [
    mention,
    { ...mention, said: 'denied' as const, words: 'Denies SI' },
    { ...mention, risk: 'selfHarm', said: 'of-another' as const, words: 'Her sister cuts herself' },
    { ...mention, risk: 'recentSuicideAttempt', said: 'past' as const, words: 'OD in 2009' },
    { ...mention, risk: 'risks.fire-setting', words: 'Sets fires' },
  ]
  expect(linesOf(explainToLinkWorker(withMentions(told, 3)))).toEqual([
    READ_ALL,
    '“She wants to die.” (about: suicidal thoughts now)',
    'denied: “Denies SI” (about: suicidal thoughts now)',
    'said of somebody else: “Her sister cuts herself” (about: recent self-harm)',
    'in the past: “OD in 2009” (about: suicidal thoughts in the past)',
    '“Sets fires” (about: `risks.fire-setting`)',
    '3 more phrases in the notes',
  ])
})

test('where nothing was found, a link worker is told to read the notes all the same', () => {
  expect(linesOf(explainToLinkWorker(withMentions([])))).toEqual([READ_ALL])
})

test.each([
  ['answers are missing', nothingAsked()],
  ['it escalates', escalatedWithPlan()],
])('the notes are read before anybody asks where %s', (_, one) => {
  const headings = explainToLinkWorker(changed(one, { mentions: [mention] })).sections.map(
    ({ heading }) => heading,
  )
  expect(headings).toContain(HEADING)
  expect(headings.indexOf(HEADING)).toBeLessThan(headings.findIndex((heading) => heading.startsWith('Ask ')))
})

test('where there are no notes, nothing is said of them', () => {
  expect(linesOf(explainToLinkWorker(acceptedLight()))).toBe(undefined)
})

test('a decision on record names phrases and has no words', () => {
  const { words: _, ...onRecord } = mention
  expect(linesOf(explainToLinkWorker(withMentions([onRecord])))?.at(-1)).toBe(
    'phrase `wants-to-die` (about: suicidal thoughts now)',
  )
})

test('what is quoted stands in one line, and steers no terminal', () => {
  const words = `so low\n\u001b[2J ${'x'.repeat(300)}`
  const [, line = ''] = linesOf(explainToLinkWorker(withMentions([{ ...mention, words }]))) ?? []
  expect(line).toMatch(/^“so low \\u001B\[2J x+…” /)
  expect(line.length).toBeLessThan(260)
})

test('an auditor reads which phrase at which place made a fact so', () => {
  const examination = examined('Lives alone. She wants to die.')
  const page = explainToAuditor(examination)
  expect(linesOf(page)).toContain('“She wants to die.” (about: suicidal thoughts now)')
  const phrase = examination.origins['suicidalThoughts']?.mentioned?.[0]
  const facts = page.sections.find(({ heading }) => heading === 'Facts')?.lines.map(({ text }) => text)
  expect(facts?.[0]).toBe(
    `suicidal thoughts now (\`suicidalThoughts\`): \`"yes"\`, combined from \`notes[${phrase?.from}–${phrase?.to}]: ${phrase?.phrase}\``,
  )
})

test('a reason that rests on the notes says so, and is no answer', () => {
  const why = explainToLinkWorker(examined('She wants to die.').decision).sections.find(
    ({ heading }) => heading === 'Why',
  )
  expect(JSON.stringify(why)).toContain('Suicidal thoughts now: found in the notes, not said in an answer.')
})
