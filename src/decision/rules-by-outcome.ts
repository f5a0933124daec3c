/** What a decision is made from: verdicts, sorted into rules that are met and rules that are still open, by the type of their event. */
import type { AskedFact, Derived } from '../facts/fact.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { RuleSet } from '../rule-set/rule-set.js'
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
