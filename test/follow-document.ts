/** Does what a document says, step by step, in a folder of its own, as a reader would who has the package installed there. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { transformSync } from 'esbuild'
import { asShown, printedBySample, programOf, type Sample, type Step, stepsOf } from './documents.js'
import { runNode, runProgram } from './run-node.js'

/** What a sample came to, beside what its document shows. */
export interface Followed {
  /** The line of the document. */
  readonly line: number
  readonly status: number | null
  readonly stderr: string
  /** What it printed, cut where the document cuts it. */
  readonly printed: string
}

/** What the document says of a sample. */
export const promised = ({ code, output }: Sample, status = 0): Followed => ({
  line: code.from,
  status,
  stderr: '',
  printed: output?.text ?? '',
})

// `npx` looks for an installed command first; the shell finds it on its path without the wait.
const PREAMBLE = 'set -e\nnpx() { "$@"; }\n'

const runStep = async (step: Step, folder: string, number: number): Promise<readonly Followed[]> => {
  switch (step.kind) {
    case 'file':
    case 'edit': {
      const path = join(folder, step.path)
      mkdirSync(dirname(path), { recursive: true })
      const before = step.kind === 'edit' ? JSON.parse(readFileSync(path, 'utf8')) : null
      const text =
        before === null ? step.text : JSON.stringify({ ...before, ...JSON.parse(step.text) }, null, 2)
      writeFileSync(path, text)
      return []
    }
    case 'commands': {
      const bin = join(folder, 'node_modules', '.bin')
      const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }
      const { code, output } = step.sample
      const { status, stderr, stdout } = await runProgram('sh', ['-c', `${PREAMBLE}${code.text}`], folder, {
        env,
      })
      return [{ line: code.from, status, stderr, printed: asShown(stdout, output?.text ?? '') }]
    }
    case 'program': {
      const { code } = transformSync(programOf(step.samples), { loader: 'ts', target: 'es2022' })
      const file = join(folder, `program-${number}.mjs`)
      writeFileSync(file, code)
      const { status, stderr, stdout } = await runNode([file], folder)
      const printed = printedBySample(stdout)
      return step.samples.map(({ code: { from }, output }, index) => ({
        line: from,
        status,
        stderr,
        printed: asShown(printed[index] ?? '', output?.text ?? ''),
      }))
    }
  }
}

/** Follows `document` in `folder`, whose packages are those in `modules`. */
export const followDocument = async (
  document: string,
  folder: string,
  modules: string,
): Promise<readonly Followed[]> => {
  mkdirSync(folder, { recursive: true })
  symlinkSync(modules, join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const followed: Followed[] = []
  for (const [index, step] of stepsOf(document).entries())
    followed.push(...(await runStep(step, folder, index)))
  return followed
}

/** What following `document` comes to if all that it says is so. */
export const promisedBy = (document: string): readonly Followed[] =>
  stepsOf(document).flatMap((step) => {
    if (step.kind === 'program') return step.samples.map((sample) => promised(sample))
    return step.kind === 'commands' ? [promised(step.sample, step.status)] : []
  })
