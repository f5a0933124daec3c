import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { type Explanation, line } from '../../src/explain/explanation.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { riskDecisions } from './support/arbitrary-decisions.js'
import { acceptedLight } from './support/decisions.js'

const small: Explanation = {
  reader: 'client',
  title: 'A title',
  sections: [
    { heading: 'Said', layout: 'text', intro: null, lines: [line('One two three four five six.')] },
    {
      heading: 'Listed',
      layout: 'list',
      intro: 'Know this:',
      lines: [line('First', 'why it is so, and more'), line('Second')],
    },
    { heading: 'Steps', layout: 'steps', intro: null, lines: [line('Do this', 'so'), line('Then that')] },
  ],
}

describe('an explanation as text', () => {
  test('has headings, marks, numbers and indented details', () => {
    expect(formatExplanation(small, { width: 24 })).toBe(
      [
        'A title',
        '',
        'Said',
        'One two three four five',
        'six.',
        '',
        'Listed',
        'Know this:',
        '- First',
        '  why it is so, and',
        '    more',
        '- Second',
        '',
        'Steps',
        '1. Do this',
        '   so',
        '2. Then that',
      ].join('\n'),
    )
  })

  test('takes a style of the caller’s own, and has none by itself', () => {
    const styled = formatExplanation(small, {
      style: {
        title: (text) => `#${text}#`,
        heading: (text) => `*${text}*`,
        strong: (text) => `!${text}!`,
        faint: (text) => `~${text}~`,
      },
    })
    expect(styled).toContain('#A title#')
    expect(styled).toContain('*Steps*')
    expect(styled).toContain('1. !Do this!')
    expect(styled).toContain('   ~so~')
    expect(styled.replace(/[#*!~]/g, '')).toBe(formatExplanation(small))
  })

  test('keeps to the width, words longer than it aside', () => {
    fc.assert(
      fc.property(riskDecisions, fc.integer({ min: 30, max: 120 }), (decision, width) => {
        for (const explanation of [explainToClient(decision), explainToLinkWorker(decision)]) {
          for (const row of formatExplanation(explanation, { width }).split('\n')) {
            if (row.trim().includes(' ')) expect(row.length, row).toBeLessThanOrEqual(width)
          }
        }
      }),
    )
  })

  test('loses no word, at any width', () => {
    const words = (text: string) => text.split(/\s+/)
    const wide = formatExplanation(explainToClient(acceptedLight()), { width: 10_000 })
    const narrow = formatExplanation(explainToClient(acceptedLight()), { width: 1 })
    expect(words(narrow)).toEqual(words(wide))
  })

  test('never breaks a telephone number', () => {
    const called: Explanation = { ...small, title: 'You can call them on 020 7946 0123 today' }
    expect(formatExplanation(called, { width: 26 })).toContain('020 7946 0123')
  })

  test('lets no control character of a rule set through to the terminal', () => {
    const evil: Explanation = {
      ...small,
      title: 'Hello\u001b[31m red \u202e backwards\r\n and\u0007 so\u009bon',
    }
    expect(formatExplanation(evil).split('\n')[0]).toBe('Hello [31m red backwards and so on')
  })
})
