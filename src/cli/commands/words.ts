import type { Command } from 'commander'
import { type Explanation, line, section } from '../../explain/explanation.js'
import { type TranslatableText, translatableWords } from '../../explain/translatable-words.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-codes.js'
import { baseOption, formatOption, rulesOption } from '../options.js'
import { explainIssues } from '../printing/format-issues.js'
import { explanationText } from '../printing/terminal.js'
import { openTriage, type TriageSettings } from '../reading/open-triage.js'

interface WordsOptions extends TriageSettings {
  readonly language?: string
  readonly format: Format
}

/** Texts by the first part of their keys, as a translator would work through them. */
const formatTexts = (texts: readonly TranslatableText[], title: string): Explanation => {
  const groups = new Set(texts.map(({ key }) => key.split('.')[0] ?? ''))
  return {
    reader: 'auditor',
    title,
    sections: [...groups].flatMap((group) =>
      section(
        group,
        'list',
        texts
          .filter(({ key }) => key.split('.')[0] === group)
          .map(({ kept, key, note, text }) =>
            line(
              `${key}: ${text}`,
              note,
              kept ? 'About danger: always said, and your own words stand after it.' : null,
            ),
          ),
      ),
    ),
  }
}

const words = ({ format, language, ...settings }: WordsOptions, context: Context): ExitCode => {
  const opened = openTriage(settings, context.io.files)
  const { stderr, stdout } = context.io
  if (!opened.ok) {
    stderr.write(`${explanationText(explainIssues('The words cannot be listed', opened.issues), context)}\n`)
    return EXIT.invalid
  }
  const own = language === undefined ? {} : (opened.triage.service.words?.[language] ?? {})
  const texts = translatableWords(opened.triage).filter(({ key }) => !Object.hasOwn(own, key))
  const title =
    language === undefined ? 'What people read' : `What people read, and \`${language}\` has no words for`
  stdout.write(
    format === 'json'
      ? `${JSON.stringify(texts, null, 2)}\n`
      : `${explanationText(formatTexts(texts, title), context)}\n`,
  )
  return EXIT.done
}

/** `words`: every text that people read, by its key. */
export const addWords = (program: Command, act: Act): void => {
  program
    .command('words')
    .description('list every text that people read, by its key: to translate, or to say in words of your own')
    .option('--service <service>', 'sp1 to sp9, or a JSON file (a path, or a name with a dot in it)')
    .addOption(rulesOption())
    .addOption(baseOption())
    .option('--language <language>', 'only what the service has no words for in this language')
    .addOption(formatOption())
    .action((options: WordsOptions) => act((context) => words(options, context)))
}
