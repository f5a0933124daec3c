import { defineConfig } from 'vitest/config'

// CI counts the tests from these files.
const results = process.env['TEST_RESULTS']

// These put something broken in the place of a module, so that they need a module graph of their own.
const BREAKING = ['test/promises/7-faults.test.ts']

// Random tests make much that is thrown away at once: room for it saves a quarter of their time.
const ROOMY = ['--max-semi-space-size=128']

export default defineConfig({
  test: {
    maxWorkers: '100%',
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit-apart',
          include: BREAKING,
          setupFiles: ['test/support/random-seed.ts'],
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['test/**/*.test-d.ts'] },
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          // The build goes on beside all other tests; these come last, and wait for it.
          globalSetup: ['test/package/install-tarball.ts'],
          setupFiles: ['test/package/installed.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 170_000,
          hookTimeout: 170_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['test/**/*.soak.test.ts'],
          testTimeout: 3_600_000,
        },
      },
    ],
  },
})
