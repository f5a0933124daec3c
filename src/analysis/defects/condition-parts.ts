/** A condition taken apart: its branches and leaves in their places, and what is left of it without some of them. */
import { leafText } from '../../proof/rule-set-parts.js'
import type { Condition, InvariantCondition } from '../../rule-set/condition.js'
import type { Path } from './defect.js'

/** A part of a condition: a leaf or a named condition, or a branch with the parts below it. */
export interface Part {
  readonly condition: Condition
  readonly path: Path
  readonly parts: readonly Part[]
}

const placed = (condition: Condition, path: Path): Part => {
  const parts = partsOf(condition, path)
  const [only] = parts
  // A branch with one part under it is that part: without the one, nothing is left of the other.
  return only !== undefined && parts.length === 1 ? only : { condition, path, parts }
}

/** The parts of a condition that stands at `path`; named conditions are not opened up. */
export const partsOf = (condition: Condition, path: Path): readonly Part[] => {
  if ('all' in condition) return condition.all.map((child, index) => placed(child, [...path, 'all', index]))
  if ('any' in condition) return condition.any.map((child, index) => placed(child, [...path, 'any', index]))
  return 'not' in condition ? [placed(condition.not, [...path, 'not'])] : []
}

/** The leaves and named conditions among some parts and below them, but for those below a part that `isLeftOut`. */
export const endsOf = (
  parts: readonly Part[],
  isLeftOut: (part: Part) => boolean = () => false,
): readonly Part[] =>
  parts.flatMap((part) => {
    if (isLeftOut(part)) return []
    return part.parts.length === 0 ? [part] : endsOf(part.parts, isLeftOut)
  })

const isSomething = <Some extends InvariantCondition>(condition: Some | null): condition is Some =>
  condition !== null

/** A condition without some of its parts; what is left empty goes as well, and `null` is left of nothing. */
export const without = <Root extends InvariantCondition>(
  root: Root,
  dropped: ReadonlySet<InvariantCondition>,
): Root | null => {
  const prune = (one: InvariantCondition): InvariantCondition | null => {
    if (dropped.has(one)) return null
    if ('not' in one) {
      const below = prune(one.not)
      return below === null ? null : { not: below }
    }
    if (!('all' in one || 'any' in one)) return one
    const [first, ...rest] = ('all' in one ? one.all : one.any).map(prune).filter(isSomething)
    if (first === undefined) return null
    return 'all' in one ? { all: [first, ...rest] } : { any: [first, ...rest] }
  }
  // A condition of the same kind, with fewer parts.
  return prune(root) as Root | null
}

/** A part in the words of the document, on one line. */
export const partText = ({ condition, parts }: Part): string => {
  if ('fact' in condition) return leafText(condition)
  if ('condition' in condition) return `condition ${condition.condition}`
  const [first] = endsOf(parts)
  const more = endsOf(parts).length - 1
  const kind = 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'not'
  return `${kind}: ${first === undefined ? '' : partText(first)} … and ${more} more`
}
