import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, NeedLeft } from '../../src/decision/decision.js'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import type { Destination } from '../../src/rule-set/rule-set.js'
import { decideOn, policy, redirect, rule, said } from '../support/small-policy.js'

const NEEDS = idsOf(shippedVocabulary.needs)

const needs = fc.subarray([...NEEDS])
/** What a place says that it takes on; `undefined` where it says nothing. */
const coverage: fc.Arbitrary<Destination['covers']> = fc.oneof(
  fc.constant('all' as const),
  fc.constant(undefined),
  fc.subarray([...NEEDS], { minLength: 1 }).map(([first = 'money', ...rest]) => [first, ...rest] as const),
)

const place = (id: string, covers: Destination['covers']): Destination => ({
  id,
  title: id,
  advice: `Ask the ${id}.`,
  ...(covers === undefined ? {} : { covers }),
})

/** Somebody is better off at the GP's if they are a carer, and at the library if they are housebound. */
const decided = (
  gp: Destination['covers'],
  library: Destination['covers'],
  facts: { readonly needs: readonly string[] | null; readonly carer?: string; readonly housebound?: string },
): Decision =>
  decideOn(
    policy(
      [rule('gp', redirect('gp'), said('carer')), rule('lib', redirect('library'), said('housebound'))],
      {
        destinations: [place('gp', gp), place('library', library)],
      },
    ),
    { carer: 'no', housebound: 'no', ...facts },
  )

const leftBy = (decision: Decision): readonly NeedLeft[] | undefined =>
  decision.disposition === 'redirect' ? decision.needsLeft : undefined

const takesOn = (covers: Destination['covers'], need: string): boolean => {
  if (covers === undefined || covers === 'all') return covers === 'all'
  return covers.includes(need)
}

describe('a redirect leaves', () => {
  test('the needs that no place it names takes on, and no others', () => {
    fc.assert(
      fc.property(coverage, coverage, needs, fc.boolean(), (gp, library, recorded, both) => {
        const facts = { needs: recorded, carer: 'yes', housebound: both ? 'yes' : 'no' }
        const expected = recorded.filter((need) => !takesOn(gp, need) && !(both && takesOn(library, need)))
        const left = leftBy(decided(gp, library, facts))?.map(({ need }) => need)
        expect(left).toEqual(expected)
      }),
    )
  })

  test('all of them where the place says nothing of what it takes on', () => {
    expect(leftBy(decided(undefined, 'all', { needs: ['money', 'food'], carer: 'yes' }))).toEqual([
      { need: 'money', title: 'money', mayTell: ['client', 'referrer'] },
      { need: 'food', title: 'food', mayTell: ['client', 'referrer'] },
    ])
  })

  test('each with who may be told of it', () => {
    expect(leftBy(decided(undefined, 'all', { needs: ['domestic-abuse'], carer: 'yes' }))).toMatchObject([
      { need: 'domestic-abuse', mayTell: ['professional-referrer'] },
    ])
  })

  test('nothing that anybody knows of where the needs were not recorded', () => {
    expect(leftBy(decided(undefined, undefined, { needs: null, carer: 'yes' }))).toBeUndefined()
    expect(leftBy(decided(undefined, undefined, { needs: [], carer: 'yes' }))).toEqual([])
  })
})

test('what is no redirect leaves nothing', () => {
  expect(decided(undefined, undefined, { needs: ['money'] })).not.toHaveProperty('needsLeft')
})
