/** Which rules can come to a verdict at all at the service of a triage: proved, and not tried out. */
import { outcomesOf } from '../../../../src/proof/outcomes.js'
import { makeProver } from '../../../../src/proof/prover.js'
import { factSpace } from '../../../../src/proof/space/fact-space.js'
import type { Triage } from '../../../../src/triage.js'

export const checkReachable = (
  { ruleSet, service }: Triage,
  verdict: 'met' | 'undetermined',
): ReadonlySet<string> => {
  const space = factSpace([ruleSet], service)
  const { rules } = outcomesOf(ruleSet, space)
  const prover = makeProver(
    space,
    rules.map(({ met }) => met),
  )
  return new Set(
    rules.filter((one) => prover.ask(one[verdict]).kind === 'possible').map(({ rule }) => rule.name),
  )
}
