/** Writes docs/reference/instruments.md from the questionnaires in rules/instruments. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessmentFacts } from '../src/facts/catalogue/assessments.js'
import type { Instrument } from '../src/referral/instrument.js'
import { SHIPPED_INSTRUMENTS } from '../src/referral/shipped-instruments.js'
import { telltaleTotal } from '../src/referral/signal-items.js'
import { instrumentOnDisk, root } from './policy/policy-on-disk.js'

const span = ({ max, min }: { readonly min: number; readonly max: number }): string => `${min} to ${max}`

const bandsOf = (bands: Instrument['bands']): string =>
  bands.length === 0 ? 'none' : bands.map((band) => `${span(band)} ${band.title}`).join('; ')

const signalsOf = (one: Instrument): string =>
  one.signalItems
    .map(({ item, signals }) => {
      const index = one.items.findIndex(({ id }) => id === item)
      const alone =
        one.total === null
          ? ''
          : `; a total of ${telltaleTotal(one, index)} or more cannot be reached without it`
      return `item ${item} (${signals.map((signal) => `\`${signal}\``).join(', ')})${alone}`
    })
    .join('; ') || 'none: after it, the answers about suicide are unknown'

const codesOf = ({ codes, items }: Instrument): string => {
  const own = Object.entries({ LOINC: codes?.loinc ?? [], 'SNOMED CT': codes?.snomed ?? [] }).flatMap(
    ([system, list]) =>
      list.map(({ basis, code, of }) => `${system} \`${code}\` (${of.join(' or ')}, ${basis})`),
  )
  const ofItems = items.flatMap((item) =>
    (item.codes?.loinc ?? []).map(({ basis, code }) => `LOINC \`${code}\` (item ${item.id}, ${basis})`),
  )
  return [...own, ...ofItems].join('; ') || 'none was seen'
}

const section = (one: Instrument): string => {
  const {
    basis = [],
    citation,
    itemRange,
    items,
    licence,
    mayBeMissing = 0,
    reversed = [],
    total,
    validFor,
  } = one
  const rated = items.filter(({ bands = [] }) => bands.length > 0)
  const rows: readonly (readonly [string, string])[] = [
    ['named', `\`${one.id}\``],
    ['items', `${items.length}, each ${span(itemRange)}`],
    ...(reversed.length === 0
      ? []
      : ([['printed in reverse', `items ${reversed.join(', ')}; scores are taken as scored`]] as const)),
    [
      'total',
      total === null
        ? 'none'
        : `${span(total)}; ${total.riskier} is riskier${total.scales === undefined ? '' : `; a total given says its scale: ${total.scales.map((scale) => `\`${scale}\``).join(' or ')}`}`,
    ],
    [
      'missing items',
      mayBeMissing === 0
        ? 'without every item there is no total'
        : `${mayBeMissing} at most: the others count in proportion`,
    ],
    [
      'bands',
      rated.length === 0
        ? bandsOf(one.bands)
        : rated.map(({ bands = [], id }) => `${id}: ${bandsOf(bands)}`).join('. '),
    ],
    ['items about danger', signalsOf(one)],
    ['speaks of', validFor === undefined ? 'not found in a source' : `the ${validFor.days} days before`],
    [
      'facts',
      assessmentFacts({ instruments: [one] })
        .map(({ name }) => `\`${name}\``)
        .join(', '),
    ],
    ['codes', codesOf(one)],
    ['published', citation ?? ''],
    ['licence', licence ?? ''],
    ...basis.map(({ letter, of, ref }): readonly [string, string] => [letter, `${of}: ${ref}`]),
  ]
  return `## ${one.title} (${one.measures})\n\n| | |\n|---|---|\n${rows.map(([name, text]) => `| ${name} | ${text} |`).join('\n')}`
}

test('docs/reference/instruments.md says what ships of questionnaires, and where each part comes from', async () => {
  const page = `# Questionnaires that ship

Written by a test from \`rules/instruments/\` (\`npm run generate:docs\`). F: found in the source named. D: derived, to be signed off by a
clinical safety officer. M: common knowledge in the field, not checked. Never the wording: ask its owner before you show it.
How to declare one of your own: [writing rules](../writing-rules.md#a-questionnaire-of-your-own).

${SHIPPED_INSTRUMENTS.map((id) => section(instrumentOnDisk(id))).join('\n\n')}
`
  await expect(page).toMatchFileSnapshot(join(root, 'docs', 'reference', 'instruments.md'))
})
