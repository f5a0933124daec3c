/** Redirects that go round: somebody is sent to the very team that referred them. */
import { listed } from '../../explain/sentences.js'
import type { AnalysisContext } from '../../proof/context.js'
import { and, NEVER } from '../../proof/engine/formula.js'
import type { Finding } from '../../proof/finding.js'
import { is } from '../../proof/space/joint-constraint.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import { makeFinding } from '../make-finding.js'
import { findWitness, ownRules } from './defect.js'

/** Who refers for a team, as a message names them: by the sources that say so by themselves. */
const whoRefersFor = ({ ruleSet }: AnalysisContext, team: string): string => {
  const sources = vocabularyOf(ruleSet).sources.filter((source) => source.team === team)
  const named = sources.length === 0 ? '' : ` (${listed(sources.map(({ id }) => `\`${id}\``))})`
  return `whoever refers for \`${team}\`${named}`
}

/** Each rule by which a decision to redirect can name the team that referred, with a referral that it happens to. */
export const redirectLoops = (context: AnalysisContext): readonly Finding[] => {
  const { outcomes, ruleSet, space } = context
  const teamOf = new Map(ruleSet.destinations.map(({ id, team }) => [id, team]))
  return ownRules(context).flatMap(({ met, path, rule }) => {
    const { event, name } = rule
    const team = event.type === 'redirect' ? teamOf.get(event.params.destination) : undefined
    if (event.type !== 'redirect' || team === undefined) return []
    const refers = space.encodings.get('referrerTeam')?.where(is(team)).isTrue ?? NEVER
    const witness = findWitness(context, and(met, refers, outcomes.disposition.redirect))
    if (witness === null) return []
    return [
      makeFinding('redirect-loop', {
        rule: name,
        path: [...path, 'event', 'params', 'destination'],
        message: `by the rule \`${name}\` ${whoRefersFor(context, team)} can be sent to \`${event.params.destination}\`, which is that team`,
        hint: `let the rule be met only where \`agreed.${team}\` is false and \`referrerTeam\` is another, and write one with another destination for those whom the team refers`,
        witnesses: [witness],
      }),
    ]
  })
}
