/** What a triage is made with, looked over: a `ruleset` that nobody reads would decide by rules that nobody chose. */
import { closest } from '../closest.js'
import type { Issue } from '../issue.js'
import { quote } from '../quote.js'

const KNOWN: readonly string[] = ['service', 'ruleSet']
const MOST = 20
const EXAMPLE = 'write `{ service: services.sp7 }`, with a `ruleSet` of your own if you have one'

const unknownKey = (key: string): Issue => {
  const meant = closest(key, KNOWN)
  return {
    code: 'unknown-key',
    path: [key],
    message: `unknown option ${quote(key)}`,
    hint: meant === null ? 'the options are `service` and `ruleSet`' : `did you mean \`${meant}\`?`,
  }
}

/** Issues for options that are none, for unknown ones, and for a service that is not there. Takes anything. */
export const triageOptionIssues = (options: unknown): readonly Issue[] => {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const what = options === null || typeof options !== 'object' ? quote(options) : 'a list'
    return [{ code: 'wrong-type', path: [], message: `expected options, not ${what}`, hint: EXAMPLE }]
  }
  const unknown = Object.keys(options).filter((key) => !KNOWN.includes(key))
  const service: unknown = Reflect.get(options, 'service')
  const missing: Issue = {
    code: 'missing',
    path: ['service'],
    message: 'a triage is for a service, and none is given',
    hint: EXAMPLE,
  }
  return [...unknown.slice(0, MOST).map(unknownKey), ...(service === undefined ? [missing] : [])]
}
