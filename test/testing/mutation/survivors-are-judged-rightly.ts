import fc from 'fast-check'
import { expect } from 'vitest'
import { unwrap } from '../../../src/issue/issue.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { referrals } from '../../../src/testing/arbitraries/index.js'
import { ruleSets } from '../../../src/testing/arbitraries/rule-sets.js'
import { deciderOf, decideWitness } from '../../../src/testing/cases/decide-case.js'
import type { Mutant } from '../../../src/testing/mutation/mutant.js'
import { mutantsOf } from '../../../src/testing/mutation/mutants-of.js'
import { mutationTest, type Survivor } from '../../../src/testing/mutation/mutation-test.js'
import { differencesFrom, expectationOf } from '../../../src/testing/scenarios/expectation.js'

/** Somebody who is decided about. */
type Person = Parameters<typeof decideWitness>[0]

const told = (mutants: readonly Mutant[]): ReadonlySet<string> =>
  new Set(mutants.map((one) => JSON.stringify(one)))

/** The parts of decisions that some mutants change, of any of some referrals. */
const changedParts = (
  ruleSet: RuleSet,
  mutants: readonly Mutant[],
  everybody: readonly Person[],
): readonly string[] => {
  const whole = unwrap(safeWeld(safetyFloor(), unwrap(parseRuleSet(ruleSet))))
  const wanted = told(mutants)
  const decide = (one: Person, by: RuleSet) => {
    const decision = decideWitness(one, deciderOf(by))
    // Which rules a question is asked for is a part of the question; what is open by a reason is told by the reasons.
    const open = decision.reasons.flatMap(({ rule, verdict }) =>
      rule !== null && verdict === 'undetermined' ? [rule] : [],
    )
    return { ...expectationOf(decision), undetermined: [...new Set(open)].sort() }
  }
  return mutantsOf(whole, null)
    .filter(({ mutant }) => wanted.has(JSON.stringify(mutant)))
    .flatMap((mutant) =>
      everybody.flatMap((one) =>
        differencesFrom(decide(one, whole), decide(one, mutant.ruleSet)).map(({ part }) => part),
      ),
    )
}

/**
 * A referral is found for every mutant that changes a decision, and nobody who is drawn, nor any referral found for
 * another mutant, notices those that are said to change nothing.
 */
export const survivorsAreJudgedRightly = (numRuns: number): void => {
  let equivalent = 0
  let noticed = 0
  let undecided = 0
  fc.assert(
    fc.property(
      ruleSets({ maxRules: 3 })
        .filter((ruleSet) => safeWeld(safetyFloor(), ruleSet).ok)
        .chain((ruleSet) =>
          fc.tuple(fc.constant(ruleSet), fc.array(referrals({ ruleSet }), { minLength: 5, maxLength: 5 })),
        ),
      ([ruleSet, drawn]) => {
        const service = {
          id: 'any-service',
          title: 'Any service',
          nation: 'england' as const,
          extension: { allowed: true },
        }
        const bare = mutationTest(ruleSet, [])
        // Whoever is drawn, and whoever was found for the others: none of them notices what is said to change nothing.
        const killers = bare.survivors.flatMap(({ killer }) => killer ?? [])
        const tried = mutationTest(ruleSet, [
          ...killers,
          ...drawn.map((referral) => ({ name: referral.id, referral, service })),
        ])
        // Only by a question that could change nothing may one be noticed all the same: not every such question is left out.
        const noticedAll = bare.equivalent.filter((one) => !told(tried.equivalent).has(JSON.stringify(one)))
        const everybody: readonly Person[] = [
          ...(killers as readonly unknown[] as readonly Person[]), // each is made of a witness
          ...drawn.map((referral) => ({ referral, service, asOf: referral.receivedOn })),
        ]
        expect(changedParts(ruleSet, noticedAll, everybody).filter((part) => part !== 'questions')).toEqual(
          [],
        )
        expect(told(bare.equivalent)).toEqual(new Set([...told(tried.equivalent), ...told(noticedAll)]))
        const open = bare.survivors.filter(({ killer }) => killer === null)
        expect(tried.survivors.length).toBeLessThanOrEqual(open.length)
        // Where several rules change at once the analysis may not know; and where only a question could show it, as what
        // decisions leave out is not laid out for it (decision 0042): nothing else of anybody's decision may.
        const isKnown = ({ kind, path, rule }: Survivor) =>
          kind !== 'pathway-swapped' && (rule !== null || path[0] !== 'conditions')
        const unknown = open.filter(isKnown).map(({ changes: _, killer: __, ...mutant }): Mutant => mutant)
        // An open rule that only notes is named by its questions and by nothing else: where one is left out, it is not named.
        const isSwap = ({ kind }: Mutant) => kind === 'hold-swapped'
        const shownBy = (mutants: readonly Mutant[], ...passedOver: readonly string[]) =>
          changedParts(ruleSet, mutants, everybody).filter((part) => !passedOver.includes(part))
        // Of two rules that call for one action the finder may not see which of them is the reason; the action it sees.
        const sharesAction = ({ rule: name }: Mutant) =>
          ruleSet.rules.some(
            (one) =>
              one.name === name &&
              one.event.type === 'action' &&
              ruleSet.rules.filter(
                ({ event }) =>
                  event.type === 'action' &&
                  one.event.type === 'action' &&
                  event.params.action === one.event.params.action,
              ).length > 1,
          )
        const plain = unknown.filter((one) => !isSwap(one))
        expect(
          shownBy(
            plain.filter((one) => !sharesAction(one)),
            'questions',
          ),
        ).toEqual([])
        expect(shownBy(plain.filter(sharesAction), 'questions', 'reasons')).toEqual([])
        expect(shownBy(unknown.filter(isSwap), 'questions', 'undetermined')).toEqual([])
        undecided += unknown.length
        equivalent += bare.equivalent.length
        noticed += killers.length
      },
    ),
    { numRuns },
  )
  expect(equivalent).toBeGreaterThan(3)
  expect(noticed).toBeGreaterThan(100)
  expect(undecided).toBeLessThan(noticed / 50)
}
