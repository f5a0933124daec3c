import type { Explanation } from '../../explain/explanation.js'
import { formatExplanation } from '../../explain/format-explanation.js'
import { wrapText } from '../../explain/wrap-text.js'
import type { Context } from '../context.js'

type Look = Pick<Context, 'style' | 'width'>

/** Faint running text, such as a footer, as wide as the terminal. */
export const faintText = (text: string, { style, width }: Look): string =>
  wrapText(text, width)
    .map((row) => style('dim', row))
    .join('\n')

/** The line between two cards. */
export const rule = ({ style, width }: Look): string => style('dim', '─'.repeat(width))

/** An explanation as text for this terminal. */
export const explanationText = (explanation: Explanation, { style, width }: Look): string =>
  formatExplanation(explanation, {
    width,
    style: {
      title: (text) => style('bold', text),
      heading: (text) => style('cyan', text),
      strong: (text) => style('bold', text),
      faint: (text) => style('dim', text),
    },
  })
