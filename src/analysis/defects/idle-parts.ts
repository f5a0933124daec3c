/**
 * Searches a condition for parts that change nothing: which may each go alone, and all of them together; and which go only
 * together with others.
 */
import { cached } from '../../input/memoize.js'
import type { AnalysisContext } from '../../proof/context.js'
import { type CellChoice, type Formula, isTrueOf } from '../../proof/engine/formula.js'
import type { Condition, RootCondition } from '../../rule-set/condition.js'
import { endsOf, type Part, partsOf } from './condition-parts.js'
import type { Path } from './defect.js'

/** Of more leaves not every pair is tried: there would be too many. */
export const MAX_PAIRED_LEAVES = 40

/** A condition whose parts are tried, with what it comes to without them. */
export interface Subject {
  readonly root: RootCondition
  readonly path: Path
  /** Where it makes a difference that some parts are missing; `null` if nothing would be left of a condition. */
  readonly change: (dropped: ReadonlySet<Condition>) => Formula | null
}

/** Whether parts can go without a change. Referrals that showed one change are tried on the next, which costs little. */
const goingFrom = ({ prover }: AnalysisContext, { change }: Subject) => {
  const shown: CellChoice[] = []
  return (parts: Iterable<Condition>): boolean => {
    const formula = change(new Set(parts))
    if (formula === null || shown.some((choice) => isTrueOf(formula, choice))) return false
    const answer = prover.ask(formula)
    if (answer.kind === 'possible') shown.push(answer.choice)
    return answer.kind === 'impossible'
  }
}

/** Parts that can go only together; `stuck` are those of them that cannot go alone. */
export interface Group {
  readonly parts: readonly [Part, ...Part[]]
  readonly stuck: readonly Part[]
}

/** What of a condition changes nothing. */
export interface IdleParts {
  readonly alone: readonly Part[]
  readonly groups: readonly Group[]
  /** Whether there may be groups that were not tried. */
  readonly isOpen: boolean
}

/** Searches one condition. `gone` are parts, of any condition, that were told before: what is told now is added, and can go as well. */
export const idlePartsOf = (context: AnalysisContext, subject: Subject, gone: Set<Condition>): IdleParts => {
  const canGo = goingFrom(context, subject)
  const canGoAlone = cached((part: Part) => canGo([part.condition]))
  /** Tells some parts that can go by themselves, if they can go besides what is told already. */
  const tell = (parts: readonly Part[]): boolean => {
    const conditions = parts.map(({ condition }) => condition)
    const fits = gone.size === 0 || canGo([...gone, ...conditions])
    for (const condition of fits ? conditions : []) gone.add(condition)
    return fits
  }

  const alone: Part[] = []
  // From the last to the first, so that of equals the first stays; a branch before what stands below it.
  const walk = (parts: readonly Part[]): void => {
    for (const part of [...parts].reverse()) {
      if (canGoAlone(part) && tell([part])) alone.unshift(part)
      else walk(part.parts)
    }
  }
  const top = partsOf(subject.root, subject.path)
  walk(top)
  const leaves = endsOf(top, (part) => part.parts.length > 0 && gone.has(part.condition))
  const stuck = leaves.filter((part) => !canGoAlone(part))
  const isPaired = leaves.length <= MAX_PAIRED_LEAVES

  const groups: Group[] = []
  const partnersOf = (part: Part): readonly Part[] | null => {
    const goesWith = (others: readonly Part[]) => canGo([part, ...others].map(({ condition }) => condition))
    const partner = isPaired
      ? leaves.find((other) => other !== part && goesWith([other]) && tell([part, other]))
      : undefined
    if (partner !== undefined) return [partner]
    let others: readonly Part[] = [...alone, ...groups.flatMap(({ parts }) => parts)]
    if (others.length === 0 || !goesWith(others) || !tell([part])) return null
    for (const other of others) {
      const fewer = others.filter((one) => one !== other)
      if (goesWith(fewer)) others = fewer
    }
    return others
  }
  for (const part of [...stuck].reverse()) {
    const partners = gone.has(part.condition) ? null : partnersOf(part)
    if (partners === null) continue
    groups.unshift({
      parts: [part, ...partners],
      stuck: [part, ...partners].filter((one) => stuck.includes(one)),
    })
  }
  return { alone, groups, isOpen: !isPaired && stuck.length > 1 }
}
