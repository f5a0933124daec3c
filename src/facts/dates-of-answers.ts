/** The dates that stand beside answers in a referral, with their places. */
import type { Issue } from '../issue/issue.js'
import { isDated } from '../referral/answered.js'
import type { Referral } from '../referral/referral.js'

/** A date beside an answer. */
interface DateOfAnswer {
  readonly path: Issue['path']
  /** The first day that it can mean. */
  readonly day: string
  /** What it says, up to the day: `the answer was given`. */
  readonly what: string
}

const GIVEN = 'the answer was given'

/** The first day that `2016` or `2016-05` can mean. */
const firstDayOf = (date: string): string => `${date}${'-01-01'.slice(date.length - 10)}`

const beside = (given: unknown, path: Issue['path']): readonly DateOfAnswer[] => {
  if (!isDated(given)) return []
  const { askedOn, happenedOn } = given
  return [
    ...(askedOn ? [{ path: [...path, 'askedOn'], day: askedOn, what: GIVEN }] : []),
    ...(happenedOn
      ? [{ path: [...path, 'happenedOn'], day: firstDayOf(happenedOn), what: 'it happened' }]
      : []),
  ]
}

/** Every date beside an answer, in the order of the referral. */
export const datesOfAnswers = ({ client, consent, local, risks }: Referral): readonly DateOfAnswer[] => {
  const { askedOn, ...answers } = risks ?? {}
  return [
    ...beside(consent, ['consent']),
    ...Object.entries(client ?? {}).flatMap(([key, given]) => beside(given, ['client', key])),
    ...(askedOn ? [{ path: ['risks', 'askedOn'], day: askedOn, what: 'the answers were given' }] : []),
    ...Object.entries(answers).flatMap(([key, given]) => beside(given, ['risks', key])),
    ...Object.entries(local ?? {}).flatMap(([key, given]) => beside(given, ['local', key])),
  ]
}
