import { describe, expect, test } from 'vitest'
import * as analysis from '../../src/analysis/index.js'
import * as audit from '../../src/audit/index.js'
import * as main from '../../src/index.js'
import { safely, TriageError, throwing, unwrap } from '../../src/issue/issue.js'

const twins = [main, analysis, audit].flatMap((door) =>
  Object.keys(door)
    .filter((name) => /^safe[A-Z]/.test(name))
    .map((name) => [name, door] as const),
)

describe('one rule for what throws', () => {
  test.each(twins)('%s stands beside the verb that throws', (name, door) => {
    const verb = `${name.charAt(4).toLowerCase()}${name.slice(5)}`
    expect(door).toHaveProperty(verb, expect.any(Function))
  })

  const issue = { code: 'missing', path: [], message: '`decision` is missing' } as const

  test('a verb throws every issue that its twin gives, and gives the value that its twin gives', () => {
    const half = throwing((value: number) =>
      value % 2 === 0 ? { ok: true, value: value / 2 } : { ok: false, issues: [issue] },
    )
    expect(half(4)).toBe(2)
    expect(() => half(3)).toThrow(expect.objectContaining({ name: 'TriageError', issues: [issue] }))
  })

  test('the twin of a verb gives the issues that it throws; a fault of another kind is thrown on', () => {
    const verb = safely((what: 'value' | 'issue' | 'fault') => {
      if (what === 'issue') throw new TriageError([issue])
      if (what === 'fault') throw new RangeError('out of luck')
      return what
    })
    expect(verb('value')).toEqual({ ok: true, value: 'value' })
    expect(verb('issue')).toEqual({ ok: false, issues: [issue] })
    expect(() => verb('fault')).toThrow(RangeError)
  })

  test('an episode that cannot start says why, thrown or given', () => {
    const nothing = {} as main.EpisodeStart
    const told = main.safeStartEpisode(nothing)
    expect(told).toMatchObject({ ok: false, issues: [{ code: 'missing', path: ['decision'] }, {}, {}] })
    expect(() => main.startEpisode(nothing)).toThrow(TriageError)
    expect(() => unwrap(told)).toThrow(TriageError)
  })
})
