/** Writes docs/reference/signals.md from the lists in rules/safety-floor/signals. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SAFETY_RISKS } from '../src/referral/signals/safety-signal.js'
import type { KeyLists } from '../src/referral/signals/shipped-signals.js'
import { root } from './policy/policy-on-disk.js'
import { signalListOnDisk } from './policy/signal-lists.js'

interface Entry {
  readonly risk: string
  readonly title?: string
  readonly source?: string
  readonly basis: string
}

interface Phrase extends Entry {
  readonly id: string
  readonly words: string
  readonly matches: readonly string[]
  readonly doesNotMatch: readonly string[]
}

interface Code extends Entry {
  readonly system: string
  readonly code: string
  readonly kind: string
}

interface AnswerCode extends Omit<Code, 'kind' | 'risk'> {
  readonly means?: string | number
  readonly said?: string
}

const HEADINGS: { readonly [risk: string]: string } = {
  suicidalThoughts: 'Suicidal thoughts',
  suicidePlanOrIntent: 'A plan or an intent',
  immediateDanger: 'Immediate danger',
  recentSuicideAttempt: 'An attempt',
  selfHarm: 'Self-harm',
}

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(', ')
const listed = (texts: readonly string[]): string =>
  texts.map((text) => (text === '' ? 'empty' : `\`${text}\``)).join(', ')

const phraseLines = ({ basis, doesNotMatch, id, matches, source, words }: Phrase): string =>
  [
    `- **${id}** \`${words}\` (${source === undefined ? basis : `${basis}, ${source}`})`,
    `  - found in: ${quoted(matches)}`,
    ...(doesNotMatch.length === 0 ? [] : [`  - not found in: ${quoted(doesNotMatch)}`]),
  ].join('\n')

const codeLine = ({ basis, code, kind, source = '', system, title = '' }: Code): string =>
  `| ${system} | \`${code}\` | ${title.replaceAll('|', '\\|')} | ${kind} | ${basis}, ${source} |`

/** Codes that answer, and codes that say how the entry they stand in is meant. */
const answerLine = ({ basis, code, means, said, source = '', system, title = '' }: AnswerCode): string =>
  `| ${system} | \`${code}\` | ${title.replaceAll('|', '\\|')} | ${means ?? `marks it: ${said}`} | ${basis}, ${source} |`

const byRisk = <One extends Entry>(entries: readonly One[], body: (some: readonly One[]) => string): string =>
  SAFETY_RISKS.flatMap((risk) => {
    const some = entries.filter((one) => one.risk === risk)
    return some.length === 0 ? [] : [`### ${HEADINGS[risk]} (\`${risk}\`)\n\n${body(some)}`]
  }).join('\n\n')

const WORRYING: { readonly [answer: string]: string } = {
  no: ', where “no” worries',
  either: ', where a person reads a “yes” as well',
}

const nameLines = (names: KeyLists['names']): string =>
  names
    .map(
      ({ names: some, risk, worrying = 'yes' }) =>
        `- ${HEADINGS[risk]}${WORRYING[worrying] ?? ''}: ${listed(some)}`,
    )
    .join('\n')

const keySections = (keys: KeyLists): string => {
  const { answerKeys, answers, beside, denials, hopeful, instruments, labelKeys, metadata, names } = keys
  const { risks, scoreKeys, statuses, underRisks } = keys
  const lines = (lists: { readonly [name: string]: readonly string[] }): string =>
    Object.entries(lists)
      .map(([name, words]) => `- ${name}: ${listed(words)}`)
      .join('\n')
  return `### Names

A name is taken with one letter wrong, too, and with words beside it that change nothing.

${nameLines(names)}

### Short names, only where risks are spoken of

${nameLines(underRisks)}

### Asked the hopeful way round

${nameLines(hopeful)}

### Answers

Any answer under such a name counts. One that is not understood is a yes.

${lines(answers)}

### Words of forms

${lines({
  'risks are spoken of under': risks,
  'change nothing beside a name': beside,
  'turn a name round': denials,
  'surely hold an answer': answerKeys.sure,
  'may hold an answer': answerKeys.maybe,
  'hold the words of an answer': answerKeys.text,
  'say when it happened, where nothing answers': answerKeys.when,
  'say that it happened, whatever answers': answerKeys.happened,
  'hold the name of a question': labelKeys,
  'stand beside an answer and are none': metadata,
  'hold the scores of a questionnaire': scoreKeys,
  'say that an entry is past': statuses.past,
  'say that an entry is denied': statuses.denied,
})}

### Other names of questionnaires

${lines(instruments)}`
}

const MARKS = {
  denied: 'Denied',
  'of-another': 'Said of somebody else',
  past: 'Past',
} as const

const SIDES = {
  before: 'before it',
  named: 'before it, where it is named and not told',
  lists: 'before it or before a list that it stands in',
  after: 'behind it',
  between: 'words that may stand between',
  unless: 'anywhere in the sentence, and nothing in it is marked so',
} as const

test('docs/reference/signals.md says by what danger is found in text and in what cannot be read', async () => {
  const codes = signalListOnDisk('codes')
  const { fillers, lists, marks, phrases } = signalListOnDisk('phrases')
  const marked = Object.entries(MARKS).map(([said, heading]) => {
    const sides = Object.entries(SIDES).filter(([side]) => marks[said][side].length > 0)
    return `### ${heading} (\`${said}\`)\n\n${sides.map(([side, name]) => `- ${name}: ${listed(marks[said][side])}`).join('\n')}`
  })
  const page = `# Signals of danger

Written by a test from \`rules/safety-floor/signals/\` (\`npm run generate:docs\`). Three lists, and nothing else, say what is taken for a signal of suicide, self-harm or
danger in what cannot be read as a referral, and, of the phrases, in \`notes\`: our own keys, codes, and phrases. **Finding none means nothing.**
F: found in the source named. D: derived, to be signed off by a clinical safety officer. M: common knowledge in the field, not checked.

How phrases are written, and how to add yours: [writing rules](../writing-rules.md#phrases).

## Our own keys

${keySections(signalListOnDisk('keys'))}

## Codes

A question has its answer beside it; a finding is a statement by itself.

${byRisk(codes.codes as readonly Code[], (some) => `| system | code | what it says | | from |\n|---|---|---|---|---|\n${some.map(codeLine).join('\n')}`)}

### Codes that answer, or mark the entry they stand in

| system | code | what it says | means | from |
|---|---|---|---|---|
${[...codes.answers, ...codes.marks].map(answerLine).join('\n')}

## Phrases

A phrase is found where its words stand in one sentence, as it allows. These may stand anywhere in it and change nothing: ${listed(fillers)}.

${byRisk(phrases as readonly Phrase[], (some) => some.map(phraseLines).join('\n'))}

## Lists that phrases name

${Object.entries(lists as { readonly [name: string]: readonly string[] })
  .map(([name, words]) => `- \`<${name}>\`: ${listed(words)}`)
  .join('\n')}

## How it is said

A phrase is marked where the text plainly denies it, says it of somebody else, or as past. Anything in doubt is left unmarked.

${marked.join('\n\n')}

### Joining words

- go on with a list: ${listed(marks.or)}
- may go on with it, or begin something new: ${listed(marks.and)}
- begin something new: ${listed(marks.breaks)}
- end what is named and not told: ${listed(marks.nouns)}
- stand before those: ${listed(marks.adjectives)}
- go on from those: ${listed(marks.links)}
`
  await expect(page).toMatchFileSnapshot(join(root, 'docs', 'reference', 'signals.md'))
})
