/** What a decision is expected to be: all of it, or the parts that a scenario is about. */
import * as z from 'zod/mini'
import type { Decision } from '../../decision/decision.js'
import { everyQuestion } from '../../decision/every-question.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { ISO_DURATION_PATTERN } from '../../rule-set/iso-duration.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'

/** A part that may be left out, with what it says of itself. */
export const optional = <Schema extends z.ZodMiniType>(schema: Schema, description: string) =>
  z.exactOptional(schema).apply(describe, description)

const name = z.string().check(z.minLength(1), z.maxLength(200))
const names = z.readonly(z.array(name).check(z.maxLength(1_000)))

export const ListExpectationSchema = z
  .union([
    names.apply(describe, 'All that is listed, and nothing else.'),
    readonlyObject({
      include: optional(names, 'All of these are listed.'),
      exclude: optional(names, 'None of these is listed.'),
    }),
  ])
  .apply(describe, { id: 'ReferralTriageListExpectation' })
/** A list as it must be, or what it must have and must not have. */
export type ListExpectation = z.infer<typeof ListExpectationSchema>

const Range = z.nullable(
  readonlyObject({
    min: z.int().check(z.minimum(1), z.maximum(100)).apply(describe, 'The least.'),
    max: z.int().check(z.minimum(1), z.maximum(100)).apply(describe, 'The most.'),
  }),
)

export const ExpectationSchema = z
  .readonly(
    z.strictObject({
      disposition: optional(z.enum(DISPOSITIONS), 'What happens to the referral.'),
      pathway: optional(
        z.nullable(name),
        'The pathway that the referral is accepted on; null where it is not accepted.',
      ),
      provisionalPathway: optional(
        z.nullable(name),
        'The pathway once the person is safe, or the answer is in; null where there is none.',
      ),
      couldBecome: optional(
        ListExpectationSchema,
        'The ids of the more intensive pathways that an accepted referral could still become; none where its pathway is settled.',
      ),
      weeks: optional(Range, 'The weeks of support; null where it is not accepted.'),
      contacts: optional(Range, 'The contacts, where they are limited; else null.'),
      extension: optional(
        z.nullable(z.boolean()),
        'Whether support may be extended; null where it is not accepted.',
      ),
      maxWeeks: optional(
        z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
        'The most weeks in all, with what support is extended by; null where it may not be.',
      ),
      escalations: optional(
        ListExpectationSchema,
        'The ids of the routes. As a list: the most urgent first.',
      ),
      within: optional(
        z.readonly(z.record(name, z.string().check(z.regex(ISO_DURATION_PATTERN)))),
        'By the ids of routes: by when each must be reached, such as P1D. Other routes may be listed, too.',
      ),
      redirects: optional(ListExpectationSchema, 'The ids of the destinations.'),
      actions: optional(ListExpectationSchema, 'The ids of the actions.'),
      questions: optional(ListExpectationSchema, 'The facts that are asked for, now or later.'),
      reasons: optional(
        ListExpectationSchema,
        'The names of the rules that are met and led to the decision.',
      ),
      heldUpBy: optional(
        ListExpectationSchema,
        'The names of the rules that hold the decision up: escalations and redirects that are left open, and not only noted.',
      ),
      undetermined: optional(
        ListExpectationSchema,
        'The names of the rules that are left open: they count as reasons, or ask a question.',
      ),
    }),
  )
  .apply(describe, {
    id: 'ReferralTriageExpectation',
    description: 'What a decision must be; parts left out may be anything.',
  })
/** What a decision must be. Parts left out may be anything. */
export type Expectation = z.infer<typeof ExpectationSchema>

/** Every part of it. */
export type WholeExpectation = { readonly [part in keyof Required<Expectation>]: Part<part> }
type Part<Key extends keyof Expectation> = Key extends ListKey
  ? readonly string[]
  : Exclude<Expectation[Key], undefined>

const LIST_PARTS = [
  'couldBecome',
  'escalations',
  'redirects',
  'actions',
  'questions',
  'reasons',
  'heldUpBy',
  'undetermined',
] as const
type ListKey = (typeof LIST_PARTS)[number]

const sorted = (all: readonly (string | null)[]): readonly string[] =>
  [...new Set(all)].filter((one) => one !== null).sort()

/** The safety floor by itself has no pathways, and decides on one without a name. */
const named = (pathway: string | null): string | null => (pathway === '' ? null : pathway)

/** A decision as an expectation: what it comes to and the rules behind it, without the words. */
export const expectationOf = (decision: Decision): WholeExpectation => {
  const { actions, disposition, escalations, intervention, pathway, provisionalPathway } = decision
  const { reasons, redirects } = decision
  const questions = everyQuestion(decision)
  return {
    disposition,
    pathway: named(pathway),
    provisionalPathway: named(provisionalPathway),
    couldBecome:
      decision.disposition === 'accept' ? sorted(decision.couldBecome.map((one) => one.pathway)) : [],
    weeks: intervention?.weeks ?? null,
    contacts: intervention?.contacts ?? null,
    extension: intervention?.extension.possible ?? null,
    maxWeeks: intervention?.extension.maxWeeks ?? null,
    escalations: escalations.map(({ route }) => route),
    within: Object.fromEntries(escalations.map(({ route, within }) => [route, within])),
    redirects: sorted(redirects.map(({ destination }) => destination)),
    actions: sorted(actions.map(({ action }) => action)),
    questions: sorted(questions.map(({ fact }) => fact)),
    reasons: sorted(reasons.flatMap(({ rule, verdict }) => (verdict === 'met' ? [rule] : []))),
    // Of the rules that are left open, pathway rules are reasons, too, and hold nothing up.
    heldUpBy: sorted(
      reasons.flatMap(({ outcome, rule, verdict }) =>
        verdict === 'undetermined' && outcome.type !== 'pathway' ? [rule] : [],
      ),
    ),
    undetermined: sorted([
      ...reasons.flatMap(({ rule, verdict }) => (verdict === 'undetermined' ? [rule] : [])),
      ...questions.flatMap(({ rules }) => rules),
    ]),
  }
}

/** One part of a decision that is not as expected; both as JSON values. */
interface Difference {
  readonly part: keyof Expectation
  readonly expected: unknown
  readonly actual: unknown
}

const sameLists = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((entry, index) => entry === other[index])

const isListAs = (part: ListKey, expected: ListExpectation, actual: readonly string[]): boolean => {
  if ('include' in expected || 'exclude' in expected) {
    const { exclude = [], include = [] } = expected
    return include.every((one) => actual.includes(one)) && !exclude.some((one) => actual.includes(one))
  }
  if (!Array.isArray(expected)) return true // neither to include nor to exclude
  return part === 'escalations' ? sameLists(expected, actual) : sameLists(sorted(expected), actual)
}

const isListPart = (part: string): part is ListKey => LIST_PARTS.some((one) => one === part)

const isRange = (value: unknown): value is { readonly min: number; readonly max: number } =>
  typeof value === 'object' && value !== null && 'min' in value && 'max' in value

type Times = WholeExpectation['within']

const areTimesAs = (expected: Times, actual: Times): boolean =>
  Object.entries(expected).every(([route, time]) => Object.hasOwn(actual, route) && actual[route] === time)

const isValueAs = (expected: unknown, actual: unknown): boolean =>
  isRange(expected) && isRange(actual)
    ? expected.min === actual.min && expected.max === actual.max
    : expected === actual

/** Every part of a decision that is not as expected, in the order of the decision; none if all is as expected. */
export const differencesFrom = (
  expected: Expectation,
  decision: Decision | WholeExpectation,
): readonly Difference[] => {
  const actual = 'provenance' in decision ? expectationOf(decision) : decision
  // The keys of an expectation that was read are its parts.
  const parts = (Object.keys(actual) as (keyof Expectation)[]).filter((part) => expected[part] !== undefined)
  return parts.flatMap((part): readonly Difference[] => {
    const wanted = expected[part]
    const isAs =
      part === 'within'
        ? areTimesAs(expected.within ?? {}, actual.within)
        : isListPart(part) && wanted !== null && typeof wanted === 'object'
          ? // A list part is expected as a list, or as what a list has.
            isListAs(part, wanted as ListExpectation, actual[part])
          : isValueAs(wanted, actual[part])
    return isAs ? [] : [{ part, expected: wanted, actual: actual[part] }]
  })
}
