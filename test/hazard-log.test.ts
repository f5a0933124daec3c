/** The hazard log of docs/safety.md: every control leads to the test that holds it, and every hazard says what stays with whoever deploys. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documents, root } from './documents.js'

const page = documents.get('docs/safety.md') ?? ''

/** The cells of the rows of a table, which begins with a heading of its columns. */
const rowsUnder = (columns: string): readonly (readonly string[])[] => {
  const [, after = ''] = page.split(`| ${columns} |\n`)
  const [table = ''] = after.split('\n\n')
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| ?| ?\|$/g, '').trim()))
}

const hazards = rowsUnder(
  'id | hazard | possible cause | what the library does | what stays with you | initial | residual',
)
const controls = rowsUnder('hazard | control | file | test')

test('the hazard log has hazards, and none twice', () => {
  const ids = hazards.map(([id]) => id)
  expect(ids.length).toBeGreaterThan(25)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('a hazard', () => {
  test.each(hazards.map((cells) => [cells[0], cells] as const))(
    '%s has a cause, what the library does and what stays with you; its ratings are left to you',
    (_, cells) => {
      const [, hazard, cause, control, stays, ...ratings] = cells
      for (const text of [hazard, cause, control, stays]) expect(text).toMatch(/\S{2}/)
      expect(ratings.join('').replaceAll('|', '').trim()).toBe('')
    },
  )

  test.each(hazards.map(([id]) => [id]))('%s has a control that a test holds', (id) => {
    expect(controls.filter(([of]) => of === id).length).toBeGreaterThan(0)
  })
})

describe('a control', () => {
  test('is of a hazard of the log', () => {
    const ids = hazards.map(([id]) => id)
    expect(controls.filter(([of]) => !ids.includes(of))).toEqual([])
  })

  test.each(controls.map((cells) => [cells.join(', '), cells] as const))(
    'leads to its test: %s',
    (_, cells) => {
      const [, , quoted = '', name = ''] = cells
      const file = quoted.replaceAll('`', '')
      expect(file).toMatch(/^test\/.+\.test\.ts$/)
      expect(existsSync(join(root, file))).toBe(true)
      const withoutComments = readFileSync(join(root, file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
      // The name of a test, or the first words of one that is tried with several cases.
      expect(withoutComments).toMatch(new RegExp(`['"\`] ?${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
    },
  )
})
