/**
 * `npm run bench`: measures, prints, and with `-- --write` puts what it measured into docs/benchmarks.md. Run it on a
 * machine that does nothing else.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { measureEvaluation } from './evaluation/measure-evaluation.js'
import { measureSize } from './start/measure-size.js'
import { measureStart } from './start/measure-start.js'

const PAGE = join('docs', 'benchmarks.md') // npm runs scripts at the root
const [BEGIN, END] = ['<!-- measured: begin -->', '<!-- measured: end -->']

const machine = (): string => {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const [first] = cpus()
  return `Measured on ${cpus().length} cores of ${first?.model.trim() ?? 'an unknown processor'}, ${gigabytes} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}.`
}

const measured = [machine(), await measureEvaluation(), await measureStart(), await measureSize()].join(
  '\n\n',
)
console.log(measured)

if (process.argv.includes('--write')) {
  const page = readFileSync(PAGE, 'utf8')
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (before < 0 || after < before) throw new Error('docs/benchmarks.md has no place for what was measured')
  writeFileSync(PAGE, `${page.slice(0, before + BEGIN.length)}\n\n${measured}\n\n${page.slice(after)}`)
}
