/** How deep and large conditions get through the named conditions they refer to, and whether those go in circles. */
import type { Json } from '../../input/plain-json.js'
import { MAX_CONDITION_DEPTH } from './check-condition.js'
import { type Outline, outlineOf } from './condition-outline.js'
import type { Path, Report } from './issue-list.js'
import { type Measures, measureConditions, measuresOf } from './measure-conditions.js'

/** The most parts a condition may have once every named condition in it is opened up. */
const MAX_CONDITION_SIZE = 10_000

/** The most parts that all conditions of a rule set may have together, opened up. */
const MAX_RULE_SET_SIZE = 2_000_000

/** A condition and where it stands. */
export interface PlacedCondition {
  readonly condition: Json
  readonly path: Path
}

const SHOWN_OF_CYCLE = 8

const inWords = (cycle: readonly string[]): string => {
  const shown = cycle.slice(0, SHOWN_OF_CYCLE).map((name) => `\`${name}\``)
  const rest = cycle.length > SHOWN_OF_CYCLE ? ['…'] : []
  return [...shown, ...rest, `\`${cycle[0]}\``].join(' → ')
}

const isTooDeep = (measures: Measures | null | undefined): boolean =>
  measures !== null && measures !== undefined && measures.depth > MAX_CONDITION_DEPTH

const isTooLarge = (measures: Measures | null | undefined): boolean =>
  measures !== null && measures !== undefined && measures.size > MAX_CONDITION_SIZE

/**
 * Reports cycles of named conditions, each once, and conditions that get too deep or too large through
 * them: the condition where it happens, not all those that refer to it.
 */
export const checkExpansion = (
  named: { readonly [name: string]: Json },
  others: readonly PlacedCondition[],
  report: Report,
): void => {
  const outlines = new Map(Object.entries(named).map(([name, condition]) => [name, outlineOf(condition)]))
  const { measures, cycles } = measureConditions(outlines)
  for (const cycle of cycles) {
    report(
      'cyclic-condition',
      ['conditions', ...cycle.slice(0, 1)],
      () => `\`${cycle[0]}\` refers to itself: ${inWords(cycle)}`,
      () => 'say at least one of them without the others',
    )
  }

  const check = (outline: Outline, own: Measures | null | undefined, path: Path): void => {
    const below = outline.references.map(({ name }) => measures.get(name))
    if (isTooDeep(own)) {
      if (outline.depth > MAX_CONDITION_DEPTH || below.some(isTooDeep)) return
      report(
        'condition-too-deep',
        path,
        () => `with its named conditions, the condition is more than ${MAX_CONDITION_DEPTH} levels deep`,
        () => 'say it with fewer levels',
      )
    } else if (isTooLarge(own) && !below.some(isTooLarge)) {
      report(
        'too-large',
        path,
        () => `with its named conditions opened up, the condition has more than ${MAX_CONDITION_SIZE} parts`,
        () => 'refer to fewer named conditions, or to smaller ones',
      )
    }
  }

  for (const [name, outline] of outlines) check(outline, measures.get(name), ['conditions', name])
  let total = 0
  for (const { condition, path } of others) {
    const outline = outlineOf(condition)
    const own = measuresOf(outline, measures)
    check(outline, own, path)
    total += Math.min(own?.size ?? 0, MAX_CONDITION_SIZE)
  }
  if (total > MAX_RULE_SET_SIZE) {
    report(
      'too-large',
      [],
      () =>
        `with their named conditions opened up, all conditions together have more than ${MAX_RULE_SET_SIZE} parts`,
      () => 'refer to fewer named conditions, or to smaller ones',
    )
  }
}
