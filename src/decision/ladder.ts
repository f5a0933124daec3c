/** The ladder: which disposition applies. The highest wins, so that rules only ever add. */
import type { Disposition } from '../rule-set/rule-set.js'
import type { Verdicts } from '../rule-set/verdicts.js'
import { holdsUp, isMet } from './decision-input.js'

const someMet = (verdicts: Verdicts, type: 'escalate' | 'redirect'): boolean =>
  verdicts.some((one) => isMet(one) && one.rule.event.type === type)

/** The disposition that the verdicts call for. */
export const dispositionOf = (verdicts: Verdicts): Disposition => {
  if (someMet(verdicts, 'escalate')) return 'escalate'
  if (verdicts.some(holdsUp)) return 'request-information'
  if (someMet(verdicts, 'redirect')) return 'redirect'
  return 'accept'
}
