import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Files } from '../context.js'

/** How often files are looked at while they are watched, in milliseconds. */
const LOOK_EVERY = 300

/** Every file below `path` with its size and when it was written; what is gone meanwhile is left out. */
const stampOf = (path: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return ''
  if (!stat.isDirectory()) return `${path} ${stat.size} ${stat.mtimeMs}\n`
  return readdirSync(path)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => stampOf(`${path}/${name}`))
    .join('')
}

/** Looks again and again: watching by the system tells of some changes twice and, on some disks, of none. */
async function* changesOf(paths: readonly string[]): AsyncGenerator<undefined> {
  const stamp = () => paths.map(stampOf).join('')
  let before = stamp()
  for (;;) {
    await pause(LOOK_EVERY)
    const now = stamp()
    if (now === before) continue
    before = now
    yield undefined
  }
}

/** The files of this machine. */
export const nodeFiles: Files = {
  read: (path) => readFileSync(path),
  write: (path, text) => writeFileSync(path, text),
  list: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      // A link counts as what it leads to.
      isDirectory: entry.isSymbolicLink()
        ? nodeFiles.isDirectory(`${path}/${entry.name}`)
        : entry.isDirectory(),
    })),
  isDirectory: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
  changes: changesOf,
}
