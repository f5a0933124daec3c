/** The sources of numbers that stand in no rule: of how long things hold, and of the weeks and contacts of pathways. */
import { type Json, valueAt } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { HOLD_NAMES } from '../../service/holds.js'
import type { Report } from './issue-list.js'
import { membersOf, namesIn } from './rule-scope.js'

/** Reports sources that the rule set does not list. */
export const checkSources = (document: Json, report: Report): void => {
  const sources = namesIn(document, 'sources')
  const places = [
    ...HOLD_NAMES.map((name) => ['holds', name]),
    ...membersOf(document, 'pathways').map((_, index) => ['pathways', index]),
  ]
  for (const place of places) {
    const path = [...place, 'source', 'ref']
    const ref = valueAt(document, path)
    if (typeof ref !== 'string' || sources.has(ref)) continue
    report(
      'unknown-source',
      path,
      () => `unknown source ${quote(ref)}`,
      () => (sources.size === 0 ? 'the rule set lists no sources' : didYouMean(ref, [...sources])),
    )
  }
}
