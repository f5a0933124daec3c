/** Findings in the order to read them: the gravest first, causes before what follows from them, and that folded under them. */
import type { AnalysisContext } from '../proof/context.js'
import type { Finding } from '../proof/finding.js'
import { SEVERITIES } from '../proof/finding-codes.js'
import { outcomesWithout } from '../proof/outcomes.js'
import { builtInProofs } from '../proof/proofs/built-in-proofs.js'
import { invariantsHold } from '../proof/proofs/invariants-hold.js'
import type { ProofResult } from '../proof/proofs/proof-result.js'
import { causesOf, type Vanishing } from './defects/causes.js'
import type { Defects } from './defects/index.js'

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const rankOf = ({ severity }: Finding): number => SEVERITIES.indexOf(severity)

const byGravity = (one: Finding, other: Finding): number =>
  rankOf(one) - rankOf(other) || byText(one.code, other.code) || byText(one.rule ?? '', other.rule ?? '')

/** All proofs of a rule set: the promises, then its invariants. */
export const allProofs = (context: AnalysisContext): readonly ProofResult[] => [
  ...builtInProofs(context),
  ...invariantsHold(context),
]

/** What a proof found follows from rules without which the proof holds. */
const vanishingProofs =
  (context: AnalysisContext, results: readonly ProofResult[]): Vanishing =>
  (findings, names) => {
    const failed = results.filter((result) => result.findings.some((finding) => findings.includes(finding)))
    if (failed.length === 0) return new Set()
    const outcomes = outcomesWithout(context.outcomes, names)
    const proved = new Set(
      allProofs({ ...context, ruleSet: outcomes.ruleSet, outcomes })
        .filter(({ proof }) => proof.status === 'proved')
        .map(({ proof }) => proof.name),
    )
    return new Set(failed.filter(({ proof }) => proved.has(proof.name)).flatMap((result) => result.findings))
  }

/** Puts what the proofs found and the defects in order. Nothing is folded under something less grave. */
export const arrangedFindings = (
  context: AnalysisContext,
  results: readonly ProofResult[],
  defects: Defects,
): readonly Finding[] => {
  const ofProofs = vanishingProofs(context, results)
  const all = [...results.flatMap((result) => result.findings), ...defects.findings].sort(byGravity)
  const causes = causesOf(
    context,
    all,
    (findings, names) => new Set([...ofProofs(findings, names), ...defects.vanishing(findings, names)]),
  )
  const following = new Map<Finding, Finding[]>()
  for (const [finding, cause] of causes) following.set(cause, [...(following.get(cause) ?? []), finding])
  const isFolded = (finding: Finding): boolean => {
    const cause = causes.get(finding)
    return cause !== undefined && rankOf(finding) >= rankOf(cause)
  }
  const groups = all
    .filter((finding) => !isFolded(finding))
    .map((finding) => {
      const follows = following.get(finding) ?? []
      return { finding, follows, rank: Math.min(rankOf(finding), ...follows.map(rankOf)) }
    })
  // Of the same rank, a cause of something graver than itself comes first, then what more follows from.
  return groups
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        rankOf(other.finding) - rankOf(one.finding) ||
        other.follows.length - one.follows.length,
    )
    .map(({ finding, follows }) => ({ ...finding, consequences: follows.filter(isFolded) }))
}
