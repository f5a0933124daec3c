/** Writes docs/reference/cli-options.md from the commands' own help. */
import type { Argument, Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/run.js'

const silent = { write: () => undefined }
const program = createProgram({ stdout: silent, stderr: silent }, async () => undefined)

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The values there are, the one that is taken where none is given marked. */
const valuesOf = ({ argChoices, defaultValue }: Argument | Option): string => {
  const values = (argChoices ?? []).map((one) => `\`${one}\`${one === defaultValue ? ' (the default)' : ''}`)
  const other = typeof defaultValue === 'number' ? `; the default is ${defaultValue}` : ''
  return values.length === 0 ? other : `: ${values.join(', ')}`
}

const optionRow = (option: Option): string =>
  `| \`${cell(option.flags)}\` | ${cell(option.description)}${valuesOf(option)} |`

const argumentRow = (argument: Argument): string => {
  const { description, required, variadic } = argument
  const name = `${argument.name()}${variadic ? '...' : ''}`
  return `| \`${required ? `<${name}>` : `[${name}]`}\` | ${cell(description)}${valuesOf(argument)} |`
}

const sectionOf = (command: Command, above: string): readonly string[] => {
  const name = `${above}${command.name()}`
  if (command.commands.length > 0) return command.commands.flatMap((one) => sectionOf(one, `${name} `))
  return [
    `## ${name}`,
    `\`referral-triage ${name} ${command.usage()}\`: ${command.description()}.`,
    [
      '| | |',
      '|---|---|',
      ...command.registeredArguments.map(argumentRow),
      ...command.options.map(optionRow),
    ].join('\n'),
  ]
}

const page = `${[
  '# Options of the command line',
  `Every command with what it takes, as \`--help\` says it. A test writes this page from the commands themselves
(\`npm run generate:docs\`). What they do is in [the command line](../cli.md).`,
  'Every command takes these, too:',
  ['| | |', '|---|---|', ...program.options.map(optionRow), '| `-h, --help` | what a command takes |'].join(
    '\n',
  ),
  ...program.commands.flatMap((command) => sectionOf(command, '')),
].join('\n\n')}\n`

test('docs/reference/cli-options.md has every command, argument and option (`vitest -u` writes it anew)', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/reference/cli-options.md')
})
