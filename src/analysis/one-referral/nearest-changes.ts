import { DiagramBudgetError } from '../../proof/engine/diagram.js'
import type { ProverLimits } from '../../proof/prover.js'
import type { Wanted, Ways } from './ways.js'
import { waysByDiagram } from './ways-by-diagram.js'
import { waysBySearch } from './ways-by-search.js'

/** Finds up to `limit` ways, nearest first. */
export const nearestChanges = (wanted: Wanted, limit: number, limits: ProverLimits): Ways => {
  try {
    return waysByDiagram(wanted, limit, limits.nodes)
  } catch (error) {
    if (error instanceof DiagramBudgetError) return waysBySearch(wanted, limit, limits)
    throw error
  }
}
