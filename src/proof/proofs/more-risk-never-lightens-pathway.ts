/** More risk never makes the pathway less intensive, whether it is accepted or provisional. */
import type { AnalysisContext } from '../context.js'
import { and, NEVER, not, or } from '../engine/formula.js'
import { refutation } from '../finding.js'
import { callsForPathway, type RuleFormulas } from '../outcomes.js'
import { riskierSteps } from './fact-steps.js'
import { type Kept, keptBySteps } from './kept-by-steps.js'
import { lostRule } from './more-risk-never-lowers.js'
import { type ProofResult, prove } from './proof-result.js'

/** Of each pathway but the least intensive, that the pathway is as intensive or more; with a redirect there is none. */
export const keptPathways = (context: AnalysisContext): readonly Kept[] => {
  const { outcomes, ruleSet } = context
  const ids = ruleSet.pathways.map(({ id }) => id)
  const rank = ({ rule: { event } }: RuleFormulas): number =>
    event.type === 'pathway' ? ids.indexOf(event.params.pathway) : -1
  const choosing = outcomes.rules.filter((rule) => rank(rule) !== -1)
  return ids.slice(1).map((_, index) => {
    const place = index + 1
    return {
      formula: or(...ids.slice(place).map((one) => outcomes.pathway.get(one) ?? NEVER)),
      // Called for at least as much, or nothing less: then the most intensive of all is the default.
      parts: [
        ...choosing.filter((rule) => rank(rule) >= place).map(callsForPathway),
        and(...choosing.filter((rule) => rank(rule) < place).map((rule) => not(callsForPathway(rule)))),
      ],
      unless: outcomes.disposition.redirect,
      finding: (step) => {
        const { fact, from, less, more, to } = step
        const lost = lostRule(context, step, (one) => (rank(one) >= place ? callsForPathway(one) : NEVER))
        // Where no rule was lost, one for a lighter pathway took the place of the default.
        const { path, rule } =
          lost.rule === null
            ? lostRule(context, step, (one) =>
                rank(one) >= 0 && rank(one) < place ? not(callsForPathway(one)) : NEVER,
              )
            : lost
        const order = 'see that pathways are listed from the least to the most intensive'
        return refutation('risk-lightens-pathway', {
          rule,
          path: rule === null ? ['pathways'] : path,
          message: `\`${fact}\` going from ${from} to ${to} can make the pathway lighter, from \`${less.pathway}\` to \`${more.pathway}\``,
          hint:
            lost.rule === null
              ? `${order}, and that the rule does not call for \`${more.pathway}\` only where \`${fact}\` is riskier`
              : `${order}; ${lost.hint}`,
          witnesses: [less, more],
        })
      },
    }
  })
}

/** The pathway is as intensive or more when one fact goes one step towards more risk. */
export const moreRiskNeverLightensPathway = (context: AnalysisContext): ProofResult => {
  const named = {
    name: 'more-risk-never-lightens-pathway',
    title: 'more risk never makes the pathway less intensive, fact by fact',
  }
  return context.ruleSet.pathways.length < 2
    ? prove(context, named, [])
    : keptBySteps(context, named, () => keptPathways(context), riskierSteps)
}
