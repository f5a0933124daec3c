/** Random documents that extend a random rule set: they add, and replace rules by name. */
import fc from 'fast-check'
import { digestOf } from '../../../src/rule-set/digest.js'
import type { Rule, RuleSet } from '../../../src/rule-set/rule-set.js'

/** A document that extends another and states nothing of its own. */
export const nothingAdded = (base: RuleSet) => ({
  id: `beside-${base.id}`,
  version: '2.0.0',
  title: 'A policy that extends another',
  effective: base.effective,
  extends: { id: base.id, digest: digestOf(base) },
})

const own = (name: string) => ({
  routes: [
    {
      id: `${name}-route`,
      title: `The route ${name}`,
      kind: 'clinician',
      within: 'P1D',
      contact: 'ring the practice',
    },
  ],
  actions: [
    {
      id: `${name}-action`,
      title: `The action ${name}`,
      for: 'service',
      dispositions: ['accept'],
      instruction: 'Do it.',
    },
  ],
  conditions: { [`${name}-condition`]: { all: [{ fact: 'consent', operator: 'equal', value: 'no' }] } },
})

/** Documents that extend `base` by lists of their own under `name`, and by rules drawn from `rules`, some in the place of the base's. */
export const extendersOf = (base: RuleSet, rules: fc.Arbitrary<Rule>, name = 'own') =>
  fc
    .record({
      added: fc.uniqueArray(rules, { maxLength: 3, selector: (rule) => rule.name }),
      inPlaceOf: fc.subarray(base.rules.map((rule) => rule.name)),
      others: fc.array(rules, { minLength: 12, maxLength: 12 }),
    })
    .map(({ added, inPlaceOf, others }) => {
      // What takes the place of a rule has its event type.
      const replacing = inPlaceOf.flatMap((one) => {
        const type = base.rules.find((rule) => rule.name === one)?.event.type
        const other = others.find((rule) => rule.event.type === type)
        return other === undefined ? [] : [{ ...other, name: one }]
      })
      const fresh = added.map((rule) => ({ ...rule, name: `${name}-${rule.name}` }))
      return { ...nothingAdded(base), ...own(name), rules: [...fresh, ...replacing] }
    })
