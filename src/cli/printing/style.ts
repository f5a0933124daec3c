/**
 * Weight and colour for a terminal. The words carry everything; and no card is red, amber or green, because
 * people are not graded here (NICE NG225), by number, by word or by colour.
 */
import { inspect } from 'node:util'
import type { Io, Output } from '../io.js'

/** How a piece of text stands out. */
export type Emphasis = 'bold' | 'dim' | 'cyan'

/** Marks text up, or leaves it as it is. */
export type Style = (emphasis: Emphasis, text: string) => string

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
