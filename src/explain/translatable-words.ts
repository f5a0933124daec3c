/** Every text that people read, by its key: what there is to translate, or to say in words of one's own. */
import decisionPart from '../../rules/bundled/words/decision.json' with { type: 'json' }
import explanationPart from '../../rules/bundled/words/explanation.json' with { type: 'json' }
import notes from '../../rules/bundled/words/notes.json' with { type: 'json' }
import { definitionsOf } from '../facts/catalogue.js'
import { listedValues } from '../facts/fact.js'
import { lazy } from '../input/memoize.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import { nationOf } from '../rule-set/places.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import type { Triage } from '../triage.js'
import { formatValue } from './format-rule.js'
import { decapitalised } from './sentences.js'

/** A text that people read. */
export interface TranslatableText {
  /** Where it stands in `words`: `client.offer.title`, `rule.holistic-many-needs.reason`. */
  readonly key: string
  /** The English, with its places and plurals. */
  readonly text: string
  /** What a translator should know; `null` where the text is plain. */
  readonly note: string | null
  /** About danger: it is always said, and words of one's own stand after it. */
  readonly kept: boolean
}

type Texts = readonly (readonly [key: string, text: string | undefined])[]

/** What a rule set says: its rules, and what they lead to. */
const textsOfRuleSet = ({ actions, destinations, pathways, routes, rules, vocabulary }: RuleSet): Texts => [
  ...rules.flatMap(
    ({ event, name, title }): Texts => [
      [`rule.${name}.title`, title],
      [`rule.${name}.reason`, event.params.reason],
      [`rule.${name}.forReferrer`, event.type === 'redirect' ? event.params.forReferrer : undefined],
    ],
  ),
  ...routes.flatMap(
    ({ contact, id, instruction, title }): Texts => [
      [`route.${id}.title`, title],
      [`route.${id}.contact`, contact],
      [`route.${id}.instruction`, instruction],
    ],
  ),
  ...destinations.flatMap(
    ({ advice, contact, forClient, id, title }): Texts => [
      [`destination.${id}.title`, title],
      [`destination.${id}.contact`, contact],
      [`destination.${id}.advice`, advice],
      [`destination.${id}.forClient`, forClient],
    ],
  ),
  ...actions.flatMap(
    ({ forClient, forReferrer, id, instruction, title }): Texts => [
      [`action.${id}.title`, title],
      [`action.${id}.instruction`, instruction],
      [`action.${id}.forClient`, forClient],
      [`action.${id}.forReferrer`, forReferrer],
    ],
  ),
  ...vocabularyOf({ vocabulary }).routeKinds.map(
    ({ id, title }) => [`routeKind.${id}.title`, title] as const,
  ),
  ...pathways.flatMap(
    ({ forClient = [], id, title }): Texts => [
      [`pathway.${id}.title`, decapitalised(title)],
      ...forClient.map((text, index) => [`pathway.${id}.forClient.${index + 1}`, text] as const),
    ],
  ),
]

const catalogue = ({ kept, texts }: { readonly kept: readonly string[]; readonly texts: object }) =>
  Object.entries(texts).map(([key, text]) => ({ key, text: String(text), kept: kept.includes(key) }))

/** What the safety floor says of its rules and routes, by the beginning of their keys. */
const floorKeys = lazy((): readonly string[] => {
  const { routes, rules } = safetyFloor()
  return [...rules.map(({ name }) => `rule.${name}.`), ...routes.map(({ id }) => `route.${id}.`)]
})

const isOfFloor = (key: string): boolean => floorKeys().some((beginning) => key.startsWith(beginning))

/**
 * Every text that people read of the decisions of a triage, each once, as they read it: the words that ship, what the rule set says,
 * the safety floor's among it, helplines, facts with their questions, and the values of facts.
 */
export const translatableWords = ({
  ruleSet,
  service,
}: Pick<Triage, 'ruleSet' | 'service'>): readonly TranslatableText[] => {
  const definitions = [...definitionsOf(ruleSet).values()]
  const values = new Set(
    definitions.flatMap((definition) =>
      (listedValues(definition) ?? []).flatMap((value) => (typeof value === 'string' ? [value] : [])),
    ),
  )
  const all = [
    ...catalogue(explanationPart),
    ...catalogue(decisionPart),
    ...textsOfRuleSet(ruleSet).flatMap(([key, text]) =>
      text === undefined ? [] : [{ key, text, kept: isOfFloor(key) }],
    ),
    ...nationOf(service).helplines.flatMap(({ call, text }, index) => [
      { key: `helpline.${index + 1}.text`, text, kept: false },
      { key: `helpline.${index + 1}.call`, text: call, kept: false },
    ]),
    ...definitions.flatMap(({ name, question, safety, title }) => [
      { key: `facts.${name}.title`, text: title, kept: safety },
      { key: `facts.${name}.question`, text: question, kept: safety },
    ]),
    ...[...values].map((value) => ({ key: `values.${value}`, text: formatValue(value), kept: false })),
  ]
  const noteOf = new Map<string, string>(Object.entries(notes))
  const once = new Map(all.map((one) => [one.key, { ...one, note: noteOf.get(one.key) ?? null }]))
  return [...once.values()]
}
