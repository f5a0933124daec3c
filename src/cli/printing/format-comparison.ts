/** A comparison: a verdict, and who is moved from what to what. */
import type {
  Comparison,
  ComparisonVerdict,
  Extent,
  HoldChange,
  Move,
  Outcome,
  Part,
  PartChange,
} from '../../analysis/comparison/comparison.js'
import { describeWithin } from '../../explain/phrases.js'
import { counted, listed } from '../../explain/sentences.js'
import type { FactDefinition } from '../../facts/fact.js'
import type { Limits } from '../../rule-set/rule-set.js'
import type { HoldName } from '../../service/holds.js'
import { fingerprint, shortDigest } from './decision-card.js'
import { formatFacts } from './format-facts.js'
import { groupedDigits, percent, roughly } from './numbers.js'
import { paragraph, type ReportPart, strong } from './report.js'

const VERDICTS: { readonly [verdict in ComparisonVerdict]: string } = {
  equivalent:
    'every referral gets the same disposition, routes, pathway and the like as before, and everything holds as long',
  stricter:
    'nobody gets less than before (a lower disposition, a lost or later route, a lighter pathway, a period that is looser), and somebody gets more',
  looser:
    'nobody gets more than before, and somebody gets less: a lower disposition, a lost or later route, a lighter pathway, or a period that is looser',
  incomparable: 'neither stricter nor looser: some of what changes goes up and some down, or has no order',
  unknown: 'not known: the comparison could not be finished',
}

const formatOutcome = (outcome: Outcome): string => {
  switch (outcome.disposition) {
    case 'escalate':
      return `escalate (${outcome.route}, ${describeWithin(outcome.within)})`
    case 'accept':
      return `accept (${outcome.pathway})`
    default:
      return outcome.disposition
  }
}

const formatLimits = (unit: string, limits: Limits | null | undefined): readonly string[] =>
  limits === null || limits === undefined ? [] : [`${limits.min} to ${limits.max} ${unit}`]

const formatPart = ({ contacts, id, kind, weeks, within }: Part): string => {
  const more = [
    ...(kind === undefined ? [] : [kind]),
    ...(within === undefined ? [] : [describeWithin(within)]),
    ...formatLimits('weeks', weeks),
    ...formatLimits('contacts', contacts),
  ]
  return `${id ?? ''}${more.length === 0 ? '' : ` (${more.join(', ')})`}`
}

const formatChange = ({ from, to, what }: PartChange): string => {
  const name = what.replaceAll('-', ' ')
  if (from !== null && to !== null) return `${name}: ${formatPart(from)} → ${formatPart(to)}`
  const part = formatPart(from ?? to ?? { id: null })
  return `${name} ${to === null ? 'lost' : 'gained'}${part === '' ? '' : `: ${part}`}`
}

const howMany = ({ assignments, share }: Extent): readonly [string, string] => [
  assignments === null ? 'not counted' : groupedDigits(assignments),
  share === null ? '?' : percent(share),
]

const tableOf = <T extends Move | PartChange>(
  title: string,
  column: string,
  differences: readonly T[],
  format: (difference: T) => string,
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly ReportPart[] =>
  differences.length === 0
    ? []
    : [
        {
          kind: 'table',
          title,
          intro: null,
          columns: [
            { title: '' },
            { title: column },
            { title: 'combinations', isNumber: true },
            { title: 'share', isNumber: true },
            { title: 'example' },
          ],
          rows: differences.map((difference) => [
            difference.severity === 'note' ? '' : difference.severity,
            format(difference),
            ...howMany(difference),
            formatFacts(difference.witness.facts, definitions),
          ]),
        },
      ]

const HOLDS: { readonly [name in HoldName]: string } = {
  no: 'a “no” counts',
  recent: 'an attempt or self-harm is recent',
  markedItem: 'a marked item counts whatever else is known',
  firstConversation: 'the first conversation is due',
}

/** Days are told apart: no combination of facts shows whom they move. */
const holdTable = (holds: readonly HoldChange[]): readonly ReportPart[] =>
  holds.length === 0
    ? []
    : [
        {
          kind: 'table',
          title: 'How long things hold',
          intro: 'It moves people as days go by: no combination of facts shows whom.',
          columns: [
            { title: '' },
            { title: 'what' },
            { title: 'days before', isNumber: true },
            { title: 'days after', isNumber: true },
          ],
          rows: holds.map(({ from, name, severity, to }) => [
            severity === 'note' ? '' : severity,
            `${HOLDS[name]} (${name})`,
            String(from),
            String(to),
          ]),
        },
      ]

const named = ({ digest, id, version }: Comparison['from']): string =>
  `${id} ${version} [${shortDigest(digest)}]`

/** How many come to another outcome. What changes beside outcomes can concern many more, so that it is not passed over. */
const formatExtent = ({ assignments, changes, moved }: Comparison): string => {
  if (assignments === null)
    return 'The rule sets are too large for every combination of facts to be counted: what is listed was searched for.'
  const all = `Every combination of facts was looked at (${roughly(assignments)}).`
  if (moved.assignments === null || moved.share === null)
    return `${all} How many come to another outcome was not counted.`
  const besides =
    changes.length === 0 ? '' : ' What changes where the disposition stays is counted apart, below.'
  if (moved.assignments === '0') return `${all} None comes to another outcome.${besides}`
  const [count, share] = [roughly(moved.assignments), percent(moved.share)]
  return `${all} Of these ${share} (${count}) come to another disposition, most urgent route or pathway.${besides} Combinations are not people: each counts once, however rare.`
}

const formatRules = ({ added, changed, removed }: Comparison['rules']): readonly string[] => {
  const said = (names: readonly string[], what: string): readonly string[] =>
    names.length === 0 ? [] : [`${what} ${listed(names.map((name) => `\`${name}\``))}`]
  const parts = [...said(added, 'added'), ...said(changed, 'changed'), ...said(removed, 'removed')]
  return parts.length === 0 ? [] : [`Rules: ${parts.join('; ')}.`]
}

const formatAlso = (places: readonly string[]): readonly string[] =>
  places.length === 0
    ? []
    : [
        `Not compared, and to be read by somebody (words, contacts, dates, invariants): ${listed(places.map((place) => `\`${place}\``))}.`,
      ]

const warningsFor = ({ changes, moves, unfinished }: Comparison): readonly ReportPart[] => {
  const errors = [...moves, ...changes].filter(({ severity }) => severity === 'error').length
  const lost = `${counted(errors, 'error')}: people lose an escalation, or a route of one, that they have now.`
  return [
    ...(errors === 0 ? [] : [strong(lost)]),
    ...(unfinished.length === 0
      ? []
      : [strong('Not finished, so nothing of this may be taken for safe:', `${unfinished.join('; ')}.`)]),
  ]
}

const formatSignature = ({ from, to }: Comparison['forSignature']): readonly string[] =>
  from === to
    ? []
    : [
        `To be read and signed anew by a clinical safety officer: words beside the safety floor differ (fingerprint ${fingerprint(from)} → ${fingerprint(to)}); \`check\` lists all of them.`,
      ]

/** The whole comparison; `definitions` are those of both rule sets. */
export const formatComparison = (
  comparison: Comparison,
  definitions: ReadonlyMap<string, FactDefinition>,
): readonly ReportPart[] => {
  const { alsoDiffers, changes, forSignature, from, holds, moves, rules, service, to, verdict } = comparison
  const scope = service === null ? 'For every service' : `For service ${service}`
  return [
    strong(`${named(from)} → ${named(to)}: ${verdict}`, `(${VERDICTS[verdict]})`),
    ...warningsFor(comparison),
    paragraph(`${scope}. ${formatExtent(comparison)}`),
    ...tableOf(
      'From one outcome to another',
      'move',
      moves,
      ({ from: was, to: is }) => `${formatOutcome(was)} → ${formatOutcome(is)}`,
      definitions,
    ),
    ...tableOf('Where the disposition stays', 'change', changes, formatChange, definitions),
    ...holdTable(holds),
    ...[...formatRules(rules), ...formatAlso(alsoDiffers), ...formatSignature(forSignature)].map(paragraph),
  ]
}
