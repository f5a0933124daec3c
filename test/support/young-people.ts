/** A rule set of a young people's service, which extends the one that ships and has words of its own in every list. */
import { unwrap } from '../../src/issue/issue.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, digestOfRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import type { Service } from '../../src/service/service.js'

export const FIRE_SETTING = {
  id: 'fire-setting',
  title: 'setting fires',
  description: 'Whether the person sets fires.',
  question: 'Have you ever set a fire that you should not have?',
  asksAboutDanger: true,
}

export const ONLINE_GAMBLING = {
  id: 'online-gambling',
  title: 'gambling online',
  description: 'Whether the person gambles online.',
  question: 'Do you ever gamble on your phone?',
  asksAboutDanger: false,
}

/** The words that it adds. */
export const OWN_WORDS = {
  needs: [
    { id: 'school', title: 'going to school', mayTell: ['client', 'referrer'] },
    { id: 'exam-stress', title: 'stress about exams', mayTell: ['client', 'referrer'] },
    { id: 'fear-at-home', title: 'being afraid at home', indicates: 'domesticAbuse' },
  ],
  sources: [
    { id: 'school-office', title: 'school office' },
    { id: 'school-nurse', title: 'school nurse', professional: true, kindOf: 'health-professional' },
    { id: 'youth-panel', title: 'youth panel', professional: true, mdt: true },
  ],
  risks: [FIRE_SETTING, ONLINE_GAMBLING],
  settings: [{ id: 'youth-club', title: 'youth club' }],
  employers: [{ id: 'school-trust', title: 'school trust' }],
  focuses: [{ id: 'young-people', title: 'young people' }],
  workerSupports: [{ id: 'youth-lead', title: 'youth lead' }],
} as const

const LANGUAGES = {
  name: 'local.languages',
  kind: 'set',
  values: ['bengali', 'english', 'polish'],
  title: 'languages',
  description: 'The languages that the person speaks.',
  question: 'Which languages do you speak?',
  safety: false,
  asksAboutDanger: false,
}

const SOURCE = { ref: 'field-practice', locator: 'our own', basis: 'M' }

/** A rule about one fact, with an example that meets it. */
const ownRule = (
  name: string,
  event: object,
  [fact, operator, value]: readonly [string, string, unknown],
  met: unknown,
) => ({
  name,
  title: `The rule ${name}`,
  conditions: { all: [{ fact, operator, value }] },
  event,
  source: SOURCE,
  examples: [
    { title: 'as it asks', facts: { [fact]: met }, verdict: 'met' },
    { title: 'nobody asked', facts: {}, verdict: 'undetermined' },
  ],
})

const FIRES = ownRule(
  'fires-reach-crisis-team',
  { type: 'escalate', params: { route: 'crisis-team', reason: 'the person may set fires' } },
  [`risks.${FIRE_SETTING.id}`, 'in', ['yes', 'unsure', 'declined']],
  'yes',
)

export const OWN_RULES = [
  FIRES,
  ownRule(
    'holistic-for-two-languages',
    { type: 'pathway', params: { pathway: 'holistic', reason: 'somebody has to interpret' } },
    ['local.languagesCount', 'greaterThanInclusive', 2],
    3,
  ),
  ownRule(
    'holistic-for-exams',
    { type: 'pathway', params: { pathway: 'holistic', reason: 'exams weigh on the person' } },
    ['needs', 'contains', 'exam-stress'],
    ['exam-stress'],
  ),
] as const

/** The document, with another vocabulary or other rules if they are given. */
export const youngPeopleDocument = (
  vocabulary: unknown = OWN_WORDS,
  rules: readonly unknown[] = OWN_RULES,
) => ({
  id: 'young-people',
  version: '1.0.0',
  title: 'Young people',
  effective: { from: '2026-01-01' },
  extends: { id: defaultRuleSet().id, digest: digestOfRuleSet(defaultRuleSet()) },
  vocabulary,
  localFacts: [LANGUAGES],
  // To call for a route of the safety floor, a rule set repeats it.
  routes: safetyFloor().routes.filter(({ id }) => id === 'crisis-team'),
  rules,
})

/** The rule set, read. */
export const youngPeople = (): RuleSet => unwrap(parseRuleSet(youngPeopleDocument()))

/** A service in its words. */
export const YOUTH_SERVICE: Service = {
  id: 'youth-service',
  title: 'Youth service',
  nation: 'scotland',
  employer: 'school-trust',
  sources: ['school-office', 'health-professional'],
  settings: ['youth-club'],
  focus: 'young-people',
  workerSupport: ['youth-lead'],
}
