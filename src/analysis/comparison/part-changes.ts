/** What else can differ in a decision whose disposition stays: the pathway to come, destinations, actions, extension, limits. */

import { and, type Formula, NEVER, not, or } from '../../proof/engine/formula.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import type { Decided } from './comparison.js'
import { type ChangeKind, type Difference, pathwayDirection, severityOf } from './difference.js'
import type { Side } from './side.js'

type Both = readonly [from: Side, to: Side]

/** Where both come to the same one of these dispositions. */
const sameDisposition = (
  [one, other]: Both,
  dispositions: readonly (typeof DISPOSITIONS)[number][],
): Formula =>
  or(...dispositions.map((name) => and(one.outcomes.disposition[name], other.outcomes.disposition[name])))

/** Something that decisions list by id: where one rule set does and the other does not. */
const listChanges = (
  what: 'destination' | 'action' | 'extension',
  where: Formula,
  lists: readonly [ReadonlyMap<string | null, Formula>, ReadonlyMap<string | null, Formula>],
  has: (decided: Decided, id: string | null) => boolean,
): readonly Difference<ChangeKind>[] => {
  const [before, after] = lists
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(
    (id): readonly Difference<ChangeKind>[] => {
      const [was, is] = [before.get(id) ?? NEVER, after.get(id) ?? NEVER]
      return [
        {
          is: { what, from: { id }, to: null, direction: 'beside', severity: 'note' },
          formula: and(where, was, not(is)),
          shownBy: (from, to) => from.disposition === to.disposition && has(from, id) && !has(to, id),
        },
        {
          is: { what, from: null, to: { id }, direction: 'beside', severity: 'note' },
          formula: and(where, not(was), is),
          shownBy: (from, to) => from.disposition === to.disposition && !has(from, id) && has(to, id),
        },
      ]
    },
  )
}

const provisionalPathways = (both: Both): readonly Difference<ChangeKind>[] => {
  const [one, other] = both
  const where = sameDisposition(both, ['escalate', 'request-information'])
  return [...one.outcomes.pathway].flatMap(([from, before]) =>
    [...other.outcomes.pathway]
      .filter(([to]) => to !== from)
      .map(([to, after]): Difference<ChangeKind> => {
        const direction = pathwayDirection([one.ruleSet, other.ruleSet], from, to)
        return {
          is: {
            what: 'provisional-pathway',
            from: { id: from },
            to: { id: to },
            direction,
            severity: severityOf(direction, false),
          },
          formula: and(where, before, after),
          shownBy: (was, is) =>
            was.disposition === is.disposition && was.pathway === from && is.pathway === to,
        }
      }),
  )
}

/** Pathways of the same id that last a different time. */
const limitChanges = (both: Both): readonly Difference<ChangeKind>[] => {
  const [one, other] = both
  const where = sameDisposition(both, ['accept'])
  return [...one.limits].flatMap(([id, from]): readonly Difference<ChangeKind>[] => {
    const to = other.limits.get(id)
    if (to === undefined || JSON.stringify(from) === JSON.stringify(to)) return []
    return [
      {
        is: { what: 'limits', from, to, direction: 'beside', severity: 'note' },
        formula: and(where, one.outcomes.pathway.get(id) ?? NEVER, other.outcomes.pathway.get(id) ?? NEVER),
        shownBy: (was, is) => was.pathway === id && is.pathway === id,
      },
    ]
  })
}

/** Every way in which the other parts of a decision might differ. */
export const partChanges = (one: Side, other: Side): readonly (readonly Difference<ChangeKind>[])[] => {
  const both: Both = [one, other]
  return [
    provisionalPathways(both),
    listChanges(
      'destination',
      sameDisposition(both, ['redirect']),
      [one.outcomes.destination, other.outcomes.destination],
      ({ destinations }, id) => id !== null && destinations.includes(id),
    ),
    listChanges(
      'action',
      sameDisposition(both, DISPOSITIONS),
      [one.outcomes.action, other.outcomes.action],
      ({ actions }, id) => id !== null && actions.includes(id),
    ),
    listChanges(
      'extension',
      sameDisposition(both, ['accept']),
      [new Map([[null, one.extension]]), new Map([[null, other.extension]])],
      ({ extension }) => extension,
    ),
    limitChanges(both),
  ]
}
