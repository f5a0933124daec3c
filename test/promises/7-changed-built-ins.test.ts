/** Promise 7: a key that somebody sets on what every object inherits makes no door throw, and moves no decision: it is refused, with every route. */
import { describe, expect, test } from 'vitest'
import { safeDecisionRecord } from '../../src/audit/building/build-decision-records.js'
import { createLog } from '../../src/audit/chain/audit-log.js'
import { verifyLog } from '../../src/audit/chain/verify-log.js'
import { parseAuditRecord } from '../../src/audit/records/audit-record.js'
import { memoryStore } from '../../src/audit/stores/memory-store.js'
import { safeEpisodeStatus } from '../../src/episode/episode-status.js'
import { parseEpisode } from '../../src/episode/parse-episode.js'
import { safeStartEpisode } from '../../src/episode/start-episode.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { parseWords } from '../../src/explain/parse-words.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { safeWhyNot } from '../../src/explain/why-not.js'
import { hasOwn, valueAt } from '../../src/input/json.js'
import { TriageError, unwrap } from '../../src/issue/issue.js'
import { parseInstrument } from '../../src/referral/check-instrument.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import { loadRuleSet } from '../../src/rule-set/load-rule-set.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { parseNation } from '../../src/service/parse-nation.js'
import { parseService } from '../../src/service/parse-service.js'
import { services } from '../../src/service/shipped.js'
import { createTriage, safeCreateTriage } from '../../src/triage.js'
import { privacyWith } from '../audit/support/records.js'

const triage = createTriage({ service: services.sp1 })

const referral = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'gp',
  consent: 'yes',
  client: { dateOfBirth: '1985-06-14' },
  needs: [{ domain: 'money' }],
  risks: { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' },
} as const
const unreadable = { ...referral, risks: { suicidalThougts: 'Yes, since May' } }
const examination = triage.examine(referral)
const { decision } = examination

const RECORD = { recordId: 'D-1', at: '2026-03-02T09:00:00.000Z', privacy: privacyWith() }

/** A door is asked for a result, or for a page that it throws a `TriageError` instead of. */
const DOORS: { readonly [name: string]: () => unknown } = {
  safeDecide: () => triage.safeDecide(referral),
  'safeDecide, of what cannot be read': () => triage.safeDecide(unreadable),
  'safeDecide, of nothing': () => triage.safeDecide(undefined),
  'safeDecide, at a date': () => triage.safeDecide(referral, { asOf: '2026-03-09' }),
  safeExamine: () => triage.safeExamine(referral),
  safeCreateTriage: () => safeCreateTriage({ service: services.sp2 }),
  'safeCreateTriage, of nothing': () => safeCreateTriage({ service: null }),
  parseReferral: () => parseReferral(referral),
  'parseReferral, of what cannot be read': () => parseReferral(unreadable),
  parseService: () => parseService(services.sp3),
  parseNation: () => parseNation({}),
  parseInstrument: () => parseInstrument({}),
  parseRuleSet: () => parseRuleSet({}),
  'parseRuleSet, read before': () => parseRuleSet(defaultRuleSet()),
  loadRuleSet: () => loadRuleSet([]),
  safeWeld: () => safeWeld(safetyFloor(), defaultRuleSet()),
  parseWords: () => parseWords({}, triage),
  safeWhyNot: () => safeWhyNot(examination, 'light'),
  parseEpisode: () => parseEpisode({}),
  // From JavaScript anything can be passed.
  safeStartEpisode: () => safeStartEpisode({ decision } as unknown as Parameters<typeof safeStartEpisode>[0]),
  safeEpisodeStatus: () => safeEpisodeStatus({} as Parameters<typeof safeEpisodeStatus>[0], '2026-03-02'),
  parseAuditRecord: () => parseAuditRecord({}),
  safeDecisionRecord: () => safeDecisionRecord(examination, RECORD),
  explainToClient: () => explainToClient(decision),
  explainToReferrer: () => explainToReferrer(decision),
  explainToLinkWorker: () => explainToLinkWorker(decision),
  explainToAuditor: () => explainToAuditor(examination),
}

/** How a key may be set. Each is made without a prototype: it describes a property while `get` or `value` is set on all objects. */
const WAYS: { readonly [name: string]: () => PropertyDescriptor } = {
  'a value': () => ({ value: 'yes', writable: true, enumerable: true }),
  'a note': () => ({ value: 'note', writable: true, enumerable: true }),
  'a function': () => ({ value: () => 'no', writable: true, enumerable: true }),
  'a getter that throws': () => ({
    get: () => {
      throw new Error('gotcha')
    },
  }),
  'a setter that swallows': () => ({ get: () => undefined, set: () => undefined }),
  'what cannot be written': () => ({ value: 'no', writable: false }),
}

const KEYS = [
  'anything', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON', 'then', 'values', 'constructor', 'toString',
  'suicidalThoughts', '$schema', 'length', '0', 'risks', 'notes', 'path', 'code', 'hint', 'whenUndetermined', 'vocabulary', 'asOf', 'service',
  'language', 'words', 'ok', 'def', 'jitless', 'abort', 'tell',
] // biome-ignore format: a list

/** Does `work` while `prototype` has the key, and nothing else: all that is asserted is asserted afterwards. */
const whileSet = (prototype: object, key: string, way: PropertyDescriptor, work: () => unknown): unknown => {
  const property = Object.assign(Object.create(null), way, { configurable: true })
  const before = Reflect.getOwnPropertyDescriptor(prototype, key)
  const restored = before === undefined ? null : Object.assign(Object.create(null), before)
  Object.defineProperty(prototype, key, property)
  try {
    return work()
  } catch (error) {
    return error
  } finally {
    if (restored === null) Reflect.deleteProperty(prototype, key)
    else Object.defineProperty(prototype, key, restored)
  }
}

/** The codes of the issues that were given or thrown, each once; or what was given instead. */
const codesOf = (answer: unknown): unknown => {
  const isRefusal = answer instanceof TriageError || hasOwn(answer, 'issues')
  if (!isRefusal || !Array.isArray(answer.issues)) return answer
  return [...new Set(answer.issues.map((issue: unknown) => valueAt(issue, ['code'])))]
}

describe('a key that is set on `Object.prototype` after start', () => {
  test.each(Object.entries(DOORS))('%s refuses, and says why', (_, door) => {
    for (const key of KEYS) {
      for (const [way, property] of Object.entries(WAYS)) {
        const answer = whileSet(Object.prototype, key, property(), door)
        expect([key, way, codesOf(answer)]).toEqual([key, way, ['changed-built-in']])
      }
    }
  })

  test('hands over to a person, with every route for danger, as nothing that was read can be relied on', () => {
    const suicidal = { ...referral, risks: { suicidalThoughts: 'yes', immediateDanger: 'yes' } } as const
    const routes = triage.decide(suicidal).escalations.map(({ route }) => route)
    const answer = whileSet(Object.prototype, 'whenUndetermined', { value: 'note' }, () =>
      triage.safeDecide(suicidal),
    )
    expect(answer).toMatchObject({ ok: false, handover: { to: 'person', signals: [] } })
    expect(answer).toHaveProperty('handover.helplines', triage.decide(suicidal).helplines)
    for (const route of routes) {
      expect(answer).toHaveProperty(
        'handover.escalations',
        expect.arrayContaining([expect.objectContaining({ route })]),
      )
    }
  })

  test('is forgotten once it is taken away', () => {
    whileSet(Object.prototype, 'risks', { value: {} }, () => triage.safeDecide(referral))
    expect(triage.decide(referral)).toEqual(decision)
  })
})

describe('a log, while a key is set on `Object.prototype`', () => {
  test('takes no record, and is not said to be whole', async () => {
    const log = createLog({ store: memoryStore() })
    const record = unwrap(safeDecisionRecord(examination, RECORD))
    const way = { value: () => 'no', writable: true, enumerable: true }
    const appended = whileSet(Object.prototype, 'toJSON', way, () => log.append(record))
    const verified = whileSet(Object.prototype, 'toJSON', way, () => verifyLog([]))
    expect(await appended).toMatchObject({ ok: false, issues: [{ code: 'changed-built-in' }] })
    expect(await verified).toMatchObject({ ok: false, damages: [{ kind: 'unreadable' }] })
    expect(await log.append(record)).toMatchObject({ ok: true })
    expect(await verifyLog(log.store.read())).toMatchObject({ ok: true, size: 1 })
  })
})

describe('a key that is set on `Array.prototype` after start', () => {
  const LISTS = ['0', '7', 'toJSON', 'then']

  test.each(Object.entries(DOORS))(
    '%s refuses what would stand in for items or for the JSON of lists',
    (_, door) => {
      for (const key of LISTS) {
        for (const [way, property] of Object.entries(WAYS)) {
          const answer = whileSet(Array.prototype, key, property(), door)
          expect([key, way, codesOf(answer)]).toEqual([key, way, ['changed-built-in']])
        }
      }
    },
  )

  /** Doors that give the same bytes each time: a record has new salts. */
  const STEADY = Object.entries(DOORS).filter(([name]) => name !== 'safeDecisionRecord')

  test.each(STEADY)('%s is the same with a method of a polyfill', (_, door) => {
    const before = JSON.stringify(door())
    for (const key of ['last', 'groupBy', 'risks', 'path', 'get', 'value', 'suicidalThoughts']) {
      for (const [way, property] of Object.entries(WAYS)) {
        const isSame = JSON.stringify(whileSet(Array.prototype, key, property(), door)) === before
        expect([key, way, isSame]).toEqual([key, way, true])
      }
    }
  })
})
