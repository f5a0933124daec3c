/** A hash chain alone hides a truncated or rewritten log, and a percentage hides the one thing that was not tried. */
import { describe, expect, test } from 'vitest'
import { verifyLog } from '../../src/audit/chain/verify-log.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { coverage } from '../../src/testing/coverage/coverage.js'
import { coverageTable } from '../../src/testing/coverage/coverage-table.js'
import { linesOf } from '../audit/support/logs.js'
import { closed } from '../audit/support/records.js'

describe('a log', () => {
  const ids = ['r0', 'r1', 'r2', 'r3']

  const written = async () => {
    const lines = await linesOf(ids.map((id) => closed(id)))
    const { head } = await verifyLog(lines)
    if (head === null) throw new Error('a log as it was written has a head')
    return { lines, head }
  }

  test('whose end was cut off looks whole by its chain, and does not against a head that was kept elsewhere', async () => {
    const { head, lines } = await written()
    const cut = lines.slice(0, 2)
    expect(await verifyLog(cut)).toMatchObject({ ok: true })
    const report = await verifyLog(cut, { heads: [head] })
    expect(report.ok).toBe(false)
    expect(report.damages.map(({ kind }) => kind)).toContain('truncated')
  })

  test('that was written anew from the start looks whole by its chain, and does not against that head', async () => {
    const { head } = await written()
    const anew = await linesOf(['r0', 'another', 'r2', 'r3'].map((id) => closed(id)))
    expect(await verifyLog(anew)).toMatchObject({ ok: true })
    expect(await verifyLog(anew, { heads: [head] })).toMatchObject({ ok: false })
  })
})

describe('coverage', () => {
  test('with one thing untried is never said to be whole: it is counted in whole numbers', () => {
    const ruleSet = defaultRuleSet()
    const cases = ruleSet.rules.flatMap(({ examples, name }) =>
      examples.map(({ facts, title }) => ({ name: `${name}: ${title}`, rule: name, facts })),
    )
    const whole = coverage(ruleSet, cases).totals.verdicts
    const [untried] = ruleSet.rules
    if (untried === undefined) throw new Error('there are rules')
    const without = cases.filter(({ name }) => name !== `${untried.name}: ${untried.examples[0]?.title}`)
    const report = coverage(ruleSet, without)
    expect(report.totals.verdicts).toEqual({ ...whole, reached: whole.reached - 1 })
    expect(coverageTable(report)).toContain(`${whole.reached - 1}/${whole.reachable}`)
    expect(coverageTable(report)).not.toContain('%')
  })
})
