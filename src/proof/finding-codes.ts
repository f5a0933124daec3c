/** The kinds of findings. Only what shows them needs their sentences: a page that decides goes without this file. */

/** How grave a finding can be, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
/** `error`: unsafe, not to be used. `warning`: probably not what was meant. `note`: worth knowing. */
export type Severity = (typeof SEVERITIES)[number]

/** Every kind of finding, with its severity and the one sentence that says what it means. Codes are stable. */
export const FINDING_CODES = {
  // proofs that failed
  'signal-without-specialist': {
    severity: 'error',
    means: 'a suicide signal can be without a specialist mental-health route',
  },
  'danger-without-floor-route': {
    severity: 'error',
    means: 'an answer to a local fact about danger can be without a route of the safety floor',
  },
  'unknown-safety-let-go': {
    severity: 'error',
    means: 'while a safety fact is unknown, a referral can be redirected or get the lightest pathway',
  },
  'risk-lowers-response': { severity: 'error', means: 'more risk can lower the response' },
  'risk-loses-route': {
    severity: 'error',
    means: 'more risk can lose a kind of route, or make the soonest of its kind later',
  },
  'risk-lightens-pathway': { severity: 'error', means: 'more risk can lead to a less intensive pathway' },
  'worn-out-answer-lowers': {
    severity: 'error',
    means:
      'an answer that wears out can lower the response, lose a kind of route or its time, or lead to a less intensive pathway',
  },
  'not-one-disposition': { severity: 'error', means: 'a referral can have no disposition, or more than one' },
  'weeks-outside-envelope': {
    severity: 'error',
    means: 'an intervention can last fewer or more weeks than the envelope allows',
  },
  'broken-invariant': { severity: 'error', means: 'an invariant of the rule set does not hold' },
  // defects
  'invariant-proves-nothing': {
    severity: 'warning',
    means: 'an invariant speaks of no referral there can be, or asks nothing of it',
  },
  'rule-never-met': { severity: 'warning', means: 'no referral can meet the rule' },
  'rule-never-met-here': {
    severity: 'note',
    means: 'at this service no referral can meet the rule, at another one can',
  },
  'rule-always-met': {
    severity: 'warning',
    means: 'every referral meets the rule as soon as its questions are answered',
  },
  'rule-redundant': { severity: 'note', means: 'without the rule every decision would be the same' },
  'leaf-without-effect': {
    severity: 'note',
    means: 'without the leaf the rule would come to the same everywhere',
  },
  'leaves-without-effect': {
    severity: 'note',
    means:
      'without these leaves together the rule would come to the same everywhere, and not without one alone',
  },
  'branch-without-effect': {
    severity: 'note',
    means: 'without the branch, or the named condition, the rule would come to the same everywhere',
  },
  'outcome-unreachable': {
    severity: 'warning',
    means: 'no referral can have the disposition, or be accepted on the pathway',
  },
  'redirect-loop': {
    severity: 'error',
    means: 'somebody can be sent to the very team that referred them',
  },
  'route-unreachable': { severity: 'warning', means: 'no referral can reach the route' },
  'destination-unreachable': { severity: 'warning', means: 'nobody can be redirected to the destination' },
  'action-unreachable': { severity: 'warning', means: 'no decision can have the action' },
  'pathway-by-default': { severity: 'warning', means: 'for some referrals no rule speaks for any pathway' },
  'limits-do-not-meet': {
    severity: 'error',
    means: 'the service and a pathway have no week or contact in common',
  },
  'contact-without-number': {
    severity: 'warning',
    means: 'a contact of a service has neither a number nor an address in it',
  },
  'contact-missing': { severity: 'note', means: 'a service does not say how people reach it' },
  'contact-general': {
    severity: 'note',
    means: 'for some routes a service gives no contact of its own, and only the general one is there',
  },
  'local-fact-unused': { severity: 'warning', means: 'a local fact is in no rule' },
  'condition-unused': {
    severity: 'warning',
    means: 'no rule and no invariant goes by the named condition',
  },
  'catalogue-facts-unused': { severity: 'note', means: 'facts of the catalogue are in no rule' },
  'threshold-at-edge': {
    severity: 'warning',
    means: 'every value that the fact can have passes the question, or none does',
  },
  'equal-conditions': {
    severity: 'warning',
    means: 'two rules with conditions that are the same everywhere call for the same, or for two pathways',
  },
  'conditions-repeated': {
    severity: 'note',
    means: 'two rules that lead to different things have conditions that are the same everywhere',
  },
  'negation-of-unknown': {
    severity: 'warning',
    means:
      'a rule says what an answer is not, and so speaks of unsure, declined or unknown without naming it',
  },
  'unsure-left-out': {
    severity: 'warning',
    means: 'an escalation or a redirect is for the answer that worries, and whoever is unsure is accepted',
  },
} as const satisfies Record<string, { readonly severity: Severity; readonly means: string }>

/** A stable identifier of a kind of finding. */
export type FindingCode = keyof typeof FINDING_CODES
