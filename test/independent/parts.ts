/** What may be taken out of a rule set: everything told so, and nothing that is not told. */
import type { RuleSet } from '../../src/index.js'
import { type Asked, partsOf } from './conditions.js'
import type { TwoSides } from './defects.js'
import { isWithin, type Path, without } from './documents.js'
import type { Tally } from './tally.js'
import { areEqual, columnOnce, type DecidedWorld } from './worlds.js'

/** The codes of findings that a part of a condition changes nothing. */
export const PART_CODES = ['leaf-without-effect', 'leaves-without-effect', 'branch-without-effect']

/** Every part of a condition but its top, with its path. */
const partsBelow = (asked: Asked, path: Path): readonly { readonly asked: Asked; readonly path: Path }[] => {
  const children = partsOf(asked)
  const key = ['all', 'any', 'not', 'notKnown'].find((name) => name in asked)
  if (key === undefined) return []
  return children.flatMap((child, at) => {
    const place = key === 'not' || key === 'notKnown' ? [...path, key] : [...path, key, at]
    return [{ asked: child, path: place }, ...partsBelow(child, place)]
  })
}

/** A column of a rule, where the rule set still has it. */
const columnIn = (ruleSet: RuleSet, rule: string, { world }: DecidedWorld): Uint8Array | null => {
  const found = ruleSet.rules.find(({ name }) => name === rule)
  return found === undefined ? null : columnOnce(found.conditions, world, ruleSet.conditions)
}

/** Whether a rule comes to the same without some parts. */
const isSameWithout = ({ everything, ruleSet }: TwoSides, rule: string, paths: readonly Path[]): boolean => {
  const rest = without(ruleSet, paths)
  const before = columnIn(ruleSet, rule, everything)
  const after = rest.ok ? columnIn(rest.value, rule, everything) : null
  return before !== null && after !== null && areEqual(everything.world, before, after)
}

/** Whether a part is gone already once others are taken away. */
const isGoneWithout = (ruleSet: RuleSet, part: Path, others: readonly Path[]): boolean => {
  const [rest, furthermore] = [without(ruleSet, others), without(ruleSet, [...others, part])]
  return rest.ok && furthermore.ok && JSON.stringify(rest.value) === JSON.stringify(furthermore.value)
}

/** Leaves and branches of named conditions: without them every rule comes to the same. */
export const compareNamed = (sides: TwoSides, tally: Tally): void => {
  const findings = sides.findings.filter(({ code, rule }) => rule === null && PART_CODES.includes(code))
  for (const { code, path, takeAway } of findings)
    tally.compare(
      `${code} in a named condition: can go`,
      takeAway.length > 0 && sides.ruleSet.rules.every(({ name }) => isSameWithout(sides, name, takeAway)),
      () => `${sides.name} ${JSON.stringify(path)}`,
    )
}

/** Leaves and branches of every rule. */
export const compareParts = (sides: TwoSides, tally: Tally): void => {
  const { name, ruleSet } = sides
  ruleSet.rules.forEach((rule, index) => {
    const findings = sides.findings.filter(
      (finding) => finding.rule === rule.name && PART_CODES.includes(finding.code),
    )
    for (const { code, path, takeAway } of findings) {
      // Of a group all that goes together; otherwise the one thing that it is about, even where it may not simply go.
      const own =
        code === 'leaves-without-effect'
          ? takeAway.filter((away) => isWithin(away, ['rules', index]))
          : [path]
      const say = () => `${name} ${rule.name} ${code} ${JSON.stringify(own)}`
      tally.compare(`${code}: can go`, isSameWithout(sides, rule.name, own), say)
      if (code === 'leaves-without-effect')
        tally.compare(
          `${code}: not each alone`,
          own.length === 0 || own.some((one) => !isSameWithout(sides, rule.name, [one])),
          say,
        )
      else if (takeAway.length > 0)
        tally.compare(
          `${code}: is what is taken away`,
          takeAway.some((one) => isWithin(path, one)),
          say,
        )
    }
    const allTold = findings.flatMap(({ path, takeAway }) => (takeAway.length > 0 ? takeAway : [path]))
    if (findings.length > 1)
      tally.compare(
        'parts of a rule told together: can go at once',
        isSameWithout(sides, rule.name, allTold),
        () => `${name} ${rule.name} ${JSON.stringify(allTold)}`,
      )
    comparePartsNotTold(sides, index, allTold, tally)
  })
}

const comparePartsNotTold = (
  sides: TwoSides,
  index: number,
  allTold: readonly Path[],
  tally: Tally,
): void => {
  const { findings, name, ruleSet } = sides
  const rule = ruleSet.rules[index]
  if (rule === undefined) return
  const isAlwaysOrNever = findings.some(
    ({ code, rule: about }) =>
      about === rule.name && (code === 'rule-never-met' || code === 'rule-always-met'),
  )
  for (const { asked, path } of partsBelow(rule.conditions, ['rules', index, 'conditions'])) {
    if (allTold.some((away) => isWithin(path, away))) continue
    if (isAlwaysOrNever) {
      tally.count('parts of a rule told to be always or never met')
      continue
    }
    const kind = 'fact' in asked ? 'leaves not told' : 'branches not told'
    const canGo = isSameWithout(sides, rule.name, [path])
    if (canGo && isGoneWithout(ruleSet, path, allTold)) {
      tally.count(`${kind}, but emptied by what is`)
      continue
    }
    const isLeftAlone = canGo && !isSameWithout(sides, rule.name, [...allTold, path])
    if (isLeftAlone) tally.count(`${kind}, but stand in for one that is`)
    tally.compare(kind, !canGo || isLeftAlone, () => `${name} ${rule.name} ${JSON.stringify(path)} can go`)
  }
}
