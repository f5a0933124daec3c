/**
 * From facts to answers. A fact may be there without anybody having been asked: a follow-up of the safety
 * screen is inferred to be a "no". Whoever changes an answer, or asks one more question, changes answers: what is
 * inferred then follows, or falls.
 */
import type { Examination } from '../../decision/examination.js'
import type { Facts } from '../../facts/fact.js'
import {
  ALWAYS,
  and,
  type CellTest,
  type Formula,
  isIn,
  NEVER,
  not,
  or,
  substitution,
} from '../../proof/engine/formula.js'
import type { FactEncoding } from '../../proof/space/encoding.js'
import type { FactSpace } from '../../proof/space/fact-space.js'
import { FOLLOW_UPS, type FollowUp, isInferred } from '../../proof/space/joint-constraints.js'

/** The follow-ups whose inference the space can express. */
const followUpsOf = ({ encodings }: FactSpace): readonly FollowUp[] =>
  FOLLOW_UPS.filter(({ fact, unlessOpen, whenNo }) =>
    [fact, ...whenNo, ...unlessOpen].every((name) => encodings.has(name)),
  )

const onlyCell = ({ cells, variable }: CellTest, chosen: (cell: number) => boolean): Formula =>
  isIn(
    variable,
    cells.map((_, cell) => chosen(cell)),
  )

/** A test of the fact, as a test of the answer: where nobody asked, the inference says what the fact is. */
const inferring = (encoding: FactEncoding, inferred: Formula): ((test: CellTest) => Formula) => {
  const [variable] = encoding.variables
  const cellOf = (value: string | null): number =>
    encoding.cellsFor(value)?.get(variable?.id ?? -1) ?? Number.NaN
  const [no, unasked] = [cellOf('no'), cellOf(null)]
  return (test) => {
    const onNo = test.cells[no] === true ? ALWAYS : NEVER
    const onUnknown = test.cells[unasked] === true ? ALWAYS : NEVER
    return or(
      onlyCell(test, (cell) => cell !== unasked && test.cells[cell] === true),
      and(
        onlyCell(test, (cell) => cell === unasked),
        or(and(inferred, onNo), and(not(inferred), onUnknown)),
      ),
    )
  }
}

/** Formulas over facts → formulas over answers, on the same variables: the cell for unknown is now "not asked". */
export const asAnswered = (space: FactSpace): ((formula: Formula) => Formula) => {
  // Every encoding of these follow-ups is there.
  const get = (name: string) => space.encodings.get(name) as FactEncoding
  const rewrites = new Map(
    followUpsOf(space).flatMap((followUp) => {
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
    followUpsOf(space).flatMap(({ fact }) => (origins[fact]?.origin === 'inferred' ? [[fact, null]] : [])),
  ),
})
