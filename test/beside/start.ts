/**
 * Long work that goes on beside the tests, in processes of its own: started by a project's global setup, and waited
 * for by the tests that need it, which come last.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Runs a program in the directory `cwd`; fails with all that it printed. */
export type RunProgram = (cwd: string, program: string, ...args: readonly string[]) => Promise<void>

/** Work that was started. */
export interface Started {
  /** The path of a file that is there once the work is done: empty, or with what went wrong. */
  readonly outcome: string
  /** What went wrong, empty if nothing, once the work is done. */
  readonly problem: Promise<string>
  /** Ends the work if it is still going on, and removes what it left. */
  readonly stop: () => Promise<void>
}

const runner =
  (signal: AbortSignal): RunProgram =>
  (cwd, program, ...args) =>
    new Promise((done, fail) => {
      const shell = process.platform === 'win32'
      const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell, signal })
      const printed: Buffer[] = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk))
      child.on('error', fail)
      child.on('close', (status) => {
        if (status === 0) done()
        else {
          const said = Buffer.concat(printed).toString()
          fail(new Error(`\`${program} ${args.join(' ')}\` ended with ${status}:\n${said}`))
        }
      })
    })

/** Starts work, and does not wait for it. */
export const start = (work: (run: RunProgram) => Promise<void>): Started => {
  const folder = mkdtempSync(join(tmpdir(), 'referral-triage-outcome-'))
  const outcome = join(folder, 'outcome.txt')
  const stopping = new AbortController()
  const problem = work(runner(stopping.signal)).then(() => '', String)
  // Written whole before it has its name, so that nobody reads half of it.
  const told = problem.then((text) => {
    writeFileSync(`${outcome}.part`, text)
    renameSync(`${outcome}.part`, outcome)
  })
  const stop = async (): Promise<void> => {
    stopping.abort()
    await told
    await rm(folder, { recursive: true, force: true })
  }
  return { outcome, problem, stop }
}
