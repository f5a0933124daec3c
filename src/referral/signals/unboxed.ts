/** What stands inside the objects that JavaScript wraps values in. */
import { attempt } from './entries-of.js'

const MAX_BYTES = 2_000_000
const MAX_NUMBERS = 1_000

/** The least byte that is text: a tab. What is below are numbers, such as scores. */
const LEAST_OF_TEXT = 9

const bytesOf = (value: ArrayBuffer | ArrayBufferView): Uint8Array =>
  value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

const isText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && bytes.subarray(0, 100).some((byte) => byte > LEAST_OF_TEXT)

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, MAX_BYTES))

const numbersIn = (value: ArrayBuffer | ArrayBufferView): readonly unknown[] => {
  // Every view but `DataView` is a list.
  const list =
    value instanceof ArrayBuffer || value instanceof DataView
      ? bytesOf(value)
      : (value as unknown as ArrayLike<unknown>)
  return Array.from({ length: Math.min(list.length, MAX_NUMBERS) }, (_, index) => list[index])
}

const isWide = (value: ArrayBuffer | ArrayBufferView): boolean =>
  !(value instanceof ArrayBuffer || value instanceof DataView) &&
  Reflect.get(value, 'BYTES_PER_ELEMENT') !== 1

const opened = (value: unknown): unknown => {
  if (value instanceof String || value instanceof Boolean || value instanceof Number) return value.valueOf()
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : 'a date'
  if (!(value instanceof ArrayBuffer) && !ArrayBuffer.isView(value)) return value
  const bytes = bytesOf(value)
  return !isWide(value) && isText(bytes) ? textOf(bytes) : numbersIn(value)
}

/** A wrapped text, number, boolean or date as itself, bytes as the text they are; any other value as it is. */
export const unboxed = (value: unknown): unknown => attempt<unknown>(() => opened(value), value)
