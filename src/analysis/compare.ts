/** What becomes of everybody's decision when one rule set takes the place of another. */

import { resultOf, safely, unwrap } from '../issue/issue.js'
import { ALWAYS } from '../proof/engine/formula.js'
import { DEFAULT_LIMITS, makeProver, type ProverLimits } from '../proof/prover.js'
import { factSpace } from '../proof/space/fact-space.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { parseService } from '../service/parse-service.js'
import type { Service } from '../service/service.js'
import { analysisOptionIssues } from './analysis-options.js'
import { type Asked, askDifferences, extentOf, worstFirst } from './comparison/ask-differences.js'
import { comparedRuleSet, localFactClashes } from './comparison/compared-rule-set.js'
import type { Comparison, Extent } from './comparison/comparison.js'
import { comparisonWitnesses } from './comparison/comparison-witness.js'
import { type ChangeKind, type Difference, type MoveKind, verdictOn } from './comparison/difference.js'
import { changedRules, uncomparedChanges } from './comparison/document-changes.js'
import { holdChanges } from './comparison/hold-changes.js'
import { possibleMoves } from './comparison/moves.js'
import { partChanges } from './comparison/part-changes.js'
import { routeChanges } from './comparison/route-changes.js'
import { formulaSharer } from './comparison/shared-formulas.js'
import { sideOf } from './comparison/side.js'
import { forSignature } from './for-signature.js'

/** How to compare. */
export interface CompareOptions {
  /** Compare for this service only; for every service there could be if left out. */
  readonly service?: Service | undefined
  /** How much may be spent; what is left out is as in `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ProverLimits> | undefined
}

/** The extent of all moves together: no two of them have an assignment in common. */
const movedBy = (moves: readonly Extent[], total: bigint | null, isWhole: boolean): Extent => {
  if (!isWhole || moves.some(({ assignments }) => assignments === null)) return extentOf(null, total)
  return extentOf(
    moves.reduce((sum, { assignments }) => sum + BigInt(assignments ?? 0), 0n),
    total,
  )
}

/**
 * Compares what two rule sets decide, over every assignment of facts that a referral can give: `from` is the
 * one in use, `to` the one that is to take its place. The safety floor is welded under both.
 *
 * Gives every kind of move between outcomes and every change of what decisions list, each with its exact
 * number of assignments and the plainest referral that shows it, decided by the evaluator; where the rule sets
 * are too large to be counted on, moves are searched for and their numbers are `null`. What holds for another time (`holds`) moves
 * people from day to day: it is told apart, and counts in the verdict. Deterministic.
 *
 * Throws `TriageError` where a rule set or the service is not valid, where they do not fit each other, where both
 * rule sets declare the same local fact in different ways, and for options that it does not know.
 */
export const compare = (from: RuleSet, to: RuleSet, options: CompareOptions = {}): Comparison => {
  unwrap(resultOf(analysisOptionIssues(options, ['service']), () => true))
  const service = options.service === undefined ? null : unwrap(parseService(options.service))
  const before = comparedRuleSet(from, 'in the first rule set', service)
  const after = comparedRuleSet(to, 'in the second rule set', service)
  unwrap(resultOf(localFactClashes(before.whole, after.whole), () => true))

  const space = factSpace([before.whole, after.whole], service)
  const [fromSide, toSide] = [sideOf(before.whole, space), sideOf(after.whole, space)]
  const rules = [...fromSide.outcomes.rules, ...toSide.outcomes.rules]
  const prover = makeProver(
    space,
    rules.map(({ met }) => met),
    { ...DEFAULT_LIMITS, ...options.limits },
  )
  const total = prover.count(ALWAYS)
  const witness = comparisonWitnesses(space, fromSide, toSide)
  const share = formulaSharer()
  const ask = <Is extends Pick<MoveKind | ChangeKind, 'from' | 'to'>>(
    differences: readonly Difference<Is>[],
  ): Asked<Is> =>
    askDifferences(
      prover,
      total,
      differences.map((one) => ({ ...one, formula: share(one.formula) })),
      witness,
    )
  const moves = ask(possibleMoves(fromSide, toSide))
  const changes = [routeChanges(fromSide, toSide), ...partChanges(fromSide, toSide)].map((group) =>
    ask(group),
  )
  const foundChanges = changes.flatMap((group) => group.found)
  const unfinished = [moves, ...changes].flatMap((group) => group.unfinished)
  const services = service === null ? [] : [service]
  const holds = holdChanges(before.whole, after.whole, service)
  const changed = changedRules(before.whole, after.whole)
  const isCounted = [...moves.found, ...foundChanges].every(({ assignments }) => assignments !== null)
  return {
    from: before.named,
    to: after.named,
    service: service?.id ?? null,
    verdict: verdictOn([...moves.found, ...foundChanges], holds, unfinished.length === 0),
    method: total !== null && isCounted && unfinished.length === 0 ? 'exact' : 'search',
    assignments: total === null ? null : String(total),
    moved: movedBy(moves.found, total, moves.unfinished.length === 0),
    moves: worstFirst(moves.found),
    changes: worstFirst(foundChanges),
    holds,
    rules: changed,
    alsoDiffers: uncomparedChanges(before.whole, after.whole, changed),
    forSignature: {
      from: forSignature(before.whole, services).digest,
      to: forSignature(after.whole, services).digest,
    },
    unfinished,
  }
}

/** As `compare`, and gives every issue instead of throwing. */
export const safeCompare = safely(compare)
