/**
 * The code in our documents, as programs. A block opened with "ts run" is code that is run, together with the
 * others of its document, in their order. A block opened with "sh run" is a command. The first `text` or
 * `json` block after either is what it prints; a last line `…` in it stands for the rest.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The top of the repository. */
export const root = join(import.meta.dirname, '..')

/** A fenced block. */
interface Block {
  /** What stands behind the opening fence. */
  readonly info: string
  readonly text: string
  /** The line of the opening fence, from 1, and that of the closing one. */
  readonly from: number
  readonly to: number
}

/** Code with what it prints; nothing where the document shows nothing. */
export interface Sample {
  readonly kind: 'ts' | 'sh'
  readonly code: Block
  readonly output: Block | null
}

const FENCE = /^```(.*)$/

/** The fenced blocks of a document. */
const blocksOf = (document: string): readonly Block[] => {
  const blocks: Block[] = []
  let open: { info: string; from: number; lines: string[] } | null = null
  for (const [index, line] of document.split('\n').entries()) {
    const fence = FENCE.exec(line)
    if (fence === null) open?.lines.push(line)
    else if (open === null) open = { info: fence[1] ?? '', from: index + 1, lines: [] }
    else {
      const text = open.lines.map((one) => `${one}\n`).join('')
      blocks.push({ info: open.info, text, from: open.from, to: index + 1 })
      open = null
    }
  }
  return blocks
}

const isOutput = (block: Block | undefined): block is Block =>
  block !== undefined && ['text', 'json'].includes(block.info)

/** The samples of a document that are run. */
export const samplesOf = (document: string): readonly Sample[] => {
  const blocks = blocksOf(document)
  return blocks.flatMap((code, index): readonly Sample[] => {
    const kind = code.info === 'ts run' ? 'ts' : code.info === 'sh run' ? 'sh' : null
    const next = blocks[index + 1]
    return kind === null ? [] : [{ kind, code, output: isOutput(next) ? next : null }]
  })
}

/** Cuts what a sample printed down to as many lines as its document shows, where that ends with `…`. */
export const asShown = (printed: string, shown: string): string => {
  if (!shown.endsWith('\n…\n')) return printed
  const lines = shown.split('\n').length - 2
  return `${printed.split('\n').slice(0, lines).join('\n')}\n…\n`
}

/** The README and every page of `docs/`, by its path from the top. */
export const documents: ReadonlyMap<string, string> = new Map(
  [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .map((path) => `docs/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.md'))
      .sort(),
  ].map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)

const MARK = '\u0000end of sample'

/** One program of all the code of a document: it says on a line of its own where each sample ends. */
export const programOf = (samples: readonly Sample[]): string =>
  samples
    .filter(({ kind }) => kind === 'ts')
    .map(({ code }) => `${code.text}\nconsole.log(${JSON.stringify(MARK)})\n`)
    .join('')

/** What each sample of such a program printed. */
export const printedBySample = (printed: string): readonly string[] => printed.split(`${MARK}\n`).slice(0, -1)
