/** Weeks, contacts and dates: lower ends below upper ends, and nothing outside the envelope. */
import { isJsonObject, type Json, valueAt } from '../../input/json.js'
import { isCalendarDate } from '../../referral/calendar-date.js'
import { WIDEST_ENVELOPE } from '../envelope.js'
import type { Limits } from '../rule-set.js'
import type { Path, Report } from './issue-list.js'
import { membersOf } from './rule-scope.js'

const isWhole = (value: unknown): value is number => Number.isInteger(value)

/** The limits at a place of the document, if they are any; reports those that are upside down. */
const limitsAt = (document: Json, path: Path, report: Report): Limits | null => {
  const [min, max] = [valueAt(document, [...path, 'min']), valueAt(document, [...path, 'max'])]
  if (!isWhole(min) || !isWhole(max)) return null
  if (min <= max) return { min, max }
  report(
    'range-inverted',
    [...path, 'min'],
    () => `the least, ${min}, is above the most, ${max}`,
    () => 'swap them',
  )
  return null
}

const checkInside = (weeks: Limits | null, envelope: Limits, path: Path, report: Report): boolean => {
  if (weeks === null) return false
  const hint = () => `keep to ${envelope.min} to ${envelope.max} weeks`
  if (weeks.min < envelope.min) {
    const message = () =>
      `${weeks.min} weeks are fewer than the envelope of ${envelope.min} to ${envelope.max}`
    report('weeks-outside-envelope', [...path, 'min'], message, hint)
  }
  if (weeks.max > envelope.max) {
    const message = () =>
      `${weeks.max} weeks are more than the envelope of ${envelope.min} to ${envelope.max}`
    report('weeks-outside-envelope', [...path, 'max'], message, hint)
  }
  return weeks.min >= envelope.min && weeks.max <= envelope.max
}

const checkEffective = (document: Json, report: Report): void => {
  const [from, to] = [valueAt(document, ['effective', 'from']), valueAt(document, ['effective', 'to'])]
  if (typeof from !== 'string' || typeof to !== 'string' || !isCalendarDate(from) || !isCalendarDate(to))
    return
  if (to < from) {
    report(
      'range-inverted',
      ['effective', 'to'],
      () => `the last day, \`${to}\`, is before the first, \`${from}\``,
    )
  }
}

/** Whoever extends a rule set has its envelope; any other states one. */
const checkStated = (document: Json, report: Report): void => {
  if (!isJsonObject(document) || Object.hasOwn(document, 'envelope') || Object.hasOwn(document, 'extends'))
    return
  report(
    'missing',
    ['envelope'],
    () => '`envelope` is missing',
    () => 'what no pathway and no service may leave',
  )
}

/** Reports an envelope that is missing, and limits that are upside down or outside it. */
export const checkLimits = (document: Json, report: Report): void => {
  checkEffective(document, report)
  checkStated(document, report)
  const envelopePath = ['envelope', 'weeks']
  const stated = limitsAt(document, envelopePath, report)
  const envelope = checkInside(stated, WIDEST_ENVELOPE, envelopePath, report) ? stated : null
  membersOf(document, 'pathways').forEach((_, index) => {
    const path = ['pathways', index]
    checkInside(
      limitsAt(document, [...path, 'weeks'], report),
      envelope ?? WIDEST_ENVELOPE,
      [...path, 'weeks'],
      report,
    )
    limitsAt(document, [...path, 'contacts'], report)
  })
}
