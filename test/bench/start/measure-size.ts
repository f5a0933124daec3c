/** What the core weighs in a browser, minified and compressed, and what zod and the shipped rules are of it. */
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { jsonAsText, pureConstants } from '../../../tsup.config.js'
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
    plugins: [...plugins, pureConstants, jsonAsText],
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  }
}

/** Puts `contents` in the place of the files that `filter` fits, as if a page could do without them. */
const instead = (filter: RegExp, contents: string): Plugin => ({
  name: `without ${filter}`,
  setup: ({ onLoad }) => {
    onLoad({ filter }, () => ({ contents, loader: 'js' }))
  },
})

/** What a page that decides carries, each with what stands in for it. They have code in common, and do not add up. */
const PARTS: readonly (readonly [name: string, Plugin])[] = [
  [
    'the rules, lists of danger, words, nations and questionnaires',
    instead(/rules.bundled.*\.json$/, 'export default {}'),
  ],
  [
    'the proofs that every rule set must pass',
    instead(/src.proof.promises\.ts$/, 'export const promiseIssues = () => []'),
  ],
  [
    'reading a rule set of your own',
    instead(
      /src.rule-set.parse-rule-set\.ts$/,
      'export const [markAsRead, parseRuleSet, verified] = [0, 0, 0].map(() => (one) => ({ ok: true, value: one }))',
    ),
  ],
  [
    'looking for danger in what cannot be read',
    instead(/find-safety-signals\.ts$/, 'export const findSafetySignals = () => []'),
  ],
  ['SHA-256', instead(/@noble.hashes.esm.sha2\.js$/, 'export const sha256 = (bytes) => bytes')],
]

const less = (whole: Size, rest: Size): Size => ({
  minified: whole.minified - rest.minified,
  gzip: whole.gzip - rest.gzip,
  brotli: whole.brotli - rest.brotli,
})

/** Measures, and gives the section that shows it. */
export const measureSize = async (): Promise<string> => {
  const page = '{ createTriage, services }'
  const decides = await sizeOf(page)
  const parts: (readonly [name: string, size: Size])[] = []
  for (const [name, plugin] of PARTS)
    parts.push([`of which: ${name}`, less(decides, await sizeOf(page, { plugins: [plugin] }))])
  const rows: readonly (readonly [name: string, size: Size])[] = [
    ['a page that decides: `createTriage`, `services`', decides],
    ['of which: zod', less(decides, await sizeOf(page, { external: ['zod'] }))],
    ...parts,
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
