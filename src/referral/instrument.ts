/** What a questionnaire is, as data: items, ranges, bands, signal items, codes. Never its wording. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import type { Frozen } from '../input/json.js'
import { ReadableLine } from '../input/readable-text.js'
import { mayTellSchema } from './audience.js'

/** The safety facts that an item can speak for: those of suicide and of danger to life. */
export const ITEM_SIGNALS = [
  'suicidalThoughts',
  'suicidePlanOrIntent',
  'immediateDanger',
  'recentSuicideAttempt',
  'selfHarm',
] as const

const text = (description: string) =>
  ReadableLine(description).check(z.maxLength(500)).apply(describe, { description, maxLength: 500 })

const id = (description: string) =>
  z
    .string()
    .check(z.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/), z.maxLength(40))
    .apply(describe, description)

const range = {
  min: z.int().apply(describe, 'The least.'),
  max: z.int().apply(describe, 'The most.'),
}

const bands = z.array(z.strictObject({ ...range, title: text('What it is called.') })).check(z.maxLength(20))

const riskier = (description: string) => z.enum(['higher', 'lower']).apply(describe, description)

const codes = (of: readonly string[]) =>
  z.array(
    z.strictObject({
      code: text('The code.'),
      of: z.array(z.enum(of)).check(z.minLength(1)).apply(describe, 'What it is a code of.'),
      basis: z.enum(['F', 'D', 'M']).apply(describe, 'F found, D derived, M common knowledge.'),
    }),
  )

const Item = z.strictObject({
  id: id('Its name within the questionnaire, often its number.'),
  title: z.exactOptional(text('What it is about, in words of your own.')),
  riskier: z.exactOptional(
    riskier('Which way speaks for more risk or need; it makes a fact of the item, where there is no total.'),
  ),
  bands: z.exactOptional(bands.apply(describe, 'The bands of its score, lowest first.')),
  codes: z.exactOptional(
    z
      .strictObject({ loinc: codes(['item']).apply(describe, 'Its codes in LOINC.') })
      .apply(describe, 'How other systems name the item.'),
  ),
})

/** A questionnaire as a rule set declares it, and as `rules/instruments/` has it. */
export const Instrument = z
  .strictObject({
    $schema: z.exactOptional(z.string()).apply(describe, 'For editors: where the JSON Schema is.'),
    id: id('What a referral names it by, in kebab case: `phq-9`.'),
    title: text('Its short name: `PHQ-9`.'),
    measures: text('What it measures, in words that can stand in brackets: `depression`.'),
    question: text('What asks somebody to fill it in.'),
    mayTell: z.exactOptional(mayTellSchema()),
    items: z
      .array(Item)
      .check(z.minLength(1), z.maxLength(100))
      .apply(describe, 'Its items, in the order of their scores. Never their wording.'),
    itemRange: z.strictObject(range).apply(describe, 'What an item can score, both ends included.'),
    reversed: z
      .exactOptional(z.array(z.string()))
      .apply(
        describe,
        'The ids of items that are printed or worded in reverse. Scores are taken as scored, so nothing is turned round here.',
      ),
    mayBeMissing: z
      .exactOptional(z.int().check(z.minimum(0)))
      .apply(
        describe,
        'How many items may be missing for a total to be worked out of the others, in proportion; 0 if left out.',
      ),
    total: z
      .nullable(
        z.strictObject({
          ...range,
          riskier: riskier('Which way speaks for more risk or need.'),
          scales: z
            .exactOptional(z.array(z.string()).check(z.minLength(2)))
            .apply(
              describe,
              'Where totals of several scales share a range: their names, first that of the sum of the items. A total given must say which.',
            ),
        }),
      )
      .apply(describe, 'The sum of the items; null where there is none.'),
    bands: bands.apply(
      describe,
      'The bands of the total, lowest first, without gaps; empty where none are known.',
    ),
    signalItems: z
      .array(
        z.strictObject({
          item: z.string().apply(describe, 'The id of the item.'),
          signals: z
            .array(z.enum(ITEM_SIGNALS))
            .check(z.minLength(1))
            .apply(describe, 'The safety facts that any score above the least is a “yes” to.'),
        }),
      )
      .apply(describe, 'The items about suicide, self-harm or danger; empty if there is none.'),
    validFor: z
      .exactOptional(z.strictObject({ days: z.int().check(z.minimum(1)).apply(describe, 'How many days.') }))
      .apply(describe, 'The days before it was completed that its answers speak of.'),
    codes: z
      .exactOptional(
        z.strictObject({
          loinc: codes(['questionnaire', 'total']).apply(describe, 'Its codes in LOINC.'),
          snomed: codes(['questionnaire', 'total']).apply(describe, 'Its codes in SNOMED CT.'),
        }),
      )
      .apply(describe, 'How other systems name it and its total.'),
    citation: z.exactOptional(text('Where it was published.')),
    licence: z.exactOptional(text('Whose it is and what may be done with it, in one line.')),
    basis: z
      .exactOptional(
        z.array(
          z.strictObject({
            of: text('What of all this.'),
            letter: z
              .enum(['F', 'D', 'M'])
              .apply(describe, 'F found, D derived for sign-off, M common knowledge.'),
            ref: text('Where it was found, or why it is so.'),
          }),
        ),
      )
      .apply(describe, 'Where each part comes from.'),
  })
  .apply(describe, {
    title: 'Instrument',
    description: 'A questionnaire: how it is scored, and which of its items are signals.',
  })
export interface Instrument extends Frozen<z.infer<typeof Instrument>> {}

/** What deciding needs of a questionnaire: all but where it comes from and how other systems name it. */
export interface ScoredInstrument
  extends Pick<
    Instrument,
    | 'id'
    | 'title'
    | 'measures'
    | 'question'
    | 'mayTell'
    | 'itemRange'
    | 'mayBeMissing'
    | 'total'
    | 'bands'
    | 'signalItems'
  > {
  /** Its items, in the order of their scores. */
  readonly items: readonly Omit<Instrument['items'][number], 'codes'>[]
}

/** A range of scores with the name that it goes by. Both ends are included. */
export type Band = Instrument['bands'][number]

/** An item about suicide, self-harm or danger, with the safety facts that it speaks for. */
export type SignalItem = Instrument['signalItems'][number]

/** A safety fact that an item of a questionnaire can be a signal of. */
export type ItemSignal = SignalItem['signals'][number]

/** A questionnaire without what deciding does not need. */
export const scoredInstrument = ({
  $schema: _,
  basis: _basis,
  citation: _citation,
  codes: _codes,
  items,
  licence: _licence,
  reversed: _reversed,
  validFor: _days,
  ...scored
}: Instrument): ScoredInstrument => ({
  ...scored,
  items: items.map(({ codes: _itemCodes, ...item }) => item),
})

/** What facts of a questionnaire are called after: `phq9` of `phq-9`. */
export const camelCase = (id: string): string =>
  id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** By what is kept of several: the one of this name, `null` if there is none. */
export const instrumentNamed = (
  name: string,
  instruments: readonly ScoredInstrument[],
): ScoredInstrument | null => instruments.find(({ id }) => id === name) ?? null
