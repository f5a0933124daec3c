/** A rule set → few referrals that try all of it. */

import { unwrap } from '../../issue/issue.js'
import { and, type CellChoice, isIn } from '../../proof/engine/formula.js'
import { makeProver, type Prover } from '../../proof/prover.js'
import { witnessMaker } from '../../proof/witness.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { wholeRuleSet } from '../cases/test-case.js'
import { outcomesReached } from '../coverage/outcome-goal.js'
import { probedSpace } from '../coverage/probed-space.js'
import { leastNumber, reachedBy, withoutSpare } from './fewest.js'
import { killersFor } from './killers-for.js'
import { packGoals } from './pack-goals.js'
import { type GeneratedScenario, scenarioOf } from './scenario-of.js'
import { formatGoal, wantedGoals } from './wanted-goals.js'

/** What to generate. */
export interface GenerationOptions {
  /** Generate for this service only; each referral has a service of its own if left out. */
  readonly service?: Service | undefined
  /** Add referrals that notice every mutant that changes a decision. */
  readonly mutants?: boolean | undefined
  /** Called now and then: how many of how many goals are placed. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** What was generated, as a scenario file: plain JSON, ready to be reviewed and kept. */
export interface GeneratedExamples {
  /** Those that try everything first, then those that notice mutants. */
  readonly scenarios: readonly GeneratedScenario[]
}

/** What was generated, and how few it is. */
export interface Generated {
  /** The scenarios. */
  readonly examples: GeneratedExamples
  /** How many of them reach every verdict, leaf, MC/DC pair, threshold and outcome; the rest are for mutants. */
  readonly covering: number
  /** No fewer can: so many goals exclude each other, which is proved. */
  readonly atLeast: number
  /** Whether it is proved that fewer would not do. */
  readonly isSmallest: boolean
}

/** The plainest referral in which these cells are so. */
const completed = (choice: CellChoice, prover: Prover) => {
  const { space } = prover
  const literals = [...choice].flatMap(([id, cell]) => {
    const variable = space.variables[id]
    if (variable === undefined) return []
    const isCell = Array.from({ length: variable.cells }, (_, at) => at === cell)
    return [isIn(variable, isCell)]
  })
  const answer = prover.ask(and(...literals))
  return answer.kind === 'possible' ? [answer.facts] : []
}

/**
 * Generates referrals that together reach everything in a rule set that can be reached: every verdict, every truth of
 * every leaf, the independent effect of every leaf (MC/DC), both sides of every threshold, the safety floor's too; and
 * every disposition, pathway, route and destination. Each expects what is decided now, for a person to review: all of the decision but the rules that are left open; or,
 * where it is there to notice a mutant, the parts that the mutant would change.
 *
 * The number is small, and often the smallest: goals are packed greedily into as few referrals as will take them,
 * and those that the others make up for are dropped. `atLeast` is a proved bound; where it is met, `isSmallest`.
 * Deterministic. Throws `TriageError` where the rule set or the service cannot be used.
 */
export const generateExamples = (ruleSet: RuleSet, options: GenerationOptions = {}): Generated => {
  const { mutants = false, onProgress = () => {} } = options
  const whole = wholeRuleSet(ruleSet)
  const service = options.service === undefined ? null : unwrap(parseService(options.service))
  const space = probedSpace(whole, whole.rules, service)
  const wanted = wantedGoals(whole, space)
  const prover = makeProver(
    space,
    wanted.filter(({ goal }) => goal.kind === 'verdict').map(({ formula }) => formula),
  )
  const witnessOf = witnessMaker(whole, space)
  const drafts = packGoals(wanted, space.possible, onProgress)
  const packed = drafts.flatMap(({ choice }) => completed(choice, prover)).map(witnessOf)
  const comesTo = outcomesReached(whole)
  const covering = withoutSpare(
    packed.map((witness) => ({
      witness,
      goals: reachedBy(witness.facts, wanted, comesTo(witness.facts)),
    })),
  )
  const atLeast = leastNumber(
    wanted,
    covering.map(({ goals }) => goals),
    prover,
  )
  const scenarios = covering.map(({ goals, witness }, index) => {
    const elsewhere = new Set(covering.flatMap((one, at) => (at === index ? [] : [...one.goals])))
    const needs = [...goals].filter((goal) => !elsewhere.has(goal)).flatMap((goal) => wanted[goal] ?? [])
    return scenarioOf(
      witness,
      whole,
      index + 1,
      needs.map(formatGoal),
      ({ undetermined: _, ...parts }) => parts,
    )
  })
  const killers = mutants ? killersFor(whole, service, scenarios, onProgress) : []
  onProgress(wanted.length, wanted.length)
  return {
    examples: { scenarios: [...scenarios, ...killers] },
    covering: covering.length,
    atLeast,
    isSmallest: covering.length === atLeast,
  }
}
