/** What steps need of a text, so that they are tried only where they can be found. */
import type { Choice, Step } from './phrase-pattern.js'

/** The words that steps can begin with. */
export const firstsOf = (steps: readonly Step[]): readonly Choice[] => {
  const firsts: Choice[] = []
  for (const { kind, of } of steps.flatMap((step) =>
    step.kind === 'one' || step.kind === 'maybe' ? [step] : [],
  )) {
    firsts.push(of, ...of.longer.flatMap(firstsOf))
    if (kind === 'one') break
  }
  return firsts
}

/** The fewest words that steps stand for: `(much longer|$)` can stand for none. */
export const leastOf = (steps: readonly Step[]): number =>
  steps.reduce((least, step) => {
    if (step.kind !== 'one') return least
    const { exact, longer, tests } = step.of
    const single = exact.size + tests.size > 0 ? [1] : []
    return least + Math.min(...single, ...longer.map(leastOf))
  }, 0)

/** Words of which a text has one, if it has any of a choice; `null` if that cannot be told by whole words. */
const neededFor = (of: Choice): readonly string[] | null => {
  const needed: string[] = [...of.exact]
  if (of.tests.size > 0) return null
  for (const steps of of.longer) {
    const first = steps[0]?.kind === 'one' ? neededFor(steps[0].of) : null
    if (first === null) return null
    needed.push(...first)
  }
  return needed
}

/** For each step that must stand there, the words of which a text must have one; a step that tests words names none. */
export const neededIn = (steps: readonly Step[]): readonly (readonly string[])[] =>
  steps.flatMap((step) => {
    const needed = step.kind === 'one' ? neededFor(step.of) : null
    return needed === null ? [] : [needed]
  })
