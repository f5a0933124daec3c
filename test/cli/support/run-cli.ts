/** The command line in this process: its files in memory, its terminal made of text. */

import { nodeFiles } from '../../../src/cli/reading/node-files.js'
import { run } from '../../../src/cli/run.js'
import type { ReferralInput } from '../../../src/referral/referral.js'

export interface Surroundings {
  /** Files that are there beside those of this machine, by path. */
  readonly files?: { readonly [path: string]: string | Uint8Array }
  readonly stdin?: string | readonly Uint8Array[]
  /** Whether standard input and output are a terminal. */
  readonly isTTY?: boolean
  readonly columns?: number
  readonly env?: { readonly [name: string]: string }
  /** What changes while files are watched. */
  readonly changes?: () => AsyncIterable<unknown>
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What was written to files, by path. */
  readonly written: ReadonlyMap<string, string>
}

/** Runs `referral-triage` with `argv`. */
export const runCli = async (argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> => {
  const { columns, env = {}, files = {}, isTTY = false, stdin = '' } = surroundings
  const out: string[] = []
  const err: string[] = []
  const written = new Map<string, string>()
  const memory = new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      typeof text === 'string' ? new TextEncoder().encode(text) : text,
    ]),
  )
  const output = (texts: string[]) => ({
    write: (text: string) => texts.push(text),
    isTTY,
    ...(columns === undefined ? {} : { columns }),
  })
  async function* chunks() {
    yield* typeof stdin === 'string' ? [stdin] : stdin
  }
  const code = await run(argv, {
    stdout: output(out),
    stderr: output(err),
    stdin: Object.assign(chunks(), { isTTY }),
    files: {
      ...nodeFiles,
      tell: (line) => err.push(`referral-triage: ${line}\n`),
      ...(surroundings.changes === undefined ? {} : { changes: surroundings.changes }),
      read: (path) => memory.get(path) ?? nodeFiles.read(path),
      write: (path, text) => {
        if (path.startsWith('/nowhere/')) throw Object.assign(new Error('no'), { code: 'ENOENT' })
        written.set(path, text)
      },
    },
    env,
  })
  return { code, stdout: out.join(''), stderr: err.join(''), written }
}

/** A referral that every service of all ages accepts. */
export const CALM: ReferralInput = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'self',
  consent: 'yes',
  client: { dateOfBirth: '1948-05-01', selfNavigation: 'confident' },
  needs: [{ domain: 'loneliness' }],
  risks: {
    suicidalThoughts: 'no',
    recentSuicideAttempt: 'no',
    selfHarm: 'no',
    suicidePlanOrIntent: 'no',
    immediateDanger: 'no',
    pastSuicidalThoughts: 'no',
    domesticAbuse: 'no',
    adultSafeguarding: 'no',
    childAtRisk: 'no',
    harmToOthers: 'no',
    substanceDependence: 'no',
    underSecondaryMentalHealthCare: 'no',
  },
}

/** The same person, who thinks of suicide. */
export const IN_DISTRESS: ReferralInput = {
  ...CALM,
  id: 'R-2',
  risks: { ...CALM.risks, suicidalThoughts: 'yes' },
}

/** A referral as text. */
export const text = (referral: unknown): string => JSON.stringify(referral)

/** What stands on each line of JSON Lines. */
export const jsonLines = (output: string): readonly { readonly [key: string]: unknown }[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
