/** What an explanation is: plain JSON, so that a product can show it in its own way. `formatExplanation` makes text of it. */

/** Whom a decision is explained to. */
export const READERS = ['client', 'link-worker', 'referrer', 'auditor'] as const
/** One of the four readers. */
export type Reader = (typeof READERS)[number]

/** One thing said: a sentence or two, and what belongs under it. */
export interface Line {
  readonly text: string
  readonly details: readonly string[]
}

/** Lines under a heading: running `text`, a `list` in no order, or `steps` to take in order. */
export interface Section {
  readonly heading: string
  readonly layout: 'text' | 'list' | 'steps'
  /** What to know before reading the lines; `null` where nothing needs saying. */
  readonly intro: string | null
  /** Never empty. */
  readonly lines: readonly [Line, ...Line[]]
}

/** A decision in words, for one reader. */
export interface Explanation {
  readonly reader: Reader
  readonly title: string
  readonly sections: readonly Section[]
}

/** What a page says, before what stands on every page of its reader. */
export type Page = Omit<Explanation, 'reader'>

/** A line with the details under it; details that are `null` are left out. */
export const line = (text: string, ...details: readonly (string | null)[]): Line => ({
  text,
  details: details.filter((detail) => detail !== null),
})

/** A section, or none where it would have no lines. */
export const section = (
  heading: string,
  layout: Section['layout'],
  lines: readonly (Line | string | null)[],
  intro: string | null = null,
): readonly Section[] => {
  const [first, ...rest] = lines
    .filter((one) => one !== null)
    .map((one) => (typeof one === 'string' ? line(one) : one))
  return first === undefined ? [] : [{ heading, layout, intro, lines: [first, ...rest] }]
}
