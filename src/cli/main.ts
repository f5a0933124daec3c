#!/usr/bin/env node
/** The program `referral-triage`: wires the process to `run`. */
import process from 'node:process'
import { systemErrorMessage } from '../issue/error-message.js'
import { EXIT, type ExitCode } from './exit-codes.js'
import { nodeFiles } from './reading/node-files.js'
import { run } from './run.js'

/** One line for output that could not be written: what is missing of it may be a person. */
const unwritten = (error: unknown): string =>
  `referral-triage: the output cannot be written, so some of it is lost: ${systemErrorMessage(error)}`

let outputFailed = false

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // Whoever reads may have gone (`… | head`): who is to be escalated may be in what they did not read.
    if (outputFailed) return
    outputFailed = true
    process.exitCode = EXIT.invalid
    if (stream !== process.stderr) process.stderr.write(`${unwritten(error)}\n`)
  })
}

const told = new Set<string>()

/** A directory may be read more than once, and what is not read of it is told once. */
const tell = (line: string): void => {
  if (!told.has(line)) process.stderr.write(`referral-triage: ${line}\n`)
  told.add(line)
}

const finish = (code: ExitCode): void => {
  process.exitCode = outputFailed ? EXIT.invalid : code
}

try {
  finish(
    await run(process.argv.slice(2), {
      stdout: process.stdout,
      stderr: process.stderr,
      stdin: process.stdin,
      files: { ...nodeFiles, tell },
      env: process.env,
    }),
  )
} catch (fault) {
  // A fault of ours, not of the person's: it is never taken for a decision, and the trace helps to report it.
  const trace = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  process.stderr.write(
    `referral-triage: something went wrong inside the program, so nothing was decided. Have a person look at the referral today, and report this:\n${trace}\n`,
  )
  finish(EXIT.invalid)
}
