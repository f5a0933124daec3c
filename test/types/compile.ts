/** Starts the compiler on all sources and tests. */
import { join } from 'node:path'
import process from 'node:process'
import type { TestProject } from 'vitest/node'
import { start } from '../beside/start.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the compiler says, for `outcomeOf`. */
    readonly compiled: string
  }
}

const root = join(import.meta.dirname, '..', '..')
const TSC = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

let clearUp = async (): Promise<void> => undefined

/** Called by vitest before all tests, which go on meanwhile. */
export const setup = (project: TestProject): void => {
  const { outcome, stop } = start((run) => run(root, process.execPath, TSC, '-p', '.', '--pretty', 'false'))
  project.provide('compiled', outcome)
  clearUp = stop
}

/** Called by vitest after them. */
export const teardown = (): Promise<void> => clearUp()
