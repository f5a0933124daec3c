import { defineConfig } from 'vitest/config'

// CI counts the tests from what each run of vitest writes into this folder.
const results = process.env['TEST_RESULTS']

// These put something broken in the place of a module, so that they need a module graph of their own.
const BREAKING = ['test/promises/7-faults.test.ts']

// Random tests make much that is thrown away at once: room for it saves a quarter of their time.
const ROOMY = ['--max-semi-space-size=128']

// The compiler and the build go on beside the tests of the first group; what they made is tested once they are done.
const LAST = { groupOrder: 1 }

// `npm test` is the same on every machine; the soak draws other cases each time.
// Half of the runs that each random test says, to keep it under two minutes; `.ci/run` runs five times what they say.
const SEEDED = { SEED: process.env['SEED'] ?? '20210302', RUNS: process.env['RUNS'] ?? '0.5' }

// How many times as often as `npm test` the soak tries what is random; `RUNS=0.1` is a tenth of that.
const SOAK = 50

export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters:
      results === undefined
        ? ['default']
        : ['default', ['json', { outputFile: `${results}/${process.pid}.json` }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/**/*.soak.test.ts', ...BREAKING],
          // One module graph a worker: nothing here has state that one file could leave to another.
          isolate: false,
          execArgv: ROOMY,
          setupFiles: ['test/support/random-seed.ts'],
          env: SEEDED,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit-apart',
          include: BREAKING,
          setupFiles: ['test/support/random-seed.ts'],
          env: SEEDED,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/install-tarball.ts'],
          isolate: false,
          sequence: LAST,
          testTimeout: 170_000,
          hookTimeout: 170_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['test/**/*.{soak,prop}.test.ts'],
          setupFiles: ['test/support/random-seed.ts'],
          env: { RUNS: String(SOAK * Number(process.env['RUNS'] ?? 1)) },
          testTimeout: 3_600_000,
        },
      },
    ],
  },
})
