/** What the core weighs in a browser, minified and compressed, and what zod and the shipped rules are of it. */
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { jsonAsText } from '../../../tsup.config.js'
import { short, table } from '../table.js'

const SRC = join(process.cwd(), 'src') // npm runs scripts at the root

interface Size {
  readonly minified: number
  readonly gzip: number
  readonly brotli: number
}

/** Takes what is imported and what is left out; `json-rules-engine` always is, because it is only fetched when asked for. */
const sizeOf = async (
  imported: string,
  { external = [], plugins = [] }: { external?: readonly string[]; plugins?: readonly Plugin[] } = {},
): Promise<Size> => {
  const { outputFiles } = await build({
    stdin: { contents: `export ${imported} from './index.js'`, resolveDir: SRC, sourcefile: 'page.ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    external: ['json-rules-engine', ...external],
    plugins: [...plugins, jsonAsText],
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  }
}

const withoutRules: Plugin = {
  name: 'without rules',
  setup: ({ onLoad }) => {
    onLoad({ filter: /rules.bundled.*\.json$/ }, () => ({ contents: 'export default {}', loader: 'js' }))
  },
}

const less = (whole: Size, rest: Size): Size => ({
  minified: whole.minified - rest.minified,
  gzip: whole.gzip - rest.gzip,
  brotli: whole.brotli - rest.brotli,
})

/** Measures, and gives the section that shows it. */
export const measureSize = async (): Promise<string> => {
  const page = '{ createTriage, services }'
  const decides = await sizeOf(page)
  const rows: readonly (readonly [name: string, size: Size])[] = [
    ['a page that decides: `createTriage`, `services`', decides],
    ['of which: zod', less(decides, await sizeOf(page, { external: ['zod'] }))],
    ['of which: the shipped rules', less(decides, await sizeOf(page, { plugins: [withoutRules] }))],
    ['a page that uses everything', await sizeOf('*')],
  ]
  const kilobytes = (bytes: number): string => short(bytes / 1000)
  return [
    '### Size in a browser',
    table(
      ['kilobytes', 'minified', 'and by gzip', 'and by Brotli'],
      rows.map(([name, { brotli, gzip, minified }]) => [
        name,
        kilobytes(minified),
        kilobytes(gzip),
        kilobytes(brotli),
      ]),
    ),
  ].join('\n\n')
}
