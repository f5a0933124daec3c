/**
 * Weight and colour for a terminal. The words carry everything; and no card is red, amber or green, because
 * people are not graded here (NICE NG225), by number, by word or by colour.
 */
import { inspect } from 'node:util'
import type { Explanation } from '../../explain/explanation.js'
import { formatExplanation, wrapText } from '../../explain/format-explanation.js'
import type { Context, Io, Output, Style } from '../context.js'

/** Leaves every text as it is. */
export const plainStyle: Style = (_emphasis, text) => text

// `util.styleText` came with Node 20.12 and looks at the process's own terminal: its table serves from 20.0.
const colourStyle: Style = (emphasis, text) => {
  const [open, close] = inspect.colors[emphasis] ?? [0, 0]
  return text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`
}

const wantsColour = (output: Output, env: Io['env'], noColour: boolean): boolean => {
  if (noColour) return false
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return output.isTTY === true && env['TERM'] !== 'dumb'
}

/**
 * The style for `output`: colour only on a terminal. `--no-color` beats `NO_COLOR` (no-color.org),
 * which beats `FORCE_COLOR`.
 */
export const styleFor = (output: Output, env: Io['env'], noColour: boolean): Style =>
  wantsColour(output, env, noColour) ? colourStyle : plainStyle

/** How wide text for people is: the terminal's width, from 60 to 100; 90 where there is no terminal. */
export const widthOf = (output: Output): number => Math.min(100, Math.max(60, output.columns ?? 90))

/** How text looks to whoever reads it. */
export type Look = Pick<Context, 'style' | 'width'>

/** Whether a person reads it as it is written, and not a file or another program. */
export const isTerminal = ({ isTTY }: Output): boolean => isTTY === true

/** `mark` and then `text`, in lines of at most `width`; those after the first begin where the text does. */
export const hanging = (mark: string, text: string, width: number): string =>
  wrapText(text, width - mark.length)
    .map((row, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${row}`)
    .join('\n')

/** Faint running text, such as a footer, as wide as the terminal. */
export const faintText = (text: string, { style, width }: Look): string =>
  wrapText(text, width)
    .map((row) => style('dim', row))
    .join('\n')

/** The line between two cards. */
export const rule = ({ style, width }: Look): string => style('dim', '─'.repeat(width))

/**
 * An explanation as text for this terminal. Nothing in it is faint: what stands under a line is often what to do.
 * Only where a decision comes from is (`faintText`).
 */
export const explanationText = (explanation: Explanation, { style, width }: Look): string =>
  formatExplanation(explanation, {
    width,
    style: {
      title: (text) => style('bold', text),
      heading: (text) => style('cyan', text),
      strong: (text) => style('bold', text),
    },
  })
