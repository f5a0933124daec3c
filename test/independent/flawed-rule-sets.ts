/** Rule sets in which just one promise, or one invariant, breaks: each with the name of that proof, and a sound one beside it. */
import type { Invariant, Rule, RuleSet } from '../../src/index.js'
import { answer, elsewhere, escalateTo, is, onTo, rule, ruleSetOf } from './made-up-rules.js'

/** A rule set, and the proof that must be refuted; `null` where all must hold. */
export interface Flawed {
  readonly name: string
  readonly breaks: string | null
  readonly ruleSet: RuleSet
}

const worry = answer('worry')
const asking = (name: string) => answer(name, { safety: true, asksAboutDanger: true })
const safety = answer('key', { safety: true })
const ANYTHING = ['yes', 'no', 'unsure', 'declined'] as const

const rises: readonly Rule[] = [
  rule('a-worry', is('worry', 'yes', 'unsure'), escalateTo('doctor')),
  rule('b-fuller', is('worry', 'yes', 'unsure', 'declined'), onTo('holistic')),
  rule('c-light', is('worry', 'no'), onTo('light')),
]

const whenWorried: Invariant['when'] = is('worry', 'yes', 'unsure')
const unlessCalm: Invariant['when'] = {
  notKnown: { fact: 'local.worry', operator: 'equal', value: 'no' },
}

const invariant = (when: Invariant['when'], kept: Invariant['then']): Invariant => ({
  name: 'own',
  title: 'own',
  when,
  // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
  then: kept,
})

const invariants: readonly (readonly [string, Invariant, boolean])[] = [
  ['a worry is escalated', invariant(whenWorried, { disposition: ['escalate'] }), true],
  ['a worry is not escalated', invariant(whenWorried, { disposition: ['accept', 'redirect'] }), false],
  ['a worry reaches the doctor', invariant(whenWorried, { route: 'doctor' }), true],
  ['a worry reaches another doctor', invariant(whenWorried, { route: 'doctor-later' }), false],
  ['a worry reaches a clinician', invariant(whenWorried, { routeKind: 'clinician' }), true],
  ['a worry reaches social care', invariant(whenWorried, { routeKind: 'safeguarding' }), false],
  ['a worry is never light', invariant(whenWorried, { notPathway: 'light' }), true],
  ['a worry is never holistic', invariant(whenWorried, { notPathway: 'holistic' }), false],
  ['never light unless calm', invariant(unlessCalm, { notPathway: 'light' }), true],
  [
    'never light, calm or not',
    invariant({ any: [is('worry', 'no'), unlessCalm] }, { notPathway: 'light' }),
    false,
  ],
  [
    'not accepted unless calm',
    invariant(unlessCalm, { disposition: ['request-information', 'escalate'] }),
    false,
  ],
  [
    'not accepted unless answered',
    invariant(
      { notKnown: is('worry', 'no', 'declined') },
      { disposition: ['request-information', 'escalate'] },
    ),
    true,
  ],
]

/** All of them. */
export const flawedRuleSets = (): readonly Flawed[] => [
  { name: 'nothing is wrong', breaks: null, ruleSet: ruleSetOf([worry], rises) },
  ...invariants.map(([name, one, holds]) => ({
    name,
    breaks: holds ? null : 'invariant:own',
    ruleSet: ruleSetOf([worry], rises, [one]),
  })),
  {
    name: 'unsure is sent to a better place, yes is not',
    breaks: 'more-risk-never-lowers',
    ruleSet: ruleSetOf([worry], [rule('a', is('worry', 'unsure'), elsewhere, { whenUndetermined: 'note' })]),
  },
  {
    name: 'from not asked, which waits, to unsure, which is sent elsewhere',
    breaks: 'more-risk-never-lowers',
    ruleSet: ruleSetOf([worry], [rule('a', is('worry', 'yes', 'unsure'), elsewhere)]),
  },
  {
    name: 'declined is sent to a better place, unsure is not',
    breaks: 'more-risk-never-lowers',
    ruleSet: ruleSetOf(
      [worry],
      [rule('a', is('worry', 'declined'), elsewhere, { whenUndetermined: 'note' })],
    ),
  },
  {
    name: 'unsure within hours, yes within a week',
    breaks: 'more-risk-never-loses-route',
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'unsure'), escalateTo('doctor')),
        rule('b', is('worry', 'yes'), escalateTo('doctor-later')),
      ],
    ),
  },
  {
    name: 'unsure reaches social care, yes a doctor',
    breaks: 'more-risk-never-loses-route',
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'unsure'), escalateTo('social-care')),
        rule('b', is('worry', 'yes'), escalateTo('doctor')),
      ],
    ),
  },
  {
    name: 'declined reaches a clinician, unsure somebody else as soon: the conversation may end',
    breaks: null,
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'declined'), escalateTo('doctor')),
        rule('b', is('worry', 'yes', 'unsure'), escalateTo('social-care')),
      ],
    ),
  },
  {
    name: 'declined reaches social care, unsure a doctor: only the clinician may end',
    breaks: 'more-risk-never-loses-route',
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'declined'), escalateTo('social-care')),
        rule('b', is('worry', 'yes', 'unsure'), escalateTo('doctor')),
      ],
    ),
  },
  {
    name: 'fuller support for yes alone: whoever was not asked gets more than whoever is unsure',
    breaks: 'more-risk-never-lightens-pathway',
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'yes'), onTo('holistic')),
        rule('b', is('worry', 'yes', 'no', 'unsure', 'declined'), onTo('light')),
      ],
    ),
  },
  {
    name: 'light support that only notes whom nobody asked, and takes whoever is unsure',
    breaks: 'more-risk-never-lightens-pathway',
    ruleSet: ruleSetOf(
      [worry],
      [rule('a', is('worry', 'no', 'unsure'), onTo('light'), { whenUndetermined: 'note' })],
    ),
  },
  {
    name: 'fuller support that only notes whom nobody asked',
    breaks: null,
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'yes', 'unsure', 'declined'), onTo('holistic'), { whenUndetermined: 'note' }),
        rule('b', is('worry', 'yes', 'no', 'unsure', 'declined'), onTo('light')),
      ],
    ),
  },
  {
    name: 'whoever was asked reaches a doctor, and once the answer is too old nobody',
    breaks: 'worn-out-answers-never-lower',
    ruleSet: ruleSetOf([worry], [rule('a', is('worry', ...ANYTHING), escalateTo('doctor'))]),
  },
  {
    name: 'whoever was asked is sent to a better place, and once the answer is too old stays',
    breaks: 'worn-out-answers-never-lower',
    ruleSet: ruleSetOf(
      [worry],
      [rule('a', is('worry', ...ANYTHING), elsewhere, { whenUndetermined: 'note' })],
    ),
  },
  {
    name: 'whoever said no is sent to a better place, and is asked again first once that is too old',
    breaks: null,
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', 'no'), elsewhere),
        rule('b', is('worry', 'yes', 'unsure', 'declined'), escalateTo('doctor')),
      ],
    ),
  },
  {
    name: 'fuller support for whoever was asked, and once the answer is too old light support',
    breaks: 'worn-out-answers-never-lower',
    ruleSet: ruleSetOf(
      [worry],
      [
        rule('a', is('worry', ...ANYTHING), onTo('holistic'), { whenUndetermined: 'note' }),
        rule('b', is('worry', ...ANYTHING), onTo('light')),
      ],
    ),
  },
  {
    name: 'light support that is called for by what nobody knows any more, in the place of the default',
    breaks: 'worn-out-answers-never-lower',
    ruleSet: ruleSetOf([worry], [rule('a', is('worry', 'declined'), onTo('light'))]),
  },
  {
    name: 'a question about danger that leads nowhere',
    breaks: 'local-danger-reaches-floor',
    ruleSet: ruleSetOf(
      [asking('means')],
      [
        rule('a', is('means', 'yes', 'unsure', 'declined'), escalateTo('doctor')),
        rule('b', is('means', 'no'), onTo('light')),
      ],
    ),
  },
  {
    name: 'a question about danger, and declining it leads nowhere',
    breaks: 'local-danger-reaches-floor',
    ruleSet: ruleSetOf(
      [asking('means')],
      [
        rule('a', is('means', 'yes', 'unsure'), escalateTo('crisis-team')),
        rule('b', is('means', 'declined'), escalateTo('doctor')),
      ],
    ),
  },
  {
    name: 'a question about danger that reaches the crisis team',
    breaks: null,
    ruleSet: ruleSetOf(
      [asking('means')],
      [
        rule('a', is('means', 'yes', 'unsure'), escalateTo('crisis-team')),
        rule('b', is('means', 'declined'), escalateTo('named-clinician')),
      ],
    ),
  },
  {
    name: 'a safety fact that nobody asked is noted, and somebody gets the light pathway',
    breaks: 'unknown-safety-holds',
    ruleSet: ruleSetOf(
      [safety, answer('calm')],
      [
        rule('a', is('key', 'yes', 'unsure', 'declined'), escalateTo('doctor'), { whenUndetermined: 'note' }),
        rule('b', is('calm', 'no'), onTo('light')),
        rule('c', is('calm', 'yes', 'unsure', 'declined'), onTo('holistic')),
      ],
    ),
  },
  {
    name: 'a safety fact that holds everything up',
    breaks: null,
    ruleSet: ruleSetOf(
      [safety],
      [
        rule('a', is('key', 'yes', 'unsure', 'declined'), escalateTo('doctor')),
        rule('b', is('key', 'no'), onTo('light')),
      ],
    ),
  },
]
