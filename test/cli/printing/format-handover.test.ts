import { describe, expect, test } from 'vitest'
import { formatHandover } from '../../../src/cli/printing/format-issues.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'

const triage = createTriage({ service: services.sp7 })

/** The page of a hand-over, by its headings. */
const pageOf = (referral: object) => {
  const result = triage.safeDecide({ id: 'R-1', receivedOn: '2026-03-02', ...referral })
  if (result.ok) throw new Error('it should be refused')
  const { sections, title } = formatHandover(result.handover, result.issues, 'line 3')
  return { title, sections: new Map(sections.map((one) => [one.heading, one])) }
}

describe('a hand-over on the terminal', () => {
  test('says that a person must read the referral today, and that finding no sign means nothing', () => {
    const { sections, title } = pageOf({ comments: ['Likes gardening.'] })
    expect(title).toBe('Hand over to a person today: not decided (line 3)')
    expect(sections.get('What to do')?.lines).toEqual([
      {
        text: 'Nothing was decided: a person must read the whole referral today; that no sign of danger was found in it means nothing.',
        details: [],
      },
    ])
    expect(sections.has('What was seen')).toBe(false)
  })

  test('shows signs word for word, with how they are said', () => {
    const { sections, title } = pageOf({
      comments: 'Denies suicidal thoughts.',
      history: 'She wants to die.',
    })
    expect(title).toBe('Hand over to a person now: not decided (line 3)')
    expect(sections.get('What to do')?.lines[0].text).toMatch(
      /a person must read the whole referral today\.$/,
    )
    expect(sections.get('What was seen')).toMatchObject({
      intro:
        'What is denied, said of somebody else or in the past counts as well, until a person has read it.',
      lines: [
        { text: 'denied: comments: `Denies suicidal thoughts.` (taken to be about `suicidalThoughts`)' },
        { text: 'history: `She wants to die.` (taken to be about `suicidalThoughts`)' },
      ],
    })
  })

  test('leads to the routes of its signs, the denied ones too', () => {
    const { sections } = pageOf({ comments: ['Denies suicidal thoughts.'] })
    expect(sections.get('Contact, in this order')?.lines[0].text).toContain(
      'Same-day mental health assessment',
    )
  })
})
