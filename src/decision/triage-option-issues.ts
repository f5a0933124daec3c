/** What a triage is made with, looked over: a `ruleset` that nobody reads would decide by rules that nobody chose. */
import type { Issue } from '../issue/issue.js'
import { unknownOptions } from '../issue/unknown-options.js'

/** Issues for options that are none, for unknown ones, and for a service that is not there. Takes anything. */
export const triageOptionIssues = (options: unknown): readonly Issue[] => {
  const issues = unknownOptions(options, ['service', 'ruleSet'])
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options)
  const service: unknown = isObject ? Reflect.get(options, 'service') : undefined
  if (service !== undefined || (issues.length > 0 && !isObject)) return issues
  const missing: Issue = {
    code: 'missing',
    path: ['service'],
    message: 'a triage is for a service, and none is given',
    hint: 'write `{ service: services.sp7 }`, with a `ruleSet` of your own if you have one',
  }
  return [...issues, missing]
}
