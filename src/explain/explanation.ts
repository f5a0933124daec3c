/** What an explanation is: plain JSON, so that a product can show it in its own way. `formatExplanation` makes text of it. */

/** Whom a decision is explained to. */
export const READERS = ['client', 'link-worker', 'referrer', 'auditor'] as const
/** One of the four readers. */
export type Reader = (typeof READERS)[number]

/** One thing said: a sentence or two, and what belongs under it. */
export interface Line {
  /** A sentence or two, with its full stops. */
  readonly text: string
  /** What belongs under it, a sentence or two each. */
  readonly details: readonly string[]
}

/** Lines under a heading: running `text`, a `list` in no order, or `steps` to take in order. */
export interface Section {
  /** A few words, without a full stop. */
  readonly heading: string
  /** How the lines are laid out; `steps` are numbered. */
  readonly layout: 'text' | 'list' | 'steps'
  /** What to know before reading the lines; `null` where nothing needs saying. */
  readonly intro: string | null
  /** What the section says; never empty. */
  readonly lines: readonly [Line, ...Line[]]
}

/** A decision in words, for one reader. */
export interface Explanation {
  /** Whom it is for: it may say more than another reader is to know. */
  readonly reader: Reader
  /** What the page is about, in a few words. */
  readonly title: string
  /** What the page says, in the order to read it. */
  readonly sections: readonly Section[]
}

/** What a page says, before what stands on every page of its reader. */
export type Page = Omit<Explanation, 'reader'>

/** A line with the details under it; details that are `null` are left out. */
export const line = (text: string, ...details: readonly (string | null)[]): Line => ({
  text,
  details: details.filter((detail) => detail !== null),
})

/** The lines, of those that begin alike only the first: two places can be told in the same words. */
export const eachOnce = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ text }, index) => lines.findIndex((other) => other.text === text) === index)

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
