/** What differs by nation: whom to ring, names of laws and bodies, ages. Dated data: every number is to be rung before use. */
import * as z from 'zod/mini'
import { describe, refusal } from '../input/describe.js'
import type { Frozen } from '../input/json.js'
import { lengthOf, ReadableLine } from '../input/readable-text.js'
import { CalendarDate } from '../referral/calendar-date.js'

/** The nations that ship, in `rules/nations/`. */
export const NationId = z.enum(['england', 'scotland', 'wales', 'northern-ireland'])
export type NationId = z.infer<typeof NationId>

/** What a place in a sentence may be called: `{emergencyNumber}` stands for the term of this name. */
export const TERM_NAME = /^[a-z][a-zA-Z0-9]*$/

/** The most characters of a term: it stands inside the sentences of others. */
export const MAX_TERM = 300

const statedBy = {
  basis: z
    .enum(['F', 'D', 'M'])
    .apply(describe, 'How sure it is: found in its source, derived, or common knowledge.'),
  source: ReadableLine('Where it was found, or what it was derived from.'),
}

const fits = z.refine<string>(
  (text) => lengthOf(text) <= MAX_TERM,
  refusal(`the text is longer than ${MAX_TERM} characters`, {
    code: 'out-of-range',
    hint: 'say it in fewer words: it stands inside other sentences',
  }),
)

const plain = z.refine<string>(
  (text) => !/[{}]|; here: /.test(text),
  refusal('the text has a brace in it, or the mark that stands between contacts', {
    code: 'wrong-format',
    hint: 'write it as it is to be read',
  }),
)

const TermText = (description: string) =>
  ReadableLine(description).check(fits, plain).apply(describe, { description, maxLength: MAX_TERM })

const Term = z
  .strictObject({
    text: TermText('What stands in the sentence. It begins with a capital where it begins a sentence.'),
    ...statedBy,
    checked: z.optional(CalendarDate).apply(describe, 'The day it was last checked, YYYY-MM-DD.'),
  })
  .apply(describe, 'One term: its text, how sure it is, and where it comes from.')

const Age = (description: string) =>
  z
    .strictObject({
      years: z.int().check(z.minimum(0), z.maximum(130)).apply(describe, 'In completed years.'),
      ...statedBy,
    })
    .apply(describe, description)

/** What a helpline is for. */
export const HelplinePurpose = z.enum(['emergency', 'crisis', 'listening', 'young-people'])
export type HelplinePurpose = z.infer<typeof HelplinePurpose>

const HelplineDocument = z
  .strictObject({
    purpose: HelplinePurpose.apply(describe, 'What it is for.'),
    call: TermText('Whom to call, to stand after the word "call": a number, and what to do there.'),
    text: TermText('The sentence on the page of the person.'),
    ...statedBy,
    checked: z.optional(CalendarDate).apply(describe, 'The day it was last checked, YYYY-MM-DD.'),
  })
  .apply(describe, 'Where anybody can turn at once.')

/** The contacts, terms and ages of a nation, as a document: a file of `rules/nations/`, or one of your own. */
export const Nation = z
  .strictObject({
    $schema: z.optional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
    id: z
      .string()
      .check(z.regex(/^[a-z0-9][a-z0-9-]*$/))
      .apply(describe, 'Short name, in kebab case.'),
    title: ReadableLine('The name people use.'),
    description: z.optional(ReadableLine('What there is to know about this document.')),
    ages: z
      .strictObject({
        majority: Age('From this age on somebody is an adult in law.'),
        child: Age('Below this age somebody is protected as a child.'),
        adultProtection: Age('From this age on the law or body that protects adults is for somebody.'),
      })
      .apply(describe, 'Ages that the law of the nation states.'),
    helplines: z
      .array(HelplineDocument)
      .check(z.minLength(1))
      .apply(describe, 'Where anybody can turn at once, in the order they are shown.'),
    terms: z
      .record(z.string().check(z.regex(TERM_NAME)).apply(describe, 'Name of the term, in camel case.'), Term)
      .apply(describe, 'What stands for the places in sentences, by name.'),
  })
  .apply(describe, {
    title: 'Nation',
    description: 'What differs by nation: whom to ring, names of laws and bodies, ages.',
  })
// An interface with a field written out: the compiler then says its name, rather than all that is in it.
export interface Nation extends Frozen<z.infer<typeof Nation>> {
  /** Short name, in kebab case. */
  readonly id: string
}

/** Where anybody can turn at once, in addition to the people that a decision sends for, never instead. */
export interface Helpline {
  /** What it is for. */
  readonly purpose: HelplinePurpose
  /** Whom to call, to stand after the word "call". */
  readonly call: string
  /** The sentence on the page of the person. */
  readonly text: string
}

/** What decisions take from a nation: its texts, without where they come from. */
export interface NationTexts {
  /** Short name, in kebab case. */
  readonly id: string
  /** The name people use. */
  readonly title: string
  /** `sha256:` and the SHA-256 over the canonical JSON (RFC 8785) of the whole document, in hexadecimal. */
  readonly digest: string
  /** Ages in completed years. */
  readonly ages: {
    /** From this age on somebody is an adult in law. */
    readonly majority: number
    /** Below this age somebody is protected as a child. */
    readonly child: number
    /** From this age on the law or body that protects adults is for somebody. */
    readonly adultProtection: number
  }
  /** Where anybody can turn at once, in the order they are shown. */
  readonly helplines: readonly Helpline[]
  /** What stands for the places in sentences, by name. */
  readonly terms: { readonly [name: string]: string }
}

/** The texts of a nation's document. Takes the document without `$schema`, and its digest. */
export const textsOfNation = (
  { ages, helplines, id, terms, title }: Nation,
  digest: string,
): NationTexts => ({
  id,
  title,
  digest,
  ages: {
    majority: ages.majority.years,
    child: ages.child.years,
    adultProtection: ages.adultProtection.years,
  },
  helplines: helplines.map(({ call, purpose, text }) => ({ purpose, call, text })),
  terms: Object.fromEntries(Object.entries(terms).map(([name, { text }]) => [name, text])),
})
