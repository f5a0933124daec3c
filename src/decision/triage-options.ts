/** Checks what a triage is made with: its options, and whether the service and the rule set go together. */
import { didYouMean } from '../issue/did-you-mean.js'
import { type Issue, type Result, resultOf } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { unknownOptions } from '../issue/unknown-options.js'
import { idsOf, vocabularyOf } from '../referral/vocabulary.js'
import type { Word } from '../referral/word.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { looserHoldIssue, looserHolds } from '../service/holds.js'
import type { Service } from '../service/service.js'
import { contactsOf, weeksOf } from './pathway.js'
import { namesOfDocuments } from './provenance.js'

/** What a triage is made of. */
export interface TriageOptions {
  /** The service that the referrals are for: one of `services`, or your own. */
  readonly service: Service
  /** The policy, as parsed or as bundled JSON; the default rule set if left out. The safety floor is always welded under it. */
  readonly ruleSet?: RuleSet | undefined
  /** What a rule set that nobody has read yet may extend, beside the default one: rule sets, as parsed or as bundled JSON. */
  readonly bases?: readonly unknown[] | undefined
  /**
   * What has been recalled and must decide for nobody, as `social-prescribing@0.4.0`, `referral-triage@0.6.0` or the digest of a document.
   * A triage that would decide by one of these is refused.
   */
  readonly recalled?: readonly string[] | undefined
}

/** The same, not read yet: JSON as it comes from a file or a database. */
export interface UnreadTriageOptions {
  /** What should be a service. */
  readonly service: unknown
  /** What should be a rule set; the default rule set if left out. */
  readonly ruleSet?: unknown | undefined
  /** What should be rule sets that it may extend, beside the default one. */
  readonly bases?: readonly unknown[] | undefined
  /** What should be names of what has been recalled. */
  readonly recalled?: readonly unknown[] | undefined
}

/** How to decide one referral. */
export interface DecideOptions {
  /** The date to decide at, `YYYY-MM-DD`; the date the referral was received if left out. No clock is read. */
  readonly asOf?: string | undefined
}

const NO_SERVICE: Issue = {
  code: 'missing',
  path: ['service'],
  message: 'a triage is for a service, and none is given',
  hint: 'write `{ service: services.sp7 }`, with a `ruleSet` of your own if you have one',
}

const NO_LIST_OF_BASES: Issue = {
  code: 'wrong-type',
  path: ['bases'],
  message: 'expected a list of rule sets',
  hint: 'write `{ bases: [base] }`',
}

const NO_LIST_OF_RECALLED: Issue = {
  code: 'wrong-type',
  path: ['recalled'],
  message: 'expected a list of names or digests of what has been recalled',
  hint: "write `{ recalled: ['social-prescribing@0.4.0'] }`",
}

const isListOfTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'))

/**
 * Reads the options, each of them once. Gives issues for what is not an object, for unknown ones (a `ruleset` passed over would
 * decide by rules that nobody chose), and for a missing service. Takes anything. Never throws.
 */
export const readTriageOptions = (options: unknown): Result<UnreadTriageOptions> => {
  try {
    const issues = unknownOptions(options, ['service', 'ruleSet', 'bases', 'recalled'])
    const isObject = typeof options === 'object' && options !== null && !Array.isArray(options)
    const [service, ruleSet, bases, recalled]: readonly unknown[] = isObject
      ? ['service', 'ruleSet', 'bases', 'recalled'].map((key) => Reflect.get(options, key))
      : []
    const isMissing = service === undefined && (isObject || issues.length === 0)
    const isList = bases === undefined || Array.isArray(bases)
    return resultOf(
      [
        ...issues,
        ...(isMissing ? [NO_SERVICE] : []),
        ...(isList ? [] : [NO_LIST_OF_BASES]),
        ...(isListOfTexts(recalled) ? [] : [NO_LIST_OF_RECALLED]),
      ],
      () => ({
        service,
        ruleSet,
        bases: Array.isArray(bases) ? [...bases] : undefined,
        recalled: Array.isArray(recalled) ? [...recalled] : undefined,
      }),
    )
  } catch {
    // A proxy or a getter that throws.
    return {
      ok: false,
      issues: [{ code: 'not-plain-data', path: [], message: 'the options cannot be read' }],
    }
  }
}

/** A service and a pathway that have no week or no contact in common. */
const limitIssues = (ruleSet: RuleSet, service: Service): readonly Issue[] =>
  ruleSet.pathways.flatMap((pathway): readonly Issue[] => {
    const clash = (unit: 'weeks' | 'contacts'): Issue => ({
      code: 'service-outside-envelope',
      path: ['service', unit],
      message: `service \`${service.id}\` and pathway \`${pathway.id}\` have no number of ${unit} in common`,
      hint: `the rule set keeps support within ${ruleSet.envelope.weeks.min} to ${ruleSet.envelope.weeks.max} weeks; change the ${unit} of the service or of the pathway`,
    })
    return [
      ...(weeksOf(pathway, service, ruleSet) === null ? [clash('weeks')] : []),
      ...(contactsOf(pathway, service) === null ? [clash('contacts')] : []),
    ]
  })

/** A contact that the service gives for a route that there is not: it would never reach anybody. */
const routeContactIssues = (ruleSet: RuleSet, service: Service): readonly Issue[] => {
  const routes = ruleSet.routes.map(({ id }) => id)
  return Object.keys(service.routeContacts ?? {})
    .filter((id) => !routes.includes(id))
    .map((id) => ({
      code: 'unknown-route',
      path: ['service', 'routeContacts', id],
      message: `the rule set has no route \`${id}\``,
      hint: didYouMean(id, routes),
    }))
}

/** Words of the service that the vocabulary of the rule set does not have. */
const wordIssues = (ruleSet: RuleSet, service: Service): readonly Issue[] => {
  const { employers, focuses, settings, sources, workerSupports } = vocabularyOf(ruleSet)
  const unknown = (
    key: keyof Service,
    given: readonly string[],
    words: readonly Word[],
    own: string[] = [],
  ) => {
    const known = [...own, ...idsOf(words)]
    return given.flatMap((word, index): readonly Issue[] =>
      known.includes(word)
        ? []
        : [
            {
              code: 'unknown-word',
              path: Array.isArray(service[key]) ? ['service', key, index] : ['service', key],
              message: `the rule set has no word ${quote(word)} for \`${key}\` of a service`,
              hint: didYouMean(word, known),
            },
          ],
    )
  }
  const one = (word: string | undefined) => (word === undefined ? [] : [word])
  return [
    ...unknown('employer', one(service.employer), employers),
    ...unknown('sources', service.sources ?? [], sources),
    ...unknown('settings', service.settings ?? [], settings),
    ...unknown('focus', one(service.focus), focuses, ['general']),
    ...unknown('workerSupport', service.workerSupport ?? [], workerSupports),
  ]
}

/** What the service lets hold longer, or count less long, than the rule set does. */
const holdIssues = (ruleSet: RuleSet, { holds }: Service): readonly Issue[] =>
  looserHolds(holds, ruleSet.holds ?? {}).map((looser) => ({
    code: 'hold-too-loose',
    path: ['service', 'holds', looser.name, 'days'],
    ...looserHoldIssue(looser, `the rule set \`${ruleSet.id}\``),
  }))

/** What has been recalled, of what decisions would be made with. */
export const recalledIssues = (
  madeWith: Parameters<typeof namesOfDocuments>[0],
  recalled: readonly unknown[] = [],
): readonly Issue[] => {
  const names = new Set<unknown>(namesOfDocuments(madeWith))
  return recalled.flatMap((one, index): readonly Issue[] =>
    names.has(one)
      ? [
          {
            code: 'recalled',
            path: ['recalled', index],
            message: `${quote(one)} has been recalled, and this triage would decide by it`,
            hint: 'decide by the version that replaces it; until there is one, a person decides every referral',
          },
        ]
      : [],
  )
}

/** All that keeps `service` from being used with `ruleSet`. */
export const serviceFitIssues = (ruleSet: RuleSet, service: Service): readonly Issue[] => [
  ...wordIssues(ruleSet, service),
  ...limitIssues(ruleSet, service),
  ...holdIssues(ruleSet, service),
  ...routeContactIssues(ruleSet, service),
]
