/**
 * How deep and how large conditions are once every named condition is opened up, worked out from their
 * outlines: each is measured once, without opening anything up and without recursion, so that neither a
 * chain of 10,000 names nor a tree that doubles at each name takes long.
 */
import type { Outline } from './condition-outline.js'

/** Levels and parts of a condition with all named conditions opened up. */
export interface Measures {
  readonly depth: number
  readonly size: number
}

/** More than anybody mends in one sitting. */
const MAX_CYCLES = 50

/** What is known of named conditions. */
export interface MeasuredConditions {
  /** `null` for those that are in a cycle or lead into one. */
  readonly measures: ReadonlyMap<string, Measures | null>
  /** Each cycle, as the names that lead back to its first. */
  readonly cycles: readonly (readonly string[])[]
}

/** The measures of a condition, given those it refers to; `null` if one of those leads into a cycle. */
export const measuresOf = (
  outline: Outline,
  named: ReadonlyMap<string, Measures | null>,
): Measures | null => {
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
export const measureConditions = (outlines: ReadonlyMap<string, Outline>): MeasuredConditions => {
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
