import { expect, test } from 'vitest'
import { mutationTest } from '../../../src/testing/mutation/mutation-test.js'
import { action, escalate, policy, rule, said } from '../../support/small-policy.js'

const service = { id: 'anywhere', title: 'Anywhere', nation: 'england' }

/** Undetermined where somebody may be hurt, for want of what only the service could say: nothing is asked. */
const hurt = { condition: 'hurt' }
const ruleSet = policy(
  [
    rule('danger', escalate('crisis'), hurt),
    rule('walk-more', action('walk'), {
      all: [...said('worksAlone', false), hurt, { all: [hurt] }],
    }),
  ],
  { conditions: { hurt: { any: said('selfHarm') } } },
)

/** Never met: somebody would have to be hurt and not be hurt. */
const never = (at: readonly (string | number)[]) => ({
  kind: 'leaf-negated',
  rule: 'walk-more',
  path: ['conditions', ...at],
  change: '`not` around `condition hurt`',
})

test('a rule that is not met any more asks for nothing: nobody notices what changes no decision', () => {
  const silent = [never(['all', 1]), never(['all', 2, 'all', 0])]
  const referral = { id: 'R-1', receivedOn: '2026-01-01', risks: { selfHarm: 'yes' } }
  for (const cases of [[], [{ name: 'hurt', referral, service }]]) {
    expect(mutationTest(ruleSet, cases).equivalent).toEqual(expect.arrayContaining(silent))
  }
})

test('a rule that stays undetermined and asks for something else is noticed', () => {
  const asking = policy([rule('walk-more', action('walk'), [...said('carer'), ...said('housebound')])])
  const referral = { id: 'R-1', receivedOn: '2026-01-01' }
  const dropped = { kind: 'leaf-dropped', rule: 'walk-more' }
  const { equivalent, survivors } = mutationTest(asking, [{ name: 'nothing known', referral, service }])
  expect([...survivors, ...equivalent]).not.toContainEqual(expect.objectContaining(dropped))
  expect(mutationTest(asking, []).survivors).toContainEqual(expect.objectContaining(dropped))
})
