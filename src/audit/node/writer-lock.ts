import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { kill, pid } from 'node:process'
import { ok, type Result } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'

const NAME = /^writer\.(.+)\.(\d+)\.(\d+)\.[0-9a-f]+\.lock$/

/** When a process started, so that a later one with the same number is not taken for it; 0 where that is not told. */
const startOf = (process: number): string => {
  try {
    // Linux: the 22nd field. The second, in brackets, may hold spaces.
    return readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}

const isRunning = (process: number): boolean => {
  try {
    kill(process, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

const host = (): string => hostname().replaceAll(/[^\w-]/g, '_') || 'host'

/** Whether whoever made a lock may still be writing. What cannot be found out counts as yes. */
const isHeld = (name: string): boolean => {
  const [, where, process = '', start] = NAME.exec(name) ?? []
  if (where !== host()) return true
  if (!isRunning(Number(process))) return false
  const now = startOf(Number(process))
  return now === '0' || start === '0' || now === start
}

const locksIn = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory)).filter((name) => NAME.test(name))

/** A lock that is held. */
export interface WriterLock {
  readonly release: () => Promise<void>
}

/**
 * Takes the lock of a directory: one writer at a time. Every writer puts down a lock of its own and then looks for
 * others, so of two that come at once at least one sees the other and gives way. A lock whose process is gone is removed.
 */
export const takeLock = async (directory: string): Promise<Result<WriterLock>> => {
  const mine = `writer.${host()}.${pid}.${startOf(pid)}.${randomBytes(4).toString('hex')}.lock`
  const release = (): Promise<void> => unlink(join(directory, mine)).catch(() => undefined)
  await writeFile(join(directory, mine), '', { flag: 'wx' })
  const others = (await locksIn(directory)).filter((name) => name !== mine)
  const held = others.find(isHeld)
  if (held === undefined) {
    await Promise.all(others.map((name) => unlink(join(directory, name)).catch(() => undefined)))
    return ok({ release })
  }
  await release()
  const [, where, process] = NAME.exec(held) ?? []
  return {
    ok: false,
    issues: [
      {
        code: 'log-locked',
        path: [],
        message: `process ${process} on ${quote(where)} is writing to the log in ${quote(directory, 200)}`,
        hint: `a log has one writer; if that one is gone for good, remove ${quote(held, 200)}`,
      },
    ],
  }
}
