/** How long things hold by two rule sets: what is looser, and what is stricter. */
import type { RuleSet } from '../../rule-set/rule-set.js'
import { HOLD_NAMES, holdsFor, STRICTER } from '../../service/holds.js'
import type { Service } from '../../service/service.js'
import type { HoldChange } from './comparison.js'

/** Each that holds for another time, the looser ones first. A service that is stricter than both leaves it as it is. */
export const holdChanges = (
  before: RuleSet,
  after: RuleSet,
  service: Service | null,
): readonly HoldChange[] => {
  const was = holdsFor(before, service ?? {})
  const is = holdsFor(after, service ?? {})
  const changes = HOLD_NAMES.flatMap((name): readonly HoldChange[] => {
    const [from, to] = [was[name], is[name]]
    if (from === to) return []
    return STRICTER[name](from, to) === to
      ? [{ name, from, to, direction: 'up', severity: 'note' }]
      : [{ name, from, to, direction: 'down', severity: 'warning' }]
  })
  return [...changes].sort((one, other) => Number(one.direction === 'up') - Number(other.direction === 'up'))
}
