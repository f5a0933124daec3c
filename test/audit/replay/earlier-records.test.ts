/** Decisions that an earlier version put on record, with the very documents that they were made by: they still come out the same. */
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../../src/audit/chain/read-entries.js'
import { inFormOf } from '../../../src/audit/replay/earlier-forms.js'
import { factsOfThen } from '../../../src/audit/replay/facts-of-then.js'
import { replay } from '../../../src/audit/replay/replay.js'
import { episodeStatus } from '../../../src/episode/episode-status.js'
import { parseEpisode } from '../../../src/episode/parse-episode.js'
import { startEpisode } from '../../../src/episode/start-episode.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import type { AskedFact } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import { parseEarlierRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { howToAsk } from '../../../src/words/decision-words.js'
import { type FactOfThen, written } from '../support/earlier-versions.js'
import { gathered } from '../support/on-record.js'

/** The documents of the nations did not change from 0.5.0 to 0.6.0; 0.3.0 had none. */
const { episodes = [], facts = [], nations = [], ruleSets: rulesOfThen } = written('0.6.0')

/**
 * docs/examples and drawn referrals, by the default rule set of then; those of 0.5.0 with notes and questionnaires among them, and those of 0.6.0
 * with answers that have dates, decisions of another day, and services of all four nations, two of which have rules of their own.
 */
describe.each([
  ['0.3.0', 23],
  ['0.5.0', 24],
  ['0.6.0', 72],
])('decisions that version %s put on record', (version, count) => {
  const { log, ruleSets, services } = written(version)
  const decisions = async () =>
    (await gathered(readRecords(log))).flatMap((record) => (record.type === 'decision' ? [record] : []))

  test('are all read, of every disposition', async () => {
    const dispositions = (await decisions()).map(({ course }) => course.disposition)
    expect(dispositions).toHaveLength(count)
    expect(new Set(dispositions)).toEqual(new Set(['accept', 'escalate', 'redirect', 'request-information']))
  })

  test('come out the same by the rules, the safety floor, the services and the nations of their time', async () => {
    const results = await gathered(replay(await decisions(), ruleSets, { services, nations }))
    expect(results.filter(({ outcome }) => outcome !== 'same')).toEqual([])
    expect(results).toHaveLength(count)
  })
})

describe('facts that version 0.6.0 asked for', () => {
  const [defaultRules] = rulesOfThen
  const now = definitionsOf(unwrap(parseEarlierRuleSet(defaultRules)))
  const names = facts.map(({ name }) => name)

  test('are called, asked for and answered in a decision of then as they were, in their order', () => {
    const then = [...factsOfThen(3, now).values()].filter(({ name }) => names.includes(name))
    const asked = (fact: AskedFact | FactOfThen) => [
      fact.name,
      fact.title,
      fact.question,
      fact.answer,
      fact.askOf,
      fact.step,
      fact.mayTell,
      fact.safety,
    ]
    expect(then.map(asked)).toEqual(facts.map(asked))
  })

  test('say how to ask where they did, and in those words', () => {
    const asThen = facts.map(({ name: fact }) => {
      const question = { fact, howToAsk: howToAsk(undefined, fact) }
      // A question of which nothing else is looked at.
      const decision = { questions: [question] } as unknown as Parameters<typeof inFormOf>[1]
      return inFormOf(3, decision)
    })
    expect(asThen).toEqual(
      facts.map(({ howToAsk: how, name: fact }) => ({
        questions: [{ fact, howToAsk: how }],
        schemaVersion: 3,
      })),
    )
  })
})

describe('episodes of version 0.6.0', () => {
  test('are there, and one of them was started on a provisional pathway by an override', () => {
    expect(episodes).toHaveLength(6)
    expect(episodes.filter(({ started }) => started.override !== undefined)).toHaveLength(1)
  })

  test.each(episodes.map((one) => [one.started.referral, one] as const))(
    'of %s start from their decision, are read and stand on a day as they did',
    (_, { closed, date, later, start, started, status }) => {
      expect(startEpisode(start)).toEqual(started)
      for (const episode of [started, later, closed]) expect(unwrap(parseEpisode(episode))).toEqual(episode)
      expect(episodeStatus(later, date)).toEqual(status)
    },
  )
})
