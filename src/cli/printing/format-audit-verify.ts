import { DAMAGE_KINDS, formatDamage } from '../../audit/chain/damage.js'
import type { LogReport } from '../../audit/chain/verify-log.js'
import { type Explanation, line, section } from '../../explain/explanation.js'
import { counted } from '../../explain/sentences.js'
import { groupedDigits } from './numbers.js'

const MAX_SHOWN = 25

/** What a log was held against. */
export interface HeldAgainst {
  readonly heads: number
  readonly signatures: boolean
}

const scope = ({ heads, signatures }: HeldAgainst): readonly string[] => [
  heads === 0
    ? 'It was held against no head. A log that was shortened, or written anew from the start, looks whole; only a head that was kept elsewhere shows it.'
    : `It was held against ${counted(heads, 'head')} that ${heads === 1 ? 'was' : 'were'} kept.`,
  signatures ? 'All signatures were checked.' : 'Signatures were not checked: no public key was given.',
]

/**
 * Without a head nobody knows whether a log was shortened, so that it is not called whole; and a directory without any
 * entry may be another one than was meant.
 */
const soundTitle = (size: number, entries: string, { heads }: HeldAgainst): string => {
  if (size === 0) return 'There are no entries, so nothing was verified: make sure that this is the log'
  return heads === 0
    ? `No damage found inside ${entries}; not held against a kept head`
    : `The log is whole: ${entries}`
}

/** What `verifyLog` found, for people. */
export const formatVerify = (report: LogReport, against: HeldAgainst): Explanation => {
  const { damages, head, ok, size, total } = report
  const entries = `${groupedDigits(String(size))} ${size === 1 ? 'entry' : 'entries'}`
  const kinds = [...new Set(damages.map(({ kind }) => kind))]
  return {
    reader: 'auditor',
    title: ok ? soundTitle(size, entries, against) : `The log is damaged: ${counted(total, 'place')}`,
    sections: [
      ...section('What is damaged', 'list', [
        ...damages.slice(0, MAX_SHOWN).map((one) => formatDamage(one)),
        total > MAX_SHOWN ? `and ${groupedDigits(String(total - MAX_SHOWN))} more` : null,
      ]),
      ...section(
        'What that means',
        'list',
        kinds.map((kind) => `${kind}: ${DAMAGE_KINDS[kind]}`),
      ),
      ...section(
        'Its head',
        'list',
        head === null ? [] : [line(`size ${head.size}`), head.hash, `root ${head.root}`],
      ),
      ...section('What was checked', 'text', scope(against)),
    ],
  }
}
