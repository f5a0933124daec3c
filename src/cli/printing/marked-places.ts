/** Which decisions of a log are to be looked at again, by their place among its decisions: a bit for each. */
export class MarkedPlaces {
  private bits = new Uint8Array(1_024)

  /** Marks a place. */
  mark(place: number): void {
    const byte = place >> 3
    if (byte >= this.bits.length) {
      const more = new Uint8Array(Math.max(byte + 1, this.bits.length * 2))
      more.set(this.bits)
      this.bits = more
    }
    this.bits[byte] = (this.bits[byte] ?? 0) | (1 << (place & 7))
  }

  /** Whether a place is marked. */
  has(place: number): boolean {
    return ((this.bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
  }
}
