/** A small rule set that is right in every way, and ways to put one thing of it wrong. */

const words = (about: string) => ({
  asksAboutDanger: false,
  title: about,
  description: `What ${about} is.`,
  question: `Which ${about}?`,
})

/** The document, anew each time. */
export const smallPolicy = () => ({
  id: 'small-policy',
  version: '1.0.0',
  title: 'A small policy',
  effective: { from: '2026-01-01', to: '2026-12-31' },
  envelope: { weeks: { min: 6, max: 12 } },
  sources: [{ id: 'paper', title: 'A paper' }],
  pathways: [
    { id: 'light', title: 'Light', description: 'Signposting.', weeks: { min: 6, max: 8 } },
    {
      id: 'holistic',
      title: 'Holistic',
      description: 'Several sessions.',
      weeks: { min: 6, max: 12 },
      contacts: { min: 4, max: 12 },
    },
  ],
  routes: [{ id: 'duty-doctor', title: 'Duty doctor', kind: 'clinician', within: 'PT4H', contact: '0123' }],
  destinations: [{ id: 'library', title: 'Library', advice: 'Ask at the library.' }],
  actions: [
    { id: 'walk', title: 'Walk', for: 'client', dispositions: ['accept'], instruction: 'Walk together.' },
  ],
  localFacts: [
    { name: 'local.inCatchment', kind: 'boolean', ...words('the catchment') },
    { name: 'local.waiting', kind: 'integer', min: 0, max: 52, ...words('the wait') },
    { name: 'local.transport', kind: 'choice', values: ['bus', 'car'], ...words('transport') },
  ],
  conditions: { isolated: { any: [{ fact: 'housebound', operator: 'equal', value: 'yes' }] } },
  invariants: [
    {
      name: 'nobody-light-when-isolated',
      title: 'Nobody who is isolated gets light support',
      when: { condition: 'isolated' },
      // biome-ignore lint/suspicious/noThenProperty: the document's own word, and nothing awaits it
      then: { notPathway: 'light' },
    },
  ],
  rules: [
    {
      name: 'many-needs',
      title: 'Three or more needs call for holistic support',
      conditions: {
        all: [
          { fact: 'needsCount', operator: 'greaterThanInclusive', value: 3 },
          { not: { condition: 'isolated' } },
        ],
      },
      event: { type: 'pathway', params: { pathway: 'holistic', reason: 'several needs at once' } },
      source: { ref: 'paper', locator: 'section 1', basis: 'F' },
      examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
    },
    {
      name: 'urgent',
      title: 'A duty doctor sees whoever asks for one',
      conditions: { all: [{ fact: 'local.inCatchment', operator: 'equal', value: true }] },
      event: { type: 'escalate', params: { route: 'duty-doctor', reason: 'it was asked for' } },
      whenUndetermined: 'note',
      source: { ref: 'paper', locator: 'section 2', basis: 'M' },
      examples: [{ title: 'a neighbour', facts: { 'local.inCatchment': true }, verdict: 'met' }],
    },
  ],
})

type Keys = readonly (string | number)[]

/** Plain data with another value at one place; `undefined` takes the key away. */
export const withValue = (data: unknown, [key, ...below]: Keys, value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(data)) {
    const copy: unknown[] = [...data]
    copy[Number(key)] = withValue(data[Number(key)], below, value)
    return copy
  }
  const object: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {}
  object[String(key)] = withValue(object[String(key)], below, value)
  return object
}

/** The small policy with another value at one place. */
export const policyWith = (path: Keys, value: unknown): unknown => withValue(smallPolicy(), path, value)

/** The small policy whose first rule has these conditions. */
export const policyAsking = (conditions: unknown): unknown =>
  policyWith(['rules', 0, 'conditions'], conditions)
