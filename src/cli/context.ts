/** What every command is handed: the world outside, and how to write for whoever reads standard output. */
import type { ExitCode } from './exit-code.js'
import type { Io } from './io.js'
import type { Style } from './printing/style.js'

export interface Context {
  readonly io: Io
  readonly style: Style
  /** In characters. */
  readonly width: number
}

/** Does a command's work and keeps its exit code. */
export type Act = (work: (context: Context) => ExitCode | Promise<ExitCode>) => Promise<void>

/** How results are written. */
export type Format = 'text' | 'json'
