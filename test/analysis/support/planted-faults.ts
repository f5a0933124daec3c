/**
 * The planted faults of `test/fixtures/planted`. Each file is one mistake as a tired author or a careless configurer makes it:
 * edits of the policy that ships (or of the service it runs at), why it matters to a person, and what must be said of it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ISSUE_CODES, type IssueCode } from '../../../src/issue/issue.js'
import { FINDING_CODES, type FindingCode } from '../../../src/proof/finding-codes.js'
import { services } from '../../../src/service/shipped.js'

/** The kinds of mistake: the first ten by the numbers of the issue "A proof says exactly what it proves". */
export const KINDS = {
  1: 'invariants that say something else than they prove',
  3: 'parts of conditions that go only together',
  4: 'answers that were forgotten',
  5: 'more risk that is met by less',
  6: 'words beside the safety floor',
  7: 'questions about danger that nobody hears',
  8: 'what is never met, always met or never used',
  9: 'mistakes that only scenarios see',
  10: 'what somebody is told that is not for them',
  11: 'answers that wear out',
  12: 'redirects that go round',
} as const

const NAMED = z.looseObject({ name: z.optional(z.string()), id: z.optional(z.string()) })

/** A place in the document with names for indexes, and what is done there; to set something that is not there adds it. */
const Edit = z.union([
  z.strictObject({ at: z.string(), set: z.unknown() }),
  z.strictObject({ at: z.string(), remove: z.literal(true) }),
  z.strictObject({ at: z.string(), add: z.unknown() }),
])
type Edit = z.infer<typeof Edit>

/** Words that the message must have. */
const says = z._default(z.array(z.string()), [])
/** Words that the hint must have. */
const helps = z._default(z.array(z.string()), [])
const codeOf = <Code extends string>(codes: Readonly<Record<Code, unknown>>) =>
  z.enum(Object.keys(codes) as [Code, ...Code[]]) // the keys of a literal with at least one

const Found = z.union([
  z.strictObject({ code: codeOf<FindingCode>(FINDING_CODES), at: z.string(), says, helps }),
  z.strictObject({ issue: codeOf<IssueCode>(ISSUE_CODES), at: z.string(), says, helps }),
  /** The part of a decision that is not as the kept scenarios expect. */
  z.strictObject({ scenarios: z.string() }),
  /** The place of a text that is listed for signature, as nothing can be proved of words. */
  z.strictObject({ signature: z.string(), says }),
  /** The invariant whose words, made from its content, tell what its title does not. */
  z.strictObject({ proof: z.string(), says }),
])
export type Found = z.infer<typeof Found>

const File = z.strictObject({
  kind: z.number().check(z.refine((kind) => Object.hasOwn(KINDS, kind))),
  mistake: z.string().check(z.regex(/^[A-Z`].*[^.]$/)),
  why: z.string().check(z.regex(/\.$/)),
  edits: z._default(z.array(Edit), []),
  service: z.optional(z.enum(Object.keys(services) as [keyof typeof services, ...(keyof typeof services)[]])),
  serviceEdits: z._default(z.array(Edit), []),
  finds: z.array(Found),
  /** Why nothing is told of it, neither by a check nor by a kept scenario, where nothing is. */
  notSeen: z.optional(z.string()),
})

export interface PlantedFault extends z.infer<typeof File> {
  readonly name: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The key of a part of a list is its index; it is named by its name or id. */
const keyIn = (whole: unknown, name: string): string => {
  if (!Array.isArray(whole)) return name
  const index = whole.findIndex((one) => {
    const named = NAMED.safeParse(one)
    return named.success && (named.data.name ?? named.data.id) === name
  })
  return index === -1 ? name : String(index)
}

const edited = (document: unknown, edit: Edit): void => {
  const names = edit.at.split('/')
  const last = names.pop() ?? ''
  const parent = names.reduce<unknown>((whole, name) => {
    const part = isRecord(whole) ? whole[keyIn(whole, name)] : undefined
    if (!isRecord(part)) throw new TypeError(`nothing stands at ${edit.at}`)
    return part
  }, document)
  if (!isRecord(parent)) throw new TypeError(`nothing stands at ${edit.at}`)
  const key = keyIn(parent, last)
  if ('set' in edit) parent[key] = edit.set
  else if (parent[key] === undefined) throw new TypeError(`nothing stands at ${edit.at}`)
  else if ('remove' in edit) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  } else if (Array.isArray(parent[key])) parent[key].push(edit.add)
  else throw new TypeError(`no list stands at ${edit.at}`)
}

/** A copy with all edits made, one after the other. */
export const withEdits = (document: unknown, edits: readonly Edit[]): unknown => {
  const copy: unknown = structuredClone(document)
  for (const edit of edits) edited(copy, edit)
  return copy
}

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'planted')

/** Every one of them, in the order of their names. */
export const plantedFaults: readonly PlantedFault[] = readdirSync(folder)
  .sort()
  .map((file) => ({
    name: file.replace(/\.json$/, ''),
    ...z.parse(File, JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }))
