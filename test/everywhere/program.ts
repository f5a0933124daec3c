/** The suite as a program: prints what it comes to as one line of JSON. Runs on Node, Bun and Deno. */
import * as library from '../../src/index.js'
import { runSuite } from './suite.js'

declare const EXAMPLES: readonly unknown[]

console.log(JSON.stringify(await runSuite(library, EXAMPLES)))
