/** A number of referrals, and what part that is of the whole it belongs to: from 0 to 1, and 0 of nothing. */
export interface Amount {
  readonly count: number
  readonly share: number
}

/** Counts as a part of a whole. */
export const amount = (count: number, whole: number): Amount => ({
  count,
  share: whole === 0 ? 0 : count / whole,
})
