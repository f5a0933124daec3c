import * as z from 'zod/mini'
import { describe, readonlyObject } from '../../input/describe.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import { label } from './record-fields.js'
import type { RecordedDecision } from './recorded-decision.js'

/** What happens to a referral, in short: what a decision proposes, or what a person put in its place. */
export type Course = z.infer<typeof CourseSchema>
export const CourseSchema = readonlyObject({
  disposition: z.enum(DISPOSITIONS).apply(describe, 'What happens.'),
  pathway: z.nullable(label('The pathway.')).apply(describe, 'The pathway of an accepted referral.'),
  routes: z
    .readonly(z.array(label('A route.')).check(z.maxLength(100)))
    .apply(describe, 'The routes of an escalation.'),
  destinations: z
    .readonly(z.array(label('A destination.')).check(z.maxLength(100)))
    .apply(describe, 'The places of a redirect.'),
  openSafetyQuestion: z
    .boolean()
    .apply(describe, 'Whether it waits for the answer to a question about safety.'),
})

/** The course that a decision proposes. */
export const courseOf = (decision: RecordedDecision): Course => ({
  disposition: decision.disposition,
  pathway: decision.pathway,
  routes: decision.escalations.map(({ route }) => route),
  destinations: decision.redirects.map(({ destination }) => destination),
  openSafetyQuestion: decision.questions.some(({ holdsUp, safety }) => holdsUp && safety),
})

/** A course in a few words: `escalate: crisis-team`, `accept: light`. */
export const formatCourse = ({ destinations, disposition, pathway, routes }: Course): string => {
  const where = {
    accept: pathway === null ? [] : [pathway],
    redirect: destinations,
    'request-information': [],
    escalate: routes,
  }[disposition]
  return where.length === 0 ? disposition : `${disposition}: ${where.join(' + ')}`
}

/** Whether nothing goes on before a question about safety is answered. Only what asks for information waits. */
const waits = ({ disposition, openSafetyQuestion }: Course): boolean =>
  openSafetyQuestion && disposition === 'request-information'

/** Whether a question about safety that held the first course up is passed over by the second. */
export const passesOverSafetyQuestion = (from: Course, to: Course): boolean =>
  waits(from) && to.disposition !== 'escalate' && !waits(to)

/**
 * Whether going from one course to another takes a protection away: an escalation or one of its routes is dropped,
 * or a question about safety that held the decision up is passed over.
 */
export const lowersSafety = (from: Course, to: Course): boolean => {
  if (from.disposition === 'escalate') {
    return to.disposition !== 'escalate' || from.routes.some((route) => !to.routes.includes(route))
  }
  return passesOverSafetyQuestion(from, to)
}
