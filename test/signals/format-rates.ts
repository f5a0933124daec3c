/** The rates of the corpus as tables in Markdown: those of `docs/verification.md`. */
import { HALVES, type Half } from './corpus.js'
import { type Judged, judgeCorpus, judgeNotes } from './judge-corpus.js'

const inPercent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

type Count = (one: Judged) => boolean
type Group = Judged['case']['group']

/** What is counted of each group. */
const COLUMNS: Readonly<Record<Group, readonly (readonly [string, Count])[]>> = {
  signal: [
    ['missed', ({ missed }) => missed],
    ['marked as if it were none', ({ missed, marksRight }) => !missed && !marksRight],
  ],
  marked: [
    ['not seen', ({ missed }) => missed],
    ['mark right', ({ marksRight }) => marksRight],
  ],
  harmless: [['alarms', ({ alarm }) => alarm]],
}

const TITLES: Readonly<Record<Group, string>> = {
  signal: 'signals',
  marked: 'denied, of another, or past',
  harmless: 'harmless',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const head = (cells: readonly string[]): readonly string[] => [row(cells), `|${'---|'.repeat(cells.length)}`]
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** One column a half for each thing that is counted: how many of how many, and in sums the share. */
const cellsOf = (group: Group, judged: readonly Judged[], isSum: boolean): readonly string[] =>
  COLUMNS[group].flatMap(([, count]) =>
    HALVES.map((half) => {
      const ofHalf = judged.filter((one) => one.case.half === half)
      const counted = ofHalf.filter(count).length
      const share = isSum ? ` (${inPercent(counted, ofHalf.length)})` : ''
      return `${counted} of ${ofHalf.length}${share}`
    }),
  )

const tableOf = (group: Group, judged: readonly Judged[]): readonly string[] => {
  const ofGroup = judged.filter((one) => one.case.group === group)
  const rowsOf = (about: string): readonly string[] => {
    const rows = ofGroup.filter((one) => one.case.about === about)
    return [
      ...unique(rows.map((one) => one.case.kind)).map((kind) =>
        row([
          kind,
          ...cellsOf(
            group,
            rows.filter((one) => one.case.kind === kind),
            false,
          ),
        ]),
      ),
      row([`**${about}**`, ...cellsOf(group, rows, true)]),
    ]
  }
  return [
    ...head([
      TITLES[group],
      ...COLUMNS[group].flatMap(([title]) => HALVES.map((half) => `${title}, ${half}`)),
    ]),
    ...unique(ofGroup.map((one) => one.case.about)).flatMap(rowsOf),
  ]
}

const notesRow = (title: string, which: Parameters<typeof judgeNotes>[1]): string => {
  const cell = (half: Half, key: 'escalate' | 'marked'): string => {
    const judged = judgeNotes(half, which)
    return `${judged[key].length} of ${judged.notes} (${inPercent(judged[key].length, judged.notes)})`
  }
  const cells = (['escalate', 'marked'] as const).flatMap((key) => HALVES.map((half) => cell(half, key)))
  return row([title, ...cells])
}

/** Four tables: signals, marked ones, harmless ones, and ordinary notes. */
export const formatRates = (): string => {
  const judged = judgeCorpus()
  const notes = [
    ...head([
      'notes',
      ...['would escalate', 'only a marked mention'].flatMap((title) =>
        HALVES.map((half) => `${title}, ${half}`),
      ),
    ]),
    notesRow('ordinary', 'ordinary-notes'),
    notesRow('ordinary, with a denial, somebody else or the past', 'notes-with-a-mention'),
  ]
  return [tableOf('signal', judged), tableOf('marked', judged), tableOf('harmless', judged), notes]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
