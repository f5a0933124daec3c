/** Runs a writer again and again and kills it at random moments. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { buildSync } from 'esbuild'
import { createLog } from '../../../src/audit/chain/audit-log.js'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { openFileStore } from '../../../src/audit/node/file-store.js'
import { readLog } from '../../../src/audit/node/read-log.js'
import { unwrap } from '../../../src/issue/issue.js'
import { decided } from './records.js'

/** What was seen over all runs. */
export interface Killed {
  readonly runs: number
  readonly acknowledged: number
  /** How often a torn line had to be taken away. */
  readonly recovered: number
}

const bundled = (directory: string): string => {
  const outfile = join(directory, 'writer.mjs')
  buildSync({
    entryPoints: [join(import.meta.dirname, '..', 'node', 'writer.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)`,
    },
  })
  return outfile
}

/** Starts the writer, kills it `delay` milliseconds after its first word, and gives what it acknowledged. */
const runAndKill = (
  program: string,
  directory: string,
  run: number,
  delay: number,
): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory, String(run)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [output, errors, killed] = ['', '', false]
    child.stdout.on('data', (data: unknown) => {
      if (output === '')
        setTimeout(() => {
          killed = true
          child.kill('SIGKILL')
        }, delay)
      output += String(data)
    })
    child.stderr.on('data', (data: unknown) => {
      errors += String(data)
    })
    child.on('error', reject)
    child.on('close', () => {
      if (!killed) reject(new Error(`the writer ended by itself: ${errors}`))
      // A last word that was cut off was acknowledged, too, but nobody heard it.
      else resolve(output.split('\n').slice(0, -1))
    })
  })

/** Kills writers of one log, `delays` milliseconds after their first word; throws if anything is lost. */
export const killWriters = async (
  scratch: string,
  directory: string,
  delays: readonly number[],
): Promise<Killed> => {
  const program = bundled(scratch)
  const acknowledged = new Set<string>()
  let recovered = 0
  for (const [run, delay] of [-1, ...delays].entries()) {
    if (run > 0) for (const id of await runAndKill(program, directory, run, delay)) acknowledged.add(id)
    const store = unwrap(await openFileStore({ directory, maxBytes: 30_000 }))
    if (store.recovered > 0) recovered += 1
    unwrap(await createLog({ store }).append(decided('d-0')))
    await store.close()
    const report = await verifyLog(readLog(directory))
    if (!report.ok) throw new Error(`run ${run}: ${JSON.stringify(report.damages[0])}`)
  }
  const found = new Set<string>()
  for await (const { recordId } of readRecords(readLog(directory))) found.add(recordId)
  const lost = [...acknowledged].filter((id) => !found.has(id))
  if (lost.length > 0) throw new Error(`lost: ${lost.join(', ')}`)
  return { runs: delays.length, acknowledged: acknowledged.size, recovered }
}
