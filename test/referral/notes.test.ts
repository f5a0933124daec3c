import { describe, expect, test } from 'vitest'
import { quotedMentions } from '../../src/decision/quoted-mentions.js'
import { mentionsIn } from '../../src/referral/notes.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { shippedVocabulary } from '../../src/referral/vocabulary.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

const withNotes = (notes: unknown) => ({ id: 'R-1', receivedOn: '2026-03-02', notes })

const quoted = (notes: string) => quotedMentions({ ...withNotes(null), notes }, shippedVocabulary)

describe('the notes of a referral', () => {
  test('are kept as they were written, line breaks and all', () => {
    const notes = 'Lives alone.\n\n  Wife † in May; likes 🌱.'
    expect(parseReferral(withNotes(notes))).toMatchObject({ ok: true, value: { notes } })
    expect(parseReferral(withNotes(null)).ok).toBe(true)
    expect(parseReferral(withNotes('')).ok).toBe(true)
  })

  test.each([[['She wants to die.']], [{ text: 'She wants to die.' }], [7], [true]])(
    'are one text: %j is refused, and nobody is told to leave anything out',
    (notes) => {
      const read = parseReferral(withNotes(notes))
      const issue = read.ok ? undefined : read.issues.find(({ code }) => code === 'wrong-type')
      expect(issue).toMatchObject({ path: ['notes'], hint: 'write all of it as one text' })
    },
  )

  test.each([[['She wants to die.']], [{ text: 'She wants to die.' }]])(
    'that are no text are searched by the hand-over, which leads to a specialist: %j',
    (notes) => {
      const result = createTriage({ service: services.sp7 }).safeDecide(withNotes(notes))
      if (result.ok) throw new Error('it should be refused')
      expect(result.handover.signals.map(({ risk }) => risk)).toContain('suicidalThoughts')
      expect(result.handover.escalations.map(({ kind }) => kind)).toContain('specialist-mental-health')
    },
  )

  test('that are too long are refused, and not to be cut', () => {
    const read = parseReferral(withNotes('x'.repeat(10_001)))
    expect(read.ok ? [] : read.issues).toMatchObject([
      { code: 'too-large', path: ['notes'], hint: expect.stringContaining('the whole of it') },
    ])
  })
})

describe('mentions in the notes', () => {
  test('are quoted by the sentence, those that are said as they are before the others', () => {
    const { mentions } = quoted('Denies suicidal thoughts. Lives alone. She wants to die.')
    expect(mentions.map(({ risk, said, words }) => [risk, said, words])).toEqual([
      ['suicidalThoughts', undefined, expect.stringMatching(/^She wants to die\.?$/)],
      ['suicidalThoughts', 'denied', expect.stringMatching(/^Denies suicidal thoughts\.?$/)],
    ])
  })

  test('say where in the notes they stand', () => {
    const notes = 'Lives alone. She wants to die.'
    const [first] = quoted(notes).mentions
    expect(notes.slice(first?.from, first?.to)).toContain('to die')
  })

  test('are twenty at most, and how many more there are is said', () => {
    const { furtherMentions, mentions } = quoted('She wants to die. '.repeat(23))
    expect([mentions.length, furtherMentions]).toEqual([20, 3])
    expect(quoted('She wants to die.')).not.toHaveProperty('furtherMentions')
  })

  test('are none where the notes have none, or there are no notes', () => {
    expect(quoted('Likes gardening.')).toEqual({ mentions: [] })
    expect(mentionsIn({ id: 'R-1', receivedOn: '2026-03-02' }, shippedVocabulary)).toEqual([])
  })
})
