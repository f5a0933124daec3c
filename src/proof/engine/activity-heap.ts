const DECAY = 1 / 0.95
const RESCALE_AT = 1e100

/** The variables still to be decided, the most active first; of two as active, the older. A binary heap. */
export class ActivityHeap {
  readonly #activity: number[] = []
  readonly #heap: number[] = []
  /** Variable → its place in the heap, or -1. */
  readonly #at: number[] = []
  #step = 1

  /** Takes in a new variable; they are numbered from 0. */
  add(): void {
    this.#activity.push(0)
    this.#at.push(-1)
    this.push(this.#at.length - 1)
  }

  /** Puts a variable back, if it is not there. */
  push(variable: number): void {
    if (this.#at[variable] !== -1) return
    this.#put(this.#heap.length, variable)
    this.#rise(this.#heap.length - 1)
  }

  /** Takes out the most active variable; `null` if there is none. */
  pop(): number | null {
    const top = this.#heap[0]
    const last = this.#heap.pop()
    if (top === undefined || last === undefined) return null
    this.#at[top] = -1
    if (this.#heap.length > 0) this.#sink(last)
    return top
  }

  /** Makes a variable more active. */
  bump(variable: number): void {
    const activity = (this.#activity[variable] ?? 0) + this.#step
    this.#activity[variable] = activity
    if (activity > RESCALE_AT) {
      for (const [index, value] of this.#activity.entries()) this.#activity[index] = value / RESCALE_AT
      this.#step /= RESCALE_AT
    }
    const at = this.#at[variable] ?? -1
    if (at !== -1) this.#rise(at)
  }

  /** Lets all that was active before count for less. */
  decay(): void {
    this.#step *= DECAY
  }

  #before(one: number, other: number): boolean {
    const difference = (this.#activity[one] ?? 0) - (this.#activity[other] ?? 0)
    return difference > 0 || (difference === 0 && one < other)
  }

  #put(at: number, variable: number): void {
    this.#heap[at] = variable
    this.#at[variable] = at
  }

  #rise(from: number): void {
    let at = from
    const variable = this.#heap[at] ?? 0
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = this.#heap[parent] ?? 0
      if (!this.#before(variable, above)) break
      this.#put(at, above)
      at = parent
    }
    this.#put(at, variable)
  }

  #sink(variable: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      const left = this.#heap[child]
      if (left === undefined) break
      const right = this.#heap[child + 1]
      const better = right !== undefined && this.#before(right, left)
      if (better) child += 1
      const best = better ? right : left
      if (!this.#before(best, variable)) break
      this.#put(at, best)
      at = child
    }
    this.#put(at, variable)
  }
}
