/** What rules give when they are met. */

/** What a rule gives when it is met. */
export type RuleEvent =
  | EventOf<'escalate', 'route' | 'askAtOnce'>
  | EventOf<'redirect', 'destination' | 'forReferrer'>
  | EventOf<'pathway', 'pathway'>
  | EventOf<'extension'>
  | EventOf<'action', 'action'>

interface EventOf<Type extends EventType, Target extends keyof EventParams = never> {
  /** What the rule gives. */
  readonly type: Type
  /** What exactly, and why. */
  readonly params: Pick<EventParams, Target | 'reason'>
}

interface EventParams {
  /** The id of the route. */
  readonly route: string
  /** The names of facts that are asked for at once where the rule is met: whether there are children, where there is domestic abuse. */
  readonly askAtOnce?: readonly [string, ...string[]]
  /** The id of the destination. */
  readonly destination: string
  /** Why, and what to do, in a sentence that anybody who referred may read; takes the place of the reason for them. */
  readonly forReferrer?: string
  /** The id of the pathway. */
  readonly pathway: string
  /** The id of the action. */
  readonly action: string
  /** Why, in plain words. */
  readonly reason: string
}

/** The closed list of event types. */
export const EVENT_TYPES = ['escalate', 'redirect', 'pathway', 'extension', 'action'] as const
/** What a rule can give: one of the closed list. */
export type EventType = (typeof EVENT_TYPES)[number]
