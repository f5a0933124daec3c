/** What waits by decisions, each with the day by which it is due: listed until somebody says that it is done. */
import { groupBy } from '../input/group-by.js'
import { type Issue, TriageError } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { isCalendarDate } from '../referral/calendar-date.js'
import type { Decision } from './decision.js'

/** Something that waits. */
export interface Waiting {
  /** The referral that it is about, by its id. */
  readonly referral: string
  /** What is to happen: a named person takes over an escalation, the first conversation is held, or support starts. */
  readonly what: 'take-over' | 'first-conversation' | 'start-of-support'
  /** The id of the route of an escalation; `null` of anything else. */
  readonly route: string | null
  /** The day by which it is due, `YYYY-MM-DD`; of a decision that says none, the day that it was made at. */
  readonly dueBy: string
  /** The day of the decision that it waits by, `YYYY-MM-DD`. */
  readonly since: string
  /** Whether that day is over. */
  readonly isOverdue: boolean
}

type Waits = Pick<Waiting, 'what' | 'route' | 'dueBy'>

/** What one decision leaves to do besides its escalations. Older forms had no dates: what waits by one is due. */
const workOf = (decision: Decision): readonly Waits[] => {
  const { asOf } = decision.provenance
  if (decision.disposition === 'request-information')
    return [{ what: 'first-conversation', route: null, dueBy: decision.dueBy ?? asOf }]
  return decision.disposition === 'accept'
    ? [{ what: 'start-of-support', route: null, dueBy: decision.startBy ?? asOf }]
    : []
}

const escalationsOf = ({ escalations, provenance: { asOf } }: Decision): readonly Waits[] =>
  escalations.map(({ dueBy = asOf, route }) => ({ what: 'take-over', route, dueBy }))

const byDay = (one: Decision, other: Decision): number =>
  one.provenance.asOf < other.provenance.asOf ? -1 : one.provenance.asOf > other.provenance.asOf ? 1 : 0

const bySoonest = (one: Waiting, other: Waiting): number =>
  one.dueBy < other.dueBy ? -1 : one.dueBy > other.dueBy ? 1 : 0

const notADay = (on: unknown): Issue => ({
  code: 'not-a-date',
  path: ['on'],
  message: `the day to look at is not a calendar date: ${typeof on === 'string' ? quote(on) : `a ${typeof on}`}`,
  hint: 'write it as YYYY-MM-DD, such as 2026-03-02',
})

/**
 * Everything that waits on a day, soonest first. Takes decisions, the day (`YYYY-MM-DD`), and what says that something is done:
 * nothing is, if it is left out. Of several decisions on one referral the last one (by its day, then by its place in the list) says
 * what is still to be asked or to start; an escalation stays until it is done, whatever was decided since. Decisions made after the day are left out. Throws `TriageError` for a day that is no calendar date: an empty
 * list would say that nothing waits.
 */
export const whatWaits = (
  decisions: readonly Decision[],
  on: string,
  isDone: (one: Waiting) => boolean = () => false,
): readonly Waiting[] => {
  if (typeof on !== 'string' || !isCalendarDate(on)) throw new TriageError([notADay(on)])
  const made = decisions.filter(({ provenance }) => provenance.asOf <= on)
  const all = [...groupBy(made, ({ referral }) => referral)].flatMap(([referral, ofReferral]) => {
    const inOrder = [...ofReferral].sort(byDay)
    const last = inOrder.at(-1)
    return inOrder.flatMap((decision) =>
      [...escalationsOf(decision), ...(decision === last ? workOf(decision) : [])].map(
        (waits): Waiting => ({
          referral,
          ...waits,
          since: decision.provenance.asOf,
          isOverdue: waits.dueBy < on,
        }),
      ),
    )
  })
  return all.filter((one) => !isDone(one)).sort(bySoonest)
}
