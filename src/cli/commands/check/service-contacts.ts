/** What a service says of whom to ring, looked at as a link worker would: no proof reads words, and nobody can ring them. */
import { listed } from '../../../explain/sentences.js'
import { quote } from '../../../issue/quote.js'
import type { FindingCode } from '../../../proof/finding-codes.js'
import type { RuleSet } from '../../../rule-set/rule-set.js'
import type { Service } from '../../../service/service.js'

/** Something about a contact, and where it stands in the service. */
export interface ContactFinding {
  readonly code: Extract<FindingCode, `contact-${string}`>
  readonly path: readonly string[]
  readonly message: string
  readonly hint: string
}

/** A number, a mail or a web address, or a house. */
const canBeReached = (contact: string): boolean => /\d|@|www\.|:\/\//.test(contact)

const withoutNumber = ({ contact, routeContacts = {} }: Service): readonly ContactFinding[] =>
  [
    ...(contact === undefined ? [] : [{ path: ['contact'], text: contact }]),
    ...Object.entries(routeContacts).map(([route, text]) => ({ path: ['routeContacts', route], text })),
  ].flatMap(({ path, text }) =>
    canBeReached(text)
      ? []
      : [
          {
            code: 'contact-without-number',
            path,
            message: `the contact ${quote(text)} has neither a number nor an address in it`,
            hint: 'say on which number, or at which address',
          },
        ],
  )

/** Findings about the contacts of a service. Takes the rule set with the floor welded under it. */
export const contactFindings = (ruleSet: RuleSet, service: Service): readonly ContactFinding[] => {
  const { contact, routeContacts = {} } = service
  const general = ruleSet.routes
    .filter(({ id, kind }) => kind !== 'emergency' && !Object.hasOwn(routeContacts, id))
    .map(({ id }) => `\`${id}\``)
  return [
    ...withoutNumber(service),
    ...(contact === undefined
      ? [
          {
            code: 'contact-missing',
            path: [],
            message: 'the service does not say how people reach it',
            hint: 'give a `contact`: pages for clients ask them to tell you something',
          } as const,
        ]
      : []),
    ...(general.length === 0
      ? []
      : [
          {
            code: 'contact-general',
            path: [],
            message: `for ${listed(general)} there is only the general contact of the rule set and the nation`,
            hint: 'put the local number into `routeContacts`, and ring every number before use',
          } as const,
        ]),
  ]
}
