/** What can be taken out of a rule set without any decision changing, as it is told, and each rule that is not told. */
import { analyse, type Finding, withConsequences } from '../../src/analysis/index.js'
import type { RuleSet } from '../../src/index.js'
import { type Decided, policyOf } from './decisions.js'
import { namedIn, type TwoSides } from './defects.js'
import { type Path, without } from './documents.js'
import { PART_CODES } from './parts.js'
import type { Tally } from './tally.js'
import { type DecidedWorld, decideAll } from './worlds.js'

/** Whether every decision is the same by the rest of a rule set. */
const isSameEverywhere = (everything: DecidedWorld, rest: RuleSet): boolean => {
  const { decided, world } = everything
  const after = decideAll(policyOf(rest), world)
  // Lists of routes and the like may be shorter then, so that masks are compared by id.
  const known = new Map<Decided, Map<Decided, boolean>>()
  const ids = (policy: DecidedWorld['policy']) => ({
    routes: policy.routes.map(({ id }) => id),
    destinations: policy.destinations,
    pathways: policy.pathways,
  })
  const [names, namesAfter] = [ids(everything.policy), ids(after.policy)]
  const named = (mask: number, list: readonly string[]) =>
    list.filter((_, at) => (mask & (1 << at)) !== 0).sort()
  const said = (one: Decided, lists: ReturnType<typeof ids>) =>
    JSON.stringify([
      one.rung,
      lists.pathways[one.pathway],
      named(one.routes, lists.routes),
      named(one.destinations, lists.destinations),
      [...one.actions].sort(),
      one.extension,
    ])
  for (let at = 0; at < world.size; at += 1) {
    const [before, now] = [decided[at], after.decided[at]]
    if (world.possible[at] !== 1 || before === undefined || now === undefined) continue
    const row = known.get(before) ?? new Map<Decided, boolean>()
    known.set(before, row)
    const same = row.get(now) ?? said(before, names) === said(now, namesAfter)
    row.set(now, same)
    if (!same) return false
  }
  return true
}

/**
 * Findings above a note, each as one text. Of an error by what it is about, a fact or an invariant: which values it names, and which
 * of several rules it blames, may be others when something is taken away.
 */
const aboveNote = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, message, rule, severity }) =>
      severity === 'error' ? `${code} ${message.split('`')[1]}` : `${code} ${rule ?? ''} ${message}`,
    )

/** Findings above a note that are there after something was taken away, and were not before. */
const foundInstead = ({ findings }: TwoSides, rest: RuleSet): readonly string[] => {
  const before = new Set(aboveNote(findings))
  return aboveNote(withConsequences(analyse(rest).findings)).filter((telling) => !before.has(telling))
}

/** What `takeAway` names changes no decision, and nothing above a note is found instead; where it names nothing, something is. */
export const compareTakeAway = (sides: TwoSides, tally: Tally): void => {
  const { everything, findings, name, ruleSet } = sides
  for (const { code, path, takeAway } of findings) {
    if (takeAway.length === 0 && !PART_CODES.includes(code)) continue
    const rest = without(ruleSet, takeAway.length === 0 ? [path] : takeAway)
    const say = () => `${name} ${code} ${JSON.stringify(path)} ${rest.ok ? '' : JSON.stringify(rest.issues)}`
    if (!rest.ok) tally.compare('taken away, and the rest can be read', false, say)
    else if (takeAway.length === 0)
      tally.compare(
        'may not simply go: something else is found then',
        foundInstead(sides, rest.value).length > 0,
        say,
      )
    else {
      tally.compare('taken away, and no decision changes', isSameEverywhere(everything, rest.value), say)
      const instead = foundInstead(sides, rest.value)
      tally.compare(
        'taken away, and nothing worse is found',
        instead.length === 0,
        () => `${say()} ${instead}`,
      )
    }
  }
}

/** Whether a pathway would be taken by default for more without a rule: it says what nobody else says. */
const leavesToDefault = ({ decided, world }: DecidedWorld, rest: RuleSet): boolean => {
  const after = decideAll(policyOf(rest), world).decided
  return decided.some(
    ({ byDefault, rung }, at) =>
      world.possible[at] === 1 && rung !== 1 && !byDefault && after[at]?.byDefault === true,
  )
}

/** Rules told to be redundant change no decision, alone and all at once; each that is not told changes some. */
export const compareRedundance = (sides: TwoSides, tally: Tally): void => {
  const { everything, findings, name, ruleSet } = sides
  const toldAs = (...codes: readonly string[]) => findings.filter(({ code }) => codes.includes(code))
  const redundant = toldAs('rule-redundant')
  const isTold = new Set(redundant.map(({ rule }) => rule))
  const isOtherwise = new Set<string | null | undefined>([
    ...toldAs('rule-never-met', 'rule-always-met').map(({ rule }) => rule),
    ...namedIn(sides, ['equal-conditions']),
  ])
  const placesOf = (isOne: (rule: string) => boolean): readonly Path[] =>
    ruleSet.rules.flatMap((rule, index) => (isOne(rule.name) ? [['rules', index]] : []))
  const places = placesOf((rule) => isTold.has(rule))
  const canGo = (paths: readonly Path[]): RuleSet | null => {
    const rest = without(ruleSet, paths)
    return rest.ok && isSameEverywhere(everything, rest.value) ? rest.value : null
  }
  // Among those that can all go may be some that are told to be never met; the others may need these to go with them.
  const ways = new Set(findings.flatMap(({ takeAway }) => takeAway.map((path) => path.join(' '))))
  const all = ruleSet.rules.flatMap((_, at): readonly Path[] =>
    ways.has(`rules ${at}`) ? [['rules', at]] : [],
  )
  if (places.length > 1) {
    const isAtOnce = canGo(places) !== null
    if (!isAtOnce) tally.count('of these, only with rules that are told as something else')
    tally.compare(
      'redundant rules told together: can go at once',
      isAtOnce || (all.length > places.length && canGo(all) !== null),
      () => `${name} ${[...isTold]}`,
    )
  }
  const staying = namedIn(sides, ['rule-redundant'])
  ruleSet.rules.forEach((rule, index) => {
    const say = () => `${name} ${rule.name}`
    const own: Path = ['rules', index]
    const rest = canGo([own])
    const others = placesOf((other) => other !== rule.name && isOtherwise.has(other))
    const standsIn = () =>
      staying.has(rule.name) ||
      canGo([...places, own]) === null ||
      others.some((other) => canGo([other]) !== null && canGo([other, own]) === null)
    if (isTold.has(rule.name)) tally.compare('rules told to be redundant', rest !== null, say)
    else if (rest === null) tally.compare('rules not told to be redundant', true, say)
    else if (isOtherwise.has(rule.name)) tally.count('redundant rules told as something else')
    else if (standsIn()) tally.count('redundant rules not told, but stand in for one that is')
    else if (leavesToDefault(everything, rest))
      tally.count('redundant rules not told, but without them a default decides')
    else tally.compare('rules not told to be redundant', false, () => `${say()} can go`)
  })
}

/** Findings that are folded under a rule are not found without it, or without all that are always or never met: it can take several. */
export const compareCauses = ({ findings, name, report, ruleSet }: TwoSides, tally: Tally): void => {
  const placesOf = (rules: ReadonlySet<string | null>): readonly Path[] =>
    ruleSet.rules.flatMap((rule, index) => (rules.has(rule.name) ? [['rules', index]] : []))
  const leftWithout = (rules: ReadonlySet<string | null>): ReadonlySet<string> => {
    const rest = without(ruleSet, placesOf(rules))
    return new Set(rest.ok ? aboveNote(withConsequences(analyse(rest.value).findings)) : [])
  }
  const alwaysOrNever = new Set(
    findings
      .filter(({ code }) => code === 'rule-always-met' || code === 'rule-never-met')
      .map(({ rule }) => rule),
  )
  for (const { code, consequences, rule } of report.findings) {
    // What only this rule calls for is still called for by nobody without it: that follows until the rule is mended.
    const others = consequences.filter(
      ({ path }) => !['routes', 'destinations', 'actions'].includes(String(path[0])),
    )
    if (rule === null || others.length === 0) continue
    const left = leftWithout(new Set([rule]))
    for (const telling of aboveNote(others)) {
      const follows = !left.has(telling)
      tally.compare(
        follows ? 'findings that follow from a rule' : 'findings that follow from several rules',
        follows || !leftWithout(alwaysOrNever).has(telling),
        () => `${name} ${code} ${rule}: ${telling}`,
      )
    }
  }
}
