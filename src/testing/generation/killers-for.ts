/** Scenarios that notice the mutants which others do not. */
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { readCases } from '../cases/read-cases.js'
import { baselineOf } from '../mutation/baseline.js'
import { killerFinder } from '../mutation/killer-finder.js'
import type { TriedMutant } from '../mutation/mutant.js'
import { mutantsOf } from '../mutation/mutants-of.js'
import { differencesFrom, type Expectation, type WholeExpectation } from '../scenarios/expectation.js'
import { type GeneratedScenario, scenarioOf } from './scenario-of.js'

const tried = (whole: RuleSet, scenarios: readonly GeneratedScenario[]) =>
  baselineOf(
    whole,
    readCases(
      scenarios.map(({ title, ...one }) => ({ name: title, ...one })),
      whole,
      undefined,
    ),
  )

const without = (list: readonly string[], others: readonly string[]) =>
  list.filter((one) => !others.includes(one))

/** Of what rules lead to: each shows in a part of the decision of its own, so that one referral can notice many. */
const isOfPart = ({ affected, mutant }: TriedMutant): boolean => mutant.rule === null && affected.length === 0

const noticing = ({ mutant: { change, path, rule } }: TriedMutant): string => {
  const changed = change.startsWith('with') ? change : `with ${change}`
  return `${rule ?? path.slice(0, 2).join('.')} ${changed} is noticed`
}

/** What happens to the referral, and the parts of the decision that tell it from what the mutant would decide. */
const tellingParts = (before: WholeExpectation, after: WholeExpectation): Expectation => {
  const parts = differencesFrom(before, after).map(({ part }): Expectation => {
    // Nearly everything is open or asked for where little is known: only the difference is worth reading.
    if (part !== 'questions' && part !== 'undetermined') return { [part]: before[part] }
    const include = without(before[part], after[part])
    const exclude = without(after[part], before[part])
    return {
      [part]: { ...(include.length > 0 ? { include } : {}), ...(exclude.length > 0 ? { exclude } : {}) },
    }
  })
  return Object.assign({ disposition: before.disposition }, ...parts)
}

/** One more for each mutant that none before it notices, until all are noticed that change a decision. */
export const killersFor = (
  whole: RuleSet,
  service: Service | null,
  scenarios: readonly GeneratedScenario[],
  onProgress: (done: number, of: number) => void,
): readonly GeneratedScenario[] => {
  const { killerOf } = tried(whole, scenarios)
  const mutants = mutantsOf(whole, service)
  let left: readonly TriedMutant[] = mutants.filter((mutant) => killerOf(mutant) === null)
  if (left.length === 0) return []
  const find = killerFinder(whole, service)
  const added: GeneratedScenario[] = []
  for (let [next, ...others] = left; next !== undefined; [next, ...others] = left) {
    onProgress(mutants.length - left.length, mutants.length)
    const found = find(next, isOfPart(next) ? others.filter(isOfPart) : [])
    left = others
    if (found.kind !== 'killer') continue
    const { after, before, beside, witness } = found
    const notices = [next, ...beside.map(({ mutant }) => mutant)].map(noticing)
    const number = scenarios.length + added.length + 1
    const parts = () =>
      Object.assign({}, ...[after, ...beside.map((one) => one.after)].map((one) => tellingParts(before, one)))
    const scenario = scenarioOf(witness, whole, number, notices, parts)
    added.push(scenario)
    const notice = tried(whole, [scenario])
    left = others.filter((mutant) => notice.killerOf(mutant) === null)
  }
  return added
}
