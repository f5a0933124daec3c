/** How many assignments there are and what is decided of them, counted one by one and compared with the analysis. */

import { factsIn } from './conditions.js'
import { LADDER } from './decisions.js'
import type { TwoSides } from './defects.js'
import type { Tally } from './tally.js'
import { columnOf, isAskedOf, THREE_NOES, valueAt, valuesOf } from './worlds.js'

// Facts that no rule here asks about are counted as well where they hang together with the screen: danger now is inferred, unless harm
// to others, to a partner or from others, self-neglect, a child or an adult at risk or domestic abuse is reported, as an answer or among
// the needs.
const ANSWERS = 5
const NEEDS = 21
const everyNeeds = 2n ** BigInt(NEEDS) + 1n
const needsWithoutAbuse = 2n ** BigInt(NEEDS - 1) + 1n
/** Values of the six other answers and domestic abuse, and of the needs. */
const around = BigInt(ANSWERS ** 7) * everyNeeds
/** The same where nothing is reported: no or not asked; an explicit no speaks louder than the need. */
const nothingReported = 2n ** 6n * (everyNeeds + needsWithoutAbuse)

/** Compares the size of the space and the outcomes. Only for rule sets that ask about local facts and the screen alone. */
export const compareCounts = ({ everything, name, report, ruleSet }: TwoSides, tally: Tally): void => {
  const { decided, policy, world } = everything
  const noes = columnOf(THREE_NOES, world, {})
  const danger = world.axes.findIndex(({ definition }) => definition.name === 'immediateDanger')
  const dispositions = LADDER.map(() => 0n)
  const pathways = policy.pathways.map(() => 0n)
  let all = 0n
  // Tallied in plain numbers first, by what is decided and whether something must be reported for it.
  const seen = new Map<string, { rung: number; pathway: number; often: number; weight: bigint }>()
  for (let at = 0; at < world.size; at += 1) {
    const one = decided[at]
    if (world.possible[at] !== 1 || one === undefined) continue
    const mustBeReported = noes[at] === 2 && valueAt(world, at, danger) === null
    // A redirect has no pathway; the analysis counts the one that there would be.
    const key = `${one.rung} ${one.chosen} ${mustBeReported}`
    const entry = seen.get(key) ?? {
      rung: one.rung,
      pathway: one.chosen,
      often: 0,
      weight: mustBeReported ? around - nothingReported : around,
    }
    entry.often += 1
    seen.set(key, entry)
  }
  // A local fact that nothing asks about, not even an unused condition, is not counted.
  const asked = isAskedOf(ruleSet)
  for (const condition of Object.values(ruleSet.conditions))
    for (const fact of factsIn(condition, ruleSet.conditions)) asked.add(fact)
  const unasked = ruleSet.localFacts
    .filter(({ name: fact }) => !asked.has(fact))
    .reduce((product, definition) => product * BigInt(valuesOf(definition).length), 1n)
  for (const { often, pathway, rung, weight } of seen.values()) {
    const assignments = (BigInt(often) * weight) / unasked
    all += assignments
    dispositions[rung] = (dispositions[rung] ?? 0n) + assignments
    pathways[pathway] = (pathways[pathway] ?? 0n) + assignments
  }
  const compare = (what: string, own: bigint | undefined, theirs: string | null | undefined) =>
    tally.compare(
      'counts of assignments',
      String(own) === theirs,
      () => `${name} ${what}: ${own} and ${theirs}`,
    )
  compare('all', all, report.size.assignments)
  for (const [rung, disposition] of LADDER.entries())
    compare(disposition, dispositions[rung], report.outcomes.dispositions[disposition])
  for (const [at, pathway] of policy.pathways.entries())
    compare(pathway, pathways[at], report.outcomes.pathways[pathway])
}
