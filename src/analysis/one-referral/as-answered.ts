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
import { cameByThemselves } from '../../proof/space/consent-constraints.js'
import type { FactEncoding } from '../../proof/space/encoding.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { followUpsAmong, isInferred } from '../../proof/space/joint-constraints.js'
import { vocabularyOf } from '../../referral/vocabulary.js'

/** An answer that nobody gave, and what is taken for it where a formula holds. */
interface Inferred {
  readonly encoding: FactEncoding
  readonly inferred: Formula
  readonly value: 'yes' | 'no'
}

/** The follow-ups of a clear screen, and consent of whoever referred themselves. */
const inferredIn = ({ encodings, scope }: FactSpace): readonly Inferred[] => {
  const vocabulary = vocabularyOf(scope)
  // Every encoding of these follow-ups is there.
  const get = (name: string) => encodings.get(name) as FactEncoding
  const [consent, source] = [encodings.get('consent'), encodings.get('referralSource')]
  return [
    ...followUpsAmong(encodings, vocabulary).map((followUp) => ({
      encoding: get(followUp.fact),
      inferred: isInferred(followUp, get),
      value: 'no' as const,
    })),
    ...(consent === undefined || source === undefined
      ? []
      : [
          {
            encoding: consent,
            inferred: source.where(cameByThemselves(vocabulary)).isTrue,
            value: 'yes' as const,
          },
        ]),
  ]
}

/** A test of the fact, as a test of the answer: where nobody asked, the inference says what the fact is. */
const inferring = ({ encoding, inferred, value }: Inferred): ((test: CellTest) => Formula) => {
  const [variable] = encoding.variables
  const cellOf = (value: string | null): number =>
    encoding.cellsFor(value)?.get(variable?.id ?? -1) ?? Number.NaN
  const [said, unasked] = [cellOf(value), cellOf(null)]
  return ({ cells, variable: tested }) => {
    const onSaid = cells[said] === true ? ALWAYS : NEVER
    const onUnknown = cells[unasked] === true ? ALWAYS : NEVER
    const answers = cells.map((cell, index) => cell && index !== unasked)
    return or(
      isIn(tested, answers),
      and(isInCell(tested, unasked), or(and(inferred, onSaid), and(not(inferred), onUnknown))),
    )
  }
}

/** Formulas over facts → formulas over answers, on the same variables: the cell for unknown is now "not asked". */
export const asAnswered = (space: FactSpace): ((formula: Formula) => Formula) => {
  const rewrites = new Map(
    inferredIn(space).flatMap((one) => one.encoding.variables.map(({ id }) => [id, inferring(one)] as const)),
  )
  return substitution((test) => rewrites.get(test.variable.id)?.(test) ?? test)
}

/** The facts of a referral as far as they were answered: without what was only inferred. */
export const answersGiven = (
  space: FactSpace,
  { facts, origins }: Pick<Examination, 'facts' | 'origins'>,
): Facts => ({
  ...facts,
  // What somebody said that does not count is no answer: whoever is asked says so themselves.
  ...(facts['consent'] === null && Object.hasOwn(facts, 'consentBy') ? { consentBy: 'not-recorded' } : {}),
  ...Object.fromEntries(
    inferredIn(space).flatMap(({ encoding: { fact } }) => {
      const { from, origin } = origins[fact] ?? {}
      // Of consent nothing else is worked out.
      return origin === 'inferred' || (fact === 'consent' && from?.[0] === 'source') ? [[fact, null]] : []
    }),
  ),
})
