/** What a proof comes to: it asks for counterexamples, and each that there is makes a finding. */
import type { AnalysisContext } from '../context.js'
import { ALWAYS, and, type CellChoice, type Formula, isInCell, NEVER, restrict } from '../engine/formula.js'
import { ifSpent } from '../engine/step-budget.js'
import type { Finding, Proof } from '../finding.js'
import type { Answer } from '../prover.js'

/** A proof, with what refutes it. */
export interface ProofResult {
  readonly proof: Proof
  readonly findings: readonly Finding[]
}

/** A question whose answer should be "impossible", and what to say if it is not. */
export interface Counterexample {
  readonly ask: () => Answer
  readonly finding: (choice: CellChoice) => Finding
}

/** Asks for a referral that makes a formula true. What is false by its form alone needs no diagram of its own. */
export const isPossible = (context: AnalysisContext, formula: Formula): Answer =>
  formula === NEVER ? { kind: 'impossible', by: 'diagram' } : context.prover.ask(formula)

/** The formula where some variables are in their cells: they are fixed, and so put in place in it. */
export const where = ({ space, steps }: AnalysisContext, cells: CellChoice, formula: Formula): Formula =>
  and(
    ...[...cells].flatMap(([id, cell]) => {
      const variable = space.variables[id]
      return variable === undefined ? [] : [isInCell(variable, cell)]
    }),
    restrict(formula, cells, steps),
  )

/**
 * Proves that none of the counterexamples is possible. Of each group the first that there is makes a finding. Where the
 * steps are spent on the way it is unfinished, unless something was found: groups that are dear to make are made one by one.
 * Without any group there was nothing to prove, and nothing is.
 */
export const prove = (
  context: AnalysisContext,
  named: Pick<Proof, 'name' | 'title'>,
  groups: Iterable<Iterable<Counterexample>>,
): ProofResult => {
  const findings: Finding[] = []
  let unfinished = false
  let searched = false
  let isAsked = false
  const look = (): void => {
    for (const group of groups) {
      isAsked = true
      for (const { ask, finding } of group) {
        const answer = ask()
        if (answer.kind === 'unfinished') unfinished = true
        else if (answer.by === 'search') searched = true
        if (answer.kind === 'possible') {
          findings.push(finding(answer.choice))
          break
        }
      }
    }
  }
  ifSpent(look, () => {
    unfinished = true
  })
  const status =
    findings.length > 0 ? 'refuted' : unfinished ? 'unfinished' : isAsked ? 'proved' : 'nothing-to-prove'
  const by = status === 'unfinished' ? null : searched ? 'search' : 'diagram'
  const isCounted = context.countsAssignments && status === 'proved' && by === 'diagram'
  const assignments = isCounted ? (context.prover.count(ALWAYS)?.toString() ?? null) : null
  return { proof: { ...named, status, by, assignments }, findings }
}
