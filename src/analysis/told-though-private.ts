/** What the person, or anybody who referred, may be told though it rests on what they may not: stated by its author, and for somebody to sign. */
import { definitionsOf } from '../facts/catalogue.js'
import type { FactDefinition } from '../facts/fact.js'
import { leavesOf } from '../proof/rule-set-parts.js'
import { type Audience, mayBeTold, NOBODY, type Tellable } from '../referral/audience.js'
import type { Leaf } from '../rule-set/condition.js'
import type { Rule, RuleSet } from '../rule-set/rule-set.js'
import { type TextForSignature, textsOf } from './texts-for-signature.js'

/** Readers who may not know what was told in confidence. */
const READERS = ['client', 'referrer'] as const satisfies readonly Audience[]

/** Whether a question asks about something that `audience` may not be told: the fact, or one of its members. */
const asksPrivately = (
  { value }: Leaf,
  definition: FactDefinition | undefined,
  audience: Audience,
): boolean => {
  if (definition === undefined || !mayBeTold(definition, audience)) return true
  if (definition.kind !== 'set' || definition.membersMayTell === undefined) return false
  const members = definition.membersMayTell
  return (Array.isArray(value) ? value : [value]).some(
    (member) => !mayBeTold({ mayTell: members[String(member)] ?? NOBODY }, audience),
  )
}

type PrivateFacts = (rule: Rule, audience: Audience) => readonly string[]

/** The facts that a rule rests on and that a reader may not be told, each once. */
const privateFactsIn = (ruleSet: RuleSet): PrivateFacts => {
  const { conditions } = ruleSet
  const definitions = definitionsOf(ruleSet)
  return (rule, audience) => [
    ...new Set(
      leavesOf(rule.conditions, conditions)
        .filter((leaf) => asksPrivately(leaf, definitions.get(leaf.fact), audience))
        .map(({ fact }) => fact),
    ),
  ]
}

/** Who may be told, and what they may not be told that it rests on; `null` where there is no such thing. */
const saidToWhom = (
  tellable: Tellable,
  restsOn: (audience: Audience) => readonly string[],
): string | null => {
  const told = READERS.filter((audience) => mayBeTold(tellable, audience) && restsOn(audience).length > 0)
  const facts = new Set(told.flatMap(restsOn))
  return told.length === 0 ? null : `${told.join(', ')}, and it rests on ${[...facts].join(', ')}`
}

/** Each such rule with its words, and each such place with what gives it away. */
export const toldThoughPrivate = (ruleSet: RuleSet): readonly TextForSignature[] => {
  const privateFacts = privateFactsIn(ruleSet)
  const redirects = ruleSet.rules.filter(({ event }) => event.type === 'redirect')
  const callingFor = (action: string) =>
    ruleSet.rules.filter(({ event }) => event.type === 'action' && event.params.action === action)
  return [
    ...ruleSet.rules.flatMap((rule, index) => {
      const { event, name, title } = rule
      const whom = saidToWhom(rule, (audience) => privateFacts(rule, audience))
      const forReferrer = event.type === 'redirect' ? event.params.forReferrer : undefined
      const at = (...keys: readonly string[]) => ['rules', index, ...keys]
      return textsOf('told', name, [
        [at('mayTell'), whom],
        [at('title'), whom === null ? null : title],
        [at('event', 'params', 'reason'), whom === null ? null : event.params.reason],
        [
          at('event', 'params', 'forReferrer'),
          privateFacts(rule, 'referrer').length > 0 ? forReferrer : null,
        ],
      ])
    }),
    ...ruleSet.destinations.flatMap((destination, index) => {
      const { forClient, id } = destination
      const restsOn = (audience: Audience) =>
        redirects
          .filter(({ event }) => event.type === 'redirect' && event.params.destination === id)
          .flatMap((rule) => privateFacts(rule, audience))
      return textsOf('told', id, [
        [['destinations', index, 'mayTell'], saidToWhom(destination, restsOn)],
        [['destinations', index, 'forClient'], restsOn('client').length > 0 ? forClient : null],
      ])
    }),
    ...ruleSet.actions.flatMap(({ forClient, forReferrer, id }, index) => {
      const isTold = (audience: 'client' | 'referrer') =>
        callingFor(id).some((rule) => mayBeTold(rule, audience) && privateFacts(rule, audience).length > 0)
      return textsOf('told', id, [
        [['actions', index, 'forClient'], isTold('client') ? forClient : null],
        [['actions', index, 'forReferrer'], isTold('referrer') ? forReferrer : null],
      ])
    }),
  ]
}
