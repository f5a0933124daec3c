import { defineConfig } from 'vitest/config'

// CI counts the tests from these files.
const results = process.env['TEST_RESULTS']

export default defineConfig({
  test: {
    // Every core, and one module graph a worker: nothing here has state that one file could leave to another.
    maxWorkers: '100%',
    isolate: false,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/package/**', 'test/**/*.soak.test.ts'],
          testTimeout: 60_000,
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
          globalSetup: ['test/package/install-tarball.ts'],
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
