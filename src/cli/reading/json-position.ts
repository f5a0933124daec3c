/** Where in a JSON text a value stands: for editors, and for code hosts that annotate a change. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'

/** Lines and columns from 1; the end is the first column after it. */
export interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

type Path = readonly (string | number)[]

/** A path as a JSON pointer (RFC 6901); the whole document is the empty text. */
export const jsonPointer = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The node at the path; where there is none (a key that is missing), the nearest one around it. */
const nodeAt = (root: Node, path: Path): Node =>
  findNodeAtLocation(root, [...path]) ?? (path.length === 0 ? root : nodeAt(root, path.slice(0, -1)))

const pointAt = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** The region of the value at `path`; `null` for a text that is not JSON at all. */
export const regionAt = (text: string, path: Path): Region | null => {
  const root = parseTree(text)
  if (root === undefined) return null
  const { length, offset } = nodeAt(root, path)
  const [start, end] = [pointAt(text, offset), pointAt(text, offset + length)]
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
