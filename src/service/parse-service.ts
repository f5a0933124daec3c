/** Unknown → `Service`, or everything that is wrong with it. */
import { type Json, valueAt } from '../input/json.js'
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { readStrict } from '../input/read-strict.js'
import type { Issue, Result } from '../issue/issue.js'
import { floorHolds, looserHoldIssue, looserHolds } from './holds.js'
import { issuesInNation } from './parse-nation.js'
import { Service } from './service.js'

const RANGES = ['ages', 'weeks', 'contacts'] as const

const rangeIssues = (data: Json): readonly Issue[] =>
  RANGES.flatMap((range): readonly Issue[] => {
    const [min, max] = [valueAt(data, [range, 'min']), valueAt(data, [range, 'max'])]
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return []
    const message = `the range of \`${range}\` begins at ${min} and ends at ${max}`
    return [{ code: 'range-inverted', path: [range], message, hint: 'swap `min` and `max`' }]
  })

const nationIssues = (data: Json): readonly Issue[] =>
  issuesInNation(valueAt(data, ['nation'])).map((issue) => ({
    ...issue,
    path: ['nation', ...issue.path],
  }))

const holdIssues = (data: Json): readonly Issue[] =>
  looserHolds(valueAt(data, ['holds']), floorHolds).map((looser) => ({
    code: 'hold-too-loose',
    path: ['holds', looser.name, 'days'],
    ...looserHoldIssue(looser, 'the safety floor'),
  }))

const read = (input: unknown, further: (data: Json) => readonly Issue[]): Result<Service> =>
  readStrict(Service, input, REFERRAL_LIMITS, (data) => [
    ...rangeIssues(data),
    ...further(data),
    ...nationIssues(data),
  ])

/**
 * Reads a service from data that came from anywhere. Gives the service, frozen, equal to the input but for
 * `$schema`; or all issues at once, each with its path. Never throws, whatever it is handed.
 */
export const parseService = (input: unknown): Result<Service> => read(input, holdIssues)

/** Reads a service that decisions on record were made for: the safety floor of then may have let things hold longer. */
export const parseEarlierService = (input: unknown): Result<Service> => read(input, () => [])
