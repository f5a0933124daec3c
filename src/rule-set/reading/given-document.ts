/** A rule set document as it was given: in plain data, with what is wrong with how it was given, and where its issues stand. */
import { isJsonObject, type Json } from '../../input/json.js'
import { RULE_SET_LIMITS } from '../../input/json-limits.js'
import { copyPlainJson } from '../../input/plain-json.js'
import type { Issue } from '../../issue/issue.js'

/** A document that is to be read. */
export interface GivenDocument {
  readonly document: Json
  /** What is no plain data, where it stands. */
  readonly guarded: readonly Issue[]
  /** What else is wrong with how it was given. */
  readonly further: readonly Issue[]
  /** Where an issue of the document stands in what was given. */
  readonly locate: (issue: Issue) => Issue
}

/** A rule set that extends another may add no rules; any other has some, or is the `rule-set.json` of a directory. */
const withoutRules = (document: Json): readonly Issue[] => {
  if (!isJsonObject(document) || Object.hasOwn(document, 'rules') || Object.hasOwn(document, 'extends'))
    return []
  const hint = 'a directory of rules is bundled into one document first'
  return [{ code: 'missing', path: ['rules'], message: '`rules` is missing', hint }]
}

/** One document, wherever it came from. Takes anything. */
export const givenDocument = (input: unknown): GivenDocument => {
  const { copy, issues } = copyPlainJson(input, RULE_SET_LIMITS)
  return { document: copy, guarded: issues, further: withoutRules(copy), locate: (issue) => issue }
}
