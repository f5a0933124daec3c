/**
 * Which pathway rules may only note what is unknown. An open one then decides nothing, so that somebody of whom it is not known
 * may get less support: never where a risk, what they need or how they find their way is what is not known.
 */
import { riskBehind } from '../facts/catalogue/risks.js'
import type { FactDefinition } from '../facts/fact.js'
import { valueAt } from '../input/json.js'

/** What decides how much support somebody needs, besides risks. */
const DECIDING: readonly string[] = ['needs', 'needsCount', 'helpCannotWait', 'selfNavigation']

/** Facts about what the record shows of a risk. */
const ON_RECORD: readonly string[] = [
  'domesticAbuseIndicated',
  'harmIndicated',
  'dependenceReported',
  'mentalHealthTeamReported',
]
/** About a risk: an answer of the screen or about a danger, or what the record shows of one. */
const isAboutRisk = ({ asksAboutDanger, name, safety }: FactDefinition): boolean =>
  riskBehind(name) !== null || ON_RECORD.includes(name) || safety || asksAboutDanger === true

/** Whether a pathway rule that asks about a fact may only note that it is unknown. */
export const mayBeNoted = (definition: FactDefinition): boolean =>
  !DECIDING.includes(definition.name) && !isAboutRisk(definition)

/** The names of the facts in a condition of any shape, through the named ones, each once. */
const factsIn = (condition: unknown, named: unknown): ReadonlySet<string> => {
  const facts = new Set<string>()
  const opened = new Set<string>()
  const visit = (one: unknown): void => {
    const [fact, name, not] = [valueAt(one, ['fact']), valueAt(one, ['condition']), valueAt(one, ['not'])]
    if (typeof fact === 'string') facts.add(fact)
    if (not !== undefined) visit(not)
    for (const key of ['all', 'any']) {
      const children = valueAt(one, [key])
      if (Array.isArray(children)) children.forEach(visit)
    }
    if (typeof name !== 'string' || opened.has(name)) return
    opened.add(name)
    visit(valueAt(named, [name]))
  }
  visit(condition)
  return facts
}

const namesWhere = (
  conditions: unknown,
  named: unknown,
  definitions: ReadonlyMap<string, FactDefinition>,
  is: (definition: FactDefinition) => boolean,
): readonly string[] =>
  [...factsIn(conditions, named)].filter((fact) => {
    const definition = definitions.get(fact)
    return definition !== undefined && is(definition)
  })

/** The facts about a risk in conditions, of any shape, with the named ones: more of these never lifts a redirect. */
export const factsAboutRisk = (
  conditions: unknown,
  named: unknown,
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly string[] => namesWhere(conditions, named, definitions, isAboutRisk)

/**
 * The facts for which a pathway rule may not only note what is unknown; none where it may. Takes its conditions and the named
 * ones, of any shape, as a rule set that is being read may have them.
 */
export const factsAgainstNote = (
  conditions: unknown,
  named: unknown,
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly string[] => namesWhere(conditions, named, definitions, (definition) => !mayBeNoted(definition))
