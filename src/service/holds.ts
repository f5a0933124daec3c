/**
 * How long things hold, in days: a "no", what is recent, what a marked item says, a wait. The safety floor states the bounds;
 * a rule set and a service may only be stricter.
 */
import bounds from '../../rules/bundled/holds.json' with { type: 'json' }
import { valueAt } from '../input/json.js'
import { memoize } from '../input/memoize.js'

/** How long things hold, in whole days. */
export interface Holds {
  /** For so many days after it was given, the answer to a question about risk that reassures (a "no") counts; then it is unknown again. */
  readonly no: number
  /** An attempt or self-harm that happened so many days ago, or fewer, is recent. */
  readonly recent: number
  /** For so many days after a questionnaire, its marked item about danger is a "yes" whatever else is known. */
  readonly markedItem: number
  /** So many days after the referral was received the first conversation is due. */
  readonly firstConversation: number
}

/** What holds for how long. */
export type HoldName = keyof Holds

/** As a rule set or a service states it: what it leaves out is as the safety floor says. */
export type StatedHolds = { readonly [Name in HoldName]?: { readonly days: number } }

/** Of two numbers of days, the stricter one: a "no" and a wait hold no longer, what is recent or marked counts no shorter. */
export const STRICTER: { readonly [Name in HoldName]: (one: number, other: number) => number } = {
  no: Math.min,
  recent: Math.max,
  markedItem: Math.max,
  firstConversation: Math.min,
}

/** The bounds, as the safety floor states them. */
export const floorHolds: Required<StatedHolds> = bounds

/** What is stated looser than a bound. */
interface LooserHold {
  readonly name: HoldName
  readonly days: number
  readonly bound: number
}

/** The names, in the order that they are written. */
export const HOLD_NAMES: readonly HoldName[] = ['no', 'recent', 'markedItem', 'firstConversation']

/** Those that would hold longer, or count shorter, than the bounds let them. */
export const looserHolds = (stated: unknown, bounds: StatedHolds): readonly LooserHold[] =>
  HOLD_NAMES.flatMap((name): readonly LooserHold[] => {
    const [days, bound] = [valueAt(stated, [name, 'days']), bounds[name]?.days]
    return typeof days === 'number' && bound !== undefined && STRICTER[name](days, bound) !== days
      ? [{ name, days, bound }]
      : []
  })

/** What is wrong with it, in a sentence without an end, and how to mend it. */
export const looserHoldIssue = (
  { bound, days, name }: LooserHold,
  whose: string,
): { readonly message: string; readonly hint: string } => {
  const end = STRICTER[name] === Math.min ? 'most' : 'least'
  return {
    message: `${days} days for \`${name}\` are looser than ${whose}, by which there are ${bound} at the ${end}`,
    hint: `write ${bound} days or ${end === 'most' ? 'fewer' : 'more'}, or leave it out`,
  }
}

const NOTHING: StatedHolds = Object.freeze({})

/** Of bounds and what is stated beside them, the strictest. */
const strictestOf = (stated: readonly StatedHolds[], bounds: Required<StatedHolds>): Holds => {
  const days = (name: HoldName): number =>
    stated
      .flatMap((one) => one[name]?.days ?? [])
      .reduce((one, other) => STRICTER[name](one, other), bounds[name].days)
  return Object.freeze({
    no: days('no'),
    recent: days('recent'),
    markedItem: days('markedItem'),
    firstConversation: days('firstConversation'),
  })
}

const strictest = memoize((ruleSet: StatedHolds) =>
  memoize((service: StatedHolds): Holds => strictestOf([ruleSet, service], floorHolds)),
)

const strictestAsWelded = memoize((ruleSet: StatedHolds) =>
  memoize((service: StatedHolds): Holds => strictestOf([service], { ...floorHolds, ...ruleSet })),
)

/** What holds for how long, by a rule set and a service: the strictest of the two and the safety floor. */
export const holdsFor = (
  ruleSet: { readonly holds?: StatedHolds | undefined },
  service: { readonly holds?: StatedHolds | undefined },
): Holds => strictest(ruleSet.holds ?? NOTHING)(service.holds ?? NOTHING)

/**
 * The same by a rule set with the safety floor welded under it: then it states what that floor did, which is another one than today's where a
 * decision on record is dated again.
 */
export const holdsByWelded = (
  ruleSet: { readonly holds?: StatedHolds | undefined },
  service: { readonly holds?: StatedHolds | undefined },
): Holds => strictestAsWelded(ruleSet.holds ?? NOTHING)(service.holds ?? NOTHING)
