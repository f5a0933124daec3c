/** Reads the corpus: texts and structures with what must be found in each, and ordinary notes, in two halves. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { FLOOR_FACTS } from '../support/safety-answers.js'

export const HALVES = ['tuned', 'held-back'] as const
export type Half = (typeof HALVES)[number]

const Expectation = z.strictObject({
  risks: z
    .array(z.enum(FLOOR_FACTS))
    .min(1)
    .meta({ description: 'what a clinician would name: one of these must be found' }),
  said: z
    .enum(['denied', 'of-another', 'past'])
    .optional()
    .meta({ description: 'how it is said, where the text denies it, or says it of another or of the past' }),
})

const Kinds = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      group: z.enum(['signal', 'marked', 'harmless']),
      cases: z.array(
        z.strictObject({
          id: z.string(),
          input: z.unknown(),
          expect: z.union([z.literal('none'), Expectation]),
        }),
      ),
    }),
  ),
})

const Notes = z.strictObject({ notes: z.array(z.string()) })

export interface CorpusCase {
  readonly id: string
  /** The name of its file: which of the lists it is about. */
  readonly about: string
  readonly half: Half
  readonly kind: string
  readonly group: 'signal' | 'marked' | 'harmless'
  readonly input: unknown
  readonly expect: 'none' | z.infer<typeof Expectation>
}

const jsonOf = (half: Half, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${half}/${file}.json`, import.meta.url), 'utf8'))

const NOTES = ['ordinary-notes', 'notes-with-a-mention'] as const

const caseFiles = (half: Half): readonly string[] =>
  readdirSync(new URL(half, import.meta.url))
    .map((file) => file.replace('.json', ''))
    .filter((file) => !NOTES.some((notes) => notes === file))

/** Every case of both halves, in the order of its file. */
export const corpus: readonly CorpusCase[] = HALVES.flatMap((half) =>
  caseFiles(half).flatMap((about) =>
    Kinds.parse(jsonOf(half, about)).kinds.flatMap(({ kind, group, cases }) =>
      cases.map((one) => ({ ...one, about, half, kind, group })),
    ),
  ),
)

/** Notes of ordinary referrals in a half; those that deny danger, or tell of another or of the past, apart. */
export const notesOf = (half: Half, which: (typeof NOTES)[number]): readonly string[] =>
  Notes.parse(jsonOf(half, which)).notes
