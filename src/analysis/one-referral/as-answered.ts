/**
 * From facts to answers. A follow-up of the safety screen that nobody asked can be inferred to be a "no". Whoever
 * changes an answer, or asks one more question, may change what is inferred: formulas over facts become formulas over
 * answers, with the inference put in place.
 */

import type { Examination } from '../../decision/examination.js'
import type { Facts } from '../../facts/fact.js'
import {
  ALWAYS,
  and,
  type CellTest,
  type Formula,
  isIn,
  isInCell,
  NEVER,
  not,
  or,
  substitution,
} from '../../proof/engine/formula.js'
import type { FactEncoding } from '../../proof/space/encoding.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { followUpsAmong, isInferred } from '../../proof/space/joint-constraints.js'
import { vocabularyOf } from '../../referral/vocabulary.js'

/** A test of the fact, as a test of the answer: where nobody asked, the inference says what the fact is. */
const inferring = (encoding: FactEncoding, inferred: Formula): ((test: CellTest) => Formula) => {
  const [variable] = encoding.variables
  const cellOf = (value: string | null): number =>
    encoding.cellsFor(value)?.get(variable?.id ?? -1) ?? Number.NaN
  const [no, unasked] = [cellOf('no'), cellOf(null)]
  return ({ cells, variable: tested }) => {
    const onNo = cells[no] === true ? ALWAYS : NEVER
    const onUnknown = cells[unasked] === true ? ALWAYS : NEVER
    const answers = cells.map((cell, index) => cell && index !== unasked)
    return or(
      isIn(tested, answers),
      and(isInCell(tested, unasked), or(and(inferred, onNo), and(not(inferred), onUnknown))),
    )
  }
}

/** Formulas over facts → formulas over answers, on the same variables: the cell for unknown is now "not asked". */
export const asAnswered = (space: FactSpace): ((formula: Formula) => Formula) => {
  // Every encoding of these follow-ups is there.
  const get = (name: string) => space.encodings.get(name) as FactEncoding
  const rewrites = new Map(
    followUpsAmong(space.encodings, vocabularyOf(space.scope)).flatMap((followUp) => {
      const encoding = get(followUp.fact)
      const inferred = isInferred(followUp, get)
      return encoding.variables.map(({ id }) => [id, inferring(encoding, inferred)] as const)
    }),
  )
  return substitution((test) => rewrites.get(test.variable.id)?.(test) ?? test)
}

/** The facts of a referral as far as they were answered: without what was only inferred. */
export const answersGiven = (
  space: FactSpace,
  { facts, origins }: Pick<Examination, 'facts' | 'origins'>,
): Facts => ({
  ...facts,
  ...Object.fromEntries(
    followUpsAmong(space.encodings, vocabularyOf(space.scope)).flatMap(({ fact }) =>
      origins[fact]?.origin === 'inferred' ? [[fact, null]] : [],
    ),
  ),
})
