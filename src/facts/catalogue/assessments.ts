/** Facts about questionnaires: their totals, what is seen of those with an item missing, and items rated by themselves. */
import { camelCase, type ScoredInstrument } from '../../referral/instrument.js'
import { latestItem, latestTotal, leastTotal } from '../../referral/score-assessment.js'
import type { SHIPPED_INSTRUMENTS } from '../../referral/shipped-instruments.js'
import { questionnaireForm } from '../answer-form.js'
import { type CatalogueFact, computedFrom, dated, type FactInput } from '../derivation.js'
import type { AskedFact, Derived, IntegerFact } from '../fact.js'

type CamelCase<Id extends string> = Id extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Id
type Camel<Id extends (typeof SHIPPED_INSTRUMENTS)[number]> = CamelCase<Id>

/** The names of the facts of the questionnaires that ship. */
export type AssessmentFactName =
  | `${Camel<Exclude<(typeof SHIPPED_INSTRUMENTS)[number], 'ons4'>>}Total`
  | `${Camel<Exclude<(typeof SHIPPED_INSTRUMENTS)[number], 'ons4' | 'ucla-3' | 'swemwbs'>>}Seen`
  | `${Camel<'ons4'>}${'Satisfaction' | 'Worthwhile' | 'Happy' | 'Anxiety'}`

/** The fact of its total. */
export const totalFact = ({ id }: ScoredInstrument): string => `${camelCase(id)}Total`

/**
 * The fact of what is seen of it at the least, which is 0 where there is none: so an instrument has it if the least it
 * can come to is 0 and more is riskier. `null` for the others.
 */
export const seenFact = ({ id, total }: ScoredInstrument): string | null =>
  total?.riskier === 'higher' && total.min === 0 ? `${camelCase(id)}Seen` : null

/** The fact of an item that is rated by itself; `null` if it is not. */
export const itemFact = (
  { id, total }: ScoredInstrument,
  { id: item, riskier }: ScoredInstrument['items'][number],
): string | null => (total !== null || riskier === undefined ? null : camelCase(`${id}-${item}`))

type Find = (assessments: FactInput['referral']['assessments']) => ReturnType<typeof latestTotal>

const nothing = computedFrom('assessments')
// Alike for all referrals without the questionnaire; whatever shares them cannot write to them.
const unknown = nothing(null)
const nothingSeen = Object.freeze(nothing(0))

const derivedFrom =
  ({ id }: ScoredInstrument, find: Find, ifNone: Derived): CatalogueFact['derive'] =>
  ({ referral: { assessments } }) => {
    // Most referrals bring none, and the others one or two of many.
    if (!assessments?.some(({ instrument }) => instrument === id)) return ifNone
    const { indexes, total } = find(assessments)
    if (indexes.length === 0) return ifNone
    return dated(
      computedFrom(...indexes.map((index) => `assessments[${index}]`))(total),
      indexes.map((index) => assessments[index]?.completedOn),
    )
  }

const asked = (
  name: string,
  instrument: ScoredInstrument,
  { max, min }: { readonly min: number; readonly max: number },
) => {
  const { mayTell, question } = instrument
  const answer = questionnaireForm(instrument)
  const fact = { name, kind: 'integer', min, max, question, safety: false, answer } as const
  return mayTell === undefined ? fact : { ...fact, mayTell }
}

const seen = (instrument: ScoredInstrument): readonly CatalogueFact[] => {
  const { title, total } = instrument
  const name = seenFact(instrument)
  if (name === null || total === null) return []
  const missing = instrument.mayBeMissing === undefined || instrument.mayBeMissing === 0
  return [
    {
      ...asked(name, instrument, total),
      title: `sum of the ${title} answers on record`,
      description: `What the answered items of the latest ${title} add up to, ${total.min} to ${total.max}. Always known: it is about the record, and 0 where there is none.`,
      riskier: 'higher',
      derivation: `the total of the latest ${title}, or the sum of its answered items${missing ? '' : ' where too many are missing'}; of two on one day the higher`,
      derive: derivedFrom(instrument, (assessments) => leastTotal(instrument, assessments), nothingSeen),
    },
  ]
}

const total = (instrument: ScoredInstrument): readonly CatalogueFact[] => {
  const { items, mayBeMissing = 0, measures, title, total: range } = instrument
  if (range === null) return []
  const [own] = range.scales ?? []
  const { riskier } = range
  const missing =
    mayBeMissing === 0
      ? 'an item was not answered'
      : `more than ${mayBeMissing} of its items was not answered`
  return [
    {
      ...asked(totalFact(instrument), instrument, range),
      title: `${title} total (${measures})`,
      description: `The ${own === undefined ? '' : `${own} `}total of the latest ${title}, ${range.min} to ${range.max}; unknown if there is none, or no total is given and ${missing}.`,
      riskier,
      derivation: `the total given, or the sum of all ${items.length} items, of the latest ${title}; of two on one day the ${riskier}`,
      derive: derivedFrom(instrument, (assessments) => latestTotal(instrument, assessments), unknown),
    },
  ]
}

const ratings = (instrument: ScoredInstrument): readonly CatalogueFact[] =>
  instrument.items.flatMap((item, index): readonly CatalogueFact[] => {
    const name = itemFact(instrument, item)
    if (name === null || item.riskier === undefined) return []
    const about = item.title ?? `item ${item.id}`
    const { itemRange, title } = instrument
    const definition: IntegerFact & AskedFact = {
      ...asked(name, instrument, itemRange),
      title: `${title}: ${about}`,
      description: `The rating of ${about} in the latest ${title}, ${itemRange.min} to ${itemRange.max}; unknown if there is none.`,
      riskier: item.riskier,
    }
    return [
      {
        ...definition,
        derivation: `the rating in the latest ${title}; of two on one day the ${item.riskier}`,
        derive: derivedFrom(instrument, (assessments) => latestItem(instrument, index, assessments), unknown),
      },
    ]
  })

/**
 * The facts of the questionnaires of a vocabulary. One with an item missing has no total; what its other items add up to is
 * seen all the same.
 */
export const assessmentFacts = ({
  instruments,
}: {
  readonly instruments: readonly ScoredInstrument[]
}): readonly CatalogueFact[] =>
  instruments.flatMap((instrument) => [...seen(instrument), ...total(instrument), ...ratings(instrument)])
