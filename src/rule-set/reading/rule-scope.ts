/** What a rule may refer to: the facts, and the names that its rule set defines, each for one thing only. */
import { definitionsOf } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import { type Json, valueAt } from '../../input/json.js'
import { formatPath } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import type { Path, Report } from './issue-list.js'
import { MEMBER_LISTS, type MemberListName, membersAt, nameOf } from './member-lists.js'
import { readLocalFacts } from './read-local-facts.js'

/** The members of a list of the document, whatever they are. */
export const membersOf = (document: Json, list: MemberListName): readonly unknown[] =>
  membersAt(document, [list])

/** The names that a list defines, even where the rest of a definition is wrong. */
export const namesIn = (document: Json, list: MemberListName): ReadonlySet<string> => {
  const found = MEMBER_LISTS.find(({ path }) => path[0] === list)
  return new Set(membersOf(document, list).flatMap((member) => (found && nameOf(member, found)) ?? []))
}

/** Reports every second thing of a name. `shown` is the path of a member as whoever wrote it knows it. */
export const checkNames = (document: Json, report: Report, shown: (path: Path) => Path): void => {
  for (const list of MEMBER_LISTS) {
    const { key, one, path } = list
    const first = new Map<string, number>()
    membersAt(document, path).forEach((member, index) => {
      const name = nameOf(member, list)
      if (name === null) return
      const before = first.get(name)
      if (before === undefined) first.set(name, index)
      else {
        report(
          'duplicate-name',
          [...path, index, ...(typeof member === 'string' ? [] : [key])],
          () => `there is another ${one} ${quote(name)}`,
          () => `give this one or ${formatPath(shown([...path, before]))} another name`,
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
export const scopeOf = (document: Json, vocabulary: Vocabulary, report: Report): RuleScope => {
  const local = readLocalFacts(document, vocabulary, report)
  const conditions = valueAt(document, ['conditions'])
  return {
    facts: definitionsOf({ vocabulary, localFacts: local.readable }),
    unreadableFacts: local.unreadable,
    conditions: new Set(typeof conditions === 'object' && conditions !== null ? Object.keys(conditions) : []),
    routes: namesIn(document, 'routes'),
    destinations: namesIn(document, 'destinations'),
    pathways: namesIn(document, 'pathways'),
    actions: namesIn(document, 'actions'),
    sources: namesIn(document, 'sources'),
  }
}
