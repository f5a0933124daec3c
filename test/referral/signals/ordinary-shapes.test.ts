import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { phraseFinder } from '../../../src/referral/signals/find-phrases.js'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'

const seen = (input: unknown): readonly string[] => [
  ...new Set(findSafetySignals(input).map(({ answer, risk }) => `${risk}: ${answer}`)),
]

const json = JSON.stringify({ risks: { suicidalThoughts: 'yes', selfHarm: 'no' } })

class Form {
  #risks = { suicidalThoughts: 'yes' }
  get risks(): unknown {
    return this.#risks
  }
}

const hidingKeys = new Proxy({ suicidalThoughts: 'yes' }, { ownKeys: () => [] })

/** UTF-16, as a Windows shell writes it, taken for one byte a letter. */
const utf16 = (text: string): string => [...text].map((letter) => `${letter}\0`).join('')

describe('an answer reaches a person in whatever shape it comes', () => {
  test.each<[string, unknown]>([
    ['bytes', Buffer.from(json)],
    ['an array of bytes', new TextEncoder().encode(json)],
    ['a buffer of bytes', new TextEncoder().encode(json).buffer],
    ['a view of bytes', new DataView(new TextEncoder().encode(json).buffer)],
    ['bytes within data', { body: new TextEncoder().encode(json) }],
    ['the parameters of an address', new URLSearchParams({ suicidalThoughts: 'yes', selfHarm: 'no' })],
    ['headers', new Headers({ 'suicidal-thoughts': 'yes' })],
    ['a form', (() => { const form = new FormData(); form.set('suicidalThoughts', 'yes'); return form })()], // biome-ignore format: one line
    ['something to be gone through', { *[Symbol.iterator]() { yield ['suicidalThoughts', 'yes'] } }], // biome-ignore format: one line
    ['an instance of a class', new Form()],
    ['an instance of a class derived from it', new (class extends Form {})()],
    ['a map of another realm', runInNewContext('new Map([["suicidalThoughts", "yes"]])')],
    ['a key that is not listed', Object.defineProperty({}, 'suicidalThoughts', { value: 'yes' })],
    ['a proxy that hides its keys', { risks: hidingKeys }],
    ['text in UTF-16', utf16(json)],
    ['keys and answers in UTF-16', { [utf16('suicidalThoughts')]: utf16('yes') }],
    ['a note in UTF-16', { notes: utf16('wants to end his life') }],
    ['an error', new Error('the client is suicidal')],
  ])('%s', (_, input) => {
    expect(seen(input)).toEqual(['suicidalThoughts: yes'])
  })

  test('a date under a risk says when it happened', () => {
    expect(seen({ risks: { recentSuicideAttempt: new Date('2026-02-01') } })).toEqual([
      'recentSuicideAttempt: yes',
    ])
    expect(seen({ selfHarm: new Date(Number.NaN) })).toEqual(['selfHarm: yes'])
    expect(seen({ receivedOn: new Date('2026-02-01') })).toEqual([])
  })

  test('what otherwise stands beside an answer is the answer where there is no other', () => {
    expect(seen({ risks: { suicidalThoughts: { text: 'Yes' } } })).toEqual(['suicidalThoughts: yes'])
    expect(seen({ suicidalThoughts: { system: 'http://snomed.info/sct', code: '373066001' } })).toEqual([
      'suicidalThoughts: yes',
    ])
    expect(seen({ recentSuicideAttempt: { date: '2026-02-01' } })).toEqual(['recentSuicideAttempt: yes'])
    expect(seen({ recentSuicideAttempt: { attemptDate: '2026-02-01' } })).toEqual([
      'recentSuicideAttempt: yes',
    ])
    expect(seen({ selfHarm: { title: 'not sure' } })).toEqual(['selfHarm: unsure'])
    for (const key of ['answerText', 'value_text', 'responseCode', 'displayName', 'freeText', 'optionLabel'])
      expect(seen({ selfHarm: { [key]: 'Yes', askedOn: '2026-02-01' } })).toEqual(['selfHarm: yes'])
    expect(seen({ suicidalThoughts: { text: 'No' }, selfHarm: { text: '', code: null } })).toEqual([])
    expect(seen({ selfHarm: { code: 'Q7', date: '2026-02-01', value: 'no' } })).toEqual([])
    expect(
      seen({ selfHarm: { id: 'Q7', askedBy: 'Dr Roe', askedOn: '2026-02-01', questionText: 'Q7?' } }),
    ).toEqual([])
  })

  test('what cannot be looked into may hold anything', () => {
    expect(seen({ selfHarm: Promise.resolve('no') })).toEqual(['selfHarm: yes'])
    expect(seen({ selfHarm: {}, suicidalThoughts: [] })).toEqual([])
  })
})

describe('the ninth item of a PHQ-9 reaches a person in whatever shape it comes', () => {
  const first8 = [0, 0, 0, 0, 0, 0, 0, 0]
  test.each<[string, unknown]>([
    ['scores in one text', { instrument: 'phq-9', items: '0,0,0,0,0,0,0,0,2' }],
    ['scores in one text, with spaces', { items: '0 0 0 0 0 0 0 0 2' }],
    ['scores without anything between', { instrument: 'phq-9', items: '000000002' }],
    ['scores without anything between, under `items`', { items: '000000002' }],
    ['scores under the name', { phq9: '0;0;0;0;0;0;0;0;1' }],
    ['scores with gaps', { phq9: '0,0,,0,0,-,0,0,1' }],
    ['rows of scores', { instrument: 'phq-9', items: [[0, 0, 0], [0, 0, 0], [0, 0, 2]] }], // biome-ignore format: one line
    ['a list within a list', { items: [[...first8, 2]] }],
    ['numbers and scores', { instrument: 'phq-9', items: [[1, 0], [9, 2]] }], // biome-ignore format: one line
    ['items with short names', { instrument: 'phq-9', items: [{ n: 9, s: 3 }] }],
    ['ordinals', { phq9: { first: 0, ninth: 2 } }],
    ['numbers in words', { itemNine: 3 }],
    ['a total that cannot be without it', { instrument: 'phq-9', total: 27 }],
    ['a total under the name', { phq9: 25 }],
    ['a total as text', { phq9_total: '26/27' }],
    [
      'a questionnaire of FHIR',
      {
        resourceType: 'QuestionnaireResponse',
        questionnaire: 'http://example.org/fhir/Questionnaire/phq-9|1.0',
        item: [
          { linkId: '1', answer: [{ valueInteger: 0 }] },
          { linkId: '9', answer: [{ valueInteger: 2 }] },
        ],
      },
    ],
    ['the same in short', { questionnaire: 'Questionnaire/phq-9', item: [{ linkId: '9', valueInteger: 2 }] }],
    ['the code of LOINC', { item: [{ linkId: '/44260-8', answer: [{ valueInteger: 1 }] }] }],
    ['numbers of one byte', { items: new Uint8Array([...first8, 1]) }],
  ])('%s', (_, input) => {
    expect(seen(input)).toEqual(['suicidalThoughts: yes'])
  })

  test.each<[string, unknown]>([
    ['scores that end in 0', { instrument: 'phq-9', items: '2,2,2,2,2,2,2,2,0' }],
    ['rows of scores that end in 0', { instrument: 'phq-9', items: [[3, 3, 3], [3, 3, 3], [3, 3, 0]] }], // biome-ignore format: one line
    ['a total that eight items can come to', { instrument: 'phq-9', total: 24 }],
    ['the name beside a total', { code: 'PHQ-9', value: 5 }],
    ['a telephone number', { items: '020 7946 0000', phone: '020 7946 0002' }],
    ['a date', { completed: '2026-02-09', instrument: 'phq-9' }],
    ['what an item can reach', { instrument: 'phq-9', items: [{ item: 9, score: 0, max: 3 }] }],
    ['another questionnaire of FHIR', { questionnaire: 'Questionnaire/gad-7', item: [{ linkId: '7', valueInteger: 3 }] }], // biome-ignore format: one line
  ])('%s gives none', (_, input) => {
    expect(seen(input)).toEqual([])
  })
})

describe('`OD`', () => {
  test.each([
    [{ dosageInstruction: [{ text: 'OD' }] }],
    [{ medication: [{ name: 'Movicol', frequency: 'od' }] }],
  ])('under the dose of a medicine is once a day: %j', (input) => {
    expect(seen(input)).toEqual([])
  })

  test.each([[{ reason: 'OD' }], [{ dosageInstruction: [{ text: 'took an OD of these' }] }]])(
    'is an overdose elsewhere: %j',
    (input) => {
      expect(seen(input)).toContain('recentSuicideAttempt: yes')
    },
  )
})

describe('what is not there or does not end', () => {
  test.each([
    "doesn't see any point in waking up",
    'she has never stopped cutting',
    "she won't stop cutting",
  ])('is no denial: %s', (text) => {
    expect(phraseFinder([])(text).map(({ said }) => said)).toEqual([undefined])
  })
})

describe('text that speaks of it in other words', () => {
  test.each([
    ['tried to hang himself in May', 'suicidePlanOrIntent'],
    ['her brother hanged himself and so will she', 'suicidePlanOrIntent'],
    ['slit her wrists', 'selfHarm'],
    ['cut both wrists on Sunday', 'selfHarm'],
    ['would rather be dead', 'suicidalThoughts'],
    ['wants to be dead', 'suicidalThoughts'],
    ["says life isn't worth living", 'suicidalThoughts'],
    ['overdose last week', 'recentSuicideAttempt'],
    ['OD last week', 'recentSuicideAttempt'],
    ['took an OD at Christmas', 'recentSuicideAttempt'],
    ['took 16 paracetamol', 'recentSuicideAttempt'],
    ['swallowed a handful of tablets', 'recentSuicideAttempt'],
    ['expressing SI to the GP', 'suicidalThoughts'],
    ['has a plan to end it', 'suicidePlanOrIntent'],
    ['thoughts of ending life', 'suicidalThoughts'],
    ['cannot keep safe', 'immediateDanger'],
    ['can not keep herself safe', 'immediateDanger'],
  ])('%s', (notes, risk) => {
    expect(seen({ notes })).toContain(`${risk}: yes`)
  })

  test.each([
    'hanging out with friends again, likes to hang pictures',
    'takes 2 tablets in the morning and one at night',
    'took 3 buses to get here',
    'cut back on smoking; fractured her wrist',
    'end of life care for her mother',
    'an odd job in the garden; 10mg od',
    'planning to end his tenancy',
    'plans to stay safe on the ice',
  ])('does not include: %s', (notes) => {
    expect(seen({ notes })).toEqual([])
  })
})
