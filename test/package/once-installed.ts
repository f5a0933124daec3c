/** Waits until the packed package is installed, before a test of this folder is even read. */
import { inject } from 'vitest'
import { outcomeOf } from '../beside/outcome-of.js'

const problem = await outcomeOf(inject('installed'))
if (problem !== '') throw new Error(`the package could not be built and installed: ${problem}`)
