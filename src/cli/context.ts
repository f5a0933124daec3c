/** Everything outside the process that a command may touch, handed in so that tests can hand in their own. */
import type { ExitCode } from './exit-codes.js'

/** Where text goes. */
export interface Output {
  readonly write: (text: string) => unknown
  /** Whether a person's terminal is at the other end. */
  readonly isTTY?: boolean
  /** How wide that terminal is, in characters. */
  readonly columns?: number
}

/** Where bytes come from. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean
}

/** The few things done with files. Each throws as `node:fs` does. */
export interface Files {
  readonly read: (path: string) => Uint8Array
  readonly write: (path: string, text: string) => void
  /** Writes files below a directory, by their paths there: all of them, or none as far as a file system lets. Makes the directory. */
  readonly writeAll: (directory: string, texts: ReadonlyMap<string, string>) => void
  /** The names in a directory, directories among them marked. */
  readonly list: (path: string) => readonly { readonly name: string; readonly isDirectory: boolean }[]
  readonly isDirectory: (path: string) => boolean
  /** Tells whoever runs the command, in a line, what is not read. */
  readonly tell: (line: string) => void
  /** Gives a turn each time something below one of the paths has changed; never ends on a machine's own files. */
  readonly changes: (paths: readonly string[]) => AsyncIterable<unknown>
}

export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: Input
  readonly files: Files
  readonly env: { readonly [name: string]: string | undefined }
}

/** Marks text up, or leaves it as it is. */
export type Style = (emphasis: 'bold' | 'dim' | 'cyan', text: string) => string

/** What every command is handed: the world outside, and how to write for whoever reads standard output. */
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
