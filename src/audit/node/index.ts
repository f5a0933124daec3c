/**
 * The file store of the audit trail, the one part of it that knows Node.
 * Takes: a directory.
 * Gives: a store of JSON Lines files for one writer, and their lines for any number of readers.
 * May import: the rest of `audit/`, and Node's built-ins.
 */
export { type FileStore, type FileStoreOptions, openFileStore } from './file-store.js'
export { type ReadLogOptions, readLog } from './read-log.js'
