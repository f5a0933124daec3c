/** What no proof can vouch for: every text that stands beside the safety floor, for a clinical safety officer to read and sign. */
import { addedContact, addedInstruction } from '../rule-set/beside-the-floor.js'
import { canonicalJson, digestOf } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { safetyFloor } from '../rule-set/shipped.js'
import type { Service } from '../service/service.js'

/** What a text for signature belongs to. */
export type SignedPart =
  /** What is added to the contact or the instruction of a route of the safety floor. */
  | 'floor-route'
  /** A route of the rule set's own; `before` says which one it is listed before. */
  | 'own-route'
  /** A rule that escalates: its title and reason stand under the route. One that redirects: its reason stands with the place. */
  | 'rule'
  /** An action that a decision to escalate can list. */
  | 'action'
  /** A better place that a decision to escalate can name as well, for later. */
  | 'destination'
  /** A local fact that says that it does not ask about suicide, self-harm or danger, or that it is about the service. */
  | 'local-fact'
  /** A local fact that says that it does. Its answers are proved to reach the routes of the floor; its question is words. */
  | 'danger-fact'
  /** A service's contact for a route, and its own, which stands on pages for clients. */
  | 'service-contact'

/** A text that somebody has to read, because nothing can be proved of words. */
export interface TextForSignature {
  /** What it belongs to. */
  readonly of: SignedPart
  /** The id or the name of that; of a service's contact, that of the service. */
  readonly id: string
  /** Where it stands: keys and indexes in the rule set as it was given, or in the service. */
  readonly path: readonly (string | number)[]
  /** The words. Of what is added to the floor's own words only that. */
  readonly text: string
}

/** All that is to be read and signed, and what names exactly this. */
export interface ForSignature {
  /** `sha256:` and a digest of all texts with what they belong to; it changes when any of them changes, comes or goes. */
  readonly digest: string
  /** The texts, in the order of the rule set, those of the service last. */
  readonly texts: readonly TextForSignature[]
}

type Words = readonly (readonly [path: readonly (string | number)[], text: string | null | undefined])[]

const textsOf = (of: SignedPart, id: string, words: Words): readonly TextForSignature[] =>
  words.flatMap(([path, text]) => (text === null || text === undefined ? [] : [{ of, id, path, text }]))

/** What a rule set, as its author wrote it or with the floor under it, says beside the floor. */
const textsOfRuleSet = ({
  actions,
  destinations,
  localFacts,
  routes,
  rules,
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
        [['localFacts', index, 'values'], 'values' in fact ? fact.values.join(', ') : null],
      ]),
    ),
  ]
}

const textsOfService = ({ contact, id, routeContacts = {} }: Service): readonly TextForSignature[] =>
  textsOf('service-contact', id, [
    ...Object.entries(routeContacts).map(([route, text]) => [['routeContacts', route], text] as const),
    [['contact'], contact],
  ])

/** Gathers what is to be signed of a rule set, with the floor under it or without, and of services. */
export const forSignature = (ruleSet: RuleSet, services: readonly Service[]): ForSignature => {
  const texts = [...textsOfRuleSet(ruleSet), ...services.flatMap(textsOfService)]
  // Indexes and order may be others though every word is the same.
  const named = texts.map(({ id, of, path, text }) => canonicalJson([of, id, path.at(-1) ?? '', text]))
  return { digest: digestOf(named.sort()), texts }
}
