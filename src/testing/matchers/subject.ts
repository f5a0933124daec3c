/** What stands in `expect(…)`: a decision, what a triage gave, or a triage and a referral that it is to decide. */
import type { Decision } from '../../decision/decision.js'
import type { Examination } from '../../decision/examination.js'
import { formatIssues, type Issue, TriageError } from '../../issue/issue.js'
import { type Made, madeFrom } from './with-explanations.js'

/** What is known of it. */
export interface Subject {
  /** `null` where nothing was decided; `issues` then say why. */
  readonly decision: Decision | null
  readonly issues: readonly Issue[]
  /** Everything behind the decision, if it can be found out. Worked out when it is asked for. */
  readonly examination: () => Examination | null
  /** What it was made from, if that is known. */
  readonly made: Made | null
}

type Loose = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null

// Told apart by what only they have; a triage has made them, or somebody who copied what it made.
const isDecision = (value: Loose): boolean =>
  typeof value['disposition'] === 'string' && Array.isArray(value['reasons'])
const isExamination = (value: Loose): boolean => isObject(value['decision']) && Array.isArray(value['rules'])
const isMade = (value: Loose): boolean =>
  isObject(value['triage']) && typeof value['triage']['safeExamine'] === 'function' && 'referral' in value

const undecided = (issues: readonly Issue[], made: Made | null): Subject => ({
  decision: null,
  issues,
  examination: () => null,
  made,
})

const examined = ({ asOf, referral, triage }: Made) => triage.safeExamine(referral, { asOf })

const ofMade = (made: Made): Subject => {
  const result = examined(made)
  if (!result.ok) return undecided(result.issues, made)
  return { decision: result.value.decision, issues: [], examination: () => result.value, made }
}

const ofDecision = (decision: Decision): Subject => {
  const made = madeFrom(decision) ?? null
  const examination = () => {
    const result = made === null ? null : examined(made)
    return result?.ok === true ? result.value : null
  }
  return { decision, issues: [], examination, made }
}

const ofExamination = (examination: Examination): Subject => ({
  decision: examination.decision,
  issues: [],
  examination: () => examination,
  made: madeFrom(examination) ?? null,
})

/** Reads what stands in `expect(…)`. Throws `TriageError` for anything that the matchers know nothing about. */
export const subjectOf = (received: unknown): Subject => {
  if (isObject(received)) {
    // Each assertion follows from what was looked at just before it.
    if (isMade(received)) return ofMade(received as unknown as Made)
    if (received['ok'] === true) return subjectOf(received['value'])
    if (received['ok'] === false && Array.isArray(received['issues']))
      return undecided(received['issues'] as readonly Issue[], null)
    if (isDecision(received)) return ofDecision(received as unknown as Decision)
    if (isExamination(received)) return ofExamination(received as unknown as Examination)
  }
  throw new TriageError([
    {
      code: 'wrong-type',
      path: [],
      message:
        'the matcher takes a decision, an examination, what `safeDecide` gives, or `{ triage, referral }`',
      hint: 'write `expect(triage.decide(referral))`',
    },
  ])
}

/** Why nothing was decided. */
export const explainIssues = ({ issues }: Subject): string => formatIssues(issues)
