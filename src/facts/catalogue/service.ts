/** Facts about the service, and whether it and the person fit. */
import { idsOf, ownTitles, type Vocabulary } from '../../referral/vocabulary.js'
import type { SourceWord } from '../../referral/word.js'
import type { Service } from '../../service/service.js'
import { factWords } from '../../words/decision-words.js'
import { BY_BIRTH, booleanForm, bySource, choiceForm, plainWords, setForm } from '../answer-form.js'
import { type CatalogueFact, computedFrom, type FactInput, givenAt } from '../derivation.js'
import { fromAge, takesAge } from './age.js'

/**
 * Whether a service that states `sources` takes a referral from `source`: it is among them, or is a kind of one that is.
 * Who takes referrals from health professionals takes those of a GP (F: that is how services put it), and of an NHS case
 * manager, who is a nurse as a rule (M). Which source is a kind of which is said in the vocabulary.
 */
export const takesFrom = (
  sources: NonNullable<Service['sources']>,
  source: string,
  known: readonly SourceWord[],
): boolean => {
  const kindOf = known.find(({ id }) => id === source)?.kindOf
  return sources.includes(source) || (kindOf !== undefined && sources.includes(kindOf))
}

const sourceAccepted = ({ referral, service, vocabulary }: FactInput): boolean | null => {
  if (service.sources === undefined) return true
  const source = referral.source ?? null
  return source === null ? null : takesFrom(service.sources, source, vocabulary.sources)
}

const fromBirth = fromAge('service.ages', 'service.children')
const fromSource = computedFrom('source', 'service.sources')
const focus = givenAt('service.focus')
const settings = givenAt('service.settings')
const workerSupport = givenAt('service.workerSupport')
const worksAlone = givenAt('service.worksAlone')
const areaDeprivation = givenAt('service.areaDeprivation')

const DEPRIVATION = ['low', 'mixed', 'high'] as const

/** In the words of a vocabulary. */
export const serviceFacts = (vocabulary: Vocabulary) =>
  [
    {
      name: 'ageInRange',
      kind: 'boolean',
      ...factWords('ageInRange'),
      description:
        'Whether the service works with people of this age: an adult within its ages, and a child only where it has declared from which age it takes children.',
      safety: false,
      ...BY_BIRTH,
      mayTell: ['client', 'referrer'],
      derivation:
        'the age on the date to decide at, against the ages of the service and the children that it takes',
      derive: (input) => fromBirth(input, (age) => takesAge(input.service, age)),
    },
    {
      name: 'sourceAccepted',
      kind: 'boolean',
      ...factWords('sourceAccepted'),
      description:
        'Whether the service takes referrals from whoever sent this one; a GP and an NHS case manager are health professionals.',
      safety: false,
      ...bySource(vocabulary.sources),
      mayTell: ['client', 'referrer'],
      derivation: 'the source of the referral, against the sources of the service',
      derive: (input) => fromSource(sourceAccepted(input)),
    },
    {
      name: 'serviceFocus',
      kind: 'choice',
      values: ['general', ...idsOf(vocabulary.focuses)],
      ...ownTitles(vocabulary, 'focuses'),
      ...factWords('serviceFocus'),
      description: 'The group of people that the service is for; `general` where it states none.',
      safety: false,
      askOf: 'record',
      answer: choiceForm(['service', 'focus'], [...plainWords(['general']), ...vocabulary.focuses]),
      mayTell: ['client', 'referrer'],
      about: 'service',
      derivation: 'the focus of the service',
      derive: ({ service }) => focus(service.focus ?? 'general'),
    },
    {
      name: 'serviceSettings',
      kind: 'set',
      values: idsOf(vocabulary.settings),
      ...ownTitles(vocabulary, 'settings'),
      ...factWords('serviceSettings'),
      description: 'The places where appointments are held.',
      safety: false,
      askOf: 'record',
      answer: setForm(['service', 'settings'], vocabulary.settings),
      mayTell: ['client', 'referrer'],
      about: 'service',
      derivation: 'the settings of the service',
      derive: ({ service }) => settings(service.settings),
    },
    {
      name: 'workerSupport',
      kind: 'set',
      values: idsOf(vocabulary.workerSupports),
      ...ownTitles(vocabulary, 'workerSupports'),
      ...factWords('workerSupport'),
      description:
        'Who supports the link worker: a manager, peers, a psychologist, a supervising health professional.',
      safety: false,
      askOf: 'record',
      answer: setForm(['service', 'workerSupport'], vocabulary.workerSupports),
      mayTell: ['professional-referrer'],
      about: 'service',
      derivation: 'the worker support of the service',
      derive: ({ service }) => workerSupport(service.workerSupport),
    },
    {
      name: 'worksAlone',
      kind: 'boolean',
      ...factWords('worksAlone'),
      description: 'Whether the link worker has no link worker colleagues at hand.',
      safety: false,
      askOf: 'record',
      answer: booleanForm('service', 'worksAlone'),
      mayTell: ['professional-referrer'],
      about: 'service',
      derivation: 'whether the service says that its link worker works alone',
      derive: ({ service }) => worksAlone(service.worksAlone),
    },
    {
      name: 'areaDeprivation',
      kind: 'choice',
      values: DEPRIVATION,
      riskier: DEPRIVATION,
      ...factWords('areaDeprivation'),
      description: 'How deprived the area is that the service covers.',
      safety: false,
      askOf: 'record',
      answer: choiceForm(['service', 'areaDeprivation'], plainWords(DEPRIVATION)),
      mayTell: ['professional-referrer'],
      about: 'service',
      derivation: 'the area deprivation of the service',
      derive: ({ service }) => areaDeprivation(service.areaDeprivation),
    },
  ] as const satisfies readonly CatalogueFact[]
