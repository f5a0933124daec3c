import { describe, expect, test } from 'vitest'
import { type AuditReport, auditReport } from '../../../src/audit/report/audit-report.js'
import { reportHtml } from '../../../src/audit/report/report-html.js'
import { formatDuration } from '../../../src/audit/report/report-table.js'
import { reportCsv, reportTables } from '../../../src/audit/report/report-tables.js'
import { onRecord } from '../support/on-record.js'
import { ACCEPTED } from '../support/records.js'
import { decidedAt, STORY } from './story.js'

const grouped = Array.from({ length: 12 }, (_, index) =>
  decidedAt(`g-${index}`, '2026-03-03 09:00', ACCEPTED, { groups: { sex: 'female' } }),
)

let made: AuditReport | undefined
const report = async (): Promise<AuditReport> => {
  made ??= await auditReport(await onRecord(...STORY, ...grouped))
  return made
}

const HOSTILE = `<script>alert(1)</script>"'&\u202e=cmd`

/** The report with every text in it replaced by something hostile. */
const hostile = async (): Promise<AuditReport> =>
  JSON.parse(JSON.stringify(await report()), (key, value: unknown) =>
    typeof value === 'string' && !['week', 'grouping', 'first', 'last', 'on'].includes(key) ? HOSTILE : value,
  )

describe('the tables of a report', () => {
  test('answer every question, each with a cell for every column', async () => {
    const tables = reportTables(await report())
    expect(tables.map(({ id }) => id)).toEqual([
      'totals',
      'outcomes',
      'answers',
      'waiting',
      'overrides-by-rule',
      'overrides-by-role',
      'overrides-by-change',
      'not-asked',
      'pathways-by-sex',
      'versions',
      'version-changes',
      'episodes-past-limit',
    ])
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})

describe('as CSV', () => {
  test('it is one table with a value in each line', async () => {
    const lines = reportCsv(await report()).split('\r\n')
    expect(lines[0]).toBe('table,row,column,value')
    expect(lines).toContain('outcomes,2026-03-02,escalate,1')
    expect(lines).toContain('answers,all,median,20')
    expect(lines).toContain('overrides-by-role,general-practitioner,rate,1')
    expect(lines).toContain('overrides-by-role,general-practitioner,reasons,seen-today (1)')
    expect(lines.at(-1)).toBe('')
  })

  test('no cell is a formula', async () => {
    const odd = {
      ...(await report()),
      answers: { routes: [], waiting: [{ recordId: '@SUM(A1)', at: '+1', route: '-2' }] },
    }
    expect(reportCsv(odd)).toContain("waiting,'@SUM(A1),since,'+1")
  })
})

describe('as HTML', () => {
  test('it is one page that needs nothing else and runs nothing', async () => {
    const html = reportHtml(await report())
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain(`default-src 'none'`)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|\son[a-z]+=|url\(|@import|https?:/i)
    expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(5)
  })

  test('every tag that is opened is closed, in order', async () => {
    for (const html of [reportHtml(await report()), reportHtml(await hostile())]) {
      const open: string[] = []
      for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)) {
        if (name === 'meta' || rest.endsWith('/')) continue
        if (slash === '/') expect(open.pop()).toBe(name)
        else open.push(name)
      }
      expect(open).toEqual([])
    }
  })

  test('whatever stands in the records is text in it, and never markup', async () => {
    const html = reportHtml(await hostile())
    expect(html).not.toContain('<script')
    expect(html).not.toContain('\u202e')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
  })

  test('no chart grades anybody by colour', async () => {
    const html = reportHtml(await report())
    for (const [, red = '', green = '', blue = ''] of html.matchAll(/fill="#(..)(..)(..)"/g)) {
      const [r, g, b] = [red, green, blue].map((hex) => Number.parseInt(hex, 16))
      expect(b ?? 0).toBeGreaterThanOrEqual(Math.max(r ?? 0, g ?? 0))
    }
  })

  test('is the same, byte for byte, for the same records', async () => {
    const again = await auditReport(await onRecord(...STORY, ...grouped))
    expect(reportHtml(again)).toBe(reportHtml(await report()))
  })
})

test.each([
  [0, '0 min'],
  [45, '45 min'],
  [200, '3 h 20 min'],
  [1_440, '1 d'],
  [3_125, '2 d 4 h'],
])('%i minutes are %s', (minutes, words) => expect(formatDuration(minutes)).toBe(words))
