/** What a rule set calls its own: what its words have to do with each other, and with what ships. */
import { type Json, valueAt } from '../../input/json.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { NO_TEAM } from '../../referral/shipped-words.js'
import { SAFETY_RISKS } from '../../referral/signals/safety-signal.js'
import { lettersOf } from '../../referral/signals/text-words.js'
import {
  type DeclaredVocabulary,
  idsOf,
  ROUTE_KINDS,
  shippedVocabulary,
  type Vocabulary,
  vocabularyOf,
} from '../../referral/vocabulary.js'
import type { SourceWord, Word } from '../../referral/word.js'
import { vocabularySchema } from '../schema/vocabulary-schema.js'
import { checkInstruments } from './check-instruments.js'
import { type Report, under } from './issue-list.js'
import { namedDanger } from './named-danger.js'

/** Words that every rule set has, whatever it declares. */
const TAKEN: { readonly [list in keyof Vocabulary]?: readonly string[] } = {
  routeKinds: ROUTE_KINDS,
  focuses: ['general'],
  teams: [NO_TEAM],
}

const checkIds = (list: keyof Vocabulary, words: readonly Pick<Word, 'id'>[], report: Report): void =>
  words.forEach(({ id }, index) => {
    if (TAKEN[list]?.includes(id) !== true) return
    report(
      'duplicate-name',
      [list, index, 'id'],
      () => `${quote(id)} is there already, whatever a rule set declares`,
      () => 'leave it out, or give yours another id',
    )
  })

/** A source is a kind of another, which is a kind of none itself: a service need not follow a chain to know whom it takes. */
const checkKinds = (sources: readonly SourceWord[], report: Report): void =>
  sources.forEach(({ id, kindOf }, index) => {
    if (kindOf === undefined) return
    const other = sources.find((source) => source.id === kindOf)
    if (other !== undefined && other.kindOf === undefined && kindOf !== id) return
    report(
      'unknown-word',
      ['sources', index, 'kindOf'],
      () =>
        other === undefined
          ? `there is no source ${quote(kindOf)}`
          : `${quote(kindOf)} cannot be what ${quote(id)} is a kind of, as it is a kind of another itself`,
      () => didYouMean(kindOf, idsOf(sources.filter((source) => source.kindOf === undefined))),
    )
  })

/** Who refers for a team names one that there is. */
const checkTeams = ({ sources, teams }: Vocabulary, report: Report): void => {
  const known = [...idsOf(teams), NO_TEAM]
  sources.forEach(({ team }, index) => {
    if (team === undefined || known.includes(team)) return
    report(
      'unknown-word',
      ['sources', index, 'team'],
      () => `there is no team ${quote(team)}`,
      () => `${didYouMean(team, known)}; a team of your own is declared in \`vocabulary.teams\``,
    )
  })
}

const SAFETY_NAMES: ReadonlySet<string> = new Set(SAFETY_RISKS.map(lettersOf))

/** Whether a word goes by the name of what every referral is asked about danger: then it is about nothing else. */
const isOfSafety = ({ id, title }: Word): boolean =>
  [id, title].some((name) => SAFETY_NAMES.has(lettersOf(name)))

/** What is about suicide, self-harm or danger is a risk that says so: under another name the safety floor would not see it. */
const checkDanger = (declared: DeclaredVocabulary, report: Report): void => {
  const shipped = new Map(shippedVocabulary.needs.map(({ id, title }) => [id, title]))
  declared.needs?.forEach((need, index) => {
    const isShipped = shipped.get(need.id) === need.title
    if (isShipped || (need.asksAboutDanger === false && !isOfSafety(need))) return
    const danger = namedDanger(need, need.id, 'id')
    if (danger === null) return
    report(
      'local-fact-shadows',
      ['needs', index, danger.key],
      () => `the need ${quote(need.id)} would take what is said of suicide or danger past the safety floor`,
      () =>
        'declare it among the `risks`, with `"asksAboutDanger": true`; or say `"asksAboutDanger": false` here if it is about something else',
    )
  })
  declared.risks?.forEach((risk, index) => {
    if (risk.asksAboutDanger) return
    const danger = namedDanger(risk, risk.id, 'id')
    if (danger === null) return
    report(
      'local-fact-shadows',
      ['risks', index, danger.key],
      () => `the risk ${quote(risk.id)} would take answers about suicide or danger past the safety floor`,
      () =>
        `use the risk \`${danger.risk}\` that every referral has, or say \`"asksAboutDanger": true\` and escalate its answers to the routes of the floor`,
    )
  })
}

/**
 * Reads the vocabulary of a document, and gives it whole; what cannot be read is taken as it ships. Faults of shape are
 * the schema's to report; the others are reported here.
 */
export const readVocabulary = (document: Json, report: Report): Vocabulary => {
  const json = valueAt(document, ['vocabulary'])
  if (json === undefined) return shippedVocabulary
  const parsed = vocabularySchema().safeParse(json, { jitless: true })
  if (!parsed.success) return shippedVocabulary
  const declared = parsed.data as DeclaredVocabulary // the ids of risks have the form that the type says
  const here = under(report, ['vocabulary'])
  const whole = vocabularyOf({ vocabulary: declared })
  for (const list of Object.keys(declared)) {
    // The schema takes these keys only.
    const known = list as keyof Vocabulary
    if (known !== 'instruments') checkIds(known, whole[known], here)
  }
  checkInstruments(declared.instruments ?? [], whole, under(here, ['instruments']))
  if (declared.sources !== undefined) {
    checkKinds(declared.sources, here)
    checkTeams(whole, here)
  }
  checkDanger(declared, here)
  return whole
}
