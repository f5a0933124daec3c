/** When support can start, where the service has no place on the day of the decision: a sentence for each reader. */
import type { AcceptDecision, Decision } from '../decision/decision.js'
import type { Capacity } from '../service/service.js'
import type { ExplanationKey, ExplanationWords } from '../words/explanation-words.js'
import { formatDate } from './phrases.js'

/** What is said of a place for which no day is known. */
const WITHOUT_DAY = {
  capacity: 'noPlace',
  'no-capacity': 'noPlace',
  waitlist: 'waitingList',
  'additional-assessment-required': 'assessment',
} as const satisfies { readonly [Status in Capacity['status']]: string }

/** What is said of the place, and its day, if it is known. `null` where there is one at once or nothing was said, as in decisions of earlier forms. */
const waitOf = ({ capacity, provenance, startFrom }: AcceptDecision) => {
  if (!capacity) return null
  if (startFrom === null) return { place: WITHOUT_DAY[capacity.status], from: null }
  return startFrom > provenance.asOf ? ({ place: 'from', from: startFrom } as const) : null
}

/** By what is known of the place, the key of what its reader is told. */
type PlaceKeys = {
  readonly [place in 'from' | (typeof WITHOUT_DAY)[keyof typeof WITHOUT_DAY]]: ExplanationKey
}

/** For the person or whoever referred: from when there is a place, or that it is not known; `null` where there is one at once. */
export const waitForPlace = (words: ExplanationWords, decision: Decision, keys: PlaceKeys): string | null => {
  const wait = decision.disposition === 'accept' ? waitOf(decision) : null
  return wait === null
    ? null
    : words.say(keys[wait.place], wait.from === null ? {} : { date: formatDate(words, wait.from) })
}

/**
 * For the link worker: the same with what to do, and by when support starts. Where the place comes after the answers are too old, they are asked
 * again. A decision of an earlier form may say neither day.
 */
export const startOfSupport = (words: ExplanationWords, decision: AcceptDecision): readonly string[] => {
  const { startBy } = decision
  if (startBy === undefined) return []
  const { say } = words
  const wait = waitOf(decision)
  const by = say('linkWorker.next.startBy', { date: formatDate(words, startBy) })
  if (wait === null) return [by]
  if (wait.from === null) return [say(`linkWorker.next.${wait.place}`), by]
  const date = formatDate(words, wait.from)
  return wait.from > startBy
    ? [say('linkWorker.next.fromTooLate', { date, startBy: formatDate(words, startBy) })]
    : [say('linkWorker.next.from', { date }), by]
}

/** For the auditor: what was said of capacity, and the day that follows from it; `null` where nothing was said. */
export const capacityLine = ({ say }: ExplanationWords, decision: Decision): string | null => {
  if (decision.disposition !== 'accept' || !decision.capacity) return null
  const { capacity, startFrom } = decision
  return say('auditor.capacity', {
    status: `\`${capacity.status}\``,
    from: startFrom ?? say('auditor.noDay'),
  })
}
