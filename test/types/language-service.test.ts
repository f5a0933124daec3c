/** What an editor offers somebody who writes against this library, and what the compiler says of the commonest slips. */
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { OPERATORS } from '../../src/rule-set/condition.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'

const HEAD = `
import { createTriage, type Rule, type RuleSet, services } from '../../src/index.js'
const triage = createTriage({ service: services.sp7 })
const referral = { id: 'R-1', receivedOn: '2026-03-02' }
const decision = triage.decide(referral)
declare const json: unknown
`

const facts = factCatalogue.map(({ name }) => name)

/** What is offered where the code has a `|`. */
const offers: readonly (readonly [what: string, code: string, names: readonly string[]])[] = [
  [
    'the sources of a referral',
    `triage.decide({ ...referral, source: '|' })`,
    idsOf(shippedVocabulary.sources),
  ],
  ['the needs', `triage.decide({ ...referral, needs: [{ domain: '|' }] })`, idsOf(shippedVocabulary.needs)],
  [
    'the answers',
    `triage.decide({ ...referral, risks: { selfHarm: '|' } })`,
    ['declined', 'no', 'unsure', 'yes'],
  ],
  [
    'the questions about risk',
    `triage.decide({ ...referral, risks: { | } })`,
    [
      'adultSafeguarding',
      'askedOn',
      'childAtRisk',
      'domesticAbuse',
      'harmFromOthers',
      'harmToOthers',
      'harmToPartner',
      'immediateDanger',
      'pastSelfHarm',
      'pastSuicidalThoughts',
      'pastSuicideAttempt',
      'recentSuicideAttempt',
      'riskToVisitors',
      'selfHarm',
      'selfNeglect',
      'substanceDependence',
      'suicidalThoughts',
      'suicidePlanOrIntent',
      'underSecondaryMentalHealthCare',
    ],
  ],
  ['the options of a triage', `createTriage({ | })`, ['bases', 'recalled', 'ruleSet', 'service']],
  [
    'the facts, in a condition',
    `const rules: RuleSet['rules'] = [{ conditions: { all: [{ fact: '|' }] } }]`,
    facts,
  ],
  [
    'the facts, wherever the rule set is written',
    `createTriage({ service: services.sp7, ruleSet: { rules: [{ conditions: { any: [{ not: { fact: '|' } }] } }] } })`,
    facts,
  ],
  [
    'the operators',
    `const rule: Rule = { conditions: { all: [{ fact: 'selfHarm', operator: '|' }] } }`,
    OPERATORS,
  ],
  [
    'what an event needs',
    `const rule: Rule = { event: { type: 'escalate', params: { | } } }`,
    ['askAtOnce', 'reason', 'route'],
  ],
  ['the dispositions, to compare with', `decision.disposition === '|'`, DISPOSITIONS],
]

const right: readonly (readonly [what: string, code: string])[] = [
  [
    'a pathway and its limits, once a decision is known to accept',
    `if (decision.disposition === 'accept') {
      const pathway: string = decision.pathway
      const weeks: number = decision.intervention.weeks.max
    }`,
  ],
  [
    'the first escalation, once a decision is known to escalate',
    `if (decision.disposition === 'escalate') { const route: string = decision.escalations[0].route }`,
  ],
  [
    'a local fact',
    `const all: Rule['conditions'] = { all: [{ fact: 'local.veteran', operator: 'equal', value: true }] }`,
  ],
  ['a date to decide at that is not known', `triage.decide(referral, { asOf: undefined })`],
  ['anything, where the safe twin reads it', `triage.safeDecide(json)`],
]

const slips: readonly (readonly [slip: string, code: string, said: string])[] = [
  [
    'a misspelt key',
    `triage.decide({ ...referral, recievedOn: '2026-03-02' })`,
    "Object literal may only specify known properties, but 'recievedOn' does not exist in type 'Referral'. Did you mean to write 'receivedOn'?",
  ],
  [
    'a misspelt question',
    `triage.decide({ ...referral, risks: { suicidalThought: 'yes' } })`,
    "Object literal may only specify known properties, but 'suicidalThought' does not exist in type 'Risks'. Did you mean to write 'suicidalThoughts'?",
  ],
  [
    'a misspelt option',
    `triage.decide(referral, { asof: '2026-03-02' })`,
    "Object literal may only specify known properties, but 'asof' does not exist in type 'DecideOptions'. Did you mean to write 'asOf'?",
  ],
  [
    'an answer with a capital letter',
    `triage.decide({ ...referral, risks: { selfHarm: 'Yes' } })`,
    `Type '"Yes"' is not assignable to type 'GivenEvent | null | undefined'. Did you mean '"yes"'?`,
  ],
  [
    'a Date for the text of a date',
    `triage.decide({ id: 'R-1', receivedOn: new Date() })`,
    "Type 'Date' is not assignable to type 'string'.",
  ],
  [
    'a key that is left out',
    `triage.decide({ id: 'R-1' })`,
    `Argument of type '{ id: string; }' is not assignable to parameter of type 'ReferralInput'.
  Property 'receivedOn' is missing in type '{ id: string; }' but required in type 'Referral'.`,
  ],
  [
    'a service that is left out',
    'createTriage({})',
    `Argument of type '{}' is not assignable to parameter of type 'TriageOptions'.
  Property 'service' is missing in type '{}' but required in type 'TriageOptions'.`,
  ],
  [
    'the id of a service for the service',
    `createTriage({ service: 'sp7' })`,
    "Type 'string' is not assignable to type 'Service'.",
  ],
  [
    'data that nobody has looked at',
    'triage.decide(json)',
    "Argument of type 'unknown' is not assignable to parameter of type 'ReferralInput'.",
  ],
  ['a pathway that may not be there', 'decision.pathway.length', "'decision.pathway' is possibly 'null'."],
  [
    'a disposition that there is not',
    `decision.disposition === 'accepted'`,
    `This comparison appears to be unintentional because the types '"escalate" | "request-information" | "redirect" | "accept"' and '"accepted"' have no overlap.`,
  ],
  [
    'a result that nobody has looked at',
    'triage.safeDecide(json).value',
    `Property 'value' does not exist on type 'TriageResult<Decision>'.
  Property 'value' does not exist on type 'Failure & { readonly handover: Handover; }'.`,
  ],
]

/** There are no such files: all are asked about at once, as reading the library takes longest. */
const pathOf = (code: string): string =>
  join(import.meta.dirname, `asked-${codes.indexOf(code)}.ts`).replaceAll('\\', '/')
const codes = [...offers, ...right, ...slips].map(([, code]) => code)
const asked = new Map(codes.map((code) => [pathOf(code), HEAD + code.replace('|', '')]))
const readFile = (path: string): string | undefined => asked.get(path) ?? ts.sys.readFile(path)

const editor = ts.createLanguageService({
  getCompilationSettings: () => ({
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  }),
  getScriptFileNames: () => [...asked.keys()],
  getScriptVersion: () => '',
  getScriptSnapshot: (path) => {
    const text = readFile(path)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => import.meta.dirname,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  fileExists: (path) => asked.has(path) || ts.sys.fileExists(path),
  readFile,
})

/** The members of unions in one order: the compiler lists them in the order in which it met them first. */
const inOneOrder = (text: string): string =>
  text.replaceAll(/"[\w-]+"(?: \| (?:"[\w-]+"|null|undefined))+/g, (union) =>
    union.split(' | ').sort().join(' | '),
  )

const complaints = (code: string): string =>
  editor
    .getSemanticDiagnostics(pathOf(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .join('\n')

describe('an editor', () => {
  test.each(offers)('offers %s', (_, code, names) => {
    const at = HEAD.length + code.indexOf('|')
    const { entries = [] } = editor.getCompletionsAtPosition(pathOf(code), at, {}) ?? {}
    expect(entries.map(({ name }) => name).sort()).toEqual([...names].sort())
  })
})

describe('the compiler', () => {
  test.each(right)('lets pass %s', (_, code) => {
    expect(complaints(code)).toBe('')
  })

  test.each(slips)('says of %s what it is', (_, code, said) => {
    expect(inOneOrder(complaints(code))).toBe(inOneOrder(said))
  })
})
