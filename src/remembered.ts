/**
 * A pure function that works out its answer once for each object it is given. For data that is frozen: whoever
 * writes to it afterwards gets the answer from before.
 */
export const remembered = <In extends object, Out>(workOut: (input: In) => Out): ((input: In) => Out) => {
  const known = new WeakMap<In, { readonly out: Out }>()
  return (input) => {
    const before = known.get(input)
    if (before !== undefined) return before.out
    const out = workOut(input)
    known.set(input, { out })
    return out
  }
}
