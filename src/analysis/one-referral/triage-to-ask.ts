import type { Examination } from '../../decision/examination.js'
import type { Issues } from '../../issue/issue.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'

/** What is needed of a triage here; a `Triage` is one. */
export interface TriageToAsk {
  /** With the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly service: Service
  readonly safeExamine: (
    referral: unknown,
    options?: { readonly asOf?: string | undefined },
  ) => { readonly ok: true; readonly value: Examination } | { readonly ok: false; readonly issues: Issues }
}
