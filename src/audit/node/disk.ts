/** The few things that the file store does with files. Tests put a failing disk in its place. */
import { type FileHandle, mkdir, open, readdir, rename, truncate, unlink } from 'node:fs/promises'
import { platform } from 'node:process'

/** A file that is written at its end. */
export interface OpenFile {
  /** Writes all of it, or throws. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Returns when everything written is on the disk itself. */
  readonly sync: () => Promise<void>
  readonly truncate: (size: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** Where files are kept. */
export interface Disk {
  readonly list: (directory: string) => Promise<readonly string[]>
  readonly makeDirectory: (directory: string) => Promise<void>
  /** Opens a file to write at its end; `new` refuses one that is there. */
  readonly open: (path: string, how: 'new' | 'append') => Promise<OpenFile>
  readonly truncate: (path: string, size: number) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Returns when the names in a directory are on the disk itself. */
  readonly syncDirectory: (directory: string) => Promise<void>
}

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  let done = 0
  while (done < bytes.length) done += (await file.write(bytes, done)).bytesWritten
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  list: (directory) => readdir(directory),
  makeDirectory: async (directory) => {
    await mkdir(directory, { recursive: true })
  },
  open: async (path, how) => {
    const file = await open(path, how === 'new' ? 'ax' : 'a')
    return {
      write: (bytes) => writeAll(file, bytes),
      sync: () => file.datasync(),
      truncate: (size) => file.truncate(size),
      close: () => file.close(),
    }
  },
  truncate: async (path, size) => {
    await truncate(path, size)
    const file = await open(path, 'r+')
    await file.sync().finally(() => file.close())
  },
  rename,
  remove: unlink,
  syncDirectory: async (directory) => {
    if (platform === 'win32') return // directories cannot be opened there, and renaming is durable
    const handle = await open(directory, 'r')
    await handle.sync().finally(() => handle.close())
  },
}
