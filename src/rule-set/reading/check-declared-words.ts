/** Words of the vocabulary that routes, invariants and destinations name: each is one that ships or that the rule set declares. */
import { type Json, valueAt } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { idsOf, routeKindsIn, shippedVocabulary, type Vocabulary } from '../../referral/vocabulary.js'
import type { NeedWord } from '../../referral/word.js'
import type { Path, Report } from './issue-list.js'
import { membersOf } from './rule-scope.js'

/** Reports kinds of route that are neither of the safety floor nor of the vocabulary. */
const checkKindsOfRoute = (document: Json, vocabulary: Vocabulary, report: Report): void => {
  const kinds = routeKindsIn(vocabulary)
  const checkKind = (path: Path): void => {
    const kind = valueAt(document, path)
    if (typeof kind !== 'string' || kinds.includes(kind)) return
    report(
      'unknown-word',
      path,
      () => `unknown kind of route ${quote(kind)}`,
      () => `${didYouMean(kind, kinds)}; a kind of your own is declared in \`vocabulary.routeKinds\``,
    )
  }
  membersOf(document, 'routes').forEach((_, index) => {
    checkKind(['routes', index, 'kind'])
  })
  membersOf(document, 'invariants').forEach((_, index) => {
    checkKind(['invariants', index, 'then', 'routeKind'])
  })
}

/** Reports needs that a destination takes on and that are none of the vocabulary, or are listed twice. */
const checkCovers = (document: Json, vocabulary: Vocabulary, report: Report): void => {
  const needs = idsOf(vocabulary.needs)
  membersOf(document, 'destinations').forEach((destination, index) => {
    const covers = valueAt(destination, ['covers'])
    if (!Array.isArray(covers)) return
    covers.forEach((need: unknown, place) => {
      if (typeof need !== 'string') return
      const path = ['destinations', index, 'covers', place]
      if (!needs.includes(need))
        report(
          'unknown-word',
          path,
          () => `unknown need ${quote(need)}`,
          () => didYouMean(need, needs),
        )
      else if (covers.indexOf(need) < place)
        report('duplicate-name', path, () => `the need ${quote(need)} is listed twice`)
    })
  })
}

const isShipped = ({ id, indicatedBy }: NeedWord): boolean =>
  shippedVocabulary.needs.some((one) => one.id === id && one.indicatedBy === indicatedBy)

/**
 * Reports needs for which a fact is said to speak that the rule set does not declare as an answer. A need taken over as it ships may
 * stand without its fact: nobody can answer that then, so that it speaks for nothing.
 */
const checkIndicating = (document: Json, vocabulary: Vocabulary, report: Report): void => {
  const answers = membersOf(document, 'localFacts').flatMap((fact): readonly string[] => {
    const name = valueAt(fact, ['name'])
    return valueAt(fact, ['kind']) === 'answer' && typeof name === 'string' ? [name] : []
  })
  vocabulary.needs.forEach((need, index) => {
    const { indicatedBy } = need
    if (indicatedBy === undefined || answers.includes(indicatedBy) || isShipped(need)) return
    report(
      'unknown-local-fact',
      ['vocabulary', 'needs', index, 'indicatedBy'],
      () => `no local fact of kind \`answer\` is called ${quote(indicatedBy)}`,
      () => didYouMean(indicatedBy, answers),
    )
  })
}

/** Reports teams that a destination is about and that are none of the vocabulary. */
const checkTeamsSentTo = (document: Json, vocabulary: Vocabulary, report: Report): void => {
  const teams = idsOf(vocabulary.teams)
  membersOf(document, 'destinations').forEach((destination, index) => {
    const team = valueAt(destination, ['team'])
    if (typeof team !== 'string' || teams.includes(team)) return
    report(
      'unknown-word',
      ['destinations', index, 'team'],
      () => `unknown team ${quote(team)}`,
      () => `${didYouMean(team, teams)}; a team of your own is declared in \`vocabulary.teams\``,
    )
  })
}

/** Reports words that are neither of the safety floor nor of the vocabulary. */
export const checkDeclaredWords = (document: Json, vocabulary: Vocabulary, report: Report): void => {
  checkKindsOfRoute(document, vocabulary, report)
  checkCovers(document, vocabulary, report)
  if (valueAt(document, ['vocabulary', 'needs']) !== undefined) checkIndicating(document, vocabulary, report)
  checkTeamsSentTo(document, vocabulary, report)
}
