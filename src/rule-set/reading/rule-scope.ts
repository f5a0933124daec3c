/** What a rule may refer to: the facts, and the names that its rule set defines, each for one thing only. */
import { definitionsWith } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import { type Json, valueAt } from '../../input/json.js'
import { quote } from '../../issue/quote.js'
import type { Report } from './issue-list.js'
import { readLocalFacts } from './read-local-facts.js'

/** The lists of a document whose members are referred to by a key of their own. */
const NAMED_LISTS = [
  { list: 'sources', key: 'id', one: 'source' },
  { list: 'pathways', key: 'id', one: 'pathway' },
  { list: 'routes', key: 'id', one: 'route' },
  { list: 'destinations', key: 'id', one: 'destination' },
  { list: 'actions', key: 'id', one: 'action' },
  { list: 'localFacts', key: 'name', one: 'local fact' },
  { list: 'invariants', key: 'name', one: 'invariant' },
  { list: 'rules', key: 'name', one: 'rule' },
] as const

type NamedList = (typeof NAMED_LISTS)[number]['list']

/** The members of a list of the document, whatever they are. */
export const membersOf = (document: Json, list: NamedList): readonly unknown[] => {
  const members = valueAt(document, [list])
  return Array.isArray(members) ? members : []
}

/** The names that a list defines, even where the rest of a definition is wrong. */
export const namesIn = (document: Json, list: NamedList): ReadonlySet<string> => {
  const key = NAMED_LISTS.find((one) => one.list === list)?.key ?? 'id'
  const names = membersOf(document, list).map((member) => valueAt(member, [key]))
  return new Set(names.filter((name) => typeof name === 'string'))
}

/** Reports every second thing of a name. */
export const checkNames = (document: Json, report: Report): void => {
  for (const { list, key, one } of NAMED_LISTS) {
    const first = new Map<string, number>()
    membersOf(document, list).forEach((member, index) => {
      const name = valueAt(member, [key])
      if (typeof name !== 'string') return
      const before = first.get(name)
      if (before === undefined) first.set(name, index)
      else {
        report(
          'duplicate-name',
          [list, index, key],
          () => `there is another ${one} ${quote(name)}`,
          () => `give this one or ${list}[${before}] another name`,
        )
      }
    })
  }
}

/** The names that conditions and events can use. */
export interface RuleScope {
  /** The catalogue's facts and the rule set's local ones. */
  readonly facts: ReadonlyMap<string, FactDefinition>
  /** Local facts that are declared, but in a way that nothing can be checked against. */
  readonly unreadableFacts: ReadonlySet<string>
  readonly conditions: ReadonlySet<string>
  readonly routes: ReadonlySet<string>
  readonly destinations: ReadonlySet<string>
  readonly pathways: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}

/** Gathers what the rules of a document may refer to, even where the rest of a definition is wrong. */
export const scopeOf = (document: Json, report: Report): RuleScope => {
  const local = readLocalFacts(document, report)
  const conditions = valueAt(document, ['conditions'])
  return {
    facts: definitionsWith(local.readable),
    unreadableFacts: local.unreadable,
    conditions: new Set(typeof conditions === 'object' && conditions !== null ? Object.keys(conditions) : []),
    routes: namesIn(document, 'routes'),
    destinations: namesIn(document, 'destinations'),
    pathways: namesIn(document, 'pathways'),
    actions: namesIn(document, 'actions'),
    sources: namesIn(document, 'sources'),
  }
}
