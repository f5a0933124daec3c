import { basename, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { capitalised } from '../../explain/sentences.js'
import { quote } from '../../issue/quote.js'
import { NationId } from '../../service/nation.js'
import type { Act, Context, Io } from '../context.js'
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js'
import { fileIssue, joined } from '../reading/read-file.js'
import { starterFiles } from '../reading/starter-files.js'

/** More is no name. */
const MAX_NAME = 60

/** An id for the rules in a directory: its name in kebab case. */
const idFor = (directory: string): string => {
  const name = basename(resolve(directory))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME)
    .replaceAll(/^-+|-+$/g, '')
  // Not a name that could be the base's, or that objects are made with.
  return /^(?:|constructor|prototype|social-prescribing|safety-floor)$/.test(name)
    ? `our-${name || 'service'}`
    : name
}

/** A path as a shell takes it. */
const asArgument = (path: string): string => (/^[\w./\\:~-]+$/.test(path) ? path : `"${path}"`)

/** Writes all of it into a directory that has nothing in it, or throws `UsageError`. */
const writeInto = (directory: string, texts: ReadonlyMap<string, string>, { files }: Io): void => {
  try {
    if (!files.isDirectory(directory) || files.list(directory).length === 0) {
      files.writeAll(directory, texts)
      return
    }
  } catch (error) {
    throw new UsageError(fileIssue(directory, error, 'written').message)
  }
  throw new UsageError(
    `the directory ${quote(directory)} is not empty, and nothing was written`,
    'name one that is not there yet, or that has nothing in it',
  )
}

const init = (directory: string, { nation }: { readonly nation: string }, { io }: Context): ExitCode => {
  const { files, stdout } = io
  const id = idFor(directory)
  const starter = starterFiles({ id, title: capitalised(id.replaceAll('-', ' ')), nation }, files)
  writeInto(directory, starter, io)
  const at = (path: string) => asArgument(joined(directory, path))
  const [rules, service] = [at('rules'), at('service.json')]
  const written = [...starter.keys()].map((path) => `  ${joined(directory, path)}\n`)
  stdout.write(
    [
      'Written:\n',
      ...written,
      '\nNext:\n',
      `  referral-triage check ${rules} --service ${service}\n`,
      `  referral-triage test ${rules}\n`,
      `  referral-triage decide ${at('referral.json')} --rules ${rules} --service ${service}\n`,
    ].join(''),
  )
  return EXIT.done
}

/** `init <directory>`: rules of one's own to start from. */
export const addInit = (program: Command, act: Act): void => {
  program
    .command('init')
    .description(
      'start rules of your own: a rule set that extends the one that ships, with a service, a referral and tests',
    )
    .argument('<directory>', 'where to: one that is not there yet, or is empty')
    .addOption(
      new Option('--nation <nation>', 'where the service is').choices(NationId.options).makeOptionMandatory(),
    )
    .action((directory: string, options: { readonly nation: string }) =>
      act((context) => init(directory, options, context)),
    )
}
