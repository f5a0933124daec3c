/**
 * Pathways by the groups that the caller supplied, such as deprivation, age and sex. Small numbers are not shown: a few people in
 * one group could be recognised.
 */
import type { Word } from '../../../referral/word.js'
import type { DecisionShape, KnownDecisions } from '../known-decision.js'
import { key, number, type ReportTable, tableOf } from '../report-table.js'
import { byName, getOrCreate } from './counting.js'

/** A group with its counts. */
export interface CountedGroup {
  /** The group, such as a decile or an age band; `not supplied` where it was not given. */
  readonly group: string
  /** How many there are on each pathway. */
  readonly counts: readonly number[]
}

/** Groups as they may be shown. */
export interface ShownGroups {
  /** The groups whose counts may be shown. */
  readonly shown: readonly CountedGroup[]
  /** The groups that are not shown, put together; null where all are shown. */
  readonly others: {
    /** How many groups they are. */
    readonly groups: number
    /** How many there are on each pathway, in all of them; null where that is a small number, too. */
    readonly counts: readonly number[] | null
  } | null
}

const isSmall = (counts: readonly number[], least: number): boolean =>
  counts.some((count) => count > 0 && count < least)

const totalOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

const sumOf = (groups: readonly CountedGroup[]): readonly number[] =>
  (groups[0]?.counts ?? []).map((_, index) =>
    groups.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  )

/**
 * Puts together all groups with a count from 1 to `least` - 1. One hidden group alone could be worked out from the
 * totals: so the smallest other groups join until there are two or more whose sums are not small either. The names of
 * hidden groups are not told.
 */
export const suppressSmall = (groups: readonly CountedGroup[], least: number): ShownGroups => {
  const hidden = new Set(groups.filter(({ counts }) => isSmall(counts, least)))
  if (hidden.size === 0) return { shown: groups, others: null }
  const rest = groups
    .filter((one) => !hidden.has(one))
    .sort((one, other) => totalOf(one.counts) - totalOf(other.counts) || byName(one.group, other.group))
  for (const next of rest) {
    if (hidden.size > 1 && !isSmall(sumOf([...hidden]), least)) break
    hidden.add(next)
  }
  const sums = sumOf([...hidden])
  const tellable = hidden.size > 1 && !isSmall(sums, least)
  return {
    shown: groups.filter((one) => !hidden.has(one)),
    others: { groups: hidden.size, counts: tellable ? sums : null },
  }
}

/** Accepted referrals by group and pathway. */
export interface PathwaysByGroup extends ShownGroups {
  /** By what: the id of a group, such as `deprivation`, `ageBand` or `sex`. */
  readonly grouping: string
  /** What that is called by the vocabulary; its id where the vocabulary does not have it. */
  readonly title: string
  /** The pathways, in the order of the counts. */
  readonly pathways: readonly string[]
}

const NOT_SUPPLIED = 'not supplied'

/** Numbers stand before codes, and what was not supplied stands last. */
const rankOf = (group: string): number => {
  if (group === NOT_SUPPLIED) return 2
  return Number.isNaN(Number(group)) ? 1 : 0
}

const groupOrder = (one: string, other: string): number => {
  const rank = rankOf(one)
  return rank - rankOf(other) || (rank === 0 ? Number(one) - Number(other) : 0) || byName(one, other)
}

const byGroup = (
  shapes: ReadonlyMap<DecisionShape, number>,
  { id: grouping, title }: Word,
  pathways: readonly string[],
  least: number,
): readonly PathwaysByGroup[] => {
  const groups = new Map<string, number[]>()
  for (const [shape, count] of shapes) {
    const group = new Map(shape.groups).get(grouping) ?? NOT_SUPPLIED
    const counts = getOrCreate(groups, group, () => pathways.map(() => 0))
    const index = pathways.indexOf(shape.course.pathway ?? '')
    counts[index] = (counts[index] ?? 0) + count
  }
  if ([...groups.keys()].every((group) => group === NOT_SUPPLIED)) return []
  const counted = [...groups]
    .sort(([one], [other]) => groupOrder(one, other))
    .map(([group, counts]) => ({ group, counts }))
  return [{ grouping, title, pathways, ...suppressSmall(counted, least) }]
}

/** The groups of a vocabulary in its order, and then by id those that only records have. */
const groupingsOf = (shapes: Iterable<DecisionShape>, words: readonly Word[]): readonly Word[] => {
  const others = new Set([...shapes].flatMap(({ groups }) => groups.map(([id]) => id)))
  for (const { id } of words) others.delete(id)
  return [...words, ...[...others].sort(byName).map((id) => ({ id, title: id }))]
}

/**
 * Counts the accepted referrals whose decision was not replaced, by every group that records have; counts from 1 to `least` - 1
 * are never shown.
 */
export const pathwaysByGroup = (
  decisions: KnownDecisions,
  least: number,
  words: readonly Word[],
): readonly PathwaysByGroup[] => {
  const shapes = new Map<DecisionShape, number>()
  for (const [, { isReplaced, shape }] of decisions.entries()) {
    if (shape.course.disposition !== 'accept' || isReplaced) continue
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  const pathways = [...new Set([...shapes.keys()].map(({ course }) => course.pathway ?? ''))].sort(byName)
  return groupingsOf(shapes.keys(), words).flatMap((word) => byGroup(shapes, word, pathways, least))
}

/** Tables are named by the id; the one of `ageBand` keeps its name of old. Ids begin with small letters, so `Age` is nobody else's. */
const TABLE_NAMES: ReadonlyMap<string, string> = new Map([
  ['ageBand', 'age'],
  ['age', 'Age'],
])

/** A row of that table; `null` where the counts are not shown. */
interface GroupRow {
  readonly group: string
  readonly counts: readonly number[] | null
}

/** The table of pathways by one grouping. It has no count from 1 to `least` - 1. */
export const groupTable = (
  { grouping, others, pathways, shown, title }: PathwaysByGroup,
  least: number,
): ReportTable => {
  const rest = others === null ? [] : [{ group: `other groups (${others.groups})`, counts: others.counts }]
  return tableOf(
    {
      id: `pathways-by-${TABLE_NAMES.get(grouping) ?? grouping}`,
      title: `Pathways by ${title}`,
      intro: `Accepted referrals whose decision was not replaced. Groups with a count from 1 to ${least - 1} are put together with others, so that nobody can be recognised.`,
    },
    [...shown, ...rest] satisfies readonly GroupRow[],
    [
      key('group', ({ group }) => group),
      ...pathways.map((pathway, index) => number<GroupRow>(pathway, ({ counts }) => counts?.[index] ?? null)),
      number('all', ({ counts }) => counts && totalOf(counts)),
    ],
    { layout: 'bars', columns: pathways.map((_, index) => index + 1), whole: true },
  )
}
