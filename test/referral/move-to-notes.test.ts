/** Following a hint must not turn a missed signal into an acceptance: text is moved to `notes`, and never left out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { Risks } from '../../src/referral/referral.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { runs } from '../support/runs.js'

const triage = createTriage({ service: services.sp7 })
const named = { id: 'R-1', receivedOn: '2026-03-02' }

const hintsOf = (referral: unknown): readonly (string | undefined)[] => {
  const result = triage.safeDecide(referral)
  return result.ok ? [] : result.issues.map(({ hint }) => hint)
}

describe('text under a key that is not known', () => {
  test.each([
    { comments: 'Lives alone' },
    { freeText: ['Lives alone'] },
    { presentingProblem: { history: 'Lives alone' } },
    { client: { remarks: 'Lives alone' } },
    {
      assessments: [
        { instrument: 'gad-2', completedOn: '2026-03-01', items: [0, 0], remarks: 'Lives alone' },
      ],
    },
    { local: { remarks: 'Lives alone' } },
  ])('is to be moved to the notes: %j', (part) => {
    expect(hintsOf({ ...named, ...part })).toEqual([
      'move what it says to `notes`, which are kept, shown and searched for danger',
    ])
  })

  test.each([
    ['note', 'did you mean `notes`?'],
    ['Notes', 'did you mean `notes`?'],
    ['risk', 'did you mean `risks`? what has no other field belongs in `notes`'],
  ])('under `%s` is told of the key that was meant', (key, hint) => {
    expect(hintsOf({ ...named, [key]: 'Lives alone' })).toEqual([hint])
  })

  test('that is one word under a mistyped key is an answer, and no notes', () => {
    expect(hintsOf({ ...named, sourc: 'gp' })).toEqual(['did you mean `source`?'])
    expect(hintsOf({ ...named, risks: { childAtRsk: 'no' } })).toEqual(['did you mean `childAtRisk`?'])
  })
})

test('text that was moved as the hint says is kept, and a link worker is told to read it, also where nothing is found in it', () => {
  const calm = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' }
  const decided = triage.safeDecide({
    ...named,
    risks: calm,
    notes: 'Says that there will be no summer for her.',
  })
  if (!decided.ok) throw new Error('it should be read')
  const page = explainToLinkWorker(decided.value)
  expect(page.sections.map(({ heading }) => heading)).toContain('What the notes say')
})

describe('a sentence in place of a value', () => {
  test.each([
    { source: 'a friend of hers who rang' },
    { needs: 'lonely, and short of money' },
    { risks: { domesticAbuse: 'husband shouts at her' } },
  ])('belongs in the notes: %j', (part) => {
    expect(hintsOf({ ...named, ...part }).at(-1)).toMatch(/what has no other field belongs in `notes`$/)
  })
})

test('what a hint calls for is never to leave text out, whatever the key and wherever it stands', () => {
  const keys = fc.oneof(
    fc.constantFrom(
      'notes2',
      'note',
      'comment',
      'freeText',
      'history',
      '__proto__',
      'constructor',
      ...Object.keys(Risks.shape),
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  )
  const text = fc.constantFrom('Lives alone since the spring', 'TLNWL', 'low, tearful, not eating')
  const value = fc.oneof(
    text,
    text.map((one) => [one]),
    text.map((one) => ({ text: one })),
  )
  const places = fc.constantFrom<readonly string[]>([], ['client'], ['risks'], ['local'])
  fc.assert(
    fc.property(keys, value, places, (key, one, place) => {
      const entry: unknown = JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(one)}}`)
      const input = place.reduceRight<unknown>((inner, outer) => ({ [outer]: inner }), entry)
      const read = parseReferral({ ...named, ...Object(input) })
      for (const { hint = '' } of read.ok ? [] : read.issues)
        expect(hint).not.toMatch(/leave .*\bout\b|remove/)
    }),
    { numRuns: runs(300) },
  )
})
