/** The closed catalogue of facts, in the order a link worker would ask: safety, risks, the person, the service. */
import { deepFreeze } from '../input/json.js'
import { assessmentFacts } from './catalogue/assessments.js'
import { clientFacts } from './catalogue/client.js'
import { needFacts } from './catalogue/needs.js'
import { riskFacts } from './catalogue/risks.js'
import { safetyFacts } from './catalogue/safety.js'
import { serviceFacts } from './catalogue/service.js'
import type { CatalogueFact } from './derivation.js'
import type { FactDefinition } from './fact.js'

const entries = [
  ...safetyFacts,
  ...riskFacts,
  ...clientFacts,
  ...needFacts,
  ...assessmentFacts,
  ...serviceFacts,
] as const

/** The name of a fact of the catalogue. */
export type FactName = (typeof entries)[number]['name']

/** Every fact that a rule may ask about without declaring it; frozen, as every triage reads this one list. */
export const factCatalogue: readonly CatalogueFact[] = deepFreeze([...entries])

/** What rules write before the name of a local fact: `local.inCatchment`. No catalogue fact has it. */
export const LOCAL_PREFIX = 'local.'

/** Definitions by name: the catalogue's, and the local facts that a rule set declares. */
export const definitionsWith = (localFacts: readonly FactDefinition[]): ReadonlyMap<string, FactDefinition> =>
  new Map([...factCatalogue, ...localFacts].map((definition) => [definition.name, definition]))
