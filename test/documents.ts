/**
 * Our documents, and what in them is run. A fence says what its block is:
 *
 *   ts run              code that is run; blocks that no command stands between are one program
 *   sh run              commands, run by a shell; `sh run ends with 1` says how they end, if not with 0
 *   json file a/b.json  a file that the reader writes (any language)
 *   json edit a/b.json  keys that the reader changes in a JSON file
 *
 * The first `text` or `json` block after a `run` is what it prints; a last line `…` in it stands for the rest.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The top of the repository. */
export const root = join(import.meta.dirname, '..')

/** A fenced block. */
interface Block {
  /** What stands behind the opening fence. */
  readonly info: string
  /** Its lines, without the blank space that the fence stands behind. */
  readonly text: string
  readonly indent: string
  /** The line of the opening fence, from 1, and that of the closing one. */
  readonly from: number
  readonly to: number
}

/** Code with what it prints; null where the document shows nothing. */
export interface Sample {
  readonly code: Block
  readonly output: Block | null
}

/** What a reader does, one step after the other. */
export type Step =
  | { readonly kind: 'program'; readonly samples: readonly [Sample, ...Sample[]] }
  | { readonly kind: 'commands'; readonly sample: Sample; readonly status: number }
  | { readonly kind: 'file' | 'edit'; readonly path: string; readonly text: string }

const FENCE = /^( *)```(.*)$/

/** The fenced blocks of a document. */
export const blocksOf = (document: string): readonly Block[] => {
  const blocks: Block[] = []
  let open: { indent: string; info: string; from: number; lines: string[] } | null = null
  for (const [index, line] of document.split('\n').entries()) {
    const fence = FENCE.exec(line)
    if (fence === null) open?.lines.push(line.slice(open.indent.length))
    else if (open === null) {
      const [, indent = '', info = ''] = fence
      open = { indent, info, from: index + 1, lines: [] }
    } else {
      const text = open.lines.map((one) => `${one}\n`).join('')
      blocks.push({ indent: open.indent, info: open.info, text, from: open.from, to: index + 1 })
      open = null
    }
  }
  return blocks
}

const isOutput = (block: Block | undefined): block is Block =>
  block !== undefined && ['text', 'json'].includes(block.info)

const stepOf = (code: Block, next: Block | undefined): Step | null => {
  const sample = { code, output: isOutput(next) ? next : null }
  const [, kind, path] = /^\w+ (file|edit) (\S+)$/.exec(code.info) ?? []
  if (path !== undefined) return { kind: kind === 'file' ? 'file' : 'edit', path, text: code.text }
  if (code.info === 'ts run') return { kind: 'program', samples: [sample] }
  const [command, status = '0'] = /^sh run(?: ends with (\d))?$/.exec(code.info) ?? []
  return command === undefined ? null : { kind: 'commands', sample, status: Number(status) }
}

/** The steps of a document, in their order. */
export const stepsOf = (document: string): readonly Step[] => {
  const blocks = blocksOf(document)
  const steps: Step[] = []
  for (const [index, block] of blocks.entries()) {
    const step = stepOf(block, blocks[index + 1])
    const last = steps.at(-1)
    if (step?.kind === 'program' && last?.kind === 'program')
      steps.splice(-1, 1, { kind: 'program', samples: [...last.samples, ...step.samples] })
    else if (step !== null) steps.push(step)
  }
  return steps
}

/** The document with `printed` where it shows what its samples print, each named by its line. */
export const withPrinted = (document: string, printed: ReadonlyMap<number, string>): string => {
  const samples = stepsOf(document).flatMap((step): readonly Sample[] => {
    if (step.kind === 'program') return step.samples
    return step.kind === 'commands' ? [step.sample] : []
  })
  const lines = document.split('\n')
  // From the end, so that the lines before stay where they are.
  for (const { code, output } of [...samples].reverse()) {
    if (output !== null) {
      const text = printed.get(code.from) ?? ''
      const shown = text
        .split('\n')
        .slice(0, -1)
        .map((line) => (line === '' ? '' : `${output.indent}${line}`))
      lines.splice(output.from, output.to - output.from - 1, ...shown)
    }
  }
  return lines.join('\n')
}

/** Cuts what a sample printed down to as many lines as its document shows, where that ends with `…`. */
export const asShown = (printed: string, shown: string): string => {
  if (!shown.endsWith('\n…\n')) return printed
  const lines = shown.split('\n').length - 2
  return `${printed.split('\n').slice(0, lines).join('\n')}\n…\n`
}

/** The documents at the top and every page of `docs/`, by path from the top. */
export const documents: ReadonlyMap<string, string> = new Map(
  [
    ...readdirSync(root).filter((path) => path.endsWith('.md')),
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .map((path) => `docs/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.md'))
      .sort(),
  ].map((path) => [path, readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')]),
)

const MARK = '\u0000end of sample'

/** One program of several samples: it says on a line of its own where each of them ends. */
export const programOf = (samples: readonly Sample[]): string =>
  samples.map(({ code }) => `${code.text}\nconsole.log(${JSON.stringify(MARK)})\n`).join('')

/** What each sample of such a program printed. */
export const printedBySample = (printed: string): readonly string[] => printed.split(`${MARK}\n`).slice(0, -1)
