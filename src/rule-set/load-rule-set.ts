/** The files of a rule set directory, already read → `RuleSet`, or everything that is wrong with them. */
import { unlessChanged } from '../input/properties.js'
import type { Result } from '../issue/issue.js'
import { type ReadRuleSetOptions, readGiven } from './merging/read-given.js'
import { givenFiles, type RuleSetFile } from './reading/rule-set-files.js'
import type { RuleSet } from './rule-set.js'

/**
 * Reads a rule set from the files of its directory: `rule-set.json`, and each rule in
 * `<event type>/<rule name>.json`. Gives what `parseRuleSet` gives; each issue names its `file`, and its path
 * starts there. The order of the files does not matter. One that extends another is merged with it: the default rule set, or one of the
 * `bases` given. Never throws.
 */
export const loadRuleSet = unlessChanged(
  (files: readonly RuleSetFile[], options?: ReadRuleSetOptions): Result<RuleSet> => {
    const given = givenFiles(files)
    return given.ok ? readGiven(given.value, options) : given
  },
)
