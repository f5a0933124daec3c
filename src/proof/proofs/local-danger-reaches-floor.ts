/** What a rule set itself asks about suicide, self-harm or danger reaches the routes of the safety floor. */

import { RISK_PREFIX } from '../../facts/catalogue/risks.js'
import { ownDefinitions } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import type { Issue } from '../../issue/issue.js'
import type { Answer } from '../../referral/vocabulary.js'
import type { Route, RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import type { AnalysisContext } from '../context.js'
import { NEVER, not, or } from '../engine/formula.js'
import { refutation } from '../finding.js'
import { type Counterexample, isPossible, type ProofResult, prove, where } from './proof-result.js'

/** An answer, and the routes of which it must reach one. */
interface Wanted {
  readonly answer: Answer
  readonly routes: readonly Route[]
  readonly called: string
}

/** Where a fact of a rule set's own is declared: among its local facts, or its risks. */
const placeOfFact = ({ localFacts, vocabulary }: RuleSet, fact: string): Issue['path'] => {
  const local = localFacts.findIndex(({ name }) => name === fact)
  if (local !== -1) return ['localFacts', local]
  const risk = vocabulary?.risks?.findIndex(({ id }) => `${RISK_PREFIX}${id}` === fact) ?? -1
  return risk === -1 ? ['localFacts'] : ['vocabulary', 'risks', risk]
}

const wantedOf = (definition: FactDefinition): readonly Wanted[] => {
  if (definition.kind !== 'answer') return []
  const floors = safetyFloor().routes
  const specialist = {
    routes: floors.filter(({ kind }) => kind === 'specialist-mental-health'),
    called: 'specialist mental health routes',
  }
  return [
    { answer: definition.riskier ?? 'yes', ...specialist },
    { answer: 'unsure', ...specialist },
    // As with the floor's own questions: whoever would rather not say is talked with, and nothing is read into it.
    { answer: 'declined', routes: floors, called: 'routes' },
  ]
}

/**
 * Every answer that worries to a local fact that asks about danger, and every unsure one, reaches one of the floor's
 * specialist mental health routes; a declined one reaches a route of the floor. Whatever else is true or not known.
 */
export const localDangerReachesFloor = (context: AnalysisContext): ProofResult => {
  const { document, outcomes, ruleSet, space, witness } = context
  const counterexample = (name: string, { answer, called, routes }: Wanted): Counterexample => {
    const reached = or(...routes.map(({ id }) => outcomes.route.get(id) ?? NEVER))
    // A fact that no rule asks about is not in the space: it then reaches nothing.
    const cells = space.encodings.get(name)?.cellsFor(answer) ?? new Map()
    const path = placeOfFact(document, name)
    return {
      ask: () => isPossible(context, where(context, cells, not(reached))),
      finding: (choice) =>
        refutation('danger-without-floor-route', {
          path,
          message: `\`${name}\` asks about danger, and being \`${answer}\` can leave a referral without any of the safety floor's ${called}`,
          hint: `add an escalate rule for this answer, without other conditions, to one of ${routes.map(({ id }) => `\`${id}\``).join(', ')}`,
          witnesses: [witness({ ...space.factsIn(choice), [name]: answer })],
        }),
    }
  }
  return prove(
    context,
    {
      name: 'local-danger-reaches-floor',
      title:
        'every answer that worries to a question of its own about danger reaches a route of the safety floor',
    },
    ownDefinitions(ruleSet)
      .filter((definition) => definition.asksAboutDanger === true)
      .map((definition) => wantedOf(definition).map((wanted) => counterexample(definition.name, wanted))),
  )
}
