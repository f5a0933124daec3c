/**
 * From facts to answers. A follow-up of the safety screen that nobody asked can be inferred to be a "no". Whoever
 * changes an answer, or asks one more question, may change what is inferred: formulas over facts become formulas over
 * answers, with the inference put in place.
 */

import type { Examination } from '../../decision/examination.js'
import type { Facts } from '../../facts/fact.js'
import {
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
import { followUpsAmong, isInferred, sourcesByTeam } from '../../proof/space/joint-constraints.js'
import { vocabularyOf } from '../../referral/vocabulary.js'

/** An answer that nobody gave, and what is taken for it where a formula holds: no two of these hold together. */
interface Inferred {
  readonly encoding: FactEncoding
  readonly values: readonly { readonly inferred: Formula; readonly value: string }[]
}

/** The follow-ups of a clear screen, consent of whoever referred themselves, and the team that a source says by itself. */
const inferredIn = ({ encodings, scope }: FactSpace): readonly Inferred[] => {
  const vocabulary = vocabularyOf(scope)
  // Every encoding of these follow-ups is there.
  const get = (name: string) => encodings.get(name) as FactEncoding
  const [consent, source, team] = ['consent', 'referralSource', 'referrerTeam'].map((fact) =>
    encodings.get(fact),
  )
  return [
    ...followUpsAmong(encodings, vocabulary).map((followUp) => ({
      encoding: get(followUp.fact),
      values: [{ inferred: isInferred(followUp, get), value: 'no' }],
    })),
    ...(consent === undefined || source === undefined
      ? []
      : [
          {
            encoding: consent,
            values: [{ inferred: source.where(cameByThemselves(vocabulary)).isTrue, value: 'yes' }],
          },
        ]),
    ...(team === undefined || source === undefined
      ? []
      : [
          {
            encoding: team,
            values: sourcesByTeam(vocabulary).map(({ isOfTeam, team: value }) => ({
              inferred: source.where(isOfTeam).isTrue,
              value,
            })),
          },
        ]),
  ]
}

/** A test of the fact, as a test of the answer: where nobody asked, the inference says what the fact is. */
const inferring = ({ encoding, values }: Inferred): ((test: CellTest) => Formula) => {
  const [variable] = encoding.variables
  const cellOf = (value: string | null): number =>
    encoding.cellsFor(value)?.get(variable?.id ?? -1) ?? Number.NaN
  const unasked = cellOf(null)
  const said = values.map(({ inferred, value }) => ({ cell: cellOf(value), inferred }))
  const nothing = not(or(...said.map(({ inferred }) => inferred)))
  return ({ cells, variable: tested }) => {
    const taken = said.flatMap(({ cell, inferred }) => (cells[cell] === true ? [inferred] : []))
    const answers = cells.map((cell, index) => cell && index !== unasked)
    return or(
      isIn(tested, answers),
      and(isInCell(tested, unasked), or(...taken, cells[unasked] === true ? nothing : NEVER)),
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

/** Facts of which a source can say something by itself. */
const BY_SOURCE: ReadonlySet<string> = new Set(['consent', 'referrerTeam'])

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
      // Of consent, and of the team that refers, nothing else is worked out.
      return origin === 'inferred' || (BY_SOURCE.has(fact) && from?.[0] === 'source') ? [[fact, null]] : []
    }),
  ),
})
