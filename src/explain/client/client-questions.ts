/** Questions as a client reads them at home; the link worker has the catalogue's own words. */
import type { Question } from '../../decision/decision.js'

const CLIENT_QUESTIONS: { readonly [fact: string]: string } = {
  consent: 'Would you like to work with a link worker?',
  age: 'When were you born?',
  ageInRange: 'When were you born?',
  selfNavigation: 'If we tell you about a group, could you get in touch with them by yourself?',
  housebound: 'Is it hard for you to leave your home without help?',
  supportToLeaveHome: 'Is there someone who can go out with you?',
  longTermConditions: 'Do you have any health problems that have gone on for a long time?',
  carer: 'Do you look after someone at home?',
  interpreterNeeded: 'Would you like someone who speaks your language to help us talk?',
  needs: 'What matters to you, and what would you like help with?',
  needsCount: 'What matters to you, and what would you like help with?',
}

/** What the page says of every other question. All who are asked anything read it, so it gives nothing away. */
export const ASKED_OF_EVERYONE = 'We ask everyone how they are feeling, and if they are safe and well.'

/** The questions that a client can be shown, each once, in the order they are asked. */
export const clientQuestions = (questions: readonly Question[]): readonly string[] => [
  ...new Set(
    questions.flatMap(({ fact }) => {
      const words = Object.hasOwn(CLIENT_QUESTIONS, fact) ? CLIENT_QUESTIONS[fact] : undefined
      return words === undefined ? [] : [words]
    }),
  ),
]
