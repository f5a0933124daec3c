import { expectTypeOf, test } from 'vitest'
import type { DatedAnswer, DatedEvent } from '../../src/referral/answered.js'
import { parseReferral } from '../../src/referral/parse-referral.js'
import type { Referral } from '../../src/referral/referral.js'
import { type Score, scoreAssessment } from '../../src/referral/score-assessment.js'
import type { Answer } from '../../src/referral/vocabulary.js'

test('a referral can be written down as a literal, with as little in it as is known', () => {
  const least: Referral = { id: 'R-1', receivedOn: '2026-03-02' }
  const constant = {
    id: 'R-1',
    receivedOn: '2026-03-02',
    source: 'gp',
    client: { dateOfBirth: null, housebound: 'unsure' },
    needs: [{ domain: 'money' }],
    risks: { suicidalThoughts: 'declined' },
    assessments: [{ instrument: 'phq-9', completedOn: '2026-03-01', items: [0, 1, null, 0, 0, 0, 0, 0, 0] }],
    local: { inCatchment: true, languages: ['Bengali'] },
  } as const satisfies Referral
  expectTypeOf(least).toExtend<Referral>()
  expectTypeOf(constant).toExtend<Referral>()
})

test('mistakes are seen while typing', () => {
  // @ts-expect-error: an answer is one of four words, and `true` is none of them
  const wrongAnswer: Referral = { id: 'R-1', receivedOn: '2026-03-02', consent: true }
  // @ts-expect-error: the key is mistyped
  const wrongKey: Referral = { id: 'R-1', receivedOn: '2026-03-02', risks: { suicidalThought: 'yes' } }
  expectTypeOf([wrongAnswer, wrongKey]).toExtend<readonly Referral[]>()
})

test('an answer may always be missing', () => {
  expectTypeOf<Answer | DatedEvent | null | undefined>().toExtend<
    NonNullable<Referral['risks']>['selfHarm']
  >()
  expectTypeOf<Answer | DatedAnswer | null | undefined>().toExtend<Referral['consent']>()
})

test('what was read cannot be written to', () => {
  const result = parseReferral({})
  if (!result.ok) return
  // @ts-expect-error: the referral is frozen
  result.value.id = 'R-2'
  // @ts-expect-error: and so is what is in it
  result.value.needs?.push({ domain: 'money' })
})

test('a questionnaire has items, a total or both, and an editor completes the names of those that ship', () => {
  const assessment = parseReferral({})
  if (!assessment.ok) return
  const [first] = assessment.value.assessments ?? []
  if (first === undefined) return
  expectTypeOf(first.items).toEqualTypeOf<readonly (number | null)[] | null | undefined>()
  expectTypeOf(first.total).toEqualTypeOf<number | null | undefined>()
  expectTypeOf<'epds'>().toExtend<typeof first.instrument>()
  expectTypeOf<'a-scale-of-ours'>().toExtend<typeof first.instrument>()
  expectTypeOf(scoreAssessment(first)).toEqualTypeOf<Score>()
})
