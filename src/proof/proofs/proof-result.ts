/** What a proof comes to: it asks for counterexamples, and each that there is makes a finding. */
import type { AnalysisContext } from '../context.js'
import { ALWAYS, type Formula, NEVER } from '../engine/formula.js'
import type { CellChoice } from '../engine/search.js'
import type { Finding, Proof } from '../finding.js'
import { FINDING_CODES, type FindingCode } from '../finding-codes.js'
import type { Answer, Prover } from '../prover.js'

/** A proof, with what refutes it. */
export interface ProofResult {
  readonly proof: Proof
  readonly findings: readonly Finding[]
}

/** A question whose answer should be "impossible", and what to say if it is not. */
export interface Counterexample {
  readonly ask: (prover: Prover) => Answer
  readonly finding: (choice: CellChoice) => Finding
}

/** A finding of `code`, with the severity that the code has. */
export const refutation = (code: FindingCode, about: Omit<Finding, 'code' | 'severity'>): Finding => ({
  code,
  severity: FINDING_CODES[code].severity,
  ...about,
})

/** Asks for a referral that makes a formula true. What is false by its form alone needs no diagram of its own. */
export const isPossible =
  (formula: Formula): Counterexample['ask'] =>
  (prover) =>
    formula === NEVER ? { kind: 'impossible', by: 'diagram' } : prover.ask(formula)

/** Proves that none of the counterexamples is possible. Of each group one is found at most: the first there is. */
export const prove = (
  context: AnalysisContext,
  named: Pick<Proof, 'name' | 'title'>,
  groups: Iterable<Iterable<Counterexample>>,
): ProofResult => {
  const findings: Finding[] = []
  let unfinished = false
  let searched = false
  for (const group of groups) {
    for (const { ask, finding } of group) {
      const answer = ask(context.prover)
      if (answer.kind === 'unfinished') unfinished = true
      else if (answer.by === 'search') searched = true
      if (answer.kind === 'possible') {
        findings.push(finding(answer.choice))
        break
      }
    }
  }
  const status = findings.length > 0 ? 'refuted' : unfinished ? 'unfinished' : 'proved'
  const by = status === 'unfinished' ? null : searched ? 'search' : 'diagram'
  const total = status === 'proved' && by === 'diagram' ? context.prover.count(ALWAYS) : null
  const assignments = total === null ? null : total.toString()
  return { proof: { ...named, status, by, assignments }, findings }
}
