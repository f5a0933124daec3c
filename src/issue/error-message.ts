/** What was thrown, as a message for people. */

const WHY: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it can only be read',
  EISDIR: 'it is a directory, not a file',
  ENOTDIR: 'part of the path is not a directory',
  ENOSPC: 'there is no space left',
  EDQUOT: 'there is no space left',
  EFBIG: 'the file may not grow any more',
  EPIPE: 'whoever read it has stopped',
  ELOOP: 'a link leads back to itself',
  ENAMETOOLONG: 'the name is too long',
  NOT_A_FILE: 'it is a device, a pipe or a socket, and only files are read',
}

/** Why something could not be read or written, in words; `error` is whatever Node gave. */
export const systemErrorMessage = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return WHY[code] ?? `the system says \`${code}\``
}

/** What was thrown, in words. Anything can be thrown, also what cannot be turned into text: it must not throw again. */
export const errorMessage = (thrown: unknown): string => {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'something that cannot be put in words was thrown'
  }
}
