/** The promises and invariants of one rule set with one service, quickly: broken ones are what a triage is refused for. */
import { memoize } from '../input/memoize.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { canonicalJson } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Service } from '../service/service.js'
import { analysisContext } from './context.js'
import type { Finding } from './finding.js'
import { builtInProofs } from './proofs/built-in-proofs.js'
import { invariantsHold } from './proofs/invariants-hold.js'
import type { ProofResult } from './proofs/proof-result.js'
import type { ProverLimits } from './prover.js'
import { rulesOfTypes } from './rule-set-parts.js'

/** A triage is made while somebody waits: what is not proved within these is not taken on trust. */
const QUICK: ProverLimits = { nodes: 20_000, conflicts: 10_000, givenUp: 1, steps: 20_000_000 }

/** The rules that the promises and the invariants are about: no disposition, route or pathway depends on others. */
const rulesThatMatter = (ruleSet: RuleSet): RuleSet =>
  rulesOfTypes(ruleSet, ['escalate', 'redirect', 'pathway'])

const proofsOf = (document: RuleSet, ruleSet: RuleSet, service: Service | null): readonly ProofResult[] => {
  const context = analysisContext({
    document,
    ruleSet,
    service,
    limits: QUICK,
    formSuffices: true,
    countsAssignments: false,
  })
  return [...builtInProofs(context), ...invariantsHold(context)]
}

/** Whether a rule set keeps its promises whatever the service; worked out once for each. */
const holdsForEveryService = memoize((ruleSet: RuleSet): boolean =>
  proofsOf(ruleSet, rulesThatMatter(ruleSet), null).every(({ proof }) => proof.status === 'proved'),
)

/** By rule set, what was found with each service, as canonical JSON: no issue where it was proved to keep its promises. */
const foundWith = memoize((_: RuleSet) => new Map<string, readonly Issue[]>())

/** Beyond so many issues and services the oldest is forgotten, and would be proved anew. */
const MAX_REMEMBERED = 1_000

const remember = (known: Map<string, readonly Issue[]>, service: string, issues: readonly Issue[]): void => {
  known.set(service, issues)
  let size = known.size
  for (const one of known.values()) size += one.length
  for (const [oldest, { length }] of known) {
    if (size <= MAX_REMEMBERED || oldest === service) break
    known.delete(oldest)
    size -= length + 1
  }
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
  if (holdsForEveryService(ruleSet)) return []
  const [known, written] = [foundWith(ruleSet), canonicalJson(service)]
  const issues = known.get(written) ?? issuesWith(document, ruleSet, service)
  if (!known.has(written)) remember(known, written, issues)
  return issues
}

const issuesWith = (document: RuleSet, ruleSet: RuleSet, service: Service): readonly Issue[] => {
  const results = proofsOf(document, rulesThatMatter(ruleSet), service)
  const proofs = results.map(({ proof }) => proof)
  // Whatever refutes them is shown with the whole rule set, as a decision would be made, if that can be done in time.
  const shown = proofs.some(({ status }) => status === 'refuted')
    ? proofsOf(document, ruleSet, service).flatMap(({ findings }) => findings)
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
