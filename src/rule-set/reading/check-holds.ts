/** How long things hold: nothing looser than the safety floor lets it, and each number with a source that there is. */

import { type Json, valueAt } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { floorHolds, HOLD_NAMES, looserHoldIssue, looserHolds } from '../../service/holds.js'
import type { Report } from './issue-list.js'
import { namesIn } from './rule-scope.js'

/** Reports what is looser than the floor allows, and sources that are not listed. */
export const checkHolds = (document: Json, report: Report): void => {
  const stated = valueAt(document, ['holds'])
  for (const looser of looserHolds(stated, floorHolds)) {
    const { hint, message } = looserHoldIssue(looser, 'the safety floor')
    report(
      'hold-too-loose',
      ['holds', looser.name, 'days'],
      () => message,
      () => hint,
    )
  }
  const sources = namesIn(document, 'sources')
  for (const name of HOLD_NAMES) {
    const ref = valueAt(stated, [name, 'source', 'ref'])
    if (typeof ref !== 'string' || sources.has(ref)) continue
    report(
      'unknown-source',
      ['holds', name, 'source', 'ref'],
      () => `unknown source ${quote(ref)}`,
      () => (sources.size === 0 ? 'the rule set lists no sources' : didYouMean(ref, [...sources])),
    )
  }
}
