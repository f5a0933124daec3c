/** Kleene's strong three-valued logic: what is not known stays not known until it no longer matters. */

/** Whether something is so, is not so, or cannot be said while a fact is unknown. */
export type Truth = 'true' | 'false' | 'unknown'

/** The negation of unknown is unknown. */
export const not = (truth: Truth): Truth =>
  truth === 'unknown' ? 'unknown' : truth === 'true' ? 'false' : 'true'

/** False if any is false, otherwise unknown if any is unknown. */
export const all = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'

/** True if any is true, otherwise unknown if any is unknown. */
export const any = (truths: readonly Truth[]): Truth =>
  truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false'

/** `settling` at the first item that comes to it, and no other is asked; else unknown if any is; else `otherwise`. */
const folded = <T>(
  items: readonly T[],
  ask: (item: T) => Truth,
  settling: Truth,
  otherwise: Truth,
): Truth => {
  let truth = otherwise
  for (const item of items) {
    const itemTruth = ask(item)
    if (itemTruth === settling) return settling
    if (itemTruth === 'unknown') truth = 'unknown'
  }
  return truth
}

/** `all` of what each item comes to, asked from the first to the last for as long as it matters. */
export const allOf = <T>(items: readonly T[], ask: (item: T) => Truth): Truth =>
  folded(items, ask, 'false', 'true')

/** `any` of what each item comes to, asked from the first to the last for as long as it matters. */
export const anyOf = <T>(items: readonly T[], ask: (item: T) => Truth): Truth =>
  folded(items, ask, 'true', 'false')

/** What a rule comes to. */
export type Verdict = 'met' | 'not-met' | 'undetermined'

const VERDICTS = { true: 'met', false: 'not-met', unknown: 'undetermined' } as const

/** The verdict of a rule whose conditions are `truth`. */
export const verdictOf = (truth: Truth): Verdict => VERDICTS[truth]
