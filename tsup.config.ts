import { cp, rm } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { jsonAsText } from './build/json-as-text.js'
import { thirdPartyLicences } from './build/third-party-licences.js'

/** The subpaths of the package, each with the file that is its face. A new one needs a line in `exports`, too. */
const subpaths = {
  index: 'src/index.ts',
  analysis: 'src/analysis/index.ts',
  audit: 'src/audit/index.ts',
  node: 'src/cli/node.ts',
  testing: 'src/testing/index.ts',
  'testing-arbitraries': 'src/testing/arbitraries/index.ts',
  'testing-jest': 'src/testing/jest.ts',
  'testing-vitest': 'src/testing/vitest.ts',
}

const code: Options = {
  target: 'es2022',
  platform: 'neutral', // the core runs in browsers and edge runtimes, too
  external: [/^node:/],
  noExternal: [/^zod\//], // a dependency because our types name its own; what runs of it is bundled, as devDependencies are
  esbuildPlugins: [jsonAsText],
  removeNodeProtocol: false,
  splitting: true, // subpaths share their chunks, so that an error is `instanceof` the same class in all of them
}

export default defineConfig(async ({ dts }) => {
  // tsup's own `clean` would run once for each build below, at any time.
  await rm('dist', { recursive: true, force: true })
  await cp('src/audit/stores/migrations', 'dist/migrations', { recursive: true })
  const types: Options = { entry: subpaths, format: ['esm', 'cjs'], dts: { only: true } }
  return [
    {
      ...code,
      entry: { ...subpaths, cli: 'src/cli/main.ts' },
      format: ['esm'],
      esbuildPlugins: [jsonAsText, thirdPartyLicences('dist/third-party-licences.txt')],
    },
    { ...code, entry: subpaths, format: ['cjs'] },
    ...(dts === false ? [] : [types]), // the demo needs none, and they take longest
  ]
})
