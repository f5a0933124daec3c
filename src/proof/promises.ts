/** The built-in promises of one rule set with one service, quickly: broken ones are what a triage is refused for. */
import { memoize } from '../input/memoize.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { canonicalJson } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { analysisContext } from './context.js'
import type { Finding } from './finding.js'
import { builtInProofs } from './proofs/built-in-proofs.js'
import type { ProofResult } from './proofs/proof-result.js'
import type { ProverLimits } from './prover.js'
import { rulesOfTypes } from './rule-set-parts.js'

/** A triage is made while somebody waits: what is not proved within these is not taken on trust. */
const QUICK: ProverLimits = { nodes: 20_000, conflicts: 10_000, givenUp: 1 }

/**
 * The rules that the promises are about: no disposition depends on others. Pathways matter only where the
 * rule set has safety facts of its own, that no rule of the floor asks about.
 */
const rulesThatMatter = (ruleSet: RuleSet): RuleSet =>
  ruleSet.localFacts.some(({ safety }) => safety)
    ? rulesOfTypes(ruleSet, ['escalate', 'redirect', 'pathway'])
    : rulesOfTypes(ruleSet, ['escalate', 'redirect'])

const proofsOf = (document: RuleSet, ruleSet: RuleSet, service: Service | null): readonly ProofResult[] =>
  builtInProofs(
    analysisContext({
      document,
      ruleSet,
      service,
      limits: QUICK,
      formSuffices: true,
      countsAssignments: false,
    }),
  )

/** Whether a rule set keeps its promises whatever the service; worked out once for each. */
const holdsForEveryService = memoize((ruleSet: RuleSet): boolean =>
  proofsOf(ruleSet, rulesThatMatter(ruleSet), null).every(({ proof }) => proof.status === 'proved'),
)

/** By rule set, the services with which it was proved to keep its promises, as canonical JSON. */
const provedWith = memoize((_: RuleSet) => new Set<string>())

/** Beyond this many the oldest is forgotten, and would be proved anew. */
const MAX_PROVED = 1_000

const addProved = (services: Set<string>, service: string): void => {
  for (const oldest of services) {
    if (services.size < MAX_PROVED) break
    services.delete(oldest)
  }
  services.add(service)
}

/** A hint must stay readable; the whole counterexample is what `analyse` gives. */
const MAX_LENGTH = 300

const counterexample = ({ witnesses }: Finding): string =>
  witnesses
    .map(({ disposition, facts }) => `with ${quote(facts, MAX_LENGTH)} the decision is \`${disposition}\``)
    .join(', and ')

/**
 * Issues for the built-in promises that a rule set would break with a service, each with a referral that shows it, and
 * for those that could not be proved either way within what may be spent while somebody waits. Takes the rule set as
 * its author wrote it, the same with the safety floor welded under it, and the service. Paths lead into the rule set
 * as written.
 */
export const promiseIssues = (document: RuleSet, ruleSet: RuleSet, service: Service): readonly Issue[] => {
  if (holdsForEveryService(ruleSet)) return []
  const [proved, written] = [provedWith(ruleSet), canonicalJson(service)]
  if (proved.has(written)) return []
  const proofs = proofsOf(document, rulesThatMatter(ruleSet), service).map(({ proof }) => proof)
  if (proofs.every(({ status }) => status === 'proved')) addProved(proved, written)
  // Whatever refutes them is shown with the whole rule set, as a decision would be made.
  const refuted = proofs.some(({ status }) => status === 'refuted')
    ? proofsOf(document, ruleSet, service).flatMap(({ findings }) => findings)
    : []
  return [
    ...refuted.map(
      (finding): Issue => ({
        code: 'unsafe-rule-set',
        path: finding.path,
        message: finding.message,
        hint: `${finding.hint}; for instance, ${counterexample(finding)}`,
      }),
    ),
    ...proofs
      .filter(({ status }) => status === 'unfinished')
      .map(
        ({ title }): Issue => ({
          code: 'unsafe-rule-set',
          path: ['rules'],
          message: `it could not be proved of these rules that ${title}`,
          hint: 'make the conditions of escalations and redirects simpler, until it can be; `check` searches longer',
        }),
      ),
  ]
}
