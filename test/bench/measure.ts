/** Timing: many samples after a warm-up, the median and the spread of them. */
import process from 'node:process'
import { Bench } from 'tinybench'

/** How long one run takes. */
export interface Timing {
  readonly name: string
  /** Microseconds for one run: the median of all samples. */
  readonly median: number
  /** Microseconds between the first and the third quarter of the samples: the middle half lies within. */
  readonly spread: number
  readonly samples: number
}

/** What is timed. `runs` says how often one call does the work, so that short work is not lost in the clock. */
export interface Timed {
  readonly name: string
  readonly runs: number
  readonly work: () => unknown
}

const THOUSAND = 1_000

/** Milliseconds of processor time that the process has had, its collector's threads included: what else runs makes no difference. */
const processorTime = (): number => {
  const { system, user } = process.cpuUsage()
  return (user + system) / THOUSAND
}

/** Times each of them, for `milliseconds` each after a warm-up of a quarter of that. */
export const measure = async (all: readonly Timed[], milliseconds = 600): Promise<readonly Timing[]> => {
  const bench = new Bench({
    now: processorTime,
    time: milliseconds,
    warmupTime: milliseconds / 4,
    iterations: 5,
    retainSamples: true,
  })
  for (const { name, work } of all) bench.add(name, work as () => void) // what it gives is looked at elsewhere
  await bench.run()
  return all.map(({ name, runs }) => {
    const result = bench.getTask(name)?.result
    if (result === undefined || !('latency' in result)) throw new Error(`${name} was not timed`)
    const { p50, p75, samples, samplesCount } = result.latency
    const sorted = [...(samples ?? [])].sort((one, other) => one - other)
    const quarter = sorted[Math.floor(sorted.length / 4)] ?? p50
    const micro = (value: number) => (value * THOUSAND) / runs
    return { name, median: micro(p50), spread: micro(p75 - quarter), samples: samplesCount }
  })
}
