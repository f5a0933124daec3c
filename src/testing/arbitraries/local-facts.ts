/** One local fact of each kind: what random rule sets declare and random referrals answer. */
import type { FactDefinition } from '../../facts/fact.js'

const words = (about: string) => ({
  title: about,
  description: `Whether or what: ${about}.`,
  question: `What about ${about}?`,
  safety: false,
})

export const LOCAL_FACTS = [
  { name: 'local.inCatchment', kind: 'boolean', ...words('living in the catchment') },
  { name: 'local.weeksWaiting', kind: 'integer', min: 0, max: 52, riskier: 'higher', ...words('waiting') },
  { name: 'local.transport', kind: 'choice', values: ['own-car', 'bus', 'none'], ...words('transport') },
  { name: 'local.hasPhone', kind: 'answer', ...words('a telephone') },
  { name: 'local.languages', kind: 'set', values: ['bengali', 'english', 'polish'], ...words('languages') },
] as const satisfies readonly FactDefinition[]
