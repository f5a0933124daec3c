/** What a condition looks like from outside, before anything about it is trusted: its size and what it refers to. */
import type { Json } from '../../input/plain-json.js'
import { MAX_CONDITION_DEPTH } from './check-condition.js'

/** A named condition that another one refers to, and on which level. */
export interface OutlineReference {
  readonly name: string
  readonly level: number
}

/** The measures of a condition as it is written, named conditions not opened up. */
export interface Outline {
  /** Levels, the top included. */
  readonly depth: number
  /** Parts: questions, lists, negations and references together. */
  readonly size: number
  readonly references: readonly OutlineReference[]
}

/** Measures a condition. Levels below the deepest allowed are not looked at: they are reported already. */
export const outlineOf = (condition: Json): Outline => {
  const references: OutlineReference[] = []
  let depth = 0
  let size = 0

  const visit = (node: Json, level: number): void => {
    if (level > MAX_CONDITION_DEPTH || typeof node !== 'object' || node === null || Array.isArray(node))
      return
    depth = Math.max(depth, level)
    size += 1
    const { all, any, not, condition: name } = node as { readonly [key: string]: Json } // no array, so an object
    if (typeof name === 'string') references.push({ name, level })
    for (const children of [all, any, [not ?? null]]) {
      if (Array.isArray(children)) for (const child of children) visit(child, level + 1)
    }
  }

  visit(condition, 1)
  return { depth, size, references }
}
