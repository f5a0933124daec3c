/** Light and holistic, by deprivation, age and sex, where the caller supplied them. */
import type { DecisionShape, KnownDecisions } from '../known-decision.js'
import { byName } from './counting.js'
import { type ShownGroups, suppressSmall } from './suppress.js'

/** By what accepted referrals are compared. */
export const GROUPINGS = ['deprivation', 'ageBand', 'sex'] as const
/** By what accepted referrals are compared. */
export type Grouping = (typeof GROUPINGS)[number]

/** Accepted referrals by group and pathway. */
export interface PathwaysByGroup extends ShownGroups {
  readonly grouping: Grouping
  /** The pathways, in the order of the counts. */
  readonly pathways: readonly string[]
}

const NOT_SUPPLIED = 'not supplied'

const groupOrder = (one: string, other: string): number => {
  if (one === NOT_SUPPLIED || other === NOT_SUPPLIED) {
    return Number(one === NOT_SUPPLIED) - Number(other === NOT_SUPPLIED)
  }
  const [a, b] = [Number(one), Number(other)]
  return Number.isNaN(a) || Number.isNaN(b) ? byName(one, other) : a - b
}

const byGroup = (
  shapes: ReadonlyMap<DecisionShape, number>,
  grouping: Grouping,
  pathways: readonly string[],
  least: number,
): readonly PathwaysByGroup[] => {
  const groups = new Map<string, number[]>()
  for (const [{ course, groups: of }, count] of shapes) {
    const group = of[grouping] ?? NOT_SUPPLIED
    const counts = groups.get(group) ?? pathways.map(() => 0)
    groups.set(group, counts)
    const index = pathways.indexOf(course.pathway ?? '')
    counts[index] = (counts[index] ?? 0) + count
  }
  if ([...groups.keys()].every((group) => group === NOT_SUPPLIED)) return []
  const counted = [...groups]
    .sort(([one], [other]) => groupOrder(one, other))
    .map(([group, counts]) => ({ group, counts }))
  return [{ grouping, pathways, ...suppressSmall(counted, least) }]
}

/** Counts the accepted referrals whose decision was not replaced; counts from 1 to `least` - 1 are never shown. */
export const pathwaysByGroup = (decisions: KnownDecisions, least: number): readonly PathwaysByGroup[] => {
  const shapes = new Map<DecisionShape, number>()
  for (const [, { isReplaced, shape }] of decisions.entries()) {
    if (shape.course.disposition !== 'accept' || isReplaced) continue
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  const pathways = [...new Set([...shapes.keys()].map(({ course }) => course.pathway ?? ''))].sort(byName)
  return GROUPINGS.flatMap((grouping) => byGroup(shapes, grouping, pathways, least))
}
