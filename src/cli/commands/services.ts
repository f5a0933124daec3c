import type { Command } from 'commander'
import { type Explanation, section } from '../../explain/explanation.js'
import { describeLimits, listed } from '../../explain/sentences.js'
import type { Service } from '../../service/service.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit.js'
import { formatOption } from '../options.js'
import { explanationText, faintText } from '../printing/terminal.js'
import { SERVICE_NAMES, shippedService } from '../reading/read-service.js'

const words = (values: readonly string[]): string => listed(values.map((value) => value.replaceAll('-', ' ')))

const formatAges = ({ ages }: Service): string => {
  if (ages?.min === undefined && ages?.max === undefined) return 'all ages'
  if (ages.max === undefined) return `${ages.min} and over`
  return ages.min === undefined ? `up to ${ages.max}` : `${ages.min} to ${ages.max}`
}

const formatWeeks = ({ weeks }: Service): string | null => {
  const max = weeks?.max ?? weeks?.min
  return max === undefined ? null : describeLimits({ min: weeks?.min ?? 0, max }, 'week')
}

const formatExtension = ({ extension }: Service): string | null => {
  if (extension === undefined) return null
  return extension.allowed
    ? `possible${extension.when === undefined ? '' : `, ${extension.when}`}`
    : 'not possible'
}

/** One service in words. What it does not state is left out, not guessed. */
const formatService = (service: Service): Explanation => {
  const { employer, focus, settings, source, sources, supervisesOthers, title, worksAlone, workerSupport } =
    service
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Employer', employer?.replaceAll('-', ' ')],
    ['Whom it serves', formatAges(service)],
    ['Focus', focus?.replaceAll('-', ' ')],
    ['Takes referrals from', sources && words(sources)],
    ['Sees people at', settings && words(settings)],
    ['Lasts', formatWeeks(service)],
    ['Extension', formatExtension(service)],
    ['Support for the link worker', workerSupport && words(workerSupport)],
    ['Works alone', worksAlone === true ? 'yes' : null],
    ['Supervises others', supervisesOthers === true ? 'yes' : null],
    ['Source', source && `${source.ref}, ${source.locator}`],
  ]
  return {
    reader: 'link-worker',
    title: `${service.id}: ${title}`,
    sections: section(
      'What is stated',
      'list',
      rows.map(([name, value]) => (value === null || value === undefined ? null : `${name}: ${value}`)),
    ),
  }
}

const summaryLine = (service: Service, { style }: Context): string => {
  const { employer, focus, id, sources } = service
  const facts = [
    employer?.replaceAll('-', ' '),
    formatAges(service),
    focus?.replaceAll('-', ' '),
    sources && `takes from ${words(sources)}`,
    formatWeeks(service) ?? 'no limit stated',
  ]
  return `${style('bold', id)}  ${facts.filter((fact) => fact !== undefined).join(' · ')}`
}

const showServices = (name: string | undefined, format: Format, context: Context): ExitCode => {
  const { stdout } = context.io
  const shown = (name === undefined ? SERVICE_NAMES : [name]).map(shippedService)
  if (format === 'json') {
    stdout.write(`${JSON.stringify(name === undefined ? shown : shown[0], null, 2)}\n`)
  } else if (name === undefined) {
    const lines = shown.map((service) => `${summaryLine(service, context)}\n`)
    const from = faintText('From Table 1 of Rhodes & Bell (2021). `services sp6` shows one in full.', context)
    stdout.write(`${lines.join('')}\n${from}\n`)
  } else {
    stdout.write(`${shown.map((service) => explanationText(formatService(service), context)).join('\n')}\n`)
  }
  return EXIT.done
}

/** `services [name]`: the services that ship, or one of them in full. */
export const addServices = (program: Command, act: Act): void => {
  program
    .command('services')
    .description('list the services that ship, or show one in full')
    .argument('[name]', 'sp1 to sp9')
    .addOption(formatOption())
    .action((name: string | undefined, { format }: { readonly format: Format }) =>
      act((context) => showServices(name, format, context)),
    )
}
