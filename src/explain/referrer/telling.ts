/** How a page for a referrer is written. */
export interface Telling {
  /** Whether the reader may read of risks, with what we know of them. */
  readonly toProfessional: boolean
  readonly helplines: readonly string[]
}

/** What a page says where it keeps something back. */
export const MORE_WITH_CONSENT =
  'We keep what we know of people to ourselves. If the person agrees, we can say more.'
