/**
 * How deep and large conditions get through the named conditions they refer to, and whether those go in circles. Each is
 * measured once, without opening anything up and without recursion, so that neither a chain of 10,000 names nor a tree
 * that doubles at each name takes long.
 */
import type { Json } from '../../input/json.js'
import { MAX_CONDITION_DEPTH } from './check-condition.js'
import type { Path, Report } from './issue-list.js'

/** A named condition that another one refers to, and on which level. */
interface OutlineReference {
  readonly name: string
  readonly level: number
}

/** The measures of a condition as it is written, named conditions not opened up. */
export interface Outline {
  /** Levels, the top included. */
  readonly depth: number
  /** Parts: questions, lists, negations and references together. */
  readonly size: number
  readonly references: readonly OutlineReference[]
}

/** Measures a condition. Levels below the deepest allowed are not looked at: they are reported already. */
const outlineOf = (condition: Json): Outline => {
  const references: OutlineReference[] = []
  let depth = 0
  let size = 0

  const visit = (node: Json, level: number): void => {
    if (level > MAX_CONDITION_DEPTH || typeof node !== 'object' || node === null || Array.isArray(node))
      return
    depth = Math.max(depth, level)
    size += 1
    const { all, any, not, notKnown, condition: name } = node as { readonly [key: string]: Json } // no array, so an object
    if (typeof name === 'string') references.push({ name, level })
    for (const children of [all, any, [not ?? null], [notKnown ?? null]]) {
      if (Array.isArray(children)) for (const child of children) visit(child, level + 1)
    }
  }

  visit(condition, 1)
  return { depth, size, references }
}

/** Levels and parts of a condition with all named conditions opened up. */
interface Measures {
  readonly depth: number
  readonly size: number
}

/** More than anybody mends in one sitting. */
const MAX_CYCLES = 50

/** What is known of named conditions. */
interface MeasuredConditions {
  /** `null` for those that are in a cycle or lead into one. */
  readonly measures: ReadonlyMap<string, Measures | null>
  /** Each cycle, as the names that lead back to its first. */
  readonly cycles: readonly (readonly string[])[]
}

/** The measures of a condition, given those it refers to; `null` if one of those leads into a cycle. */
const measuresOf = (outline: Outline, named: ReadonlyMap<string, Measures | null>): Measures | null => {
  let { depth, size } = outline
  for (const { name, level } of outline.references) {
    const below = named.get(name)
    if (below === null) return null
    if (below === undefined) continue
    depth = Math.max(depth, level + below.depth)
    size += below.size
  }
  return { depth, size }
}

/** Measures every named condition. A name that is referred to but not defined counts as nothing. */
const measureConditions = (outlines: ReadonlyMap<string, Outline>): MeasuredConditions => {
  const measures = new Map<string, Measures | null>()
  const cycles: (readonly string[])[] = []
  const reported = new Set<string>()

  const walkFrom = (start: string, outline: Outline): void => {
    const walk = [{ name: start, outline, next: 0 }]
    const onWalk = new Map([[start, 0]])
    const cyclic = new Set<string>()
    for (let here = walk.at(-1); here !== undefined; here = walk.at(-1)) {
      const reference = here.outline.references[here.next]
      here.next += 1
      if (reference === undefined) {
        measures.set(here.name, cyclic.has(here.name) ? null : measuresOf(here.outline, measures))
        onWalk.delete(here.name)
        walk.pop()
        continue
      }
      const { name } = reference
      const position = onWalk.get(name)
      const below = outlines.get(name)
      if (position !== undefined) {
        cyclic.add(here.name)
        if (!reported.has(name) && cycles.length < MAX_CYCLES) {
          cycles.push(walk.slice(position).map((one) => one.name))
        }
        reported.add(name)
      } else if (below !== undefined && !measures.has(name)) {
        onWalk.set(name, walk.length)
        walk.push({ name, outline: below, next: 0 })
      }
    }
  }

  for (const [name, outline] of outlines) if (!measures.has(name)) walkFrom(name, outline)
  return { measures, cycles }
}

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

const formatCycle = (cycle: readonly string[]): string => {
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
      () => `\`${cycle[0]}\` refers to itself: ${formatCycle(cycle)}`,
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
