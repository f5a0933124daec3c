import type { Explanation, Line, Section } from './explanation.js'

// Control characters and marks that change the direction of text could rewrite what a reader sees.
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

// A telephone number broken over two lines is hard to ring.
const BREAK = /(?<!\d) | (?!\d)/u

/** `text` in lines of at most `width` characters, broken at spaces (never within a number); a longer word keeps a line of its own. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const words = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim().split(BREAK).filter(Boolean)
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** How parts of the text are set apart, a line at a time; a terminal may put colour codes around them. */
export interface ExplanationStyle {
  /** The title of the page. */
  readonly title: (text: string) => string
  /** The heading of a section. */
  readonly heading: (text: string) => string
  /** The first step of a section, and other things to see at once. */
  readonly strong: (text: string) => string
  /** Details under a line. */
  readonly faint: (text: string) => string
}

const asIs = (text: string): string => text
const PLAIN: ExplanationStyle = { title: asIs, heading: asIs, strong: asIs, faint: asIs }

/** The narrowest text that still reads as text. */
const NARROWEST = 24

const formatLine = (
  { text, details }: Line,
  mark: string,
  width: number,
  mainStyle: (text: string) => string,
  faint: (text: string) => string,
): readonly string[] => {
  const indent = ' '.repeat(mark.length)
  const main = wrapText(text, width - mark.length).map(
    (row, index) => `${index === 0 ? mark : indent}${mainStyle(row)}`,
  )
  const under = details.flatMap((detail) =>
    wrapText(detail, width - mark.length - 2).map(
      (row, index) => `${indent}${index === 0 ? '' : '  '}${faint(row)}`,
    ),
  )
  return [...main, ...under]
}

const markOf = (layout: Section['layout'], index: number, count: number): string => {
  if (layout === 'text') return ''
  return layout === 'list' ? '- ' : `${`${index + 1}.`.padEnd(String(count).length + 1)} `
}

const formatSection = (
  { heading, intro, layout, lines }: Section,
  width: number,
  style: ExplanationStyle,
): string =>
  [
    ...wrapText(heading, width).map(style.heading),
    ...(intro === null ? [] : wrapText(intro, width)),
    ...lines.flatMap((one, index) =>
      formatLine(
        one,
        markOf(layout, index, lines.length),
        width,
        layout === 'steps' && one.details.length > 0 ? style.strong : asIs,
        style.faint,
      ),
    ),
  ].join('\n')

/**
 * An explanation as plain text, ending without a line break. `width` is in characters (80 unless told, never
 * below 24); `style` may add marks around lines, and is plain unless told.
 */
export const formatExplanation = (
  { title, sections }: Explanation,
  options: {
    /** The longest line, in characters. */
    readonly width?: number
    /** What to put around lines. */
    readonly style?: Partial<ExplanationStyle>
  } = {},
): string => {
  const width = Math.max(NARROWEST, Math.floor(options.width ?? 80))
  const style = { ...PLAIN, ...options.style }
  return [
    wrapText(title, width).map(style.title).join('\n'),
    ...sections.map((one) => formatSection(one, width, style)),
  ].join('\n\n')
}
