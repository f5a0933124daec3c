/** One thing that `check` found, whether it is an issue or comes of the analysis: what, where, why, how to mend it. */

import type { SignedPart, TextForSignature } from '../../../analysis/texts-for-signature.js'
import type { FactDefinition } from '../../../facts/fact.js'
import { ISSUE_CODES, type Issue, type IssueCode } from '../../../issue/issue.js'
import type { Finding, Witness } from '../../../proof/finding.js'
import { FINDING_CODES, type FindingCode, type Severity } from '../../../proof/finding-codes.js'
import { formatWitnesses } from '../../printing/format-facts.js'
import { jsonPointer, type Place, type Region } from '../../reading/rule-set-places.js'

/** What a finding would do to people, or to those who rely on the rules. */
const WHY: { readonly [code in FindingCode]: string } = {
  'signal-without-specialist': 'somebody with suicidal thoughts would be left without a specialist',
  'danger-without-floor-route': 'somebody says that they are in danger, and nobody who can help is told',
  'unknown-safety-let-go': 'an answer not given would count as a "no", and the person would be let go',
  'risk-lowers-response': 'somebody who says more about their risk would get less help for it',
  'risk-loses-route':
    'somebody who says more about their risk would be seen later, or by nobody of that kind',
  'not-one-disposition': 'nobody could say what happens to the referral',
  'weeks-outside-envelope': 'support would be shorter or longer than was agreed to be good for people',
  'broken-invariant': 'something that was promised of every decision is not so',
  'invariant-proves-nothing': 'it reads as a promise that was proved, and nothing was',
  'rule-never-met': 'it looks as if somebody were provided for, and nobody is',
  'rule-never-met-here': 'whoever reads the rule may expect more of this service than it does',
  'rule-always-met': 'it decides nothing, and may hide that a condition was forgotten',
  'rule-redundant': 'whoever changes it will wonder why nothing happens',
  'leaf-without-effect': 'it looks as if it made a difference, and it makes none',
  'leaves-without-effect': 'they look as if they made a difference, and they hold only each other up',
  'branch-without-effect': 'it looks as if it made a difference, and it makes none',
  'outcome-unreachable': 'something is offered on paper that nobody can get',
  'redirect-loop': 'somebody would be sent back to those who asked for help, and nobody would help them',
  'route-unreachable': 'a route is there on paper, and nobody is ever sent along it',
  'destination-unreachable': 'a better place is named, and nobody is ever sent there',
  'action-unreachable': 'somebody would expect it to be done, and it never is',
  'pathway-by-default': 'nobody decided which support these people get',
  'risk-lightens-pathway': 'somebody at more risk would get less support',
  'worn-out-answer-lowers': 'somebody would get less because nobody asked them again',
  'limits-do-not-meet': 'whoever is accepted on the pathway could not be given it',
  'contact-without-number': 'whoever has to act on it would have to look the number up first',
  'contact-missing': 'people are asked to tell the service something, and not told how',
  'contact-general': 'whoever has to act today would have to find the local number first',
  'local-fact-unused': 'people are asked for an answer that nothing comes of',
  'condition-unused': 'whoever wrote it believes that a rule goes by it',
  'catalogue-facts-unused': 'answers to these make no difference to any decision',
  'threshold-at-edge': 'the question is no question, and the number is probably not the one that was meant',
  'equal-conditions': 'one of the two is superfluous, or one was meant to say something else',
  'conditions-repeated': 'whoever changes one may forget the other',
  'negation-of-unknown':
    'people who were unsure, declined or were not asked may be taken for people who said no',
  'unsure-left-out': 'whoever is unsure of what worries is let go as if they had said no',
}

const isFindingCode = (code: FindingCode | IssueCode): code is FindingCode =>
  Object.hasOwn(FINDING_CODES, code)

/** What a sound rule set cannot have; of what cannot even be read, its meaning says enough. */
const WHY_ISSUES: { readonly [code in IssueCode]?: string } = {
  'failed-example': 'the rule does something else than whoever wrote the example believes',
  'missing-example': 'nobody has said what the rule should do then, so nobody would see it go wrong',
  'floor-weakened': 'the safety floor is the same for everybody, so that nobody with a signal is missed',
  'no-specialist-route': 'somebody with suicidal thoughts would be left without a specialist',
  'service-outside-envelope': 'whoever is accepted on the pathway could not be given it',
  'contact-not-usable': 'whoever has to act on it would reach nobody',
  'unknown-place': 'somebody would read a place in braces where a contact or a name should stand',
  'unknown-route': 'a contact for a route that there is not would never be rung',
}

/** Why a finding or an issue matters, in a few words. */
export const whyItMatters = (code: FindingCode | IssueCode): string =>
  isFindingCode(code) ? WHY[code] : (WHY_ISSUES[code] ?? ISSUE_CODES[code])

export interface CheckFinding {
  readonly code: FindingCode | IssueCode
  readonly severity: Severity
  /** The rule it is about, by name. */
  readonly rule: string | null
  /** Whether the base that the rule set extends has it as well, by itself: nothing that was added brought it. */
  readonly inherited: boolean
  /** `null` for the rule set that ships, for what is its base's, and where it is in no file. */
  readonly file: string | null
  /** Where in the file: keys and indexes, and the same as a JSON pointer. */
  readonly path: Place['path']
  readonly pointer: string
  /** Lines and columns, from 1; `null` where they cannot be told. */
  readonly region: Region | null
  readonly message: string
  readonly why: string
  readonly hint: string | null
  /** The witnesses in a sentence. */
  readonly example: string | null
  readonly witnesses: readonly Witness[]
  /** The places of all that may be taken away at once; empty where nothing may simply go. */
  readonly takeAway: readonly (Place & { readonly pointer: string; readonly region: Region | null })[]
  /** What would not be found without it. */
  readonly consequences: readonly CheckFinding[]
}

/** Where a place stands in its file, if it can be told. */
export type Regions = (place: Place) => Region | null

/** A place with its JSON pointer, and its lines and columns. */
export const located = (place: Place, regions: Regions) => ({
  ...place,
  pointer: jsonPointer(place.path),
  region: regions(place),
})

/** An issue is always an error, unless told otherwise: something cannot be used, or is not what it says. */
export const findingOfIssue = (
  { code, hint, message }: Omit<Issue, 'code'> & Pick<CheckFinding, 'code'>,
  rule: string | null,
  place: Place,
  regions: Regions,
  severity: Severity = 'error',
): CheckFinding => ({
  code,
  severity,
  rule,
  inherited: false,
  ...located(place, regions),
  message,
  why: whyItMatters(code),
  hint: hint ?? null,
  example: null,
  witnesses: [],
  takeAway: [],
  consequences: [],
})

/** What a finding of the analysis is shown with. */
interface Placing {
  readonly placeOf: (path: Place['path']) => Place
  readonly regions: Regions
  readonly definitions: ReadonlyMap<string, FactDefinition>
  readonly isInherited: (finding: Finding) => boolean
}

export const findingOfAnalysis = (finding: Finding, placing: Placing): CheckFinding => {
  const { code, consequences, hint, message, path, rule, severity, takeAway, witnesses } = finding
  const { definitions, isInherited, placeOf, regions } = placing
  return {
    code,
    severity,
    rule,
    inherited: isInherited(finding),
    ...located(placeOf(path), regions),
    message,
    why: whyItMatters(code),
    hint,
    example: formatWitnesses(witnesses, definitions),
    witnesses,
    takeAway: takeAway.map((one) => located(placeOf(one), regions)),
    consequences: consequences.map((one) => findingOfAnalysis(one, placing)),
  }
}

/** What a text for signature belongs to, in words. */
const SIGNED: { readonly [part in SignedPart]: (id: string) => string } = {
  'floor-route': (id) => `On the route \`${id}\` of the safety floor, behind the floor’s own words`,
  'own-route': (id) => `The route \`${id}\``,
  rule: (id) => `The rule \`${id}\`, under what it calls for`,
  action: (id) => `The action \`${id}\`, in a decision to escalate`,
  destination: (id) => `The place \`${id}\`, for later, in a decision to escalate`,
  'local-fact': (id) =>
    `\`${id}\`, which says that it does not ask the person about suicide, self-harm or danger`,
  'danger-fact': (id) => `\`${id}\`, which says that it asks about suicide, self-harm or danger`,
  told: (id) => `\`${id}\`, of which somebody may be told who may not be told what it rests on`,
  'service-nation': (id) => `Terms and helplines of the nation that the service \`${id}\` brings`,
  'service-words': (id) => `In words of the service \`${id}\``,
  phrase: (id) => `The phrase \`${id}\`, looked for in text beside those of the safety floor`,
  words: (id) => `Words of the vocabulary, \`${id}\``,
  hold: (id) => `How long \`${id}\` holds, stricter than by the safety floor`,
  'service-contact': (id) =>
    `Contacts of the service \`${id}\`: on a route of the safety floor behind the floor’s own`,
}

/** What a text for signature belongs to. */
export const signedPart = ({ id, of }: Pick<TextForSignature, 'id' | 'of'>): string => SIGNED[of](id)
