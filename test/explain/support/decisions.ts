/** Decisions made by hand, so that what is explained does not depend on the rules that ship. */

import type {
  AcceptDecision,
  Action,
  Decision,
  Escalation,
  Intervention,
  Question,
  Reason,
  Redirect,
  RedirectDecision,
  RequestInformationDecision,
} from '../../../src/decision/decision.js'
import { definitionOf } from '../../../src/explain/format-rule.js'
import type { FactValue } from '../../../src/facts/fact.js'
import type { MayTell } from '../../../src/referral/audience.js'
import { nations } from '../../../src/service/shipped-nations.js'
import { howToAsk } from '../../../src/words/decision-words.js'

const DIGEST = 'a'.repeat(64)

/** Local facts have their titles from the rule set. */
const LOCAL_TITLES: { readonly [fact: string]: string } = {
  'local.willingToMakeChange': 'willing to make a change',
}

const EVERYBODY: MayTell = ['client', 'referrer']
const PROFESSIONALS: MayTell = ['professional-referrer']

const mayTellFact = (fact: string): MayTell => definitionOf(fact)?.mayTell ?? EVERYBODY

/** A rule may be told to everybody where all that it rests on may, and to professionals otherwise. */
const mayTellRule = (facts: readonly string[]): MayTell =>
  facts.every((fact) => mayTellFact(fact).includes('referrer')) ? EVERYBODY : PROFESSIONALS

export const reason = (
  rule: string | null,
  title: string,
  why: string,
  type: string,
  target: string | null,
  facts: { readonly [fact: string]: FactValue },
  basis: 'F' | 'D' | 'M' = 'F',
): Reason => ({
  rule,
  title,
  reason: why,
  verdict: Object.values(facts).includes(null) ? 'undetermined' : 'met',
  outcome: { type, target },
  facts: Object.entries(facts).map(([fact, value]) => ({
    fact,
    title: definitionOf(fact)?.title ?? LOCAL_TITLES[fact] ?? fact,
    value,
    origin: value === null ? 'unknown' : 'given',
    from: value === null ? [] : [`risks.${fact}`],
    mayTell: mayTellFact(fact),
  })),
  source: { ref: 'rhodes-bell-2021', locator: 'section 1', basis },
  mayTell: mayTellRule(Object.keys(facts)),
})

/** What the catalogue has to say before a question. */
const howTo = (fact: string): Pick<Question, 'howToAsk'> => {
  const how = howToAsk(undefined, fact)
  return how === null ? {} : { howToAsk: how }
}

export const question = (fact: string, overrides: Partial<Question> = {}): Question => ({
  fact,
  title: definitionOf(fact)?.title ?? fact,
  question: definitionOf(fact)?.question ?? `What about ${fact}?`,
  ...howTo(fact),
  answer: definitionOf(fact)?.answer ?? { path: ['local', fact], kind: 'answer' },
  askOf: definitionOf(fact)?.askOf ?? 'person',
  step: definitionOf(fact)?.safety ? 'safety' : (definitionOf(fact)?.step ?? 'rest'),
  safety: definitionOf(fact)?.safety ?? false,
  askNow: false,
  holdsUp: false,
  rules: ['some-rule'],
  mayTell: mayTellFact(fact),
  ...overrides,
})

export const emergencyServices: Escalation = {
  route: 'emergency-services',
  title: 'Emergency services',
  kind: 'emergency',
  within: 'PT0S',
  contact: '999, or the nearest A&E',
  instruction: 'Ring 999 now. Then tell your manager or the duty clinician.',
  rules: ['immediate-danger-emergency-services'],
}

export const crisisTeam: Escalation = {
  route: 'crisis-team',
  title: 'Mental health crisis team',
  kind: 'specialist-mental-health',
  within: 'P1D',
  contact: 'NHS 111, mental health option (2), or the crisis line on 020 7946 0123',
  instruction: 'Ring together with the person if you can.',
  rules: ['suicide-plan-crisis-team'],
}

export const namedClinician: Escalation = {
  route: 'named-clinician',
  title: 'A conversation with a named clinician',
  kind: 'clinician',
  within: 'P1D',
  contact: 'the duty clinician of the practice',
  instruction: 'Ask the clinician to talk with the person today. Do not press the person for an answer.',
  rules: ['safety-question-declined'],
}

export const childrensSocialCare: Escalation = {
  route: 'children-social-care',
  title: 'Children’s social care',
  kind: 'safeguarding',
  within: 'P1D',
  contact: 'the council’s front door, 020 7946 0999',
  instruction: 'Raise a concern. Tell your safeguarding lead.',
  rules: ['child-at-risk'],
}

const debrief: Action = {
  action: 'debrief-psychologist',
  title: 'Talk it through with the clinical psychologist',
  for: 'link-worker',
  instruction: 'Ask for an hour this week; do not wait for the monthly one',
  reason: 'hearing this is hard',
  rules: ['debrief'],
}

/** The fields that every decision has, each with any value of it. */
type DecisionFields = {
  readonly [Field in keyof Omit<RedirectDecision, 'needsLeft'>]: Decision[Field]
} & Pick<AcceptDecision, 'forClient'> &
  Pick<RedirectDecision, 'needsLeft'> &
  Partial<Pick<RequestInformationDecision, 'dueBy'>>

const BARE: DecisionFields = {
  schemaVersion: 4,
  referral: 'R-1001',
  disposition: 'accept',
  pathway: null,
  provisionalPathway: null,
  escalations: [],
  questions: [],
  laterQuestions: [],
  redirects: [],
  intervention: null,
  actions: [],
  reasons: [
    reason(
      'holistic-many-needs',
      'Three or more needs call for holistic support',
      'several needs at once',
      'pathway',
      'holistic',
      { needsCount: 3 },
    ),
  ],
  helplines: nations.england.helplines,
  known: [],
  status: 'proposed',
  provenance: {
    ruleSet: { id: 'social-prescribing', version: '0.1.0', digest: DIGEST },
    safetyFloor: { id: 'safety-floor', version: '0.1.0', digest: DIGEST },
    service: { id: 'sp2', digest: DIGEST },
    library: { name: 'referral-triage', version: '0.1.0' },
    asOf: '2026-03-02',
  },
}

/** A decision changed by hand: it may become one that no rule set gives, and its pages must still make sense. */
export const changed = (one: Decision, changes: Partial<DecisionFields>): Decision =>
  ({ ...one, ...changes }) as Decision // made by hand

export const decision = (overrides: Partial<DecisionFields> = {}): Decision =>
  ({ ...BARE, ...overrides }) as Decision // made by hand

const intervention: Intervention = {
  weeks: { min: 6, max: 8 },
  contacts: null,
  extension: { possible: true, maxWeeks: 12, reason: 'the case is challenging' },
}

/** Debt, housing and loneliness: accepted, holistic, and it may be extended. */
export const acceptedHolistic = (): Decision =>
  decision({
    pathway: 'holistic',
    pathwayTitle: 'Holistic',
    forClient: [
      'Take time to hear what matters to you.',
      'Make a plan with you. You choose what is in it.',
      'Help with more than one thing, one step at a time.',
      'Find people, groups and services near you, and help you get started.',
    ],
    intervention,
    actions: [
      {
        action: 'money-advice',
        title: 'Link to money advice',
        for: 'client',
        instruction: 'Book a first appointment together',
        reason: 'money is one of the needs',
        rules: ['money-need'],
      },
      {
        action: 'record-gap',
        title: 'Record a gap in local services',
        for: 'service',
        instruction: 'Note that no housing adviser is near',
        reason: 'nobody is there to help',
        rules: ['gap'],
      },
    ],
    questions: [question('interpreterNeeded')],
  })

/** One need, and confident to go alone: accepted, light, with a limit of contacts. */
export const acceptedLight = (): Decision =>
  decision({
    pathway: 'light',
    pathwayTitle: 'Light',
    forClient: [
      'Ask what you would like to do, or to change.',
      'Tell you about people, groups and services near you.',
      'Help you take the first step.',
    ],
    intervention: {
      weeks: { min: 6, max: 6 },
      contacts: { min: 1, max: 4 },
      extension: {
        possible: false,
        maxWeeks: null,
        because: 'notAllowed',
        reason: 'the service does not extend',
      },
    },
    reasons: [
      reason(
        'light-confident',
        'One need, and the person finds their own way',
        'a pointer in the right direction is enough',
        'pathway',
        'light',
        { selfNavigation: 'confident', needsCount: 1 },
        'D',
      ),
    ],
  })

/** Thoughts of suicide with a plan; whether anybody is in danger now was not asked. */
export const escalatedWithPlan = (): Decision =>
  decision({
    disposition: 'escalate',
    provisionalPathway: 'holistic',
    escalations: [crisisTeam],
    questions: [
      question('immediateDanger', { askNow: true }),
      question('childAtRisk'),
      question('interpreterNeeded'),
    ],
    actions: [debrief],
    reasons: [
      reason(
        'suicide-plan-crisis-team',
        'Thoughts of suicide with a plan reach the crisis team today',
        'thoughts of suicide, with a plan, the means or the intent',
        'escalate',
        'crisis-team',
        { suicidalThoughts: 'yes', suicidePlanOrIntent: 'yes' },
        'D',
      ),
      reason(
        'holistic-many-needs',
        'Three or more needs call for holistic support',
        'several needs at once',
        'pathway',
        'holistic',
        { needsCount: 3 },
      ),
    ],
  })

/** A question of the safety screen was declined, and most others were not asked. */
export const escalatedForDeclined = (): Decision =>
  decision({
    disposition: 'escalate',
    provisionalPathway: 'light',
    escalations: [namedClinician],
    questions: [
      question('selfHarm', { askNow: true }),
      question('suicidePlanOrIntent', { askNow: true }),
      question('immediateDanger', { askNow: true }),
      question('domesticAbuse', { askNow: true }),
      question('age'),
      question('phq9Total'),
      question('local.inCatchment', { title: 'lives in the area', question: 'Where do you live?' }),
    ],
    actions: [
      {
        action: 'share-helplines',
        title: 'Give helpline numbers as well',
        for: 'client',
        instruction: 'Give Samaritans (116 123, day and night)',
        reason: 'somebody to talk with',
        rules: ['share-helplines'],
      },
    ],
    reasons: [
      reason(
        'safety-question-declined',
        'A safety question declined: a named clinician talks with the person',
        'a question about safety was declined',
        'escalate',
        'named-clinician',
        { suicidalThoughts: 'declined' },
      ),
    ],
  })

const childMayBeAtRisk = (childAtRisk: 'unsure' | 'yes'): Reason =>
  reason(
    'child-at-risk',
    'A child at risk goes to children’s social care',
    'a child may be at risk',
    'escalate',
    'children-social-care',
    { childAtRisk },
    'M',
  )

/** An injury happening now, and a child at risk. */
export const escalatedInDanger = (): Decision =>
  decision({
    disposition: 'escalate',
    provisionalPathway: 'holistic',
    escalations: [emergencyServices, crisisTeam, childrensSocialCare],
    redirects: [
      {
        destination: 'alcohol-service',
        title: 'The alcohol and drug service',
        contact: '020 7946 0777',
        advice: 'Refer there, or give the person the number',
        forClient: null,
        reason: 'dependence needs specialist treatment',
        forReferrer: 'a link worker can tell the person who can help with this first',
        rules: ['dependence'],
        mayTell: PROFESSIONALS,
      },
    ],
    reasons: [
      reason(
        'immediate-danger-emergency-services',
        'A life in danger goes to the emergency services now',
        'somebody is in danger at this moment',
        'escalate',
        'emergency-services',
        { immediateDanger: 'yes' },
      ),
      reason(
        'suicide-plan-crisis-team',
        'Thoughts of suicide with a plan reach the crisis team today',
        'thoughts of suicide, with a plan, the means or the intent',
        'escalate',
        'crisis-team',
        { suicidePlanOrIntent: 'yes' },
        'D',
      ),
      childMayBeAtRisk('unsure'),
    ],
  })

/** Only a concern about a child: the client is told no more than that somebody looks at it. */
export const escalatedForChild = (): Decision =>
  decision({
    disposition: 'escalate',
    escalations: [childrensSocialCare],
    reasons: [childMayBeAtRisk('yes')],
  })

/** Nobody asked about anything. */
export const nothingAsked = (): Decision =>
  decision({
    disposition: 'request-information',
    dueBy: '2026-03-16',
    provisionalPathway: 'holistic',
    questions: [
      question('consent', { holdsUp: true }),
      question('interpreterNeeded'),
      question('needs'),
      question('suicidalThoughts', { holdsUp: true }),
      question('recentSuicideAttempt', { holdsUp: true }),
      question('selfHarm', { holdsUp: true }),
      question('childAtRisk'),
      question('age', { holdsUp: true }),
      question('selfNavigation'),
      question('local.inCatchment', { title: 'lives in the area', question: 'Where do you live?' }),
    ],
    laterQuestions: [question('carer')],
    known: [
      {
        fact: 'referralSource',
        title: 'who referred',
        value: 'gp',
        origin: 'given',
        from: ['source'],
        mayTell: EVERYBODY,
      },
    ],
    reasons: [
      reason(
        'suicidal-thoughts-assessment',
        'Thoughts of suicide reach a specialist today',
        'thoughts of suicide',
        'escalate',
        'mental-health-assessment',
        { suicidalThoughts: null },
      ),
      reason('consent', 'We need a yes', 'consent', 'redirect', 'referrer', { consent: null }),
    ],
  })

/** Too young for the service. */
export const redirectedForAge = (): Decision =>
  decision({
    disposition: 'redirect',
    redirects: [
      {
        destination: 'young-people',
        title: 'The link workers for young people',
        contact: '020 7946 0555',
        advice: 'Send the same referral there; they take people from 11 to 25',
        forClient: null,
        reason: 'the person is younger than this service works with',
        forReferrer: 'the person is younger than this service works with',
        rules: ['age-out-of-range'],
        mayTell: EVERYBODY,
      },
    ],
    reasons: [
      reason(
        'age-out-of-range',
        'The service works with another age',
        'the person is younger than this service works with',
        'redirect',
        'young-people',
        { ageInRange: false },
      ),
    ],
  })

const kept: Redirect = {
  destination: 'alcohol-service',
  title: 'The alcohol and drug service',
  contact: '020 7946 0777',
  advice: 'Refer there, or give the person the number',
  forClient: null,
  reason: 'dependence needs specialist treatment',
  forReferrer: 'a link worker can tell the person who can help with this first',
  rules: ['dependence'],
  mayTell: PROFESSIONALS,
}

/** Sent elsewhere for a reason that somebody else may have given. */
export const redirectedForDependence = (): Decision =>
  decision({
    disposition: 'redirect',
    redirects: [kept],
    needsLeft: [
      { need: 'housing', title: 'housing', mayTell: EVERYBODY },
      { need: 'mental-wellbeing', title: 'mental wellbeing', mayTell: ['professional-referrer'] },
    ],
    reasons: [
      reason(
        'dependence',
        'Dependence needs specialist treatment',
        'dependence needs specialist treatment',
        'redirect',
        'alcohol-service',
        { substanceDependence: 'yes' },
        'M',
      ),
    ],
  })

/** Redirected with words that the rule set has for the person. */
export const redirectedForNow = (): Decision =>
  decision({
    disposition: 'redirect',
    redirects: [
      {
        destination: 'when-ready',
        title: 'Social prescribing later, when the person is ready',
        contact: null,
        advice: 'Tell the person that the door stays open',
        forClient:
          'It seems that this is not a good time for you to begin. You can come back whenever you like.',
        reason: 'the person does not want to change anything at the moment',
        forReferrer: 'the person does not want to change anything at the moment',
        rules: ['not-willing-now'],
        mayTell: EVERYBODY,
      },
    ],
    reasons: [
      reason(
        'not-willing-now',
        'Does not want to change anything now',
        'the person does not want to change anything at the moment',
        'redirect',
        'when-ready',
        { 'local.willingToMakeChange': 'no' },
      ),
    ],
  })

/** The person said no to the referral. */
export const redirectedWithoutConsent = (): Decision =>
  decision({
    disposition: 'redirect',
    redirects: [
      {
        destination: 'referrer',
        title: 'Back to the referrer',
        contact: null,
        advice: 'Ask the person what they would like, and refer again once they say yes',
        forClient: null,
        reason: 'the person has not agreed',
        forReferrer: 'the person has not agreed',
        rules: ['consent'],
        mayTell: EVERYBODY,
      },
    ],
    reasons: [
      reason('consent', 'We need a yes', 'the person has not agreed', 'redirect', 'referrer', {
        consent: 'no',
      }),
    ],
  })

/** A sign of suicidal thoughts in a person who said no to the referral. */
export const escalatedWithoutConsent = (): Decision => {
  const { reasons, redirects } = redirectedWithoutConsent()
  const escalated = escalatedWithPlan()
  return changed(escalated, { redirects, reasons: [...escalated.reasons, ...reasons] })
}

/** Each with a name that says who it is about. */
export const cases: readonly (readonly [string, Decision])[] = [
  ['accepted on the holistic pathway', acceptedHolistic()],
  ['accepted on the light pathway', acceptedLight()],
  ['escalated with a plan', escalatedWithPlan()],
  ['escalated without consent', escalatedWithoutConsent()],
  ['escalated for an answer declined', escalatedForDeclined()],
  ['escalated in danger', escalatedInDanger()],
  ['escalated for a child', escalatedForChild()],
  ['asked for what is missing', nothingAsked()],
  ['redirected for age', redirectedForAge()],
  ['redirected for a private reason', redirectedForDependence()],
  ['redirected until they are ready', redirectedForNow()],
  ['redirected without consent', redirectedWithoutConsent()],
]
