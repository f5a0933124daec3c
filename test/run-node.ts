/** Runs a program of its own, and says what it printed and how it ended. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { text } from 'node:stream/consumers'

/** How a program ended. */
export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a program is given beside its arguments: its standard input, variables of its environment, and milliseconds to end in. */
interface Given {
  readonly input?: string
  readonly timeout?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Runs `program` with `args` in the directory `cwd`, without colour. */
export const runProgram = async (
  program: string,
  args: readonly string[],
  cwd: string,
  { env = {}, input = '', timeout }: Given = {},
): Promise<Outcome> => {
  const child = spawn(program, args, { cwd, timeout, env: { ...process.env, NO_COLOR: '1', ...env } })
  child.stdin.end(input)
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { status, stdout, stderr }
}

/** Runs Node with `args` in the directory `cwd`, without colour, `input` as its standard input. */
export const runNode = (args: readonly string[], cwd: string, input = ''): Promise<Outcome> =>
  runProgram(process.execPath, args, cwd, { input })
