/** Work that is done when first it is asked for, and once: what a program does not use costs it nothing at its start. */
export const lazy = <Value>(work: () => Value): (() => Value) => {
  let done: { readonly value: Value } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
