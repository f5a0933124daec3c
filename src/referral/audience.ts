/** Who may be told something. Rules, destinations and facts state it; nothing is worked out from their words. */
import * as z from 'zod/mini'
import { describe, refusal } from '../input/describe.js'
import { lazy } from '../input/memoize.js'

/** Who reads of a decision outside the service: the person, whoever referred, and whoever referred as a professional. */
export const AUDIENCES = ['client', 'referrer', 'professional-referrer'] as const
/** A reader outside the service. */
export type Audience = (typeof AUDIENCES)[number]

/** Who may be told. `referrer` is any referrer, a professional one among them; nobody is told because somebody else may be. */
export type MayTell = readonly Audience[]

/** What says who may be told of it. Where it does not, only the service reads it. */
export interface Tellable {
  /** Who may be told; absent: nobody outside the service. */
  readonly mayTell?: MayTell
}

/** For what is private: one list for all of it. */
export const NOBODY: MayTell = Object.freeze([])

/** Whether `audience` may be told of it. */
export const mayBeTold = ({ mayTell = NOBODY }: Tellable, audience: Audience): boolean =>
  mayTell.includes(audience) || (audience === 'professional-referrer' && mayTell.includes('referrer'))

const isDistinct = (audiences: readonly unknown[]): boolean => new Set(audiences).size === audiences.length

/** A list of audiences as documents state it. */
export const mayTellSchema = lazy(() =>
  z
    .array(z.enum(AUDIENCES))
    .check(
      z.minLength(1),
      z.refine(
        isDistinct,
        refusal('an audience is listed twice', { code: 'duplicate-name', hint: 'list each once' }),
      ),
    )
    .apply(describe, {
      description:
        'Who may be told: `client` (the person), `referrer` (anybody who referred), `professional-referrer` (only a professional who referred). Left out: nobody outside the service.',
      uniqueItems: true,
    }),
)

/** Every list there can be, by which of the audiences may be told: where any referrer may, a professional is not named beside. */
const LISTS: readonly MayTell[] = Array.from({ length: 2 ** AUDIENCES.length }, (_, bits) => {
  const named = AUDIENCES.filter((_, index) => (bits & (1 << index)) !== 0)
  const shortest = named.filter((one) => one !== 'professional-referrer' || !named.includes('referrer'))
  return shortest.length === 0 ? NOBODY : Object.freeze(shortest)
})

const bitsOf = (one: Tellable): number =>
  AUDIENCES.reduce((bits, audience, index) => (mayBeTold(one, audience) ? bits | (1 << index) : bits), 0)

/**
 * Who may be told several members of something at once: whoever may be told of it, and of each of them. Of a member that is not listed
 * nobody is. What can be worked out beforehand is; every decision asks.
 */
export const toldOfMembers = (
  whole: Tellable,
  mayTell: { readonly [member: string]: MayTell },
): ((members: readonly string[]) => MayTell) => {
  const own = bitsOf(whole)
  const bits = new Map(Object.entries(mayTell).map(([member, told]) => [member, bitsOf({ mayTell: told })]))
  return (members) => {
    let all = own
    for (const member of members) all &= bits.get(member) ?? 0
    return LISTS[all] ?? NOBODY
  }
}
