/** What a decision is made from: verdicts, sorted into rules that are met and rules that are still open, by the type of their event; and the ladder, which disposition they call for. */
import type { AskedFact, Derived } from '../facts/fact.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict, Verdicts } from '../rule-set/verdicts.js'
import type { Helpline } from '../service/nation.js'
import type { Service } from '../service/service.js'
import type { Provenance } from './provenance.js'
import type { QuotedMentions } from './quoted-mentions.js'

/** The verdicts of one referral, and what gives them their words and limits. How they were found is not asked. */
export interface DecisionInput {
  readonly referral: string
  /** The rule set with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly verdicts: Verdicts
  readonly origins: { readonly [fact: string]: Derived }
  /** The catalogue and the local facts, in the order they are asked. */
  readonly definitions: ReadonlyMap<string, AskedFact>
  readonly service: Service
  readonly helplines: readonly Helpline[]
  readonly provenance: Provenance
  /** What the notes of the referral say of danger; absent where it has none. */
  readonly notes?: QuotedMentions
}

type EventType = RuleEvent['type']

/** The verdict of a rule whose event is of one type. */
export type VerdictOf<Type extends EventType> = RuleVerdict & {
  readonly rule: { readonly event: Extract<RuleEvent, { readonly type: Type }> }
}

/** Rules of one type, in rule order. Open ones are undetermined: what is not known decides them. */
interface MetAndOpen<Type extends EventType> {
  readonly met: readonly VerdictOf<Type>[]
  readonly open: readonly VerdictOf<Type>[]
}

/** The rules that lead to something, or might; those that are not met lead to nothing. */
export type RulesByOutcome = { readonly [Type in EventType]: MetAndOpen<Type> } & {
  /** All that are open, whatever their type, in rule order. */
  readonly open: Verdicts
}

/** Sorts verdicts in one pass, as every decision needs it. */
export const rulesByOutcome = (verdicts: Verdicts): RulesByOutcome => {
  const none = (): Record<'met' | 'open', RuleVerdict[]> => ({ met: [], open: [] })
  const byType: Record<EventType, ReturnType<typeof none>> = {
    escalate: none(),
    redirect: none(),
    pathway: none(),
    extension: none(),
    action: none(),
  }
  const open: RuleVerdict[] = []
  for (const ruleVerdict of verdicts) {
    const { rule, verdict } = ruleVerdict
    if (verdict === 'not-met') continue
    const ofType = byType[rule.event.type]
    if (verdict === 'met') ofType.met.push(ruleVerdict)
    else {
      ofType.open.push(ruleVerdict)
      open.push(ruleVerdict)
    }
  }
  return { ...byType, open } as RulesByOutcome // each stands under the type of its event
}

/** Whether a rule only notes what is unknown: while it is undetermined it decides nothing. */
export const onlyNotes = ({ rule }: Pick<RuleVerdict, 'rule'>): boolean => rule.whenUndetermined === 'note'

/** Whether a rule's unknown facts hold the decision up: escalations and redirects do, unless they only note. */
export const holdsUp = (one: RuleVerdict): boolean =>
  one.verdict === 'undetermined' &&
  (one.rule.event.type === 'escalate' || one.rule.event.type === 'redirect') &&
  !onlyNotes(one)

const rung = (escalated: boolean, waits: boolean, redirected: boolean): Disposition => {
  if (escalated) return 'escalate'
  if (waits) return 'request-information'
  return redirected ? 'redirect' : 'accept'
}

/** The disposition that the verdicts call for. */
export const dispositionOf = ({ escalate, redirect }: RulesByOutcome): Disposition =>
  rung(
    escalate.met.length > 0,
    escalate.open.some(holdsUp) || redirect.open.some(holdsUp),
    redirect.met.length > 0,
  )

/**
 * For counting: takes the rule set of a triage; gives a function that tells the disposition from the bare numbers that
 * `compileRuleSet(…).verdicts` gives (0 not met, 1 undetermined, 2 met), in rule order, without reasons or questions.
 */
export const dispositionFromVerdicts = ({
  rules,
}: RuleSet): ((verdicts: ArrayLike<number>) => Disposition) => {
  const rulesOfType = (type: 'escalate' | 'redirect') =>
    rules.flatMap(({ event }, index) => (event.type === type ? [index] : []))
  const escalations = rulesOfType('escalate')
  const redirects = rulesOfType('redirect')
  const waiting = [...escalations, ...redirects].filter((index) => rules[index]?.whenUndetermined !== 'note')
  const anyIs = (verdicts: ArrayLike<number>, indexes: readonly number[], verdict: 1 | 2): boolean => {
    for (const index of indexes) if (verdicts[index] === verdict) return true
    return false
  }
  return (verdicts) =>
    rung(anyIs(verdicts, escalations, 2), anyIs(verdicts, waiting, 1), anyIs(verdicts, redirects, 2))
}
