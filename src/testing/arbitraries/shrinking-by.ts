import fc from 'fast-check'

class ShrinkingBy<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly drawn: fc.Arbitrary<T>,
    private readonly simpler: (value: T) => Iterable<T>,
    private readonly isOne: (value: unknown) => value is T,
  ) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return new fc.Value(this.drawn.generate(random, bias).value, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.isOne(value)
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    const { simpler } = this
    const steps = function* () {
      for (const one of simpler(value)) yield new fc.Value(one, undefined)
    }
    return fc.stream(steps())
  }
}

/**
 * An arbitrary that draws as another does, and shrinks by steps of its own: however a value came about, a failing one
 * becomes as small as the steps allow. `simpler` must give smaller values only.
 */
export const shrinkingBy = <T>(
  drawn: fc.Arbitrary<T>,
  simpler: (value: T) => Iterable<T>,
  isOne: (value: unknown) => value is T,
): fc.Arbitrary<T> => new ShrinkingBy(drawn, simpler, isOne)
