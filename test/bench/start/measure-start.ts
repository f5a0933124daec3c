/** What it costs to start, and to keep decisions. The package must be built. */
import { execFileSync, spawnSync } from 'node:child_process'
import { freemem } from 'node:os'
import process from 'node:process'
import { short, table } from '../table.js'

const ROOT = process.cwd() // npm runs scripts at the root
const PAIRS = 25

/** How many times `node -e 0` a process may take that makes a triage and decides one referral. */
const AIM = 2.5

const REFERRAL = JSON.stringify({
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  needs: [{ domain: 'loneliness' }],
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
})

const MAKE = `import { createTriage, services } from './dist/index.js'
const triage = createTriage({ service: services.sp7 })`
const DECIDE = `${MAKE}
triage.decide(${REFERRAL})`

const PROGRAMS = {
  'nothing: `node -e 0`': ['-e', '0'],
  'import zod': ['--input-type=module', '-e', "import 'zod'"],
  'import json-rules-engine': ['--input-type=module', '-e', "import 'json-rules-engine'"],
  'import referral-triage': ['--input-type=module', '-e', "import './dist/index.js'"],
  'import it, and make a triage with its proofs': ['--input-type=module', '-e', MAKE],
  'import it, make a triage with its proofs, and decide one referral': ['--input-type=module', '-e', DECIDE],
}

/** What a machine tells Node to load at its start (certificates, say) counts for both of a pair, and makes all else look quick. */
const ENVIRONMENTS: readonly NodeJS.ProcessEnv[] = [process.env, {}]

const timeOf = (args: readonly string[], env: NodeJS.ProcessEnv): number => {
  const start = process.hrtime.bigint()
  execFileSync(process.execPath, args, { cwd: ROOT, env, stdio: 'ignore' })
  return Number(process.hrtime.bigint() - start) / 1e6
}

const median = (all: readonly number[]): number =>
  [...all].sort((one, other) => one - other)[all.length >> 1] ?? 0

/** Each program beside `node -e 0`, one after the other, so that what else the machine does weighs on both. */
const starts = (): string => {
  const [nothing = []] = Object.values(PROGRAMS)
  const rows = Object.entries(PROGRAMS).map(([name, args]) => [
    name,
    ...ENVIRONMENTS.flatMap((env) => {
      const pairs = Array.from({ length: PAIRS }, () => [timeOf(nothing, env), timeOf(args, env)] as const)
      const ratio = median(pairs.map(([base, time]) => time / base))
      return [short(median(pairs.map(([, time]) => time))), short(ratio)]
    }),
  ])
  const last = rows.at(-1) ?? []
  const aim = `Aimed at: a first decision within ${AIM} times \`node -e 0\`. Measured: ${last[2]} times, and ${last[4]} in an empty environment.`
  const measured = table(
    [
      'a process that does',
      'median, ms',
      'times `node -e 0`',
      'empty environment, ms',
      'times `node -e 0` there',
    ],
    rows,
  )
  return [measured, aim].join('\n\n')
}

const KEEP = `import { createTriage, services } from './dist/index.js'
const triage = createTriage({ service: services.sp7 })
const referral = ${REFERRAL}
const count = Number(process.argv[1])
const kept = process.argv[2] === 'kept' ? [] : null
triage.decide(referral)
globalThis.gc()
const before = process.memoryUsage().rss
let bytes = 0
for (let index = 0; index < count; index += 1) {
  const json = JSON.stringify(triage.decide({ ...referral, id: 'R-' + index }))
  bytes += json.length
  kept?.push(Buffer.from(json))
}
globalThis.gc()
const { rss } = process.memoryUsage()
console.log(JSON.stringify({ bytes: bytes / count, held: (rss - before) / count, rss: rss / 2 ** 20 }))`

interface Memory {
  readonly bytes: number
  readonly held: number
  readonly rss: number
}

const memoryOf = (count: number, how: 'kept' | 'streamed'): Memory => {
  const args = [
    '--expose-gc',
    '--max-old-space-size=8192',
    '--input-type=module',
    '-e',
    KEEP,
    String(count),
    how,
  ]
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  return JSON.parse(stdout) as Memory // what the program above prints
}

const MILLION = 1_000_000

/** Bytes that a decision takes at the most, as JSON. */
const ROOM_FOR_ONE = 12_000

/** A million decisions are kept where half of the free memory has room for them, and fewer where it has not. */
const memory = (): string => {
  const part = Math.min(MILLION, Math.floor(freemem() / 2 / ROOM_FOR_ONE / 10_000) * 10_000)
  const [kept, streamed] = [memoryOf(part, 'kept'), memoryOf(MILLION, 'streamed')]
  return table(
    ['decisions', 'bytes of JSON each', 'bytes by which the process grew, each', 'process at its end, MB'],
    [
      [`${short(part)} kept as JSON`, short(kept.bytes), short(kept.held), short(kept.rss)],
      [`${short(MILLION)} in a stream`, short(streamed.bytes), short(streamed.held), short(streamed.rss)],
    ],
  )
}

/** Measures, and gives the page that shows it. */
export const measureStart = async (): Promise<string> =>
  ['### Starting', starts(), '### Memory', memory()].join('\n\n')
