import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Files } from './io.js'

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
}
