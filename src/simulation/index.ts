/**
 * What a triage does to many referrals at once, and what time does to an episode.
 * Takes: a triage and referrals; a day to start from.
 * Gives: counts, shares and cross-tables with the referrals behind each number; a clock that is moved by hand.
 * May import: every room up to `index`.
 */

export { type Clock, type Span, startClock } from './clock.js'
export type { Amount, CrossTable, CrossTableRow } from './cross-table.js'
export type { DecisionPart, Dimension, FactDimension } from './dimension.js'
export { type LivedEpisode, liveEpisode } from './live-episode.js'
export { type SimulateOptions, simulate } from './simulate.js'
export type { SimulatedReferral } from './simulated-case.js'
export type { Behind, FactMissed, OutcomeTally, RuleTally, Simulation, Undecided } from './simulation.js'
