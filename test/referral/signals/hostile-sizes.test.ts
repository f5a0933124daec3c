import { describe, expect, test } from 'vitest'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const keys = (count: number, name: (index: number) => string) =>
  Object.fromEntries(range(count).map((index) => [name(index), index]))

const endless = (names: readonly string[]): unknown =>
  new Proxy(
    {},
    {
      ownKeys: () => names,
      has: () => true,
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
      get: () => endless(names),
    },
  )

const SELF_HARM = { selfHarm: 'yes' }

const HOSTILE: readonly (readonly [string, () => unknown])[] = [
  [
    '19,000 keys of 190 characters',
    () => keys(19_000, (index) => `${index}${'x'.repeat(190)}`.slice(0, 190)),
  ],
  ['19,000 keys near the name of a risk', () => keys(19_000, (index) => `suicidalThougt${index}`)],
  ['19,000 keys in sentences', () => keys(19_000, (index) => `${'has the client had a thought about the plan '.repeat(4)}${index}`)], // biome-ignore format: one line
  ['12 objects of 20,000 keys', () => Object.fromEntries(range(12).map((group) => [`group${group}`, keys(20_000, (index) => `suicidl${group}x${index}`)]))], // biome-ignore format: one line
  ['19,000 labels', () => range(19_000).map((index) => ({ name: `suicidl plan ${index}`, value: 'no' }))],
  ['a brace and 1,900,000 letters', () => `{${'a'.repeat(1_900_000)}`],
  ['a brace and 950,000 short words', () => `{${'a '.repeat(950_000)}`],
  ['a brace and 950,000 colons', () => `{${'a:'.repeat(950_000)}`],
  ['a brace and 1,900,000 spaces', () => `{${' '.repeat(1_900_000)}`],
  ['1,900,000 brackets', () => '['.repeat(1_900_000)],
  ['30 texts of 16,000 words without a space', () => range(30).map(() => 'suicid'.repeat(16_000))],
  ['30 texts of 25,000 plans without a space', () => range(30).map(() => 'plan'.repeat(25_000))],
  ['30 texts of letters that become eighteen', () => range(30).map(() => '\uFDFA'.repeat(100_000))],
  ['50,000,000 zeros', () => new Uint8Array(50_000_000)],
  ['an endless proxy', () => endless(['a', 'b', 'c'])],
  ['an endless proxy of 20,000 keys', () => endless(range(20_000).map((index) => `suicide${index}`))],
]

/** In milliseconds of work, so that a busy machine is not taken for slow code. */
const workOf = (work: () => unknown): number => {
  const { system, user } = process.cpuUsage()
  work()
  const spent = process.cpuUsage({ system, user })
  return (spent.system + spent.user) / 1_000
}

describe('data without measure', () => {
  const { safeDecide } = createTriage({ service: services.sp1 })

  test.each(HOSTILE)(
    '%s is refused in less than two seconds, and hides no answer that comes after it',
    (_, make) => {
      const input = { hostile: make(), risks: SELF_HARM }
      let result: ReturnType<typeof safeDecide> | null = null
      const milliseconds = workOf(() => {
        result = safeDecide(input)
      })
      const signal = expect.objectContaining({
        path: ['risks', 'selfHarm'],
        risk: 'selfHarm',
        answer: 'yes',
        words: 'yes',
      })
      expect(result).toMatchObject({
        ok: false,
        handover: { to: 'person', signals: expect.arrayContaining([signal]) },
      })
      expect(milliseconds).toBeLessThan(2_000)
    },
  )

  test('long texts hide no text that comes after them, and are read at both ends', () => {
    const long = Object.fromEntries(range(60).map((index) => [`text${index}`, 'lorem ipsum '.repeat(20_000)]))
    const risksIn = (input: unknown) => findSafetySignals(input).map(({ path }) => path.join('.'))
    expect(risksIn({ ...long, notes: 'wants to end his life' })).toEqual(['notes'])
    expect(risksIn({ notes: `${'lorem ipsum '.repeat(100_000)} wants to end his life` })).toEqual(['notes'])
  })

  test('a list of a million hides neither its first nor its last', () => {
    const list: unknown[] = new Array(1_000_000).fill(0)
    list[999_999] = SELF_HARM
    expect(findSafetySignals(list).map(({ path }) => path)).toEqual([[999_999, 'selfHarm']])
  })
})
