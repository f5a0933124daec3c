import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'

/** The folder of the package that a file below `node_modules` belongs to; null for a file of ours. */
const packageOf = (path: string): string | null =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null

const noticeOf = (folder: string): string => {
  const { license, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  if (file === undefined) throw new Error(`${name} is bundled, and has no text of its licence`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

const HEAD =
  'Parts of these packages stand in the files beside this one. Their licences ask that this is said.\n'

/** Writes the licences of every package that ends up in the output, by the bundler's own list of what it put there. */
export const thirdPartyLicences = (file: string): Plugin => ({
  name: 'third-party licences',
  setup: ({ onEnd }) => {
    onEnd(({ metafile }) => {
      if (metafile === undefined) throw new Error('the bundler did not say what it bundled')
      const paths = Object.values(metafile.outputs).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
      )
      const folders = new Set(paths.flatMap((path) => packageOf(path) ?? []))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, [HEAD, ...[...folders].sort().map(noticeOf)].join(`\n${'-'.repeat(80)}\n\n`))
    })
  },
})
