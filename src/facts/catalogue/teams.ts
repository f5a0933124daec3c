/** Facts about other teams: who refers for one, and which of them agree to social prescribing beside what they do. */
import type { Referral } from '../../referral/referral.js'
import { NO_TEAM, type ShippedTeam } from '../../referral/shipped-words.js'
import { idsOf, isMdt, ownTitles, type Vocabulary } from '../../referral/vocabulary.js'
import { decisionText, factWords } from '../../words/decision-words.js'
import { answerForm, choiceForm } from '../answer-form.js'
import { answerAt } from '../answers.js'
import { type CatalogueFact, computedFrom, givenAt } from '../derivation.js'

/** The names of the facts about the teams that ship. */
export type TeamFactName = 'referrerTeam' | `agreement.${ShippedTeam}` | `agreed.${ShippedTeam}`

/** What rules write before the id of a team: `agreement.mental-health-team`, its answer. */
export const AGREEMENT_PREFIX = 'agreement.'

/** What they write before it to ask whether it agrees by what is on record: `agreed.mental-health-team`. */
export const AGREED_PREFIX = 'agreed.'

/** The fact of what a team answers, by its id. */
export const agreementFact = (team: string): string => `${AGREEMENT_PREFIX}${team}`

/** The fact that a team agrees by what is on record, by its id. */
export const agreedFact = (team: string): string => `${AGREED_PREFIX}${team}`

const given = givenAt('referrerTeam')
const bySource = computedFrom('source')

/** The team that whoever referred is in: what the referral says, or else what the vocabulary says of its source. `null` where neither does. */
const teamOf = ({ referrerTeam, source }: Referral, { sources, teams }: Vocabulary): string | null => {
  const team = referrerTeam ?? sources.find(({ id }) => id === source)?.team
  // Teams of its own that a rule set declares need not be those that the sources which ship refer for.
  return team === undefined || ![...idsOf(teams), NO_TEAM].includes(team) ? null : team
}

/** The sources that refer for a team whoever of another writes: a meeting of several refers as a whole. */
export const meetingsOf = (team: string, { sources }: Pick<Vocabulary, 'sources'>): readonly string[] =>
  sources.filter((source) => isMdt(source) && source.team === team).map(({ id }) => id)

/** In the words of a vocabulary. */
export const teamFacts = (vocabulary: Vocabulary): readonly CatalogueFact[] => {
  const { teams } = vocabulary
  const noTeam = { id: NO_TEAM, title: decisionText(undefined, 'decision.agreements.noTeam') }
  return [
    {
      name: 'referrerTeam',
      kind: 'choice',
      values: [...idsOf(teams), NO_TEAM],
      ...ownTitles(vocabulary, 'teams'),
      ...factWords('referrerTeam'),
      description: 'The team that whoever referred is in; `none` where it is none of those listed.',
      safety: false,
      askOf: 'referrer',
      answer: choiceForm(['referrerTeam'], [...teams, noTeam]),
      mayTell: ['client', 'referrer'],
      derivation: 'as given in the referral; or else what the vocabulary says of its source',
      derive: ({ referral, vocabulary: words }) => {
        const team = teamOf(referral, words)
        return team === referral.referrerTeam ? given(team) : bySource(team)
      },
    },
    ...teams.flatMap(({ id, mayTell, title: team }): readonly CatalogueFact[] => {
      const place = `agreements.${id}`
      const answered = answerAt(place, 'yes')
      const onRecord = computedFrom(place, 'referrerTeam', 'source')
      const asked = {
        question: decisionText(undefined, 'decision.agreements.question', { team }),
        safety: false,
        askOf: 'team',
        answer: answerForm('agreements', id),
        ...(mayTell === undefined ? {} : { mayTell }),
      } as const
      return [
        {
          name: agreementFact(id),
          kind: 'answer',
          title: decisionText(undefined, 'decision.agreements.title', { team }),
          description: `Whether ${team} agrees to social prescribing beside what it does.`,
          ...asked,
          reassuring: 'yes',
          derivation: 'as given in the referral; a "yes" that was given too long ago is unknown',
          derive: (input) => answered(input.referral.agreements?.[id], input),
        },
        {
          name: agreedFact(id),
          kind: 'boolean',
          title: decisionText(undefined, 'decision.agreements.recorded', { team }),
          description: `Whether the record shows that ${team} agrees: it says so, or it referred the person, an MDT whoever writes for it. Always known: it is about the record, and false where nobody asked.`,
          ...asked,
          riskier: false,
          derivation:
            'true if the team answered with yes, whoever referred is in the team, or the referral comes from the team as an MDT',
          derive: (input) =>
            onRecord(
              teamOf(input.referral, input.vocabulary) === id ||
                meetingsOf(id, input.vocabulary).some((source) => source === input.referral.source) ||
                answered(input.referral.agreements?.[id], input).value === 'yes',
            ),
        },
      ]
    }),
  ]
}
