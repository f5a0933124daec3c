/** The two rule sets of a comparison, read and welded, and whether their local facts agree. */

import { serviceFitIssues } from '../../decision/triage-options.js'
import { AGREED_PREFIX } from '../../facts/catalogue/teams.js'
import type { FactDefinition } from '../../facts/fact.js'
import { type Issue, type Issues, type Result, resultOf, unwrap } from '../../issue/issue.js'
import { leavesByFact } from '../../proof/rule-set-parts.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import type { SourceWord, Word } from '../../referral/word.js'
import { canonicalJson, digestOf } from '../../rule-set/digest.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import { safeWeld } from '../../rule-set/weld.js'
import type { Service } from '../../service/service.js'
import type { Comparison } from './comparison.js'

/** A rule set as it would decide. */
export interface ComparedRuleSet {
  /** With the safety floor welded under it. */
  readonly whole: RuleSet
  /** Its id, version and digest, without the floor. */
  readonly named: Comparison['from']
}

const prefixed = ([first, ...rest]: Issues, which: string): Issues => {
  const prefix = (issue: Issue): Issue => ({ ...issue, message: `${which}: ${issue.message}` })
  return [prefix(first), ...rest.map(prefix)]
}

const readFor = (ruleSet: RuleSet, service: Service | null): Result<ComparedRuleSet> => {
  const own = parseRuleSet(ruleSet)
  if (!own.ok) return own
  const welded = safeWeld(safetyFloor(), own.value)
  if (!welded.ok) return welded
  const { id, version } = own.value
  return resultOf(service === null ? [] : serviceFitIssues(welded.value, service), () => ({
    whole: welded.value,
    named: { id, version, digest: digestOf(own.value) },
  }))
}

/** Reads a rule set and welds the floor under it. Throws `TriageError`; `which` says which of the two it is about. */
export const comparedRuleSet = (
  ruleSet: RuleSet,
  which: string,
  service: Service | null,
): ComparedRuleSet => {
  const read = readFor(ruleSet, service)
  return unwrap(read.ok ? read : { ok: false, issues: prefixed(read.issues, which) })
}

/** What a fact can be; its words may differ. */
const domainOf = (definition: FactDefinition): string => {
  const { kind } = definition
  if (kind === 'integer') return JSON.stringify([kind, definition.min, definition.max])
  return JSON.stringify(kind === 'choice' || kind === 'set' ? [kind, [...definition.values].sort()] : [kind])
}

/** What is said of a word beside what it is called, and beside the team that a source refers for. */
const meaningOf = ({ title: _, team: __, ...meaning }: Word & Pick<SourceWord, 'team'>): string =>
  canonicalJson(meaning)

/** Whether any rule asks for which team somebody referred: to a rule set that does not ask, it makes no difference. */
const asksForTeams = (ruleSet: RuleSet): boolean =>
  [...leavesByFact([ruleSet]).keys()].some(
    (fact) => fact === 'referrerTeam' || fact.startsWith(AGREED_PREFIX),
  )

/** Whether two rule sets say that a source refers for different teams, or one says so of which the other leaves it open and asks. */
const teamsClash = (one: RuleSet, other: RuleSet, before: SourceWord, after: SourceWord): boolean => {
  if (before.team === after.team) return false
  if (before.team !== undefined && after.team !== undefined) return true
  return asksForTeams(before.team === undefined ? one : other)
}

/** The lists whose words mean something to facts. */
const MEANT = ['needs', 'sources', 'teams', 'risks', 'instruments'] as const

/** Words of the vocabulary of which the two rule sets say different things: one space of facts cannot stand for both. */
const wordClashes = (one: RuleSet, other: RuleSet): readonly Issue[] =>
  MEANT.flatMap((list) => {
    const words: readonly Word[] = vocabularyOf(one)[list]
    const before = new Map(words.map((word) => [word.id, word]))
    return vocabularyOf(other)[list].flatMap((word: Word, index): readonly Issue[] => {
      const known = before.get(word.id)
      if (known === undefined) return []
      if (meaningOf(known) === meaningOf(word) && !teamsClash(one, other, known, word)) return []
      return [
        {
          code: 'local-facts-differ',
          path: ['vocabulary', list, index],
          message: `the word \`${word.id}\` of \`${list}\` means something else in the second rule set than in the first`,
          hint: 'give it another id where it means something else, or compare rule sets that say the same of it',
        },
      ]
    })
  })

/** Local facts and words that the two rule sets declare differently: no referral could be decided by both. */
export const localFactClashes = (one: RuleSet, other: RuleSet): readonly Issue[] => [
  ...wordClashes(one, other),
  ...other.localFacts.flatMap((definition, index): readonly Issue[] => {
    const before = one.localFacts.find(({ name }) => name === definition.name)
    if (before === undefined || domainOf(before) === domainOf(definition)) return []
    return [
      {
        code: 'local-facts-differ',
        path: ['localFacts', index],
        message: `the local fact \`${definition.name}\` can be something else in the second rule set than in the first`,
        hint: 'give it another name where it means something else, or compare rule sets that declare it alike',
      },
    ]
  }),
]
