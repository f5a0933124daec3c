/**
 * How often a random test is run: as often as fits into every `npm test`, or so many times as often with `RUNS=20`. The
 * soak runs it fifty times as often, or that many times `RUNS`.
 */
export const runs = (often: number): number => Math.ceil(often * Number(process.env['RUNS'] ?? 1))
