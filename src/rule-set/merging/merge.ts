/** Joins a rule set document to the base that it extends: it adds to every list, and replaces rules by name. */

import { isJsonObject, type Json, type JsonObject, valueAt } from '../../input/json.js'
import type { Issue } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { joinHolds } from '../joined-holds.js'
import { byText } from '../reading/arrange.js'
import { issueList, type Path, type Report } from '../reading/issue-list.js'
import { MEMBER_LISTS, type MemberList, nameOf } from '../reading/member-lists.js'
import type { Limits, RuleSet } from '../rule-set.js'
import { digestOfRuleSet } from '../shipped.js'
import type { MergedFrom } from './merged-from.js'
import { membersOfBase } from './own-parts.js'

/** A base and the document that extends it, as one document. */
export interface MergedDocument {
  /** With `mergedFrom` in the place of `extends`; nothing in it is checked yet. */
  readonly document: JsonObject
  /** What cannot be merged. Paths are those of the document that extends. */
  readonly issues: readonly Issue[]
  /** The path in the document that extends of a path in the merged one; `null` for what is the base's. */
  readonly ownPath: (path: Path) => Path | null
}

/** A list of both, and where the members of the document that extends begin. */
interface JoinedList {
  readonly members: readonly unknown[]
  readonly ownFrom: number
}

const isWhole = (value: unknown): value is number => Number.isInteger(value)

const startsWith = (path: Path, start: Path): boolean => start.every((key, index) => path[index] === key)

/** Only a rule takes the place of one of the base, and it does what that one did. */
const checkReplaced = (base: RuleSet, rule: unknown, path: Path, report: Report): void => {
  const name = valueAt(rule, ['name'])
  const type = valueAt(rule, ['event', 'type'])
  const replaced = base.rules.find((one) => one.name === name)
  if (replaced === undefined || typeof type !== 'string' || type === replaced.event.type) return
  report(
    'event-type-differs',
    [...path, 'event', 'type'],
    () =>
      `the rule ${quote(name)} of the base \`${base.id}\` has the event type \`${replaced.event.type}\`, and the one in its place has ${quote(type)}`,
    () => 'keep the event type, or give your rule another name',
  )
}

const joinList = (base: RuleSet, own: JsonObject, list: MemberList, report: Report): JoinedList | null => {
  const { key, one, path } = list
  const given = valueAt(own, path)
  if (given === undefined && valueAt(base, path) === undefined) return null
  const inherited = membersOfBase(base, path)
  if (given === undefined) return { members: inherited, ownFrom: inherited.length }
  // What is no list is told by the schema, which sees it as it is.
  if (!Array.isArray(given)) return null
  const known = new Set(inherited.map((member) => nameOf(member, list)))
  given.forEach((member: unknown, index) => {
    const name = nameOf(member, list)
    if (name === null || !known.has(name)) return
    if (one === 'rule') checkReplaced(base, member, [...path, index], report)
    else
      report(
        'defined-by-base',
        [...path, index, ...(typeof member === 'string' ? [] : [key])],
        () => `the base \`${base.id}\` has the ${one} ${quote(name)} already`,
        () => `use that one and take yours out, or give yours another ${key}: only a rule can be replaced`,
      )
  })
  const taken = new Set(given.flatMap((member) => nameOf(member, list) ?? []))
  const kept = inherited.filter((member) => !taken.has(nameOf(member, list) ?? ''))
  return { members: [...kept, ...given], ownFrom: kept.length }
}

/** What should hold lists and holds none: the schema sees it as it is. */
const isBelowNothing = (own: JsonObject, { path }: MemberList): boolean => {
  const around = own[path.slice(0, -1)[0] ?? '']
  return around !== undefined && !isJsonObject(around)
}

const joinConditions = (base: RuleSet, own: JsonObject, report: Report): Json | undefined => {
  const given = own['conditions']
  // Rule sets are plain data.
  const inherited = base.conditions as unknown as JsonObject
  if (!isJsonObject(given)) return given ?? inherited
  for (const name of Object.keys(given).filter((one) => Object.hasOwn(inherited, one)))
    report(
      'defined-by-base',
      ['conditions', name],
      () => `the base \`${base.id}\` has the condition ${quote(name)} already`,
      () => 'give yours another name: only a rule can be replaced',
    )
  return { ...inherited, ...given }
}

/** The envelope may be narrower than the base's, where the base's pathways still fit into it. */
const checkEnvelope = (base: RuleSet, own: JsonObject, report: Report): void => {
  const [min, max] = [valueAt(own, ['envelope', 'weeks', 'min']), valueAt(own, ['envelope', 'weeks', 'max'])]
  const { weeks } = base.envelope
  const pathways = base.pathways.map(({ id, weeks: lasts }) => ({ id, ...lasts }))
  const hint = () => 'keep the envelope of the base; a service states weeks of its own'
  const check = (end: keyof Limits, stated: unknown, isBeyond: (one: number, other: number) => boolean) => {
    if (!isWhole(stated)) return
    const path = ['envelope', 'weeks', end]
    const which = end === 'min' ? 'least' : 'most'
    if (isBeyond(stated, weeks[end]))
      report(
        'weeks-outside-envelope',
        path,
        () =>
          `${stated} weeks are outside the envelope of the base \`${base.id}\`, of which the ${which} is ${weeks[end]}`,
        hint,
      )
    for (const { id, [end]: reached } of pathways.filter((pathway) => isBeyond(pathway[end], stated)))
      report(
        'weeks-outside-envelope',
        path,
        () =>
          `the pathway \`${id}\` of the base \`${base.id}\` has ${reached} weeks at the ${which}, outside an envelope of ${stated}`,
        hint,
      )
  }
  check('min', min, (one, other) => one < other)
  check('max', max, (one, other) => one > other)
}

const mergedFromOf = (base: RuleSet, own: JsonObject): MergedFrom => {
  const names = new Set(
    Array.isArray(own['rules']) ? own['rules'].map((rule) => valueAt(rule, ['name'])) : [],
  )
  return {
    id: base.id,
    version: base.version,
    digest: digestOfRuleSet(base),
    replaced: base.rules
      .map(({ name }) => name)
      .filter((name) => names.has(name))
      .sort(byText),
    ...(base.mergedFrom === undefined ? {} : { mergedFrom: base.mergedFrom }),
  }
}

/** The object with `value` at `path`. */
const withValueAt = (object: JsonObject, [key, ...rest]: readonly string[], value: Json): JsonObject => {
  if (key === undefined) return object
  const below = object[key]
  return {
    ...object,
    [key]: rest.length === 0 ? value : withValueAt(isJsonObject(below) ? below : {}, rest, value),
  }
}

/**
 * Merges a document into the base that it extends. Id, version, title, description and dates are its own; the envelope is the
 * base's unless it states one that is no wider; every list and the named conditions are the base's and then its own, but that
 * a rule takes the place of the base's rule of its name and event type. Takes a rule set that was read, and plain data.
 */
export const merge = (base: RuleSet, own: JsonObject): MergedDocument => {
  const list = issueList()
  const { report } = list
  if (own['mergedFrom'] !== undefined)
    report(
      'not-allowed',
      ['mergedFrom'],
      () => '`mergedFrom` does not go with `extends`: merging writes it',
      () => 'take it out',
    )
  checkEnvelope(base, own, report)
  const joined = MEMBER_LISTS.map((member) => ({
    ...member,
    list: isBelowNothing(own, member) ? null : joinList(base, own, member, report),
  }))
  const { extends: _, ...rest } = own
  const conditions = joinConditions(base, own, report)
  const holds = joinHolds(base, own, report)
  const start: JsonObject = {
    ...rest,
    // Rule sets, and what is made of their members, are plain data.
    envelope: own['envelope'] ?? (base.envelope as unknown as Json),
    mergedFrom: mergedFromOf(base, own) as unknown as Json,
    ...(conditions === undefined ? {} : { conditions }),
    ...(holds === undefined ? {} : { holds }),
  }
  const document = joined.reduce(
    (merged, { list: members, path }) =>
      // Members are plain data, too.
      members === null ? merged : withValueAt(merged, path, members.members as unknown as Json),
    start,
  )
  const ownPath = (path: Path): Path | null => {
    const at = joined.find(({ list: members, path: top }) => members !== null && startsWith(path, top))
    const index = at === undefined ? undefined : path[at.path.length]
    if (at?.list && typeof index === 'number') {
      if (index < at.list.ownFrom) return null
      return [...at.path, index - at.list.ownFrom, ...path.slice(at.path.length + 1)]
    }
    if (path[0] === 'mergedFrom') return own['mergedFrom'] === undefined ? null : path
    const depth = path[0] === 'conditions' || path[0] === 'holds' ? 2 : 1
    const isInherited = depth === 2 || path[0] === 'envelope'
    return isInherited && path.length >= depth && valueAt(own, path.slice(0, depth)) === undefined
      ? null
      : path
  }
  return { document, issues: list.issues, ownPath }
}
