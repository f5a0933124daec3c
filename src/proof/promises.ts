/** The built-in promises of one rule set with one service, quickly: what a triage is refused for. */
import { memoize } from '../input/memoize.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { analysisContext } from './context.js'
import type { Finding } from './finding.js'
import { builtInProofs } from './proofs/built-in-proofs.js'
import type { ProofResult } from './proofs/proof-result.js'
import type { ProverLimits } from './prover.js'
import { rulesOfTypes } from './rules-of-types.js'

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

/** The built-in promises of a rule set, over how many assignments being of no interest here. */
const proofsOf = (document: RuleSet, ruleSet: RuleSet, service: Service | null): readonly ProofResult[] => {
  const context = analysisContext({ document, ruleSet, service, limits: QUICK, formSuffices: true })
  return builtInProofs({ ...context, prover: { ...context.prover, count: () => null } })
}

/** Whether a rule set keeps its promises whatever the service; worked out once for each. */
const holdsForEveryService = memoize((ruleSet: RuleSet): boolean =>
  proofsOf(ruleSet, rulesThatMatter(ruleSet), null).every(({ proof }) => proof.status === 'proved'),
)

/**
 * Proves the built-in promises. Takes a rule set as its author wrote it, the same with the safety floor welded
 * under it, and a service; gives what refutes them, each with a referral that shows it, and the titles of those
 * that could not be proved either way within what may be spent while somebody waits.
 */
export const provePromises = (
  document: RuleSet,
  ruleSet: RuleSet,
  service: Service,
): { readonly refuted: readonly Finding[]; readonly open: readonly string[] } => {
  if (holdsForEveryService(ruleSet)) return { refuted: [], open: [] }
  const proofs = proofsOf(document, rulesThatMatter(ruleSet), service).map(({ proof }) => proof)
  const isRefuted = proofs.some(({ status }) => status === 'refuted')
  return {
    // Whatever refutes them is shown with the whole rule set, as a decision would be made.
    refuted: isRefuted ? proofsOf(document, ruleSet, service).flatMap(({ findings }) => findings) : [],
    open: proofs.flatMap(({ status, title }) => (status === 'unfinished' ? [title] : [])),
  }
}
