/** The catalogue of facts, in the order a link worker would ask within a step: safety, risks, the person, the service. */
import { deepFreeze } from '../input/json.js'
import { memoize } from '../input/memoize.js'
import {
  type DeclaredVocabulary,
  jointVocabulary,
  shippedVocabulary,
  type Vocabulary,
  vocabularyOf,
} from '../referral/vocabulary.js'
import type { StatedHolds } from '../service/holds.js'
import {
  type AnswerForm,
  answerForm,
  booleanForm,
  choiceForm,
  integerForm,
  plainWords,
  setForm,
} from './answer-form.js'
import { type AssessmentFactName, assessmentFacts } from './catalogue/assessments.js'
import { clientFacts } from './catalogue/client.js'
import { consentFacts } from './catalogue/consent.js'
import { contactFacts } from './catalogue/contact.js'
import { needFacts } from './catalogue/needs.js'
import { ownRiskFacts, riskFacts } from './catalogue/risks.js'
import { safetyFacts } from './catalogue/safety.js'
import { serviceFacts } from './catalogue/service.js'
import { type TeamFactName, teamFacts } from './catalogue/teams.js'
import type { CatalogueFact } from './derivation.js'
import type { AskedFact, FactDefinition, IntegerFact, SetFact } from './fact.js'

/** The name of a fact of the catalogue that ships. */
export type FactName =
  | (typeof safetyFacts | typeof riskFacts | typeof consentFacts | typeof contactFacts)[number]['name']
  | AssessmentFactName
  | TeamFactName
  | ReturnType<typeof clientFacts | typeof needFacts | typeof serviceFacts>[number]['name']

/** Every fact that a rule may ask about without declaring it, in the words of a vocabulary; frozen, as triages share it. */
export const catalogueOf: (vocabulary: Vocabulary) => readonly CatalogueFact[] = memoize(
  (vocabulary: Vocabulary) =>
    deepFreeze([
      ...safetyFacts,
      ...riskFacts,
      ...ownRiskFacts(vocabulary),
      ...consentFacts,
      ...clientFacts(vocabulary),
      ...contactFacts,
      ...teamFacts(vocabulary),
      ...needFacts(vocabulary),
      ...assessmentFacts(vocabulary),
      ...serviceFacts(vocabulary),
    ]),
)

/** The catalogue in the words that ship. */
export const factCatalogue = catalogueOf(shippedVocabulary)

/** What rules write before the name of a local fact: `local.inCatchment`. No catalogue fact has it. */
export const LOCAL_PREFIX = 'local.'

/** What stands after the name of a set in the name of the fact that counts it: `needsCount`, `local.languagesCount`. */
export const COUNT_SUFFIX = 'Count'

/** What of a rule set says which facts there are. */
export interface FactScope {
  /** What it states of its vocabulary; the one that ships if left out. */
  readonly vocabulary?: DeclaredVocabulary | undefined
  /** Facts of its own. */
  readonly localFacts: readonly FactDefinition[]
  /** How long things hold; as the safety floor says if left out. */
  readonly holds?: StatedHolds
}

/** How many members a local set has: a fact beside it, known with it. */
export const countOf = ({ riskier, ...set }: SetFact): IntegerFact => ({
  name: `${set.name}${COUNT_SUFFIX}`,
  kind: 'integer',
  min: 0,
  max: set.values.length,
  title: `number of: ${set.title}`,
  description: `How many there are. ${set.description}`,
  question: set.question,
  safety: set.safety,
  ...(set.askOf === undefined ? {} : { askOf: set.askOf }),
  ...(set.step === undefined ? {} : { step: set.step }),
  ...(set.about === undefined ? {} : { about: set.about }),
  ...(set.asksAboutDanger === undefined ? {} : { asksAboutDanger: set.asksAboutDanger }),
  ...(riskier === undefined ? {} : { riskier: riskier === 'more' ? 'higher' : 'lower' }),
})

/** How a local fact is answered: under its name in `local`. */
const localAnswer = (fact: FactDefinition): AnswerForm => {
  const path = ['local', fact.name.slice(LOCAL_PREFIX.length)] as const
  switch (fact.kind) {
    case 'answer':
      return answerForm(...path)
    case 'boolean':
      return booleanForm(...path)
    case 'integer':
      return integerForm(path, fact)
    case 'choice':
      return choiceForm(path, plainWords(fact.values, fact.titles))
    case 'set':
      return setForm(path, plainWords(fact.values, fact.titles))
  }
}

/** The facts that a rule set declares, and for each set the fact that counts it. */
export const localFactsOf: (localFacts: readonly FactDefinition[]) => readonly AskedFact[] = memoize(
  (localFacts: readonly FactDefinition[]) =>
    deepFreeze(
      localFacts.flatMap((fact): readonly AskedFact[] => {
        const answer = localAnswer(fact)
        return fact.kind === 'set'
          ? [
              { ...fact, answer },
              { ...countOf(fact), answer },
            ]
          : [{ ...fact, answer }]
      }),
    ),
)

/** Definitions by name of all facts that the rules of a rule set may ask about: the catalogue's, and its own. */
export const definitionsOf: (scope: FactScope) => ReadonlyMap<string, AskedFact> = memoize(
  (scope: FactScope) =>
    new Map(
      [...catalogueOf(vocabularyOf(scope)), ...localFactsOf(scope.localFacts)].map((definition) => [
        definition.name,
        definition,
      ]),
    ),
)

/** The set that a fact counts, if it counts one. */
export const countedSet = (definitions: ReadonlyMap<string, FactDefinition>, name: string): string | null => {
  const set = name.endsWith(COUNT_SUFFIX) ? name.slice(0, -COUNT_SUFFIX.length) : ''
  return definitions.get(set)?.kind === 'set' ? set : null
}

/** Whether a fact is among those asked about, or, of a set, how many members it has. */
export const isAskedAbout = ({ kind, name }: FactDefinition, asked: ReadonlySet<string>): boolean =>
  asked.has(name) || (kind === 'set' && asked.has(`${name}${COUNT_SUFFIX}`))

/** The facts of several rule sets together. Local facts of one name must be declared alike. */
export const jointScope = (scopes: readonly FactScope[]): FactScope => {
  const [first, ...rest] = scopes
  if (first === undefined || rest.length === 0) return first ?? { localFacts: [] }
  return {
    vocabulary: rest.reduce<Vocabulary>(
      (all, scope) => jointVocabulary(all, vocabularyOf(scope)),
      vocabularyOf(first),
    ),
    localFacts: [
      ...new Map(scopes.flatMap(({ localFacts }) => localFacts.map((fact) => [fact.name, fact]))).values(),
    ],
  }
}

/** The facts of a rule set that the shipped catalogue does not have, or has in other words: its own, as plain data. */
export const ownDefinitions: (scope: FactScope) => readonly FactDefinition[] = memoize((scope: FactScope) => {
  const shipped = new Set<FactDefinition>(factCatalogue)
  const own = catalogueOf(vocabularyOf(scope)).filter((definition) => !shipped.has(definition))
  return deepFreeze([
    ...own.map(({ derivation: _, derive: __, ...definition }): FactDefinition => definition),
    ...localFactsOf(scope.localFacts),
  ])
})
