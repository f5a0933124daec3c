/** Facts about questionnaires → the plainest questionnaires that give them, all of the date of the witness. */
import { itemFact, seenFact, totalFact } from '../facts/catalogue/assessments.js'
import { type Facts, valueIn } from '../facts/fact.js'
import type { Assessment } from '../referral/assessment-schema.js'
import type { ScoredInstrument } from '../referral/instrument.js'
import type { Vocabulary } from '../referral/vocabulary.js'

type Items = readonly (number | null)[]

/** The questionnaire whose total, or what is seen of it, or one of whose items is the fact; `null` if it is about none. */
export const instrumentOf = (
  fact: string,
  { instruments }: Pick<Vocabulary, 'instruments'>,
): ScoredInstrument | null =>
  instruments.find(
    (one) =>
      totalFact(one) === fact ||
      seenFact(one) === fact ||
      one.items.some((item) => itemFact(one, item) === fact),
  ) ?? null

/** Whether an item can be marked where the facts are so: it would say “yes” to what it is a signal of. */
const canBeMarked = (facts: Facts, { signalItems }: ScoredInstrument, id: string): boolean =>
  signalItems.every(
    ({ item, signals }) =>
      item !== id ||
      signals.every((signal) => !Object.hasOwn(facts, signal) || valueIn(facts, signal) === 'yes'),
  )

/** Items that add up to `sum`, the first filled first and those that are signals last. Items left out are `null`. */
const filled = (sum: number, instrument: ScoredInstrument, left: ReadonlySet<number>): Items => {
  const { itemRange, items, signalItems } = instrument
  const isSignal = (index: number) => signalItems.some(({ item }) => item === items[index]?.id)
  const answered = items.flatMap((_, index) => (left.has(index) ? [] : [index]))
  const scores = new Map<number, number>()
  let more = sum - answered.length * itemRange.min
  for (const index of [...answered.filter((one) => !isSignal(one)), ...answered.filter(isSignal)]) {
    const taken = Math.min(more, itemRange.max - itemRange.min)
    more -= taken
    scores.set(index, itemRange.min + taken)
  }
  return items.map((_, index) => scores.get(index) ?? null)
}

/** The items of a questionnaire that comes to a total. An item that cannot be marked is left out, where its total allows it. */
export const itemsReaching = (total: number, instrument: ScoredInstrument, facts: Facts): Items => {
  const all = filled(total, instrument, new Set())
  const { itemRange, items, mayBeMissing = 0 } = instrument
  const marked = all.findIndex(
    (score, index) => (score ?? 0) > itemRange.min && !canBeMarked(facts, instrument, items[index]?.id ?? ''),
  )
  if (marked < 0 || mayBeMissing === 0) return all
  // So that the others, in proportion, come to no less and to the total where it is rounded up.
  return filled(Math.floor((total * (items.length - 1)) / items.length), instrument, new Set([marked]))
}

/** Items that add up to so much where no total follows from them: too many are missing, or another was begun on the day. */
const itemsWithoutTotal = (seen: number, instrument: ScoredInstrument, facts: Facts): readonly Items[] => {
  const { itemRange, items, mayBeMissing = 0 } = instrument
  const answered = items.length - mayBeMissing - 1
  const plain = items.flatMap(({ id }, index) =>
    instrument.signalItems.some(({ item }) => item === id) ? [] : [index],
  )
  // Signal items are among the missing, as far as they go.
  const kept = new Set(plain.slice(0, answered))
  const left = new Set(items.flatMap((_, index) => (kept.has(index) ? [] : [index])))
  if (seen <= kept.size * itemRange.max) return [filled(seen, instrument, left)]
  return [itemsReaching(seen, instrument, facts), items.map(() => null)]
}

const ratedItems = (facts: Facts, instrument: ScoredInstrument): readonly Items[] => {
  const items = instrument.items.map((item): number | null => {
    const fact = itemFact(instrument, item)
    const value = fact === null ? null : valueIn(facts, fact)
    return typeof value === 'number' ? value : null
  })
  return items.some((item) => item !== null) ? [items] : []
}

const itemsFor = (facts: Facts, instrument: ScoredInstrument): readonly Items[] => {
  if (instrument.total === null) return ratedItems(facts, instrument)
  const total = valueIn(facts, totalFact(instrument))
  if (typeof total === 'number') return [itemsReaching(total, instrument, facts)]
  const seen = valueIn(facts, seenFact(instrument) ?? '')
  if (typeof seen !== 'number' || seen === 0) return []
  // Where no rule asks for the total, it may as well be known.
  return Object.hasOwn(facts, totalFact(instrument))
    ? itemsWithoutTotal(seen, instrument, facts)
    : [itemsReaching(seen, instrument, facts)]
}

/** The questionnaires that have the facts; `null` if there need be none. */
export const assessmentsFor = (
  facts: Facts,
  { instruments }: Vocabulary,
  completedOn: string,
): readonly Assessment[] | null => {
  const assessments = instruments.flatMap((instrument) =>
    itemsFor(facts, instrument).map((items) => ({ instrument: instrument.id, completedOn, items })),
  )
  return assessments.length === 0 ? null : assessments
}
