/**
 * The subpath `referral-triage/node`: rule sets as directories of files, and audit logs in files.
 * The rest of the library has no files, and runs in browsers.
 */
import { nodeFiles } from './cli/reading/node-files.js'
import { readRuleSetFiles } from './cli/reading/rule-set-directory.js'
import type { Result } from './issue/issue.js'
import type { ReadRuleSetOptions } from './rule-set/merging/read-given.js'
import type { RuleSet } from './rule-set/rule-set.js'

export { type FileStore, type FileStoreOptions, openFileStore } from './audit/node/file-store.js'
export { type ReadLogOptions, readLog } from './audit/node/read-log.js'

/**
 * Reads the rule set in a directory: `rule-set.json`, and `<event type>/<rule name>.json` for each rule.
 * Gives the rule set, validated and frozen, or every issue with the file that it is in. One that extends another is merged with it: the
 * default rule set, or one of the `bases` given. Never throws.
 */
export const readRuleSetDirectory = (directory: string, options?: ReadRuleSetOptions): Result<RuleSet> =>
  readRuleSetFiles(directory, { ...nodeFiles, tell: () => undefined }, options)
