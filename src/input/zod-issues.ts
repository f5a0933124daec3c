/**
 * What zod says is wrong, in our own words: a code, a path, a sentence and, where we can, how to mend it.
 * Takes zod's error, the schema and the plain data it refused; gives issues in zod's order.
 */
import * as z from 'zod/mini'
import { closestMatch, didYouMean } from '../issue/did-you-mean.js'
import type { Issue, IssueCode } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { valueAt } from './json.js'
import {
  declaredAt,
  descriptionOf,
  isWhole,
  mayBeAbsent,
  unionOptions,
  unknownKeyHint,
} from './schema-lookup.js'
import {
  answerHint,
  dateHint,
  formatActual,
  formatExpected,
  formatSize,
  listed,
  typeHint,
} from './zod-messages.js'

type Path = Issue['path']
type Zod = z.core.$ZodIssue

/** More problems than anybody reads; a list of 100,000 wrong values is not worth 100,000 sentences. */
const MAX_ISSUES = 1_000

/** The place that an error speaks about. */
interface Place {
  readonly schema: z.core.$ZodType
  readonly data: unknown
  /** From the top of what was handed in to `data`. */
  readonly base: Path
}

const issue = (code: IssueCode, path: Path, message: string, hint?: string | null): Issue =>
  hint === undefined || hint === null ? { code, path, message } : { code, path, message, hint }

const keysOf = (path: readonly PropertyKey[]): Path =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key))

const described = (place: Place, path: Path): string | null => {
  const text = descriptionOf(declaredAt(place.schema, path, place.data), 'description', z.globalRegistry)
  return text === null ? null : text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
}

const missing = (place: Place, path: Path, values?: readonly unknown[]): Issue => {
  const name = path.at(-1)
  const what = typeof name === 'string' ? quote(name) : 'a value'
  const hint = values === undefined ? described(place, path) : `use one of ${listed(values)}`
  return issue('missing', [...place.base, ...path], `${what} is missing`, hint)
}

const notAllowed = (place: Place, path: Path, values: readonly unknown[]): Issue => {
  const data = valueAt(place.data, path)
  if (data === undefined) return missing(place, path, values)
  const optional = declaredAt(place.schema, path, place.data).some(mayBeAbsent)
  const words = values.map(String)
  const hint =
    answerHint(data, words, optional) ??
    (typeof data === 'object' ? `use one of ${listed(values)}` : didYouMean(String(data), words))
  return issue(
    'not-allowed',
    [...place.base, ...path],
    `${data === '' ? 'empty text' : quote(data)} is not allowed here`,
    hint,
  )
}

const wrongType = (place: Place, path: Path, expected: readonly string[]): Issue => {
  const data = valueAt(place.data, path)
  if (data === undefined && path.length > 0) return missing(place, path)
  const declared = declaredAt(place.schema, path, place.data)
  const optional = declared.some(mayBeAbsent)
  const whole = declared.some(isWhole)
  const types = expected.map((type) => (type === 'number' && whole ? 'int' : type))
  const message = `expected ${formatExpected(types)}, not ${formatActual(data)}`
  return issue('wrong-type', [...place.base, ...path], message, typeHint(expected, data, optional))
}

const outOfRange = (place: Place, path: Path, error: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall) => {
  const data = valueAt(place.data, path)
  const at = [...place.base, ...path]
  const [limit, bound] =
    error.code === 'too_big' ? [error.maximum, 'most' as const] : [error.minimum, 'least' as const]
  if (error.exact === true && Array.isArray(data)) {
    const message = `there are ${data.length} items, and ${limit} are needed`
    const hint = data.length < Number(limit) ? 'write `null` for an item that was not answered' : null
    return issue('wrong-item-count', at, message, hint)
  }
  return issue('out-of-range', at, formatSize(data, Number(limit), bound, error.inclusive !== false))
}

const unknownKey = (place: Place, path: Path, key: string): Issue =>
  issue(
    'unknown-key',
    [...place.base, ...path, key],
    `unknown key ${quote(key)}`,
    unknownKeyHint(place.schema, place.base, path, place.data, key),
  )

const isTypeError = (error: Zod): error is z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidValue =>
  error.path.length === 0 && (error.code === 'invalid_type' || error.code === 'invalid_value')

/** No branch of a union fits. The one that comes nearest speaks, or else all say what they expected. */
const noBranch = (place: Place, path: Path, error: z.core.$ZodIssueInvalidUnion): readonly Issue[] => {
  if (error.discriminator !== undefined && 'options' in error) {
    return [notAllowed(place, path, error.options ?? [])]
  }
  const [declared] = declaredAt(place.schema, path, place.data)
  const options = declared === undefined ? [] : unionOptions(declared)
  const branches = error.errors.map((errors, index) => ({ errors, option: options[index] }))
  const near = branches
    .filter(({ errors }) => errors.length > 0 && !errors.some(isTypeError))
    .sort((one, other) => weight(one.errors) - weight(other.errors))
    .at(0)
  const data = valueAt(place.data, path)
  if (near !== undefined) {
    const base = [...place.base, ...path]
    return translate(near.errors, { schema: near.option ?? place.schema, data, base })
  }
  const refused = branches.flatMap(({ errors }) => errors.filter(isTypeError))
  const values = refused.flatMap((one) => (one.code === 'invalid_value' ? one.values : []))
  const types = refused.flatMap((one) => (one.code === 'invalid_type' ? [typeOf(one)] : []))
  // A word that is none of those listed is a slip for one of them, whatever else could stand there; and so is `true` where it is an object.
  const isWordOrTrue =
    typeof data === 'string' || (data !== undefined && types.every((type) => type === 'object'))
  const isSlip = values.length > 0 && isWordOrTrue
  if (types.length > 0 && !isSlip) return [wrongType(place, path, [...new Set(types)])]
  if (values.length > 0) return [notAllowed(place, path, values)]
  const message = `${quote(data)} fits nothing that is allowed here`
  return [issue('wrong-format', [...place.base, ...path], message)]
}

/** How far the data is from a branch. A key that is unknown and one that is missing, if alike, are one slip. */
const weight = (errors: readonly Zod[]): number => {
  const unknown = errors.flatMap((one) =>
    one.code === 'unrecognized_keys' ? one.keys.slice(0, MAX_ISSUES) : [],
  )
  const others = errors.filter(({ code }) => code !== 'unrecognized_keys')
  const keys = others.flatMap(({ path }) => (path.length === 1 ? [String(path[0])] : []))
  return others.length + unknown.filter((key) => closestMatch(key, keys) === null).length
}

/** Zod says `number` with the format `safeint` where a branch wants a whole number. */
const typeOf = (error: z.core.$ZodIssueInvalidType): string =>
  'format' in error && error.format === 'safeint' ? 'int' : error.expected

/** A refinement of ours: `refusal` may have named its code and hint; a schema with format `date` is a date. */
const refused = (place: Place, path: Path, error: z.core.$ZodIssueCustom): Issue => {
  const at = [...place.base, ...path]
  const data = valueAt(place.data, path)
  const hint: unknown = error.params?.['hint']
  const format = descriptionOf(declaredAt(place.schema, path, place.data), 'format', z.globalRegistry)
  if (format === 'date') {
    const message = `${data === '' ? 'empty text' : quote(data)} is not a calendar date`
    return issue('not-a-date', at, message, typeof hint === 'string' ? hint : dateHint(String(data)))
  }
  const code: unknown = error.params?.['code']
  return issue(
    typeof code === 'string' ? (code as IssueCode) : 'wrong-format', // `refusal` takes no other
    at,
    error.message,
    typeof hint === 'string' ? hint : null,
  )
}

const translateOne = (error: Zod, place: Place): readonly Issue[] => {
  const path = keysOf(error.path)
  switch (error.code) {
    case 'invalid_type':
      return [wrongType(place, path, [typeOf(error)])]
    case 'invalid_value':
      return [notAllowed(place, path, error.values)]
    case 'unrecognized_keys':
      return error.keys.slice(0, MAX_ISSUES).map((key) => unknownKey(place, path, key))
    case 'too_big':
    case 'too_small':
      return [outOfRange(place, path, error)]
    case 'invalid_union':
      return noBranch(place, path, error)
    case 'custom':
      return [refused(place, path, error)]
    case 'invalid_key': {
      const message = `the key ${quote(path.at(-1))} does not have the form expected here`
      return [issue('wrong-format', [...place.base, ...path], message, described(place, path.slice(0, -1)))]
    }
    default: {
      const message = `${quote(valueAt(place.data, path))} does not have the form expected here`
      return [issue('wrong-format', [...place.base, ...path], message, described(place, path))]
    }
  }
}

const at = ({ path }: Zod): string => JSON.stringify(keysOf(path))

const translate = (errors: readonly Zod[], place: Place): readonly Issue[] => {
  const mistyped = new Set(errors.filter(({ code }) => code === 'invalid_type').map(at))
  // Zod also measures the length of what is of the wrong type.
  const isEcho = (error: Zod) =>
    (error.code === 'too_big' || error.code === 'too_small') && mistyped.has(at(error))
  return errors.filter((error) => !isEcho(error)).flatMap((error) => translateOne(error, place))
}

/**
 * Translates what zod found wrong with `input`, plain data that `schema` refused. Every unknown key is an
 * issue of its own. A refinement can name its own code and hint: `refusal`.
 * Gives the first 1,000 issues.
 */
export const issuesFromZod = (error: z.core.$ZodError, schema: z.core.$ZodType, input: unknown): Issue[] =>
  translate(error.issues.slice(0, MAX_ISSUES), { schema, data: input, base: [] }).slice(0, MAX_ISSUES)
