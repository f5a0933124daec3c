/** The facts that a rule set declares for itself: read one by one, so that a broken one spoils no other. */
import { COUNT_SUFFIX, catalogueOf, LOCAL_PREFIX } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import { type Json, valueAt } from '../../input/json.js'
import { memoize } from '../../input/memoize.js'
import { quote } from '../../issue/quote.js'
import type { Vocabulary } from '../../referral/vocabulary.js'
import { localFactSchema } from '../schema/local-fact-schema.js'
import { type Report, under } from './issue-list.js'
import { namedDanger } from './named-danger.js'

/** What could be read of the local facts. */
export interface LocalFacts {
  readonly readable: readonly FactDefinition[]
  /** The names of those that are declared in a way that nothing can be checked against. */
  readonly unreadable: ReadonlySet<string>
}

/** The names of the catalogue, by the same in small letters. */
const catalogueNames = memoize(
  (vocabulary: Vocabulary): ReadonlyMap<string, string> =>
    new Map(catalogueOf(vocabulary).map(({ name }) => [name.toLowerCase(), name])),
)

const withoutPrefix = (name: string): string =>
  name.startsWith(LOCAL_PREFIX) ? name.slice(LOCAL_PREFIX.length) : name

/** The fact of the catalogue that has the name, with or without the prefix, however its letters are written. */
const shadowed = (name: string, vocabulary: Vocabulary): string | null =>
  catalogueNames(vocabulary).get(withoutPrefix(name).toLowerCase()) ?? null

/** Whether the name is one of the catalogue's, with or without the prefix. */
export const shadowsCatalogue = (name: string, vocabulary: Vocabulary): boolean =>
  shadowed(name, vocabulary) !== null

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

const asksAboutDanger = (json: unknown): boolean => valueAt(json, ['asksAboutDanger']) === true

/**
 * An answer about suicide, self-harm or danger belongs where the safety floor sees it. Under a name, a question,
 * a title, a description or a value of a local fact that is not said to ask about it, it would be accepted and go
 * nowhere. Words are only a net beneath: what the author states is what counts, and is listed for signature.
 */
const checkName = (name: string, json: unknown, vocabulary: Vocabulary, report: Report): boolean => {
  const meant = shadowed(name, vocabulary)
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
  const danger = namedDanger(json, withoutPrefix(name), 'name')
  if (danger === null) return true
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
  ...(fact.step !== undefined && fact.step !== 'safety'
    ? [
        {
          key: 'step',
          says: `is asked in another step than \`safety\``,
          hint: 'take `step` away: what is about danger is asked with the safety screen',
        },
      ]
    : []),
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

/** The fact that counts a set has a name already. */
const checkCounts = (readable: readonly FactDefinition[], list: readonly unknown[], report: Report): void => {
  const counts = new Map<string, string>(
    readable.flatMap(({ kind, name }) => (kind === 'set' ? [[`${name}${COUNT_SUFFIX}`, name] as const] : [])),
  )
  list.forEach((json, index) => {
    const name = valueAt(json, ['name'])
    const set = typeof name === 'string' ? counts.get(name) : undefined
    if (set === undefined) return
    report(
      'local-fact-shadows',
      ['localFacts', index, 'name'],
      () => `the local fact ${quote(name)} has the name of the number of \`${set}\``,
      () => `give it another name: how many there are of \`${set}\` can be asked without declaring it`,
    )
  })
}

/** Reads the local facts of a document. Faults of shape are the schema's to report; the others are reported here. */
export const readLocalFacts = (document: Json, vocabulary: Vocabulary, report: Report): LocalFacts => {
  const declared = valueAt(document, ['localFacts'])
  const readable: FactDefinition[] = []
  const unreadable = new Set<string>()
  const list: readonly unknown[] = Array.isArray(declared) ? declared : []
  list.forEach((json, index) => {
    const here = under(report, ['localFacts', index])
    const name = valueAt(json, ['name'])
    const named = typeof name !== 'string' || checkName(name, json, vocabulary, here)
    const parsed = localFactSchema().safeParse(json, { jitless: true })
    const checks = parsed.success ? [checkValues(parsed.data, here), checkDanger(parsed.data, here)] : [false]
    if (named && parsed.success && checks.every((holds) => holds)) readable.push(parsed.data)
    else if (typeof name === 'string') unreadable.add(name)
  })
  checkCounts(readable, list, report)
  return { readable, unreadable }
}
