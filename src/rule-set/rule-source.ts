/** How sure we are of what a rule rests on: found in the source named, derived from it (to be signed off), or common knowledge. */
export type Basis = 'F' | 'D' | 'M'

/** Where a rule comes from. */
export interface RuleSource {
  /** The id of one of the rule set's sources. */
  readonly ref: string
  /** Where in that source: a page, a section. */
  readonly locator: string
  /** How sure we are: `F` found in the source, `D` derived from it, `M` common knowledge. */
  readonly basis: Basis
}
