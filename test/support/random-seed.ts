/**
 * The seed of everything random in `npm test`, so that a run is the same on every machine. The soak draws another
 * one each time; `SEED=7 npm test` tries another here.
 */
import process from 'node:process'
import fc from 'fast-check'

const given = process.env['SEED']

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: given === undefined ? 20_210_302 : Number(given) })
