/**
 * What a rule set or a service says on a route of the safety floor: after the floor's own words, and short. No proof reads
 * words; that the floor's come first, and that they are not buried, can be held.
 */
import { isUsableContact, lengthOf, MAX_CONTACT, UNUSABLE_CONTACT } from '../input/readable-text.js'
import { sameWord } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import type { Route, RuleSet } from './rule-set.js'

/** The floor's own words, and then those of others: the mark is always the same, so that welding twice changes nothing. */
const HERE = '; here: '

/** What is added to the floor's words; `null` where they are repeated, or nothing is said. `mark` stands between the two. */
const addedTo = (floors: string, given: string, mark: string): string | null => {
  const rest = given.startsWith(floors) ? given.slice(floors.length) : null
  if (rest === '') return null
  if (rest?.startsWith(mark) === true) return rest.slice(mark.length)
  // The floor's words and others behind them, without our mark: repeated they would stand there twice.
  const own = rest === null || /^[\p{L}\p{M}\p{N}]/u.test(rest) ? given : rest.replace(/^[\s\p{P}]+/u, '')
  return own === '' ? null : own
}

/** What is added to the contact of a route of the floor; `null` for nothing. */
export const addedContact = ({ contact }: Route, given: string): string | null =>
  addedTo(contact, given, HERE)

/** What is added to the instruction of a route of the floor; `null` for nothing. */
export const addedInstruction = ({ instruction }: Route, given: string | undefined): string | null =>
  given === undefined || instruction === undefined ? (given ?? null) : addedTo(instruction, given, ' ')

/** A route of the floor as it is in a welded rule set, without the contact that the rule set has added. */
export const floorsPart = (route: Route): Route => ({ ...route, contact: route.contact.split(HERE)[0] ?? '' })

/** The floor's contact, and what is added to it. */
export const contactBeside = (floors: Route, given: string): string => {
  const own = addedContact(floors, given)
  return own === null ? floors.contact : `${floors.contact}${HERE}${own}`
}

/** The floor's instruction, and what is added to it. */
export const instructionBeside = (floors: Route, given: string | undefined): Pick<Route, 'instruction'> => {
  const said = [floors.instruction ?? null, addedInstruction(floors, given)].filter((text) => text !== null)
  return said.length === 0 ? {} : { instruction: said.join(' ') }
}

/**
 * The most characters that may stand beside the floor's words. An instruction of 240 is two or three sentences, less than what the
 * floor itself says; a route listed before one of the floor says no more than the floor's longest, which has 403.
 */
const MOST = {
  contact: MAX_CONTACT,
  instruction: 240,
  title: 120,
  reason: 240,
  instructionBefore: 400,
} as const

const tooLong = (text: string | null | undefined, most: number, path: Issue['path']): readonly Issue[] => {
  const length = lengthOf(text ?? '')
  if (length <= most) return []
  return [
    {
      code: 'out-of-range',
      path,
      message: `the text has ${length} characters, and beside a route of the safety floor at most ${most} may stand`,
      hint: 'say it in fewer words: whoever reads it must not lose sight of what the floor says',
    },
  ]
}

const addedContactIssues = (floors: Route, given: string, path: Issue['path']): readonly Issue[] => {
  const own = addedContact(floors, given)
  return [
    ...tooLong(own, MOST.contact, path),
    ...(own === null || isUsableContact(own) ? [] : [{ ...UNUSABLE_CONTACT, path }]),
  ]
}

const routeIssues = (floor: RuleSet, route: Route, path: Issue['path']): readonly Issue[] => {
  const floors = floor.routes.find(({ id }) => id === route.id)
  if (floors !== undefined) {
    return [
      ...addedContactIssues(floors, route.contact, [...path, 'contact']),
      ...tooLong(addedInstruction(floors, route.instruction), MOST.instruction, [...path, 'instruction']),
    ]
  }
  const twin = floor.routes.find(({ title }) => sameWord(title, route.title))
  const taken: Issue = {
    code: 'floor-weakened',
    path: [...path, 'title'],
    message: `the route \`${route.id}\` has the title of the route \`${twin?.id}\` of the safety floor`,
    hint: 'give it another title, or add your contact to the floor’s own route',
  }
  const twins = twin === undefined ? [] : [taken]
  if (!floor.routes.some(({ id }) => id === route.before)) return twins
  return [
    ...twins,
    ...tooLong(route.title, MOST.title, [...path, 'title']),
    ...tooLong(route.contact, MOST.contact, [...path, 'contact']),
    ...tooLong(route.instruction, MOST.instructionBefore, [...path, 'instruction']),
  ]
}

/** Issues for what a rule set says on, before or under a route of the floor, and for too much of it. */
export const besideFloorIssues = (floor: RuleSet, { routes, rules }: RuleSet): readonly Issue[] => [
  ...routes.flatMap((route, index) => routeIssues(floor, route, ['routes', index])),
  ...rules.flatMap(({ event, title }, index) =>
    event.type === 'escalate' && floor.routes.some(({ id }) => id === event.params.route)
      ? [
          ...tooLong(title, MOST.title, ['rules', index, 'title']),
          ...tooLong(event.params.reason, MOST.reason, ['rules', index, 'event', 'params', 'reason']),
        ]
      : [],
  ),
]
