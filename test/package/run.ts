/** Programs in the scratch project in which the packed package is installed. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { outcomeOf } from '../beside/outcome-of.js'
import { type Outcome, runNode } from '../run-node.js'

const problem = await outcomeOf(inject('installed'))
if (problem !== '') throw new Error(`the package could not be built and installed: ${problem}`)

/** The scratch project. */
export const scratch = inject('scratch')

/** Runs Node with `args` there. */
export const node = (args: readonly string[], input?: string): Promise<Outcome> =>
  runNode(args, scratch, input)

/** Writes a file there, and gives its path. */
export const write = (name: string, text: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}

/** Runs `program` as a file of that name: `.mjs` is a module, `.cjs` is CommonJS. */
export const run = (name: string, program: string): Promise<Outcome> => node([write(name, program)])
