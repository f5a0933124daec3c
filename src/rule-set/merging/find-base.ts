/** Which rule set a document extends: the default one, or one of those that were given. */
import type { JsonObject } from '../../input/json.js'
import { closestMatch } from '../../issue/did-you-mean.js'
import type { Issue, Result } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { RuleSet } from '../rule-set.js'
import { defaultRuleSet, digestOfRuleSet, safetyFloor } from '../shipped.js'

/** A rule set that others may extend. */
export interface Base {
  /** Its id, if its document says one. */
  readonly id: unknown
  /** Reads it; `null` while it is being read, because it extends itself by way of others. */
  readonly read: () => Result<RuleSet> | null
}

/** The base, if there is one to check the rest against, and what is wrong with it. */
export interface FoundBase {
  readonly base: RuleSet | null
  readonly issues: readonly Issue[]
}

const HOW_TO_GIVE =
  'give it: `{ bases: [base] }` beside the document, or `--base <directory or bundle>` on the command line'

const refuse = (code: Issue['code'], key: 'id' | 'digest', message: string, hint: string): FoundBase => ({
  base: null,
  issues: [{ code, path: ['extends', key], message, hint }],
})

const cyclic = (id: string): FoundBase =>
  refuse(
    'cyclic-base',
    'id',
    `the rule set extends itself: \`${id}\` leads back to it`,
    'extend a rule set that does not build on this one, and give each an id of its own',
  )

/** What keeps a base from being used, in one issue where it is named: its own files are not those that are read here. */
const unusable = (id: string, issues: readonly Issue[]): FoundBase => {
  const [first, ...others] = issues
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return refuse(
    first?.code === 'cyclic-base' ? 'cyclic-base' : 'unusable-base',
    'id',
    `the base \`${id}\` cannot be used: ${first?.message ?? 'it cannot be read'}${more}`,
    'mend the base first: `referral-triage check` names all that is wrong with it',
  )
}

const differs = (named: string, found: RuleSet): Issue => ({
  code: 'base-differs',
  path: ['extends', 'digest'],
  message: `the base \`${found.id}\` ${found.version} has the digest \`${digestOfRuleSet(found)}\`, and \`extends\` names \`${named}\``,
  hint: 'give the base that was meant; or read what has changed in it (`referral-triage compare`), and then name the new digest',
})

/**
 * Finds the base that `own` extends among `given` and the default rule set. `id` and `digest` are what its `extends` names. Of several
 * with the id it is the one with the digest.
 */
export const findBase = (
  { id, digest }: { readonly id: string; readonly digest: string },
  own: JsonObject,
  given: readonly Base[],
): FoundBase => {
  if (id === safetyFloor().id)
    return refuse(
      'floor-as-base',
      'id',
      'the safety floor is no base: it lies under every rule set as it is',
      `take \`extends\` out, or extend \`${defaultRuleSet().id}\``,
    )
  if (id === own['id']) return cyclic(id)
  const shipped: Base = { id: defaultRuleSet().id, read: () => ({ ok: true, value: defaultRuleSet() }) }
  const known = [...given, shipped]
  const candidates = known.filter((base) => base.id === id).map(({ read }) => read())
  if (candidates.length === 0) {
    const ids = [...new Set(known.flatMap((base) => (typeof base.id === 'string' ? [base.id] : [])))]
    const near = closestMatch(id, ids)
    const others =
      near === null ? `known are ${ids.map((one) => quote(one)).join(', ')}` : `did you mean \`${near}\`?`
    return refuse('unknown-base', 'id', `the base ${quote(id)} is not known`, `${HOW_TO_GIVE}; ${others}`)
  }
  const readable = candidates.flatMap((result) => (result?.ok === true ? [result.value] : []))
  const meant = readable.find((base) => digestOfRuleSet(base) === digest)
  if (meant !== undefined) return { base: meant, issues: [] }
  const [first] = readable
  if (first !== undefined) return { base: first, issues: [differs(digest, first)] }
  return candidates.includes(null)
    ? cyclic(id)
    : unusable(
        id,
        candidates.flatMap((result) => (result?.ok === false ? result.issues : [])),
      )
}
