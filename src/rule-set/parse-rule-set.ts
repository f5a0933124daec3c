/** Unknown → `RuleSet`, or everything that is wrong with it. */
import { unlessChanged } from '../input/properties.js'
import { ok, type Result } from '../issue/issue.js'
import { asWritten } from './as-written.js'
import { type ReadRuleSetOptions, readEarlier, readGiven } from './merging/read-given.js'
import { wasRead } from './reading/as-read.js'
import { givenDocument } from './reading/given-document.js'
import type { RuleSet } from './rule-set.js'

/**
 * Reads a rule set from one JSON document (a bundle), wherever it came from: plain data is copied first and
 * the input is never changed. Gives the rule set, frozen, in one order of keys and rules however the document
 * was written, without `$schema` and `digest`; or all issues at once. A `digest` is verified. A document that extends another is merged
 * with it: the default rule set, or one of the `bases` given. A rule set that was read
 * before is frozen, and is given back itself. Never throws.
 */
export const parseRuleSet = unlessChanged(
  (input: unknown, options?: ReadRuleSetOptions): Result<RuleSet> =>
    wasRead(input) ? ok(input) : readGiven(givenDocument(asWritten(input)), options),
)

/**
 * Reads a rule set by which decisions on record were made: nothing is asked of it that came later, as it has to stay as it was.
 * It is not marked as read, so that no triage is made of it without being asked the rest.
 */
export const parseEarlierRuleSet = unlessChanged(
  (input: unknown): Result<RuleSet> => (wasRead(input) ? ok(input) : readEarlier(givenDocument(input))),
)
