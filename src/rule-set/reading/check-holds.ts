/** How long things hold: nothing looser than the safety floor lets it. */

import { type Json, valueAt } from '../../input/json.js'
import { floorHolds, looserHoldIssue, looserHolds } from '../../service/holds.js'
import type { Report } from './issue-list.js'

/** Reports what is looser than the floor allows. */
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
}
