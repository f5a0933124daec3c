import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readRegularFile } from '../../audit/node/regular-file.js'
import type { Files } from '../context.js'

/** What cannot be looked at (a link that leads to itself, a folder that is closed to us) is none; to read it says why. */
const isDirectory = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

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

/** Into a folder of its own first, whose parts are then moved to their places: what fails half-way leaves nothing. */
const writeAll = (directory: string, texts: ReadonlyMap<string, string>): void => {
  const made = mkdirSync(directory, { recursive: true })
  const moved: string[] = []
  const folder = mkdtempSync(join(directory, '.writing-'))
  try {
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const name of readdirSync(folder)) {
      renameSync(join(folder, name), join(directory, name))
      moved.push(name)
    }
  } catch (error) {
    for (const name of moved) rmSync(join(directory, name), { recursive: true, force: true })
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
    // A directory that was there stays; one made for this goes again if nothing came of it.
    if (made !== undefined && readdirSync(directory).length === 0) rmSync(made, { recursive: true })
  }
}

/** The files of this machine. */
export const nodeFiles: Omit<Files, 'tell'> = {
  read: readRegularFile,
  write: (path, text) => writeFileSync(path, text),
  writeAll,
  list: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      // A link counts as what it leads to.
      isDirectory: entry.isSymbolicLink() ? isDirectory(`${path}/${entry.name}`) : entry.isDirectory(),
    })),
  isDirectory,
  changes: changesOf,
}
