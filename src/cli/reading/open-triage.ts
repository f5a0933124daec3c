/** `--service` and `--rules` → a triage, or what is wrong with them and how people are handed over meanwhile. */

import type { TriageOptions } from '../../decision/triage-options.js'
import { ownWordIssues } from '../../explain/parse-words.js'
import { valueAt } from '../../input/json.js'
import { type Failure, type Issues, resultOf, TriageError } from '../../issue/issue.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { createTriage, type Triage } from '../../triage.js'
import type { Files } from '../context.js'
import { UsageError } from '../exit-codes.js'
import { anyNation } from './any-nation.js'
import { looksLikeFile, readRuleSet, readService, readServiceJson } from './rules-and-service.js'

/** The options of every command that decides. */
export interface TriageSettings {
  readonly service?: string
  readonly rules?: string
  /** What the rule set may extend, beside the one that ships: directories of rules, and bundles. */
  readonly base: readonly string[]
}

export type OpenedTriage =
  | { readonly ok: true; readonly triage: Triage }
  /** `standIn` decides nothing; it knows the routes to hand people over to. */
  | { readonly ok: false; readonly issues: Issues; readonly standIn: Triage }

/** A service that only hands over: its nation is that of the file, where at least that can be read, or else all of them. */
const someService = (name: string, files: Files): Service => {
  const json = looksLikeFile(name) ? readServiceJson(name, files) : null
  const nation = json?.ok === true ? valueAt(json.value, ['nation']) : null
  const alone = parseService({ id: 'unknown', title: 'unknown service', nation })
  return alone.ok ? alone.value : { id: 'unknown', title: 'unknown service', nation: anyNation() }
}

const attempt = (options: TriageOptions): Triage | Issues => {
  try {
    return createTriage(options)
  } catch (error) {
    if (error instanceof TriageError) return error.issues
    throw error
  }
}

const isTriage = (made: Triage | Issues): made is Triage => !Array.isArray(made)

const failed = (issues: Issues): Failure => ({ ok: false, issues })

const standInFor = (service: Service | null, name: string, files: Files): Triage => {
  const made = service === null ? null : attempt({ service })
  return made !== null && isTriage(made) ? made : createTriage({ service: someService(name, files) })
}

/**
 * Makes the triage that the options ask for. A service or a rule set that cannot be used gives its issues and a
 * stand-in of the shipped rules: nothing is decided by it, but nobody's safety waits for a file to be mended.
 * Throws `UsageError` for no service, or an unknown one.
 */
export const openTriage = ({ base, rules, service: name }: TriageSettings, files: Files): OpenedTriage => {
  if (name === undefined) {
    throw new UsageError('no service given', 'add `--service` with one of sp1 to sp9, or a file')
  }
  const service = readService(name, files)
  const ruleSet = readRuleSet(rules, files, base)
  if (service.ok && ruleSet.ok) {
    const made = attempt({ service: service.value, ruleSet: ruleSet.value })
    const read = isTriage(made) ? resultOf(ownWordIssues(made), () => made) : failed(made)
    return read.ok
      ? { ok: true, triage: read.value }
      : { ok: false, issues: read.issues, standIn: standInFor(service.value, name, files) }
  }
  const [first, ...rest] = [...(service.ok ? [] : service.issues), ...(ruleSet.ok ? [] : ruleSet.issues)]
  if (first === undefined) throw new Error('a refusal without an issue')
  return {
    ok: false,
    issues: [first, ...rest],
    standIn: standInFor(service.ok ? service.value : null, name, files),
  }
}
