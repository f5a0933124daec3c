/** Scenarios that notice the mutants which others do not. */
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { readCases } from '../cases/read-cases.js'
import { baselineOf } from '../mutation/baseline.js'
import { killerFinder } from '../mutation/killer-finder.js'
import type { TriedMutant } from '../mutation/mutant.js'
import { mutantsOf } from '../mutation/mutants-of.js'
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

/** One more for each mutant that none before it notices, until all are noticed that change a decision. */
export const killersFor = (
  whole: RuleSet,
  service: Service | null,
  scenarios: readonly GeneratedScenario[],
  onProgress: (done: number, of: number) => void,
): readonly GeneratedScenario[] => {
  const { killerOf } = tried(whole, scenarios)
  const mutants = mutantsOf(whole)
  let left: readonly TriedMutant[] = mutants.filter((mutant) => killerOf(mutant) === null)
  if (left.length === 0) return []
  const find = killerFinder(whole, service)
  const added: GeneratedScenario[] = []
  for (let [next, ...others] = left; next !== undefined; [next, ...others] = left) {
    onProgress(mutants.length - left.length, mutants.length)
    const found = find(next)
    left = others
    if (found.kind !== 'killer') continue
    const { change, path, rule } = next.mutant
    const notices = `${rule ?? path.slice(0, 2).join('.')} with ${change} is noticed`
    const scenario = scenarioOf(found.witness, whole, scenarios.length + added.length + 1, [notices])
    added.push(scenario)
    const notice = tried(whole, [scenario])
    left = others.filter((mutant) => notice.killerOf(mutant) === null)
  }
  return added
}
