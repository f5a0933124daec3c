/** How often a random test is run: as often as fits into every `npm test`, or so many times as often with `MORE_RUNS=20`. */
export const runs = (often: number): number => often * Number(process.env['MORE_RUNS'] ?? 1)
