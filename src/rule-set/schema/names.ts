/** How names of a rule set are written. */
import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'

/** Kebab case, and none of the words by which objects can be made to misbehave. */
const KEBAB = /^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The name of something in a rule set: a rule, a route, a named condition. */
export const Name = (description: string) =>
  z.string().check(z.maxLength(100), z.regex(KEBAB)).apply(describe, description)

/** Kebab or camel case, and none of those words. */
const KEBAB_OR_CAMEL = /^(?!(?:constructor|prototype)$)[a-z](?:[a-zA-Z0-9]*|[a-z0-9]*(?:-[a-z0-9]+)+)$/

/** The id of a group that reports compare people by. */
export const GroupId = (description: string) =>
  z.string().check(z.maxLength(100), z.regex(KEBAB_OR_CAMEL)).apply(describe, description)

/** What the name of a local fact looks like. */
export const LOCAL_FACT_NAME = /^local\.(?!(?:constructor|prototype)$)[a-zA-Z][a-zA-Z0-9]{0,60}$/
