/** Does what a document says, step by step, in a folder of its own, as a reader would who has the package installed there. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { transformSync } from 'esbuild'
import {
  asShown,
  printedBySample,
  programOf,
  type Sample,
  type Step,
  stepsOf,
  withPrinted,
} from './documents.js'
import { type Outcome, runNode, runProgram } from './run-node.js'

/** What a sample came to. */
interface Followed {
  /** The line of the document. */
  readonly line: number
  /** What it printed, cut where the document cuts it. */
  readonly printed: string
  /** How it ended, if otherwise than the document says; the empty text if as it says. */
  readonly problem: string
}

const followed = (
  { code: { from: line }, output }: Sample,
  wanted: number,
  { status, stderr, stdout }: Outcome,
) => {
  const printed = asShown(stdout, output?.text ?? '')
  const isQuiet = stderr === '' && (output !== null || printed === '')
  const said = `line ${line} ended with ${status}, not ${wanted}, or said what is not shown: ${stderr}${printed}`
  return { line, printed, problem: status === wanted && isQuiet ? '' : said }
}

// `npx` looks for an installed command first; the shell finds it on its path without the wait.
const PREAMBLE = 'set -e\nnpx() { "$@"; }\n'

const runStep = async (step: Step, folder: string, number: number): Promise<readonly Followed[]> => {
  switch (step.kind) {
    case 'file':
    case 'edit': {
      const path = join(folder, step.path)
      mkdirSync(dirname(path), { recursive: true })
      const edited = () => ({ ...JSON.parse(readFileSync(path, 'utf8')), ...JSON.parse(step.text) })
      writeFileSync(path, step.kind === 'file' ? step.text : JSON.stringify(edited(), null, 2))
      return []
    }
    case 'commands': {
      const bin = join(folder, 'node_modules', '.bin')
      const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }
      const { sample, status } = step
      return [
        followed(
          sample,
          status,
          await runProgram('sh', ['-c', `${PREAMBLE}${sample.code.text}`], folder, { env }),
        ),
      ]
    }
    case 'program': {
      const { code } = transformSync(programOf(step.samples), { loader: 'ts', target: 'es2022' })
      const file = join(folder, `program-${number}.mjs`)
      writeFileSync(file, code)
      const outcome = await runNode([file], folder)
      const printed = printedBySample(outcome.stdout)
      return step.samples.map((sample, index) =>
        followed(sample, 0, { ...outcome, stdout: printed[index] ?? '' }),
      )
    }
  }
}

/** Makes a project of its own, with the packages in `modules`. */
export const startProject = (folder: string, modules: string): void => {
  mkdirSync(folder, { recursive: true })
  symlinkSync(modules, join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
}

/**
 * Follows `document` in the project `folder`. Gives the document as it would be if it showed what is printed, and what
 * went otherwise than it says.
 */
export const followDocument = async (document: string, folder: string) => {
  const results: Followed[] = []
  for (const [index, step] of stepsOf(document).entries())
    results.push(...(await runStep(step, folder, index)))
  return {
    problems: results.flatMap(({ problem }) => (problem === '' ? [] : [problem])),
    asPrinted: withPrinted(document, new Map(results.map(({ line, printed }) => [line, printed]))),
  }
}
