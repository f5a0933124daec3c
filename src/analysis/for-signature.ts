/** What no proof can vouch for: every text that stands beside the safety floor, and how long things hold, for a clinical safety officer to read and sign. */
import { addedContact, addedInstruction } from '../rule-set/beside-the-floor.js'
import { canonicalJson, digestOf } from '../rule-set/digest.js'
import type { Hold, RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import { floorHolds, HOLD_NAMES, type HoldName } from '../service/holds.js'
import type { Nation } from '../service/nation.js'
import type { Service } from '../service/service.js'

import { type TextForSignature, textsOf } from './texts-for-signature.js'
import { toldThoughPrivate } from './told-though-private.js'

/** All that is to be read and signed, and what names exactly this. */
export interface ForSignature {
  /** `sha256:` and a digest of all texts with what they belong to; it changes when any of them changes, comes or goes. */
  readonly digest: string
  /** The texts, in the order of the rule set, those of the service last. */
  readonly texts: readonly TextForSignature[]
}

/** The lists whose words stand on a card as the values of facts. */
const WORD_LISTS = ['needs', 'sources', 'teams', 'settings', 'focuses', 'workerSupports'] as const

/** How long things hold, where it is not as the floor says: each with its letter and where the number comes from; a service's have none. */
const textsOfHolds = (
  holds: { readonly [name in HoldName]?: { readonly days: number; readonly source?: Hold['source'] } },
): readonly TextForSignature[] =>
  HOLD_NAMES.flatMap((name) => {
    const { days, source } = holds[name] ?? {}
    if (days === undefined || days === floorHolds[name].days) return []
    return textsOf('hold', name, [
      [['holds', name, 'days'], String(days)],
      [['holds', name, 'source', 'basis'], source?.basis],
      [['holds', name, 'source', 'locator'], source?.locator],
    ])
  })

/** What a rule set, as its author wrote it or with the floor under it, says beside the floor. */
const textsOfRuleSet = ({
  actions,
  destinations,
  holds = {},
  localFacts,
  routes,
  rules,
  vocabulary = {},
}: RuleSet): readonly TextForSignature[] => {
  const floor = safetyFloor()
  const floorRules = new Set(floor.rules.map(({ name }) => name))
  return [
    ...routes.flatMap((route, index) => {
      const at = (key: string) => ['routes', index, key]
      const floors = floor.routes.find(({ id }) => id === route.id)
      return floors === undefined
        ? textsOf('own-route', route.id, [
            [at('before'), route.before],
            [at('title'), route.title],
            [at('contact'), route.contact],
            [at('instruction'), route.instruction],
          ])
        : textsOf('floor-route', route.id, [
            [at('contact'), addedContact(floors, route.contact)],
            [at('instruction'), addedInstruction(floors, route.instruction)],
          ])
    }),
    ...rules.flatMap(({ event, name, title }, index) =>
      (event.type === 'escalate' || event.type === 'redirect') && !floorRules.has(name)
        ? textsOf('rule', name, [
            [['rules', index, 'title'], event.type === 'escalate' ? title : null],
            [['rules', index, 'event', 'params', 'reason'], event.params.reason],
          ])
        : [],
    ),
    ...actions.flatMap(({ dispositions, id, instruction, title }, index) =>
      dispositions.includes('escalate')
        ? textsOf('action', id, [
            [['actions', index, 'title'], title],
            [['actions', index, 'instruction'], instruction],
          ])
        : [],
    ),
    ...destinations.flatMap(({ advice, contact, id, title }, index) =>
      textsOf('destination', id, [
        [['destinations', index, 'title'], title],
        [['destinations', index, 'contact'], contact],
        [['destinations', index, 'advice'], advice],
      ]),
    ),
    ...localFacts.flatMap((fact, index) =>
      textsOf(fact.asksAboutDanger === true ? 'danger-fact' : 'local-fact', fact.name, [
        [['localFacts', index, 'title'], fact.title],
        [['localFacts', index, 'question'], fact.question],
        [['localFacts', index, 'about'], fact.about],
        [['localFacts', index, 'mayTell'], fact.mayTell?.join(', ')],
        [['localFacts', index, 'values'], 'values' in fact ? fact.values.join(', ') : null],
      ]),
    ),
    ...(vocabulary.risks ?? []).flatMap(({ asksAboutDanger, id, question, title }, index) =>
      textsOf(asksAboutDanger ? 'danger-fact' : 'local-fact', id, [
        [['vocabulary', 'risks', index, 'title'], title],
        [['vocabulary', 'risks', index, 'question'], question],
      ]),
    ),
    ...(vocabulary.phrases ?? []).flatMap(({ id, risk, words }, index) =>
      textsOf('phrase', id, [
        [['vocabulary', 'phrases', index, 'risk'], risk],
        [['vocabulary', 'phrases', index, 'words'], words],
      ]),
    ),
    ...WORD_LISTS.flatMap((list) =>
      textsOf('words', list, [
        [['vocabulary', list], vocabulary[list]?.map(({ title }) => title).join(', ')],
      ]),
    ),
    ...textsOfHolds(holds),
  ]
}

const wordsOfNation = ({ helplines, terms }: Nation) => [
  ...Object.entries(terms).map(([name, { text }]) => [['nation', 'terms', name], text] as const),
  ...helplines.flatMap(({ call, text }, index) => [
    [['nation', 'helplines', index, 'call'], call] as const,
    [['nation', 'helplines', index, 'text'], text] as const,
  ]),
]

const textsOfService = ({
  contact,
  holds = {},
  id,
  nation,
  routeContacts = {},
  words = {},
}: Service): readonly TextForSignature[] => [
  ...textsOfHolds(holds),
  ...textsOf('service-contact', id, [
    ...Object.entries(routeContacts).map(([route, text]) => [['routeContacts', route], text] as const),
    [['contact'], contact],
  ]),
  ...(typeof nation === 'string' ? [] : textsOf('service-nation', id, wordsOfNation(nation))),
  ...Object.entries(words).flatMap(([language, texts]) =>
    textsOf(
      'service-words',
      id,
      Object.entries(texts).map(([key, text]) => [['words', language, key], text] as const),
    ),
  ),
]

/** Gathers what is to be signed of a rule set, with the floor under it or without, and of services. */
export const forSignature = (ruleSet: RuleSet, services: readonly Service[]): ForSignature => {
  const told = toldThoughPrivate(ruleSet)
  const places = new Set(told.map(({ path }) => path.join(' ')))
  const others = textsOfRuleSet(ruleSet).filter(({ path }) => !places.has(path.join(' ')))
  const texts = [...others, ...told, ...services.flatMap(textsOfService)]
  // Indexes and order may be others though every word is the same.
  const named = texts.map(({ id, of, path, text }) => canonicalJson([of, id, path.at(-1) ?? '', text]))
  return { digest: digestOf(named.sort()), texts }
}
