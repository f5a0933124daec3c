import { departures, type Outcome, outcomes, type Wanted } from './arriving-referrals.js'

const wantedIn = (want: Wanted, part: keyof Wanted): string => {
  const wanted = [want[part]].flat().join(' and ')
  return part === 'disposition' ? wanted : `${part} ${wanted}`
}

/** How many of the referrals come to what is wanted; then those that come to something else, with what and why. */
export const formatOutcomes = (): string => {
  const all = outcomes()
  const count = (how: Outcome['comesOut']): number => all.filter((one) => one.comesOut === how).length
  const defence = new Map(
    departures.map(({ because, mendedBy, name }) => [
      name,
      mendedBy === undefined ? because : `${because} (to be mended by ${mendedBy})`,
    ]),
  )
  return [
    `Of ${all.length} referrals, ${count('as wanted')} come out as wanted, ${count('tolerable')} in another way that would do, and ${count('otherwise')} otherwise.`,
    '',
    ...all
      .filter(({ departsIn }) => departsIn.length > 0)
      .map(
        ({ comesOut, decision, departsIn, name, want }) =>
          `- \`${name}\` (${comesOut}): ${decision.disposition}; wanted ${departsIn.map((part) => wantedIn(want, part)).join(', ')}. Because ${defence.get(name) ?? '(nobody has said why)'}.`,
      ),
  ].join('\n')
}
