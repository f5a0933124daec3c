/** Draws everything random from one seed, where there is one: `npm test` has its own, and `SEED=7 npm test` tries another. */
import process from 'node:process'
import fc from 'fast-check'

const seed = process.env['SEED']

if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
