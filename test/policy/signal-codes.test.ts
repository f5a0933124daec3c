import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SHIPPED_INSTRUMENTS } from '../../src/referral/shipped-instruments.js'
import { instrumentOnDisk } from './policy-on-disk.js'
import { SignalCodes } from './signal-codes-schema.js'

const file = 'rules/safety-floor/signals/codes.json'
const list = SignalCodes.parse(JSON.parse(readFileSync(file, 'utf8')))
const entries = [...list.codes, ...list.answers, ...list.marks, ...list.items]

const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index)

/** The sum of the digits, each second one doubled from the right, that a check digit of LOINC rounds up to ten. */
const checkDigit = (number: string): number => {
  const digits = [...number].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  return (10 - (digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10)) % 10
}

/** Whether the last digit is the right one; in codes of answers it is moved on, as every such code that was read has it. */
const isLoinc = (code: string): boolean => {
  const [, letters, number = '', last] = /^(LA)?(\d+)-(\d)$/.exec(code) ?? []
  const moved = letters === undefined ? 0 : number.length % 2 === 0 ? 5 : 2
  return (checkDigit(number) + moved) % 10 === Number(last)
}

/** The permutation of Verhoeff, and the group of the pentagon that it runs through. */
const PERMUTED = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
const turned = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5

const isSnomed = (code: string): boolean =>
  /^\d{6,18}$/.test(code) &&
  [...code].reverse().reduce((sum, digit, index) => {
    let permuted = Number(digit)
    for (let times = 0; times < index % 8; times += 1) permuted = PERMUTED[permuted] ?? 0
    return turned(sum, permuted)
  }, 0) === 0

const CHECKS: Readonly<Record<string, (code: string) => boolean>> = { loinc: isLoinc, snomed: isSnomed }

describe('The codes by which signals are found', () => {
  test('are named with a source that the file lists, and no source is listed in vain', () => {
    const named = new Set(entries.flatMap(({ source, also = [] }) => [source, ...also]))
    expect([...named].sort()).toEqual(Object.keys(list.sources).sort())
  })

  test('are of a system that the file lists', () => {
    const systems = new Set(entries.map(({ system }) => system))
    expect([...systems].filter((system) => !Object.hasOwn(list.systems, system))).toEqual([])
  })

  test('stand there once', () => {
    expect(twice(list.codes.map(({ system, code }) => `${system} ${code}`))).toEqual([])
    expect(twice(list.answers.map(({ system, code }) => `${system} ${code}`))).toEqual([])
    expect(twice(list.marks.map(({ system, code }) => `${system} ${code}`))).toEqual([])
    expect(
      twice(list.items.map(({ instrument, of, system, code }) => [instrument, of, system, code].join(' '))),
    ).toEqual([])
  })

  test('have the right check digit', () => {
    const wrong = entries.filter(({ system, code }) => CHECKS[system]?.(code) === false)
    expect(wrong.map(({ system, code }) => `${system} ${code}`)).toEqual([])
  })

  test('would not have it with another digit', () => {
    for (const { system, code } of entries) {
      const other = code.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
      if (system in CHECKS) expect(CHECKS[system]?.(other), other).toBe(false)
    }
  })

  test('of instruments are those that the instruments that ship have', () => {
    for (const id of SHIPPED_INSTRUMENTS) {
      const { codes, items, signalItems } = instrumentOnDisk(id)
      if (signalItems.length === 0) continue
      const own = [
        ...Object.entries(codes ?? {}).flatMap(([system, all]) =>
          all.flatMap(({ code, of }) => of.map((part) => `${part} ${system} ${code}`)),
        ),
        ...items.flatMap(({ codes: of }) => (of?.loinc ?? []).map(({ code }) => `item loinc ${code}`)),
      ]
      const listed = list.items.filter(({ instrument }) => instrument === id)
      const missing = own.filter(
        (one) => !listed.some(({ of, system, code }) => one === `${of} ${system} ${code}`),
      )
      expect(missing, id).toEqual([])
    }
  })
})
