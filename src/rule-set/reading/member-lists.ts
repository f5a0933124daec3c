/** The lists of a rule set whose members have a name: what is named twice, and what is joined to the lists of a base, goes by it. */
import { valueAt } from '../../input/json.js'

/** A list of a rule set document. */
export interface MemberList {
  /** Where it stands. */
  readonly path: readonly string[]
  /** The key by which its members are referred to. */
  readonly key: 'id' | 'name'
  /** What one member is called. */
  readonly one: string
  /** Whether a member may be a text, which is its name. */
  readonly orText?: true
}

/** Every list with names: a new one needs a line here, and is then merged and checked for names that are there twice. */
export const MEMBER_LISTS = [
  { path: ['sources'], key: 'id', one: 'source' },
  { path: ['pathways'], key: 'id', one: 'pathway' },
  { path: ['routes'], key: 'id', one: 'route' },
  { path: ['destinations'], key: 'id', one: 'destination' },
  { path: ['actions'], key: 'id', one: 'action' },
  { path: ['localFacts'], key: 'name', one: 'local fact' },
  { path: ['invariants'], key: 'name', one: 'invariant' },
  { path: ['rules'], key: 'name', one: 'rule' },
  { path: ['vocabulary', 'needs'], key: 'id', one: 'need' },
  { path: ['vocabulary', 'sources'], key: 'id', one: 'source' },
  { path: ['vocabulary', 'teams'], key: 'id', one: 'team' },
  { path: ['vocabulary', 'risks'], key: 'id', one: 'risk' },
  { path: ['vocabulary', 'instruments'], key: 'id', one: 'questionnaire', orText: true },
  { path: ['vocabulary', 'routeKinds'], key: 'id', one: 'kind of route' },
  { path: ['vocabulary', 'settings'], key: 'id', one: 'setting' },
  { path: ['vocabulary', 'employers'], key: 'id', one: 'employer' },
  { path: ['vocabulary', 'focuses'], key: 'id', one: 'focus' },
  { path: ['vocabulary', 'workerSupports'], key: 'id', one: 'kind of support' },
  { path: ['vocabulary', 'closureReasons'], key: 'id', one: 'reason for closing' },
  { path: ['vocabulary', 'reportGroups'], key: 'id', one: 'group for reports' },
  { path: ['vocabulary', 'phrases'], key: 'id', one: 'phrase' },
] as const satisfies readonly MemberList[]

/** A list that stands at the top of the document. */
export type MemberListName = Exclude<(typeof MEMBER_LISTS)[number]['path'][0], 'vocabulary'>

/** The members of the list at a path, whatever they are. */
export const membersAt = (document: unknown, path: readonly string[]): readonly unknown[] => {
  const members = valueAt(document, path)
  return Array.isArray(members) ? members : []
}

/** The name of a member; `null` where there is none. */
export const nameOf = (member: unknown, { key, orText }: MemberList): string | null => {
  const name = orText === true && typeof member === 'string' ? member : valueAt(member, [key])
  return typeof name === 'string' ? name : null
}
