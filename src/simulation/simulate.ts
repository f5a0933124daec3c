/** Many referrals, each decided by itself. */
import { readOptions } from '../decision/read-request.js'
import type { DecideOptions } from '../decision/triage-options.js'
import { TriageError, unwrap } from '../issue/issue.js'
import type { Triage } from '../triage.js'
import { type SimulatedCase, simulatedCase } from './simulated-case.js'
import { type Simulation, simulationOf, type Undecided } from './simulation.js'

/** How to simulate: `asOf` is the date to decide them all at; each at its own date of receipt if left out. */
export type SimulateOptions = DecideOptions

/** What is needed of a triage here. */
type TriageToSimulate = Pick<Triage, 'safeExamine' | 'ruleSet'>

class Tallying {
  private readonly cases: SimulatedCase[] = []
  private readonly undecided: Undecided[] = []
  private index = 0

  constructor(
    private readonly triage: TriageToSimulate,
    private readonly options: SimulateOptions,
  ) {}

  readonly add = (referral: unknown): void => {
    const examined = this.triage.safeExamine(referral, this.options)
    if (examined.ok) this.cases.push(simulatedCase(this.index, referral, examined.value))
    else {
      const { handover, issues } = examined
      this.undecided.push({ index: this.index, referral, issues, handover })
    }
    this.index += 1
  }

  readonly result = (): Simulation => simulationOf(this.triage.ruleSet, this.cases, this.undecided)
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

const addAll = async (tallying: Tallying, referrals: AsyncIterable<unknown>): Promise<Simulation> => {
  for await (const referral of referrals) tallying.add(referral)
  return tallying.result()
}

/**
 * Decides many referrals and counts what became of them. Takes a triage, an array or anything else that can be gone
 * through, and the date to decide at; gives counts, shares, cross-tables and the referrals behind each number. A referral
 * that cannot be read is counted apart, and never as a decision. Of an async iterable it gives a promise. Throws
 * `TriageError` if the options, or what is to be gone through, are none.
 */
export function simulate(
  triage: TriageToSimulate,
  referrals: Iterable<unknown>,
  options?: SimulateOptions,
): Simulation
export function simulate(
  triage: TriageToSimulate,
  referrals: AsyncIterable<unknown>,
  options?: SimulateOptions,
): Promise<Simulation>
export function simulate(
  triage: TriageToSimulate,
  referrals: Iterable<unknown> | AsyncIterable<unknown>,
  options: SimulateOptions = {},
): Simulation | Promise<Simulation> {
  unwrap(readOptions(options))
  const tallying = new Tallying(triage, options)
  if (isAsyncIterable(referrals)) return addAll(tallying, referrals)
  if (isIterable(referrals)) {
    for (const referral of referrals) tallying.add(referral)
    return tallying.result()
  }
  throw new TriageError([
    {
      code: 'wrong-type',
      path: ['referrals'],
      message: `expected referrals to go through, not a ${typeof referrals}`,
      hint: 'hand in an array, or anything that `for` or `for await` can go through',
    },
  ])
}
