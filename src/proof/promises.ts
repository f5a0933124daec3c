/** The promises and invariants of one rule set with one service, quickly: broken ones are what a triage is refused for. */
import { lazy, memoize } from '../input/memoize.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { digestOfService } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { digestOfRuleSet } from '../rule-set/shipped.js'
import type { Service } from '../service/service.js'
import { analysisContext } from './context.js'
import { ifSpent, StepBudget } from './engine/step-budget.js'
import type { Finding, Proof } from './finding.js'
import { builtInProofs } from './proofs/built-in-proofs.js'
import { INVARIANT, invariantsHold } from './proofs/invariants-hold.js'
import type { ProofResult } from './proofs/proof-result.js'
import type { ProverLimits } from './prover.js'
import { rulesOfTypes } from './rule-set-parts.js'

/** A triage is made while somebody waits: what is not proved within these is not taken on trust. */
const QUICK: ProverLimits = { nodes: 20_000, conflicts: 10_000, givenUp: 1 }

/**
 * How much the proofs of one rule set may take together, laying it out included: at some 20 to 50 ns a step under a second or
 * so. A load proves at most three times: for every service, for the one that is given, and to show what is refuted.
 */
export const QUICK_STEPS = 24_000_000

/** The rules that the promises and the invariants are about: no disposition, route or pathway depends on others. */
const rulesThatMatter = (ruleSet: RuleSet): RuleSet =>
  rulesOfTypes(ruleSet, ['escalate', 'redirect', 'pathway'])

/** What proofs come to of which none could even be begun. */
const NOT_LAID_OUT: ProofResult = {
  proof: {
    name: 'promises',
    title: 'they keep the promises that every rule set must keep',
    status: 'unfinished',
    by: null,
    assignments: null,
  },
  findings: [],
}

/** The proofs of one load, within a budget: what is not proved by then is unfinished. */
export const quickProofs = (
  document: RuleSet,
  ruleSet: RuleSet,
  service: Service | null,
  steps = new StepBudget(QUICK_STEPS),
): readonly ProofResult[] => {
  const proofs = () => {
    const context = analysisContext({
      document,
      ruleSet,
      service,
      limits: QUICK,
      steps,
      formSuffices: true,
      countsAssignments: false,
    })
    return [...builtInProofs(context), ...invariantsHold(context)]
  }
  return ifSpent(proofs, () => [NOT_LAID_OUT])
}

/** Whether a rule set keeps its promises whatever the service; worked out once for each. */
const holdsForEveryService = memoize((ruleSet: RuleSet): boolean =>
  quickProofs(ruleSet, rulesThatMatter(ruleSet), null).every(({ proof }) => proof.status === 'proved'),
)

/**
 * What was found of a rule set with a service, by the digests of both: whoever reads a document anew is not kept waiting
 * again. No issue where it was proved to keep its promises.
 */
const found = new Map<string, readonly Issue[]>()

/** Beyond so many answers and issues together the oldest is forgotten, and would be proved anew. */
const MAX_REMEMBERED = 1_000

const remember = (key: string, issues: readonly Issue[]): readonly Issue[] => {
  found.set(key, issues)
  let size = found.size
  for (const { length } of found.values()) size += length
  for (const [oldest, { length }] of found) {
    if (size <= MAX_REMEMBERED || oldest === key) break
    found.delete(oldest)
    size -= length + 1
  }
  return issues
}

/** A hint must stay readable; the whole counterexample is what `analyse` gives. */
const MAX_LENGTH = 300

const counterexample = ({ witnesses }: Finding): string =>
  witnesses
    .map(({ disposition, facts }) => `with ${quote(facts, MAX_LENGTH)} the decision is \`${disposition}\``)
    .join(', and ')

/**
 * Issues for the promises, built in or invariants, that a rule set would break with a service, each with a referral that shows it, and
 * for those that could not be proved either way within what may be spent while somebody waits. Takes the rule set as
 * its author wrote it, the same with the safety floor welded under it, and the service. Paths lead into the rule set
 * as written.
 */
export const promiseIssues = (document: RuleSet, ruleSet: RuleSet, service: Service): readonly Issue[] => {
  // Of rule sets that hold for every service nothing is found, and for them no digest is worked out.
  const key = lazy(() => `${digestOfRuleSet(document)} ${digestOfService(service)}`)
  const before = found.size > 0 ? found.get(key()) : undefined
  if (before !== undefined) return before
  return holdsForEveryService(ruleSet) ? [] : remember(key(), issuesWith(document, ruleSet, service))
}

const unproved = ({ name, title }: Proof, { invariants }: RuleSet): Issue => {
  const invariant = name.startsWith(INVARIANT) ? name.slice(INVARIANT.length) : null
  const place = invariants.findIndex((one) => one.name === invariant)
  return {
    code: 'unsafe-rule-set',
    path: invariant === null ? ['rules'] : place === -1 ? ['invariants'] : ['invariants', place],
    message:
      invariant === null
        ? `it could not be proved of these rules that ${title}`
        : `the invariant \`${invariant}\` could not be proved of these rules`,
    hint: 'make the conditions of escalations, redirects and pathways simpler, until it can be; `check` searches longer',
  }
}

const issuesWith = (document: RuleSet, ruleSet: RuleSet, service: Service): readonly Issue[] => {
  const results = quickProofs(document, rulesThatMatter(ruleSet), service)
  const proofs = results.map(({ proof }) => proof)
  // Whatever refutes them is shown with the whole rule set, as a decision would be made, if that can be done in time.
  const shown = proofs.some(({ status }) => status === 'refuted')
    ? quickProofs(document, ruleSet, service).flatMap(({ findings }) => findings)
    : []
  const refuted = shown.length > 0 ? shown : results.flatMap(({ findings }) => findings)
  return [
    ...refuted.map(
      (finding): Issue => ({
        code: 'unsafe-rule-set',
        path: finding.path,
        message: finding.message,
        hint: `${finding.hint}; for instance, ${counterexample(finding)}`,
      }),
    ),
    ...proofs.filter(({ status }) => status === 'unfinished').map((proof) => unproved(proof, document)),
  ]
}
