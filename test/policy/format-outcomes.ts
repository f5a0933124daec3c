/** How referrals come out as they arrive, in words: for the terminal, and for docs/policy.md. */
import { type Departure, departures, type Outcome, outcomes, type Wanted } from './arriving-referrals.js'

/** What a reader calls the parts that can depart. */
const CALLED: { readonly [Part in keyof Wanted]?: string } = {
  pathway: 'on the pathway',
  provisionalPathway: 'on the pathway',
  routes: 'by the route',
  routeKinds: 'by a route of the kind',
  redirects: 'to',
  heldBy: 'waiting for',
  notHeldBy: 'not waiting for',
  asks: 'asking for',
  actions: 'with',
  actionsMention: 'with',
  actionsAny: 'with',
  askWho: 'asking the',
  mentions: 'speaking of',
}

const wantedIn = (want: Wanted, part: keyof Wanted): string => {
  const wanted = [want[part]].flat().join(' and ')
  const called = CALLED[part]
  return called === undefined ? wanted : `${called} ${wanted}`
}

const counted = (all: readonly Outcome[]): string => {
  const count = (how: Outcome['comesOut']): number => all.filter((one) => one.comesOut === how).length
  return `Of ${all.length} referrals, ${count('as wanted')} come out as wanted, ${count('tolerable')} in another way that would do, and ${count('otherwise')} otherwise.`
}

const defenceOf = (outcome: Outcome): Departure | undefined =>
  departures.find(({ name }) => name === outcome.name)

const departing = (all: readonly Outcome[]): readonly Outcome[] =>
  all.filter(({ departsIn }) => departsIn.length > 0)

/** How many of the referrals come to what is wanted; then those that come to something else, with what and why. */
export const formatOutcomes = (): string => {
  const all = outcomes()
  const lines = departing(all).map((one) => {
    const { comesOut, decision, departsIn, name, want } = one
    const { because = '(nobody has said why)', mendedBy } = defenceOf(one) ?? {}
    const wanted = departsIn.map((part) => wantedIn(want, part)).join(', ')
    return `- \`${name}\` (${comesOut}): ${decision.disposition}; wanted ${wanted}. Because ${because}${mendedBy === undefined ? '' : ` (to be mended by ${mendedBy})`}.`
  })
  return [counted(all), '', ...lines].join('\n')
}

/** The same for whoever leads a service: what was wanted, what comes out, and why. */
export const referralsSection = (): string => {
  const all = outcomes()
  const rows = departing(all).map((one) => {
    const { decision, departsIn, name, want } = one
    const wanted = departsIn.map((part) => wantedIn(want, part)).join(', ')
    return `| \`${name}\` | ${wanted} | ${decision.disposition} | ${defenceOf(one)?.because ?? ''} |`
  })
  return [
    counted(all),
    '',
    '| Referral | Wanted | What it comes to | Because |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
