/**
 * Unknown → data that a strict schema takes, frozen; or everything that is wrong with it, at once.
 * Takes anything at all and never throws. The schema must not transform: what comes out equals what went in, as it was prepared.
 */
import type * as z from 'zod/mini'
import { type Issue, ok, type Result } from '../issue/issue.js'
import { deepFreeze, type Frozen, type Json } from './json.js'
import { type JsonLimits, REFERRAL_LIMITS } from './json-limits.js'
import { copyPlainJson } from './plain-json.js'
import { builtInIssues } from './properties.js'
import { issuesFromZod } from './zod-issues.js'

/** Whether `path` is `top` or leads below it. */
export const isUnder = (path: Issue['path'], top: Issue['path']): boolean =>
  top.every((key, index) => path[index] === key)

/** Plain data as it is to be read, and where in the data as it came something of it stands. */
export interface Prepared {
  readonly data: Json
  readonly pathBefore: (path: Issue['path']) => Issue['path']
}

/** With nothing taken out. */
export const asItCame = (data: Json): Prepared => ({ data, pathBefore: (path) => path })

/**
 * Reads `input` by `schema`. `crossChecks` are the checks that concern several fields: they are given the data
 * whether or not it fits the schema, and check what they can. `prepare` takes out what counts as left out: issues have the
 * paths of the input all the same. A key `$schema` is for editors and is left out.
 */
export const readStrict = <T extends object>(
  schema: z.ZodMiniType<T>,
  input: unknown,
  limits: JsonLimits = REFERRAL_LIMITS,
  crossChecks: (data: Json) => readonly Issue[] = () => [],
  prepare: (copy: Json) => Prepared = asItCame,
): Result<Frozen<T>> => {
  const [changed] = builtInIssues()
  if (changed !== undefined) return { ok: false, issues: [changed] }
  const { copy, issues: guarded } = copyPlainJson(input, limits)
  const { data, pathBefore } = prepare(copy)
  // Without `jitless` zod compiles the schema by `new Function`, which a strict Content-Security-Policy reports.
  const parsed = schema.safeParse(data, { jitless: true })
  const refused = parsed.success ? [] : issuesFromZod(parsed.error, schema, data)
  const further = [...refused, ...crossChecks(data)]
    .map((issue) => ({ ...issue, path: pathBefore(issue.path) }))
    .filter(({ path }) => !guarded.some((guard) => isUnder(path, guard.path)))
  const [first, ...rest] = [...guarded, ...further]
  if (first !== undefined) return { ok: false, issues: [first, ...rest] }
  if (!parsed.success) {
    return { ok: false, issues: [{ code: 'not-plain-data', path: [], message: 'the data cannot be read' }] }
  }
  Reflect.deleteProperty(parsed.data, '$schema')
  return ok(deepFreeze(parsed.data))
}
