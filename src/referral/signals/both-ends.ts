/** Which of very many names are looked at: the same, whatever order they came in. */

/** Puts the `count` first of `names` in front, in no order, at a cost in proportion to their number: a million take a second to sort. */
const putFirst = (names: string[], count: number): void => {
  let [from, to] = [0, names.length - 1]
  while (from < to) {
    const middle = names[Math.floor((from + to) / 2)] ?? ''
    let [left, right] = [from, to]
    while (left <= right) {
      while ((names[left] ?? '') < middle) left += 1
      while ((names[right] ?? '') > middle) right -= 1
      if (left > right) break
      ;[names[left], names[right]] = [names[right] ?? '', names[left] ?? '']
      left += 1
      right -= 1
    }
    if (count <= right) to = right
    else if (count >= left) from = left
    else return
  }
}

/** The first and the last of very many, by the alphabet: whoever hides something in the middle does it on purpose. */
export const bothEnds = (names: string[], most: number): readonly string[] => {
  if (names.length <= most) return names.sort()
  const half = Math.ceil(most / 2)
  putFirst(names, half)
  const [first, others] = [names.slice(0, half), names.slice(half)]
  putFirst(others, others.length - (most - half))
  return [...first.sort(), ...others.slice(others.length - (most - half)).sort()]
}
