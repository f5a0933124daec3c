import { describe, expect, test } from 'vitest'
import { parseReferral } from '../../src/referral/parse-referral.js'

const referral = { id: 'R-1', receivedOn: '2026-03-02' }

describe('an answer that is there is never dropped because it is not listed', () => {
  test.each<[string, unknown]>([
    ['a proxy of the risks', { ...referral, risks: new Proxy({ selfHarm: 'yes' }, { ownKeys: () => [] }) }],
    ['a proxy of the referral', new Proxy({ ...referral, risks: { selfHarm: 'yes' } }, { ownKeys: () => ['id', 'receivedOn'] })], // biome-ignore format: one line
    ['a property that is not enumerable', { ...referral, risks: Object.defineProperty({}, 'selfHarm', { value: 'yes' }) }], // biome-ignore format: one line
    ['a parent without a prototype', { ...referral, risks: Object.create(Object.assign(Object.create(null), { selfHarm: 'yes' })) }], // biome-ignore format: one line
  ])('behind %s', (_, input) => {
    const result = parseReferral(input)
    if (result.ok) throw new Error('the answer would be lost')
    expect(result.issues[0]).toMatchObject({ code: 'possible-safety-signal', path: ['risks', 'selfHarm'] })
  })

  test('and data whose keys are all listed is read', () => {
    expect(parseReferral({ ...referral, risks: { selfHarm: undefined } }).ok).toBe(true)
  })
})
