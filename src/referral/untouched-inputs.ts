/**
 * Inputs of a form that nobody touched: empty text says that nothing was answered, and is taken out before a referral is read.
 * It is never an answer: neither "no" nor "unsure", and a list of nothing else is not recorded rather than empty.
 */
import type * as z from 'zod/mini'
import { hasBlank, isBlank, isJsonObject, type Json, type JsonObject } from '../input/json.js'
import type { Prepared } from '../input/read-strict.js'
import { allowedKeys } from '../input/schema-lookup.js'
import type { Issue } from '../issue/issue.js'

type Path = Issue['path']

const isList = (data: Json | undefined): data is readonly Json[] => Array.isArray(data)

/** What a form chooses for a questionnaire beforehand: it says nothing of the person. */
const CHOSEN_BEFOREHAND = ['instrument', 'scale']

const saysNothing = (data: Json | undefined): boolean =>
  data === null || (isList(data) && data.every((one) => one === null))

/** Whether nothing is left of a row but what the form itself put there. */
const isUntouched = (row: Json, left: Json): boolean =>
  isBlank(row) ||
  (hasBlank(row) &&
    isJsonObject(left) &&
    Object.entries(left).every(([key, value]) => CHOSEN_BEFOREHAND.includes(key) || saysNothing(value)))

/** Scores keep their places: one that nobody touched was not answered. */
const isItems = ([top, , key, ...deeper]: Path): boolean =>
  top === 'assessments' && key === 'items' && deeper.length === 0

const isRowsOrChoices = ([top, ...below]: Path): boolean =>
  top === 'local' ? below.length === 1 : (top === 'needs' || top === 'assessments') && below.length === 0

class Untouched {
  /** By each list that lost some of its members, where those that are left stood. */
  private readonly places = new Map<unknown, readonly number[]>()

  constructor(
    private readonly schema: z.ZodMiniType,
    private readonly data: Json,
  ) {}

  prepared(): Prepared {
    const data = this.without(this.data, [])
    return { data, pathBefore: (path) => this.pathBefore(path, data) }
  }

  private pathBefore(path: Path, data: Json): Path {
    let here: Json | undefined = data
    return path.map((key) => {
      const place = typeof key === 'number' ? this.places.get(here)?.[key] : undefined
      here = isList(here) ? here[Number(key)] : isJsonObject(here) ? here[key] : undefined
      return place ?? key
    })
  }

  private without(data: Json, path: Path): Json {
    if (isList(data)) return this.listWithout(data, path)
    return isJsonObject(data) ? this.objectWithout(data, path) : data
  }

  /** A key that is unknown is still refused: it is a slip that would come out only once somebody fills it in. */
  private isKnown(key: string, path: Path): boolean {
    // Whatever the data says it is: a form has the same inputs for each questionnaire.
    return (path[0] === 'local' && path.length === 1) || allowedKeys(this.schema, path, null).includes(key)
  }

  private objectWithout(data: JsonObject, path: Path): Json {
    const left = Object.entries(data).flatMap(([key, value]): readonly (readonly [string, Json])[] => {
      const isId = path.length === 0 && key === 'id'
      if (isBlank(value)) return isId || !this.isKnown(key, path) ? [[key, value]] : []
      const inner = this.without(value, [...path, key])
      return isList(value) && isList(inner) && inner.length === 0 && value.length > 0 ? [] : [[key, inner]]
    })
    return Object.fromEntries(left)
  }

  private listWithout(list: readonly Json[], path: Path): readonly Json[] {
    const left = list.map((one, index) => this.without(one, [...path, index]))
    if (isItems(path)) return left.map((one) => (isBlank(one) ? null : one))
    if (!isRowsOrChoices(path)) return left
    const kept = [...list.keys()].filter((index) => !isUntouched(list[index] ?? null, left[index] ?? null))
    const members = kept.map((index) => left[index] ?? null)
    this.places.set(members, kept)
    return members
  }
}

/** The data of a referral without inputs that nobody touched, its `id` apart, and where what is left stood. */
export const withoutUntouched = (data: Json, schema: z.ZodMiniType): Prepared =>
  new Untouched(schema, data).prepared()
