/** Work that is done when its result is first asked for, and then never again. */
export const onceMade = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
