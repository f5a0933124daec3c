import type { Command } from 'commander'
import { type Explanation, section } from '../../explain/explanation.js'
import { formatValue } from '../../explain/format-rule.js'
import { formatLimits } from '../../explain/phrases.js'
import type { FactValue } from '../../facts/fact.js'
import type { Service } from '../../service/service.js'
import { nations } from '../../service/shipped-nations.js'
import { explanationWords } from '../../words/explanation-words.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-codes.js'
import { formatOption } from '../options.js'
import { explanationText, faintText, hanging } from '../printing/terminal.js'
import { SERVICE_NAMES, shippedService } from '../reading/rules-and-service.js'

const words = (value: FactValue | undefined): string | undefined =>
  value === undefined ? undefined : formatValue(value)

const formatAges = ({ ages, children }: Service): string => {
  if (ages?.min === undefined && ages?.max === undefined)
    return children === undefined ? 'all ages, with no children declared' : 'all ages'
  if (ages.max === undefined) return `${ages.min} and over`
  return ages.min === undefined ? `up to ${ages.max}` : `${ages.min} to ${ages.max}`
}

const formatRange = (range: Service['weeks'], unit: 'weeks' | 'contacts'): string | undefined => {
  const max = range?.max ?? range?.min
  return max === undefined ? undefined : formatLimits(explanationWords(), { min: range?.min ?? 0, max }, unit)
}

const formatExtension = ({ extension }: Service): string | undefined => {
  if (extension === undefined) return undefined
  return extension.allowed
    ? `possible${extension.when === undefined ? '' : `, ${extension.when}`}`
    : 'not possible'
}

const nationTitle = ({ nation }: Service): string | undefined =>
  typeof nation === 'string' ? nations[nation].title : nation?.title

const formatHolds = ({ holds = {} }: Service): string | undefined => {
  const stated = Object.entries(holds).map(([name, { days }]) => `${name} ${days} days`)
  return stated.length === 0 ? undefined : stated.join(', ')
}

const formatCapacity = ({ capacity }: Service): string | undefined =>
  capacity && `${words(capacity.status)}${capacity.from === undefined ? '' : `, from ${capacity.from}`}`

type Stated = Exclude<keyof Service, '$schema' | 'id' | 'title'>

/** Everything that a service can state, in words; nothing where it does not. */
const STATED: { readonly [key in Stated]: readonly [string, (service: Service) => string | undefined] } = {
  nation: ['Nation', nationTitle],
  employer: ['Employer', ({ employer }) => words(employer)],
  ages: ['Whom it serves', formatAges],
  children: ['Children', ({ children }) => children && `from ${children.from}`],
  focus: ['Focus', ({ focus }) => words(focus)],
  sources: ['Takes referrals from', ({ sources }) => words(sources)],
  settings: ['Sees people at', ({ settings }) => words(settings)],
  areaDeprivation: ['Deprivation of the area', ({ areaDeprivation }) => words(areaDeprivation)],
  holds: ['Holds', formatHolds],
  capacity: ['Capacity', formatCapacity],
  weeks: ['Lasts', ({ weeks }) => formatRange(weeks, 'weeks')],
  contacts: ['Contacts', ({ contacts }) => formatRange(contacts, 'contacts')],
  extension: ['Extension', formatExtension],
  workerSupport: ['Support for the link worker', ({ workerSupport }) => words(workerSupport)],
  worksAlone: ['Works alone', ({ worksAlone }) => words(worksAlone)],
  supervisesOthers: ['Supervises others', ({ supervisesOthers }) => words(supervisesOthers)],
  contact: ['How to reach it', ({ contact }) => contact],
  routeContacts: [
    'How to reach its routes',
    ({ routeContacts }) =>
      routeContacts &&
      Object.entries(routeContacts)
        .map(([route, contact]) => `${route}: ${contact}`)
        .join('; '),
  ],
  words: [
    'Words of its own',
    (service) =>
      service.words &&
      Object.keys(service.words)
        .map((language) => `in \`${language}\``)
        .join(', '),
  ],
  source: ['Source', ({ source }) => source && `${source.ref}, ${source.locator}`],
}

/** One service in words. What it does not state is left out, not guessed. */
const formatService = (service: Service): Explanation => ({
  reader: 'link-worker',
  title: `${service.id}: ${service.title}`,
  sections: section(
    'What is stated',
    'list',
    Object.values(STATED).map(([name, formatStated]) => {
      const value = formatStated(service)
      return value === undefined ? null : `${name}: ${value}`
    }),
  ),
})

const summaryLine = (service: Service, { style, width }: Context): string => {
  const { employer, focus, id, sources, weeks } = service
  const facts = [
    words(employer),
    formatAges(service),
    words(focus),
    sources && `takes from ${words(sources)}`,
    formatRange(weeks, 'weeks') ?? 'no limit stated',
    nationTitle(service),
  ]
  const line = hanging(`${id}  `, facts.filter((fact) => fact !== undefined).join(' · '), width)
  return line.replace(id, style('bold', id))
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
