/** The facts that a rule set declares for itself: read one by one, so that a broken one spoils no other. */
import { factCatalogue, LOCAL_PREFIX } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import { type Json, valueAt } from '../../input/json.js'
import { quote } from '../../issue/quote.js'
import { safetyRiskOfName, safetyRiskOfText } from '../../referral/safety-names.js'
import type { SafetyRisk } from '../../referral/signals/safety-signal.js'
import { localFactSchema } from '../schema/local-fact-schema.js'
import { type Report, under } from './issue-list.js'

/** What could be read of the local facts. */
export interface LocalFacts {
  readonly readable: readonly FactDefinition[]
  /** The names of those that are declared in a way that nothing can be checked against. */
  readonly unreadable: ReadonlySet<string>
}

const CATALOGUE_NAMES: ReadonlyMap<string, string> = new Map(
  factCatalogue.map(({ name }) => [name.toLowerCase(), name]),
)

const withoutPrefix = (name: string): string =>
  name.startsWith(LOCAL_PREFIX) ? name.slice(LOCAL_PREFIX.length) : name

/** The fact of the catalogue that has the name, with or without the prefix, however its letters are written. */
const shadowed = (name: string): string | null =>
  CATALOGUE_NAMES.get(withoutPrefix(name).toLowerCase()) ?? null

/** Whether the name is one of the catalogue's, with or without the prefix. */
export const shadowsCatalogue = (name: string): boolean => shadowed(name) !== null

const hasRepeats = (values: readonly string[]): boolean => new Set(values).size < values.length

/** Reports values that contradict each other; true if there are none. */
const checkValues = (fact: FactDefinition, report: Report): boolean => {
  if (fact.kind === 'integer' && fact.min > fact.max) {
    report('range-inverted', ['min'], () => `the least, ${fact.min}, is above the most, ${fact.max}`)
    return false
  }
  if (fact.kind !== 'choice' && fact.kind !== 'set') return true
  if (hasRepeats(fact.values)) {
    report('duplicate-name', ['values'], () => `a value of \`${fact.name}\` is listed twice`)
    return false
  }
  const order = fact.kind === 'choice' ? fact.riskier : undefined
  const isOrder = (all: readonly string[]): boolean =>
    all.length === fact.values.length && !hasRepeats(all) && all.every((one) => fact.values.includes(one))
  if (order === undefined || isOrder(order)) return true
  report(
    'value-outside-domain',
    ['riskier'],
    () => `\`riskier\` does not put the values of \`${fact.name}\` in order`,
    () =>
      `list each of ${fact.values.map((value) => quote(value)).join(', ')} once, from the least to the most risk or need`,
  )
  return true
}

/** What says what a local fact asks about, besides its name. */
const WORDS = ['question', 'title', 'description'] as const

/** The values of a choice or a set can name a risk as well as its question can. */
const riskOfValues = (json: unknown): SafetyRisk | null => {
  const values = valueAt(json, ['values'])
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  return (
    texts.map((text) => safetyRiskOfName(text) ?? safetyRiskOfText(text)).find((risk) => risk !== null) ??
    null
  )
}

const asksAboutDanger = (json: unknown): boolean => valueAt(json, ['asksAboutDanger']) === true

/**
 * An answer about suicide, self-harm or danger belongs where the safety floor sees it. Under a name, a question,
 * a title, a description or a value of a local fact that is not said to ask about it, it would be accepted and go
 * nowhere. Words are only a net beneath: what the author states is what counts, and is listed for signature.
 */
const checkName = (name: string, json: unknown, report: Report): boolean => {
  const meant = shadowed(name)
  if (meant !== null) {
    report(
      'local-fact-shadows',
      ['name'],
      () => `the local fact ${quote(name)} has the name of a fact of the catalogue`,
      () => `give it another name, or use the fact \`${meant}\` that is there already`,
    )
    return false
  }
  if (asksAboutDanger(json)) return true
  const byWords = WORDS.map((key) => {
    const words = valueAt(json, [key])
    return { key, risk: typeof words === 'string' ? safetyRiskOfText(words) : null }
  })
  const asks = [
    { key: 'name', risk: safetyRiskOfName(withoutPrefix(name)) },
    ...byWords,
    { key: 'values', risk: riskOfValues(json) },
  ]
  const danger = asks.find(({ risk }) => risk !== null)
  if (danger === undefined) return true
  report(
    'local-fact-shadows',
    [danger.key],
    () => `the local fact ${quote(name)} would take answers about suicide or danger past the safety floor`,
    () =>
      `use the fact \`${danger.risk}\` of the catalogue, which the safety floor sees, or say \`"asksAboutDanger": true\` and escalate its answers to the routes of the floor`,
  )
  return false
}

/**
 * What follows from asking about danger can be proved only of an answer that can be worrying, unsure or declined, and
 * that nobody is let go without.
 */
const dangerFaults = (
  fact: FactDefinition,
): readonly { readonly key: string; readonly says: string; readonly hint: string }[] => [
  ...(fact.kind === 'answer'
    ? []
    : [
        {
          key: 'kind',
          says: `is a \`${fact.kind}\`, which cannot be unsure or declined`,
          hint: 'let its kind be `answer`, or split it into questions of kind `answer`',
        },
      ]),
  ...(fact.kind === 'answer' && fact.riskier === undefined
    ? [
        {
          key: 'riskier',
          says: 'does not say which answer worries',
          hint: 'say `"riskier": "yes"`, or `"no"`',
        },
      ]
    : []),
  ...(fact.safety
    ? []
    : [{ key: 'safety', says: 'is not declared as a safety fact', hint: 'say `"safety": true`' }]),
  ...(fact.about === 'service'
    ? [{ key: 'about', says: 'is about the service', hint: 'take `about` away if it is about a person' }]
    : []),
]

/** Reports a fact about the person that does not say whether it asks about danger, and what one that does must be. */
const checkDanger = (fact: FactDefinition, report: Report): boolean => {
  if (fact.asksAboutDanger === true) {
    const faults = dangerFaults(fact)
    for (const { hint, key, says } of faults)
      report(
        'not-allowed',
        [key],
        () => `the local fact \`${fact.name}\` asks about danger, and ${says}`,
        () => hint,
      )
    return faults.length === 0
  }
  if (fact.asksAboutDanger === false) return true
  // Yes, no, unsure and declined are what a person says, whatever the fact is said to be about.
  if (fact.about === 'service' && fact.kind !== 'answer') return true
  report(
    'missing',
    ['asksAboutDanger'],
    () => `the local fact \`${fact.name}\` does not say whether it asks about suicide, self-harm or danger`,
    () =>
      'say `"asksAboutDanger": true` and escalate its answers to the routes of the safety floor, or say `false`, which `check` lists for signature',
  )
  return false
}

/** Reads the local facts of a document. Faults of shape are the schema's to report; the others are reported here. */
export const readLocalFacts = (document: Json, report: Report): LocalFacts => {
  const declared = valueAt(document, ['localFacts'])
  const readable: FactDefinition[] = []
  const unreadable = new Set<string>()
  const list: readonly unknown[] = Array.isArray(declared) ? declared : []
  list.forEach((json, index) => {
    const here = under(report, ['localFacts', index])
    const name = valueAt(json, ['name'])
    const named = typeof name !== 'string' || checkName(name, json, here)
    const parsed = localFactSchema().safeParse(json, { jitless: true })
    const checks = parsed.success ? [checkValues(parsed.data, here), checkDanger(parsed.data, here)] : [false]
    if (named && parsed.success && checks.every((holds) => holds)) readable.push(parsed.data)
    else if (typeof name === 'string') unreadable.add(name)
  })
  return { readable, unreadable }
}
