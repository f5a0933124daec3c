/** What may be taken out of a rule set, and what nothing else would use then, so that it goes with it. */

import { eventTarget } from '../../decision/reasons.js'
import { listed } from '../../explain/sentences.js'
import { isAskedAbout } from '../../facts/catalogue.js'
import { memoize } from '../../input/memoize.js'
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { conditionsReferredTo, leavesOf } from '../../proof/rule-set-parts.js'
import { compileRuleSet } from '../../rule-set/compile.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import type { Path } from './defect.js'

const GONE = Symbol('gone')

/** JSON without what stands at `paths`, each a part that is there; a condition that is left empty goes as well. */
const cut = (json: unknown, paths: readonly Path[]): unknown => {
  if (paths.some((path) => path.length === 0)) return GONE
  if (paths.length === 0 || typeof json !== 'object' || json === null) return json
  const below = (key: string | number) =>
    paths.filter(([first]) => first === key).map((path) => path.slice(1))
  if (Array.isArray(json))
    return json.map((one, index) => cut(one, below(index))).filter((one) => one !== GONE)
  const entries = Object.entries(json).map(([key, value]) => [key, cut(value, below(key))] as const)
  const isEmptied = ([key, value]: readonly [string, unknown]): boolean =>
    (key === 'not' && value === GONE) ||
    ((key === 'all' || key === 'any') && Array.isArray(value) && value.length === 0)
  return entries.some(isEmptied) ? GONE : Object.fromEntries(entries.filter(([, value]) => value !== GONE))
}

/** A rule set without what stands at `paths`. No condition of a rule that stays may be left empty. */
export const withoutPaths = (document: RuleSet, paths: readonly Path[]): RuleSet =>
  cut(document, paths) as RuleSet // items of lists and parts of conditions are missing, nothing else

/** What no rule comes to in a document, by kind and name: conditions that not even an invariant refers to, what no rule asks about or calls for. */
const unusedIn = memoize((document: RuleSet): ReadonlyMap<string, Path> => {
  const floor = safetyFloor()
  const rules = [...floor.rules, ...document.rules]
  const named = { ...floor.conditions, ...document.conditions }
  const conditions = rules.map((rule) => rule.conditions)
  const referred = conditionsReferredTo(
    [...conditions, ...document.invariants.map(({ when }) => when)],
    named,
  )
  const asked = new Set(conditions.flatMap((one) => leavesOf(one, named)).map(({ fact }) => fact))
  const targets = new Set([
    ...rules.map(({ event }) => `${event.type} ${eventTarget(event)}`),
    ...document.invariants.map(({ then }) => `escalate ${then.route}`),
  ])
  const notCalled = (list: 'routes' | 'destinations' | 'actions', type: string) =>
    document[list].flatMap(({ id }, index) =>
      targets.has(`${type} ${id}`) ? [] : [[list, id, index] as const],
    )
  const unused = [
    ...Object.keys(document.conditions)
      .filter((name) => !Object.hasOwn(referred, name))
      .map((name) => ['conditions', name, name] as const),
    ...document.localFacts.flatMap((fact, index) =>
      isAskedAbout(fact, asked) ? [] : [['localFacts', fact.name, index] as const],
    ),
    ...notCalled('routes', 'escalate'),
    ...notCalled('destinations', 'redirect'),
    ...notCalled('actions', 'action'),
  ]
  return new Map(unused.map(([list, name, key]) => [`${list} ${name}`, [list, key]]))
})

/** Whether the examples of the rules that stay still come to what they say. */
const examplesHold = (before: RuleSet, after: RuleSet, whole: RuleSet): boolean => {
  const conditions = { ...whole.conditions, ...after.conditions }
  const old = new Map(before.rules.map((rule) => [rule.name, rule]))
  const isTouched = (condition: RuleSet['rules'][number]['conditions'], name: string): boolean =>
    condition !== old.get(name)?.conditions ||
    Object.entries(conditionsReferredTo([condition], after.conditions)).some(
      ([key, definition]) => before.conditions[key] !== definition,
    )
  return after.rules
    .filter((rule) => isTouched(rule.conditions, rule.name))
    .every((rule) => {
      const { evaluate } = compileRuleSet({ ...whole, conditions, rules: [rule] })
      return rule.examples.every(({ facts, verdict }) =>
        evaluate(facts).every((one) => one.verdict === verdict),
      )
    })
}

/** Examples that speak of facts that no rule asks about any more say the same without them. */
const examplesAbout = (document: RuleSet, facts: readonly string[]): readonly Path[] =>
  document.rules.flatMap(({ examples }, rule) =>
    examples.flatMap((example, index) =>
      facts
        .filter((fact) => Object.hasOwn(example.facts, fact))
        .map((fact): Path => ['rules', rule, 'examples', index, 'facts', fact]),
    ),
  )

const refersTo = ({ conditions }: RuleSet, name: string, paths: readonly Path[]): boolean => {
  const definition = conditions[name]
  const referred = definition === undefined ? {} : conditionsReferredTo([definition], conditions)
  return paths.some(([list, other]) => list === 'conditions' && Object.hasOwn(referred, String(other)))
}

/** What goes if something is taken away. */
interface Taken {
  readonly paths: readonly Path[]
  /** The names of what nothing else uses then. */
  readonly along: readonly string[]
}

/** All that goes with what stands at `paths`; `null` if it cannot simply go: an invariant or an example turns on it, or a question about danger goes with it. */
const takenWith = ({ document, ruleSet }: AnalysisContext, paths: readonly Path[]): Taken | null => {
  const before = unusedIn(document)
  const unused = [...unusedIn(withoutPaths(document, paths))]
  const fresh = unused.filter(([key]) => !before.has(key))
  // What was unused before and refers to what goes now cannot stay without it.
  const further = unused.filter(
    ([key, [list, name]]) =>
      !before.has(key) ||
      (list === 'conditions' &&
        refersTo(
          document,
          String(name),
          fresh.map(([, path]) => path),
        )),
  )
  const most = [...paths, ...further.map(([, path]) => path)]
  const left = new Set(withoutPaths(document, most).localFacts.map(({ name }) => name))
  const gone = document.localFacts.filter(({ name }) => !left.has(name))
  // Nobody is told to stop asking about danger.
  if (gone.some(({ asksAboutDanger, safety }) => safety || asksAboutDanger)) return null
  const facts = gone.map(({ name }) => name)
  const all = [...most, ...examplesAbout(document, facts)]
  const after = withoutPaths(document, all)
  const isMentioned = [...Object.values(after.conditions), ...after.invariants.map(({ when }) => when)]
    .flatMap((condition) => leavesOf(condition))
    .some(({ fact }) => facts.includes(fact))
  const routes = after.routes.map(({ id }) => id)
  const isPromised = document.routes.some(
    ({ id }) => !routes.includes(id) && after.invariants.some(({ then }) => then.route === id),
  )
  if (isMentioned || isPromised || !examplesHold(document, after, ruleSet)) return null
  return { paths: all, along: further.map(([key]) => key.slice(key.indexOf(' ') + 1)) }
}

/**
 * Offers to take away what stands at `paths`, of which is known that no decision turns on it: the hint says so, or only
 * what to do `instead`, where more than a note would be told of what is left.
 */
export const offerToTake = (
  context: AnalysisContext,
  paths: readonly Path[],
  what: string,
  instead: string,
): Pick<Finding, 'hint' | 'takeAway'> => {
  const taken = takenWith(context, paths)
  if (taken === null) return { hint: instead, takeAway: [] }
  const along = listed(taken.along.map((name) => `\`${name}\``))
  const together = along === '' ? '' : `, and ${along}, which nothing else uses then,`
  return { hint: `take ${what}${together} away, or ${instead}`, takeAway: taken.paths }
}
