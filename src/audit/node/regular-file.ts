/** Only files are read: a pipe that nobody writes to would be waited for, and a device may never end. */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs'

/** Throws what the system would throw, or `NOT_A_FILE` for a device, a pipe or a socket. A link counts as what it leads to. */
const requireFile = (stats: Stats): void => {
  if (stats.isFile()) return
  const code = stats.isDirectory() ? 'EISDIR' : 'NOT_A_FILE'
  throw Object.assign(new Error('only files are read'), { code })
}

/** Opens a file to be read, and gives its descriptor. It is looked at before, since to open a device may do something, and after. */
export const openFile = (path: string): number => {
  requireFile(statSync(path))
  // Windows has no such flag, and no pipe among its files.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    requireFile(fstatSync(file))
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** The bytes of a file. Throws as `node:fs` does, and for what is no file. */
export const readRegularFile = (path: string): Uint8Array => {
  const file = openFile(path)
  try {
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}
