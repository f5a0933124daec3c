/** A mutation report as text: how many of each kind were noticed, and which were not. */
import { MUTANT_KINDS, type MutantKind } from './mutant.js'
import type { MutationReport, Survivor } from './mutation-test.js'

const isKind = (text: string): text is MutantKind => Object.hasOwn(MUTANT_KINDS, text)

/** A survivor in a line or two: what was changed, and what would notice. */
export const formatSurvivor = ({
  change,
  changes,
  killer,
  kind,
  path,
  rule,
}: Survivor): readonly string[] => [
  `${rule ?? path.slice(0, 2).join('.')}: ${change} (${kind})`,
  killer === null
    ? 'no referral was found that would notice, nor a proof that there is none'
    : `would change ${changes.join(', ')} for ${JSON.stringify(killer.facts)}`,
]

/** The table: noticed out of all that change a decision, kind by kind. */
export const mutationTable = ({ byKind, killed, mutants }: MutationReport): string => {
  const rows = [
    ...Object.entries(byKind).flatMap(([kind, count]): readonly (readonly [string, string, string])[] =>
      isKind(kind) ? [[kind, `${count.killed}/${count.mutants}`, MUTANT_KINDS[kind]]] : [],
    ),
    ['all mutants', `${killed}/${mutants}`, ''] as const,
  ]
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map(([kind, count, said]) =>
      `${kind.padEnd(first ?? 0)}  ${count.padStart(second ?? 0)}  ${said}`.trimEnd(),
    )
    .join('\n')
}
