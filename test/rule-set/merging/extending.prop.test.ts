import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../src/issue/issue.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { referrals } from '../../../src/testing/arbitraries/referrals.js'
import { extraRules, ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { safeExtraRules, safeRuleSets } from '../../../src/testing/arbitraries/safe-rule-sets.js'
import { createTriage, safeCreateTriage } from '../../../src/triage.js'
import { extendersOf, nothingAdded } from '../../support/arbitraries/extenders.js'
import { calmReferrals, referralsWithLocalFacts } from '../../support/arbitraries/referrals.js'
import { riskierAnswers, withAnswer } from '../../support/arbitraries/riskier-answers.js'
import { referralsWithSignal } from '../../support/arbitraries/signals.js'
import { rung } from '../../support/ladder.js'
import { expectNoLess } from '../../support/no-less.js'
import { runs } from '../../support/runs.js'
import { withKeysShuffled } from '../../support/shuffled.js'

const asRead = (document: unknown): RuleSet => unwrap(parseRuleSet(document))

const pairs = ruleSets()
  .map(asRead)
  .chain((base) => fc.tuple(fc.constant(base), extendersOf(base, extraRules(base))))

const merged = (base: RuleSet, document: unknown): RuleSet =>
  unwrap(parseRuleSet(document, { bases: [base] }))

const byName = (ruleSet: RuleSet) => new Map(ruleSet.rules.map((rule) => [rule.name, JSON.stringify(rule)]))

describe('extending any rule set', () => {
  test('keeps each of its rules to the byte, but for those that are replaced, which are all listed', () => {
    fc.assert(
      fc.property(pairs, ([base, document]) => {
        const whole = merged(base, document)
        const [before, after] = [byName(base), byName(whole)]
        const own = new Set(document.rules.map(({ name }) => name))
        expect(whole.mergedFrom?.replaced).toEqual([...before.keys()].filter((name) => own.has(name)))
        for (const [name, rule] of before) if (!own.has(name)) expect(after.get(name)).toBe(rule)
        expect([...after.keys()].sort()).toEqual([...new Set([...before.keys(), ...own])].sort())
      }),
      { numRuns: runs(60) },
    )
  })

  test('keeps all else of it, in front of what is added', () => {
    fc.assert(
      fc.property(pairs, ([base, document]) => {
        const whole = merged(base, document)
        for (const list of [
          'sources',
          'pathways',
          'routes',
          'destinations',
          'actions',
          'localFacts',
        ] as const)
          expect(whole[list].slice(0, base[list].length)).toEqual(base[list])
        expect(whole.conditions).toEqual({ ...base.conditions, ...document.conditions })
        expect(whole.invariants).toEqual(base.invariants)
        expect(whole.envelope).toEqual(base.envelope)
      }),
      { numRuns: runs(40) },
    )
  })

  test('gives the same bytes however the document is ordered, and when its bundle is read without the base', () => {
    const withTurned = pairs.chain(([base, document]) =>
      fc.tuple(fc.constant(base), fc.constant(document), withKeysShuffled(document)),
    )
    fc.assert(
      fc.property(withTurned, ([base, document, turned]) => {
        const whole = JSON.stringify(merged(base, document))
        const rules = [...turned.rules].reverse()
        expect(JSON.stringify(merged(base, { ...turned, rules }))).toBe(whole)
        expect(JSON.stringify(asRead(bundleRuleSet(merged(base, document))))).toBe(whole)
      }),
      { numRuns: runs(40) },
    )
  })

  test('twice comes to what extending once by both comes to, but for what it says of its base', () => {
    const chains = pairs.chain(([base, first]) =>
      fc.tuple(fc.constant(base), fc.constant(first), extendersOf(base, extraRules(base), 'second')),
    )
    fc.assert(
      fc.property(chains, ([base, first, second]) => {
        const middle = merged(base, first)
        const taken = new Set(second.rules.map(({ name }) => name))
        const both = merged(base, {
          ...second,
          routes: [...first.routes, ...second.routes],
          actions: [...first.actions, ...second.actions],
          conditions: { ...first.conditions, ...second.conditions },
          rules: [...first.rules.filter(({ name }) => !taken.has(name)), ...second.rules],
        })
        const stepwise = merged(middle, { ...second, id: 'third', extends: nothingAdded(middle).extends })
        const { id: _, mergedFrom: from, ...rest } = both
        const { id: __, mergedFrom: fromMiddle, ...parts } = stepwise
        expect(parts).toEqual(rest)
        const replaced = [...(fromMiddle?.replaced ?? []), ...(fromMiddle?.mergedFrom?.replaced ?? [])]
        expect([...new Set(replaced)].sort()).toEqual(expect.arrayContaining([...(from?.replaced ?? [])]))
      }),
      { numRuns: runs(30) },
    )
  })
})

const service = services.sp7

describe('a triage of a rule set that extends another', () => {
  const safeBases = safeRuleSets().map(asRead)

  const cases = (documents: (base: RuleSet) => fc.Arbitrary<object>) =>
    safeBases.chain((base) =>
      fc.tuple(
        fc.constant(base),
        documents(base),
        fc.array(referrals({ ruleSet: base, service }), { minLength: 4, maxLength: 4 }),
      ),
    )

  test('decides as its base does, but for where it comes from, if it adds nothing', () => {
    fc.assert(
      fc.property(
        cases((base) => fc.constant(nothingAdded(base))),
        ([base, document, drawn]) => {
          const before = createTriage({ service, ruleSet: base })
          const after = createTriage({ service, ruleSet: merged(base, document) })
          for (const referral of drawn) {
            const { provenance: _, ...decided } = before.decide(referral)
            const { provenance: __, ...again } = after.decide(referral)
            expect(again).toEqual(decided)
          }
        },
      ),
      { numRuns: runs(20) },
    )
  })

  test('decides no lower than its base, if all it does is to add rules', () => {
    const adding = (base: RuleSet) =>
      safeExtraRules(base).map((rule) => ({ ...nothingAdded(base), rules: [rule] }))
    fc.assert(
      fc.property(cases(adding), ([base, document, drawn]) => {
        const before = createTriage({ service, ruleSet: base })
        const after = createTriage({ service, ruleSet: merged(base, document) })
        for (const referral of drawn)
          expect(rung(after.decide(referral).disposition)).toBeGreaterThanOrEqual(
            rung(before.decide(referral).disposition),
          )
      }),
      { numRuns: runs(20) },
    )
  })

  test('is refused, or sends every signal to a specialist and never answers more risk with less, whatever it replaces', () => {
    const whatever = safeBases.chain((base) =>
      fc.tuple(
        fc.constant(base),
        fc.oneof(extendersOf(base, safeExtraRules(base)), {
          weight: 3,
          arbitrary: extendersOf(base, extraRules(base)),
        }),
        referralsWithSignal,
        fc.array(fc.tuple(fc.oneof(calmReferrals, referralsWithLocalFacts), riskierAnswers), {
          minLength: 6,
          maxLength: 6,
        }),
      ),
    )
    const seen = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(whatever, ([base, document, referral, all]) => {
        const made = safeCreateTriage({ service, ruleSet: document, bases: [base] })
        if (!made.ok) {
          seen.refused += 1
          expect(new Set(made.issues.map(({ code }) => code))).toEqual(new Set(['unsafe-rule-set']))
          return
        }
        seen.taken += 1
        const { escalations } = made.value.decide(referral)
        expect(escalations.map(({ kind }) => kind)).toContain('specialist-mental-health')
        const { decide, ruleSet } = made.value
        for (const [other, [name, [from, to]]] of all)
          expectNoLess(decide(withAnswer(other, name, from)), decide(withAnswer(other, name, to)), ruleSet, {
            from,
            to,
          })
      }),
      { numRuns: runs(200) },
    )
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(runs(5))
  })

  test('has every invariant of its base, and is refused if it breaks one', () => {
    const base = asRead({
      ...defaultRuleSet(),
      id: 'with-a-promise',
      invariants: [
        ...defaultRuleSet().invariants,
        {
          name: 'nobody-light-who-is-bereaved',
          title: 'Nobody who is bereaved gets light support',
          when: { fact: 'needs', operator: 'contains', value: 'bereavement' },
          // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
          then: { notPathway: 'light' },
        },
      ],
      rules: [
        ...defaultRuleSet().rules,
        {
          name: 'holistic-bereaved',
          title: 'Bereavement calls for holistic support',
          conditions: { all: [{ fact: 'needs', operator: 'contains', value: 'bereavement' }] },
          event: { type: 'pathway', params: { pathway: 'holistic', reason: 'grief takes time' } },
          source: { ref: 'field-practice', locator: 'team meeting', basis: 'M' },
          examples: [{ title: 'grief', facts: { needs: ['bereavement'] }, verdict: 'met' }],
        },
      ],
    })
    const breaking = {
      ...nothingAdded(base),
      rules: base.rules
        .filter(({ name }) => name === 'holistic-bereaved')
        .map((rule) => ({
          ...rule,
          conditions: {
            all: [
              { fact: 'needs', operator: 'contains', value: 'bereavement' },
              { fact: 'age', operator: 'lessThan', value: 30 },
            ],
          },
        })),
    }
    const codes = (document: object) => {
      const made = safeCreateTriage({ service, ruleSet: document, bases: [base] })
      return made.ok ? [] : made.issues.map(({ code, message }) => [code, message])
    }
    expect(codes(nothingAdded(base))).toEqual([])
    expect(codes(breaking)).toEqual([
      ['unsafe-rule-set', expect.stringContaining('nobody-light-who-is-bereaved')],
    ])
  })
})
