/** Looks into zod schemas: what is declared at a path, which keys are allowed, where an unknown key belongs. */
import type * as z from 'zod/mini'
import { closestMatch, didYouMean, sameWord } from '../issue/did-you-mean.js'
import { formatPath, type Issue } from '../issue/issue.js'
import { hasOwn, valueAt } from './json.js'

type Schema = z.core.$ZodType
type Path = Issue['path']

const MAX_WRAPPERS = 20
const MAX_SEARCH_DEPTH = 5

// Every zod schema is one of these; `def.type` tells which.
const definition = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def

/** The schema inside `optional`, `nullable`, `lazy` and the like. */
const unwrap = (schema: Schema, left: number = MAX_WRAPPERS): Schema => {
  const def = definition(schema)
  if (left === 0) return schema
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return unwrap(def.innerType, left - 1)
    case 'lazy':
      return unwrap(def.getter(), left - 1)
    case 'pipe':
      return unwrap(def.in, left - 1)
    default:
      return schema
  }
}

/** A schema without wrappers, or each branch of a union or an intersection. */
const branches = (schema: Schema, left: number = MAX_WRAPPERS): readonly Schema[] => {
  const inner = unwrap(schema)
  const def = definition(inner)
  if (left === 0) return [inner]
  if (def.type === 'union') return def.options.flatMap((option) => branches(option, left - 1))
  if (def.type === 'intersection') return [def.left, def.right].flatMap((side) => branches(side, left - 1))
  return [inner]
}

/** Whether a literal in the object's shape contradicts the data: it is another branch of the union. */
const contradicts = (schema: Schema, data: unknown): boolean => {
  const def = definition(schema)
  if (def.type !== 'object') return false
  return Object.entries(def.shape).some(([key, child]) => {
    const literal = definition(unwrap(child))
    if (literal.type !== 'literal' || !hasOwn(data, key)) return false
    const allowed: readonly unknown[] = literal.values
    return !allowed.includes(data[key])
  })
}

const childOf = (schema: Schema, key: string | number): readonly Schema[] => {
  const def = definition(schema)
  switch (def.type) {
    case 'object': {
      const child = Object.hasOwn(def.shape, key) ? def.shape[String(key)] : def.catchall
      return child === undefined ? [] : [child]
    }
    case 'array':
      return [def.element]
    case 'tuple': {
      const item = def.items[Number(key)] ?? def.rest
      return item === null || item === undefined ? [] : [item]
    }
    case 'record':
      return [def.valueType]
    default:
      return []
  }
}

/** The branches of a schema that the data may have been meant for: several where a union leaves it open. */
const fittingBranches = (schema: Schema, data: unknown): readonly Schema[] => {
  const all = branches(schema)
  const fitting = all.filter((branch) => !contradicts(branch, data))
  return fitting.length > 0 ? fitting : all
}

/** The schemas at `path` as they were declared, with their wrappers and descriptions. */
export const declaredAt = (schema: Schema, path: Path, data: unknown): readonly Schema[] => {
  const [key, ...rest] = path
  if (key === undefined) return [schema]
  const below = valueAt(data, [key])
  return fittingBranches(schema, data)
    .flatMap((branch) => childOf(branch, key))
    .flatMap((child) => declaredAt(child, rest, below))
}

/** The keys allowed in an object at `path`, without those for editors such as `$schema`. */
export const allowedKeys = (schema: Schema, path: Path, data: unknown): readonly string[] => {
  const keys = declaredAt(schema, path, data)
    .flatMap((one) => fittingBranches(one, valueAt(data, path)))
    .map(definition)
    .flatMap((def) => (def.type === 'object' ? Object.keys(def.shape) : []))
  return [...new Set(keys)].filter((key) => !key.startsWith('$'))
}

/** The options of a union, in its own order. */
export const unionOptions = (schema: Schema): readonly Schema[] => {
  const def = definition(unwrap(schema))
  return def.type === 'union' ? def.options : []
}

/** Every place (outside lists) in which the schema has an object, with the keys it allows. */
const objectsIn = (schema: Schema, path: Path, left: number): readonly { path: Path; key: string }[] => {
  const def = definition(unwrap(schema))
  if (def.type !== 'object' || left === 0) return []
  return Object.entries(def.shape).flatMap(([key, child]) => [
    { path: [...path, key], key },
    ...objectsIn(child, [...path, key], left - 1),
  ])
}

/** Where in the schema a key that is unknown elsewhere has its place; `exact` wants the same word. */
const placeOf = (schema: Schema, key: string, exact: boolean): Path | null => {
  const places = objectsIn(schema, [], MAX_SEARCH_DEPTH).filter((place) => !place.key.startsWith('$'))
  if (exact) return places.find((place) => sameWord(place.key, key))?.path ?? null
  const near = closestMatch(
    key,
    places.map((place) => place.key),
  )
  return places.find((place) => place.key === near)?.path ?? null
}

/** Whether the value may be left out. */
export const mayBeAbsent = (schema: Schema): boolean => {
  const { type } = definition(schema)
  return type === 'optional' || type === 'nullable'
}

/** Whether only whole numbers are taken. */
export const isWhole = (schema: Schema): boolean =>
  branches(schema).some((branch) => {
    const def = definition(branch)
    return def.type === 'number' && 'format' in def && def.format === 'safeint'
  })

/** What schemas say of themselves under `name`, with or without their wrappers. */
export const descriptionOf = (
  schemas: readonly Schema[],
  name: 'description' | 'format',
  registry: typeof z.globalRegistry,
): string | null => {
  const text = schemas
    .flatMap((schema) => [schema, unwrap(schema)])
    .map((schema) => registry.get(schema)?.[name])
    .find((value) => typeof value === 'string')
  return typeof text === 'string' ? text : null
}

/**
 * The hint for `key`, unknown in the object at `path` of the `data` that `schema` refused; `base` is where
 * that data stands in the whole. The same word elsewhere beats a similar word here: a `dateOfBirth` at the
 * top belongs to the client.
 */
export const unknownKeyHint = (
  schema: Schema,
  base: Path,
  path: Path,
  data: unknown,
  key: string,
): string => {
  const allowed = allowedKeys(schema, path, data)
  const elsewhere = (exact: boolean): string | null => {
    const place = placeOf(schema, key, exact)
    if (place === null || formatPath(place.slice(0, -1)) === formatPath(path)) return null
    return `it belongs at \`${formatPath([...base, ...place])}\``
  }
  if (allowed.some((one) => sameWord(one, key))) return didYouMean(key, allowed)
  const near = closestMatch(key, allowed) === null ? null : didYouMean(key, allowed)
  return elsewhere(true) ?? near ?? elsewhere(false) ?? didYouMean(key, allowed)
}
