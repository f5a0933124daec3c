/** More risk never makes the pathway less intensive, whether it is accepted or provisional. */
import type { AnalysisContext } from '../context.js'
import { and, NEVER, not, or } from '../engine/formula.js'
import { makeFinding } from '../finding.js'
import type { RuleFormulas } from '../outcomes.js'
import { type Kept, keptByRisk } from './kept-by-risk.js'
import { hintFor } from './more-risk-never-lowers.js'
import { type ProofResult, prove } from './proof-result.js'

/** The pathway is as intensive or more when one fact goes one step towards more risk; after a redirect there is none. */
export const moreRiskNeverLightensPathway = (context: AnalysisContext): ProofResult => {
  const { outcomes, ruleSet } = context
  const ids = ruleSet.pathways.map(({ id }) => id)
  const rank = ({ rule: { event } }: RuleFormulas): number =>
    event.type === 'pathway' ? ids.indexOf(event.params.pathway) : -1
  const choosing = outcomes.rules.filter((rule) => rank(rule) !== -1)
  const kept = () =>
    ids.slice(1).map((id, index): Kept => {
      const place = index + 1
      return {
        formula: or(...ids.slice(place).map((one) => outcomes.pathway.get(one) ?? NEVER)),
        // Called for at least as much, or nothing less: then the most intensive of all is the default.
        parts: [
          ...choosing.filter((rule) => rank(rule) >= place).map(({ notMet }) => not(notMet)),
          and(...choosing.filter((rule) => rank(rule) < place).map(({ notMet }) => notMet)),
        ],
        unless: outcomes.disposition.redirect,
        finding: (step) => {
          const { fact, from, less, more, to } = step
          return makeFinding('risk-lightens-pathway', {
            path: ['pathways'],
            message: `\`${fact}\` going from ${from} to ${to} can make the pathway lighter, from \`${less.pathway}\` to \`${more.pathway}\``,
            hint:
              to === '`unsure`'
                ? hintFor(step)
                : `let the rules for \`${id}\` and what is more be met for the riskier values of \`${fact}\` as well, and list pathways from the least to the most intensive`,
            witnesses: [less, more],
          })
        },
      }
    })
  const named = {
    name: 'more-risk-never-lightens-pathway',
    title: 'more risk never makes the pathway less intensive, fact by fact',
  }
  return ids.length < 2 ? prove(context, named, []) : keptByRisk(context, named, kept)
}
