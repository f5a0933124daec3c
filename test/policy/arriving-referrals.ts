/** Referrals as they really arrive, what a service lead wants to happen to each, and where the shipped policy does something else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Decision } from '../../src/decision/decision.js'
import { unwrap } from '../../src/issue/issue.js'
import type { Disposition } from '../../src/rule-set/rule-set.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'

/** What should happen to a referral, as it was written down before anything was run: a careful reading, and no clinical evidence. */
export interface Wanted {
  readonly disposition: Disposition
  /** Other dispositions that would do. */
  readonly tolerable?: readonly Disposition[]
  readonly pathway?: string
  readonly provisionalPathway?: string
  readonly routes?: readonly string[]
  readonly routeKinds?: readonly string[]
  readonly redirects?: readonly string[]
  /** Facts whose questions the decision waits for. */
  readonly heldBy?: readonly string[]
  /** Facts whose questions it must not wait for. */
  readonly notHeldBy?: readonly string[]
  /** Facts that are asked for, whether or not the decision waits. */
  readonly asks?: readonly string[]
  readonly actions?: readonly string[]
  readonly actionsMention?: readonly string[]
  /** At least one of these. */
  readonly actionsAny?: readonly string[]
  /** Whom the questions that it waits for are put to, and how. */
  readonly askWho?: string
  /** Something that is to be spoken about. */
  readonly mentions?: string
  /** Whether words of danger in the notes must be quoted. */
  readonly notSilent?: boolean
  /** What the format has no place for yet. */
  readonly wants?: string
}

/** A referral as it arrives, with what is wanted and why. */
export interface ArrivingReferral {
  readonly name: string
  readonly service: keyof typeof services
  readonly referral: object
  readonly want: Wanted
  readonly why: string
}

/** Where the policy does something else than is wanted: in what, and why that is right for now. */
export interface Departure {
  readonly name: string
  readonly from: readonly (keyof Wanted)[]
  readonly because: string
  /** What is to mend it, where it is no more than right for now. */
  readonly mendedBy?: string
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))

/** The referrals, in the order they were written down. */
export const arrivingReferrals = read('referrals-as-they-arrive.json') as readonly ArrivingReferral[] // the file beside this one

/** The departures that somebody has defended, each in a line. */
export const departures = read('departures.json') as readonly Departure[] // the file beside this one

/** What is to be spoken about, by the words of whoever wants it. */
const SPOKEN_ABOUT: { readonly [words: string]: string } = { 'consent of the person': 'consent' }

const asked = ({ questions }: Decision): readonly string[] => questions.map(({ fact }) => fact)
const waitsFor = ({ questions }: Decision): readonly string[] =>
  questions.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact)
const toDo = ({ actions }: Decision): readonly string[] => actions.map(({ action }) => action)

/** A redirect has no pathway: there it is the disposition that departs. */
const isOnPathway = ({ disposition, pathway, provisionalPathway }: Decision, wanted: string | undefined) =>
  wanted === undefined || disposition === 'redirect' || wanted === (pathway ?? provisionalPathway)

/** Whether a decision gives each part of what is wanted. */
export const CHECKS: {
  readonly [Part in keyof Wanted]-?: (decision: Decision, want: Wanted) => boolean
} = {
  disposition: ({ disposition }, want) => disposition === want.disposition,
  tolerable: () => true,
  pathway: (decision, { pathway }) => isOnPathway(decision, pathway),
  provisionalPathway: (decision, { provisionalPathway }) => isOnPathway(decision, provisionalPathway),
  routes: ({ escalations }, { routes = [] }) =>
    routes.every((wanted) => escalations.some(({ route }) => route === wanted)),
  routeKinds: ({ escalations }, { routeKinds = [] }) =>
    routeKinds.every((wanted) => escalations.some(({ kind }) => kind === wanted)),
  redirects: (decision, { redirects = [] }) =>
    redirects.every((wanted) => decision.redirects.some(({ destination }) => destination === wanted)),
  heldBy: (decision, { heldBy = [] }) => heldBy.every((fact) => waitsFor(decision).includes(fact)),
  notHeldBy: (decision, { notHeldBy = [] }) => !notHeldBy.some((fact) => waitsFor(decision).includes(fact)),
  asks: (decision, { asks = [] }) => asks.every((fact) => asked(decision).includes(fact)),
  actions: (decision, { actions = [] }) => actions.every((one) => toDo(decision).includes(one)),
  actionsMention: (decision, { actionsMention = [] }) =>
    actionsMention.every((one) => toDo(decision).includes(one)),
  actionsAny: (decision, { actionsAny }) =>
    actionsAny === undefined || actionsAny.some((one) => toDo(decision).includes(one)),
  // “person, by link worker at first contact”: nothing that the decision waits for goes back to whoever referred.
  askWho: ({ questions }, { askWho }) =>
    askWho === undefined ||
    questions.every(({ askOf, holdsUp }) => !holdsUp || askOf === askWho.split(',')[0]),
  mentions: (decision, { mentions }) =>
    mentions === undefined || asked(decision).includes(SPOKEN_ABOUT[mentions] ?? ''),
  notSilent: ({ mentions = [] }, { notSilent }) => notSilent !== true || mentions.length > 0,
  wants: () => true,
}

/** Which parts of what is wanted a decision does not give. */
const departsFrom = (want: Wanted, decision: Decision): readonly (keyof Wanted)[] => {
  const parts = Object.keys(CHECKS) as (keyof Wanted)[] // its own keys
  return parts.filter((part) => !CHECKS[part](decision, want))
}

/** How a referral comes out under its service. */
export interface Outcome extends ArrivingReferral {
  readonly decision: Decision
  readonly departsIn: readonly (keyof Wanted)[]
  /** Whether it is as wanted, in another way that would do, or neither. */
  readonly comesOut: 'as wanted' | 'tolerable' | 'otherwise'
}

const comesOut = (
  { disposition }: Decision,
  { tolerable = [] }: Wanted,
  departsIn: readonly (keyof Wanted)[],
): Outcome['comesOut'] => {
  if (departsIn.length === 0) return 'as wanted'
  return departsIn.join() === 'disposition' && tolerable.includes(disposition) ? 'tolerable' : 'otherwise'
}

/** Decides each referral as the policy ships. */
export const outcomes = (): readonly Outcome[] =>
  arrivingReferrals.map((arriving): Outcome => {
    const { referral, service, want } = arriving
    const decision = unwrap(createTriage({ service: services[service] }).safeDecide(referral))
    const departsIn = departsFrom(want, decision)
    return { ...arriving, decision, departsIn, comesOut: comesOut(decision, want, departsIn) }
  })
