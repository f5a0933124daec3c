/** What holds for another time moves people from day to day: it is compared, and listed for signature. */
import { describe, expect, test } from 'vitest'
import { analyse } from '../../../src/analysis/analyse.js'
import { compare } from '../../../src/analysis/compare.js'
import { unwrap } from '../../../src/issue/issue.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { parseService } from '../../../src/service/parse-service.js'
import { services } from '../../../src/service/shipped.js'
import { policy } from '../../support/small-policy.js'

const source = { ref: 'paper', locator: 'section 4', basis: 'M' }
const holding = (holds: { readonly [name: string]: number }, locator = source.locator): RuleSet => ({
  ...policy([]),
  holds: Object.fromEntries(
    Object.entries(holds).map(([name, days]) => [name, { days, source: { ...source, locator } }]),
  ),
})

const heldAlike = holding({ no: 14 })

describe('a comparison', () => {
  test('says of a looser time that it is one, warns, and is not equivalent', () => {
    const { alsoDiffers, holds, moves, verdict } = compare(heldAlike, holding({ no: 21 }))
    expect(holds).toEqual([{ name: 'no', from: 14, to: 21, direction: 'down', severity: 'warning' }])
    expect([verdict, moves, alsoDiffers]).toEqual(['looser', [], []])
  })

  test('notes a stricter one', () => {
    const { holds, verdict } = compare(heldAlike, holding({ no: 14, recent: 365 }))
    expect(holds).toEqual([{ name: 'recent', from: 183, to: 365, direction: 'up', severity: 'note' }])
    expect(verdict).toBe('stricter')
  })

  test('lists the looser ones first, and has no order for the whole', () => {
    const { holds, verdict } = compare(holding({ no: 14 }), holding({ no: 7, firstConversation: 3 }))
    expect([holds.map(({ direction }) => direction), verdict]).toEqual([['up', 'up'], 'stricter'])
    const both = compare(holding({ no: 14, markedItem: 1_000 }), holding({ no: 7, markedItem: 800 }))
    expect(both.holds.map(({ name }) => name)).toEqual(['markedItem', 'no'])
    expect(both.verdict).toBe('incomparable')
  })

  test('counts what is left out as the safety floor states it', () => {
    expect(compare(policy([]), holding({ no: 28 }))).toMatchObject({ holds: [], verdict: 'equivalent' })
    expect(compare(holding({ no: 14 }), policy([])).holds).toMatchObject([{ from: 14, to: 28 }])
  })

  test('is about the service: where that is stricter than both, nothing changes', () => {
    const service = unwrap(parseService({ ...services.sp7, holds: { no: { days: 7 } } }))
    expect(compare(heldAlike, holding({ no: 21 }), { service }).holds).toEqual([])
    expect(compare(heldAlike, holding({ no: 21 }), { service: services.sp7 }).holds).toHaveLength(1)
  })

  test('has somebody read another source of the same time', () => {
    const { alsoDiffers, verdict } = compare(heldAlike, holding({ no: 14 }, 'section 5'))
    expect([alsoDiffers, verdict]).toEqual([['holds'], 'equivalent'])
  })
})

describe('for signature', () => {
  const signedOf = (ruleSet: RuleSet) =>
    analyse(ruleSet).forSignature.texts.flatMap(({ id, of, path, text }) =>
      of === 'hold' ? [{ id, path, text }] : [],
    )

  test('stands each time that is another than that of the safety floor, with the letter of its source', () => {
    expect(signedOf(holding({ no: 14, recent: 183 }))).toEqual([
      { id: 'no', path: ['holds', 'no', 'days'], text: '14' },
      { id: 'no', path: ['holds', 'no', 'source', 'basis'], text: 'M' },
      { id: 'no', path: ['holds', 'no', 'source', 'locator'], text: 'section 4' },
    ])
    expect(signedOf(policy([]))).toEqual([])
    expect(signedOf(defaultRuleSet()).map(({ id, text }) => [id, text])).toMatchObject([
      ['firstConversation', '7'],
      ['firstConversation', 'M'],
      ['firstConversation', expect.stringContaining('a week')],
    ])
  })

  test('stand the times of a service, which have no source', () => {
    const service = unwrap(parseService({ ...services.sp7, holds: { no: { days: 7 } } }))
    const { texts } = analyse(policy([]), { service }).forSignature
    expect(texts.filter(({ of }) => of === 'hold')).toEqual([
      { of: 'hold', id: 'no', path: ['holds', 'no', 'days'], text: '7' },
    ])
  })

  test('another time is another fingerprint, and the same with the floor under it or without', () => {
    const [from, to] = [holding({ no: 14 }), holding({ no: 7 })]
    const { forSignature } = compare(from, to)
    expect(forSignature.from).not.toBe(forSignature.to)
    expect(forSignature.from).toBe(analyse(unwrap(parseRuleSet(from))).forSignature.digest)
  })
})
