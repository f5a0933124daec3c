/** Waits until the packed package is installed, before a test of this folder is even read. */
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

const outcome = inject('outcome')

while (!existsSync(outcome)) await setTimeout(100)

const problem = readFileSync(outcome, 'utf8')
if (problem !== '') throw new Error(`the package could not be built and installed: ${problem}`)
