/**
 * How often a random test is run: `often`, times `RUNS`. `npm test` runs half of it, so that it ends within two
 * minutes; the soak fifty times as often, and `.ci/run` five times. `RUNS=20 npx vitest run --project unit …` runs more.
 */
export const runs = (often: number): number => Math.ceil(often * Number(process.env['RUNS'] ?? 1))
