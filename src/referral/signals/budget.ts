/** How much may still be read, and how much of it one taker gets. */
export interface BudgetLimits {
  readonly total: number
  /** The most that one taker gets. */
  readonly most: number
  /** What one taker gets while anything is left, however little that is. */
  readonly least: number
  /** A taker gets one part in so many of what is left. */
  readonly parts: number
}

/** Shares out work, so that one thing that is very large leaves enough for all that come after it. */
export class Budget {
  private left: number

  constructor(private readonly limits: BudgetLimits) {
    this.left = limits.total
  }

  get isSpent(): boolean {
    return this.left <= 0
  }

  /** How much the next taker may read. */
  get allowance(): number {
    const { least, most, parts } = this.limits
    return Math.max(0, Math.min(this.left, most, Math.max(least, Math.floor(this.left / parts))))
  }

  spend(amount: number): void {
    this.left -= amount
  }
}
