/** Words of a service's own are read as anything else is: with every mistake told at once, and what was probably meant. */
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { parseWords } from '../../src/explain/parse-words.js'
import { translatableWords } from '../../src/explain/translatable-words.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { acceptedLight, escalatedInDanger } from './support/decisions.js'
import { textOf } from './support/texts.js'

const triage = createTriage({ service: services.sp7 })

const issuesOf = (words: unknown) => {
  const read = parseWords(words, triage)
  return read.ok ? [] : read.issues.map(({ code, hint, path }) => [path.join(' '), code, hint])
}

describe('words are refused', () => {
  test('for a key that no text has, with the one that was meant', () => {
    expect(issuesOf({ en: { 'client.offer.titel': 'Hello' } })).toEqual([
      ['en client.offer.titel', 'unknown-key', 'did you mean `client.offer.title`?'],
    ])
  })

  test('for a place that nothing stands for, with those there are', () => {
    expect(issuesOf({ cy: { 'client.offer.weeks': 'am {wythnos}', 'client.offer.title': '{enw}' } })).toEqual(
      [
        ['cy client.offer.title', 'unknown-place', 'the English has no places'],
        ['cy client.offer.weeks', 'unknown-place', 'use one of `weeks`'],
      ],
    )
  })

  test('for a text that cannot be read, all mistakes at once', () => {
    const codes = issuesOf({
      en: {
        'client.offer.weeks': 'for {weeks',
        'limits.weeks.exactly': '{max, plural, one {# week}}',
        'client.help': ' ',
      },
      Welsh: {},
    }).map(([path, code]) => `${path}: ${code}`)
    expect(codes).toEqual(
      expect.arrayContaining([
        'en client.offer.weeks: message-syntax',
        'en limits.weeks.exactly: missing-other',
        'en client.help: missing',
      ]),
    )
    expect(codes.some((code) => code.startsWith('Welsh'))).toBe(true)
  })

  test('for a contact that nobody could use, a helpline without its number, and a grade of risk', () => {
    expect(
      issuesOf({
        en: {
          'route.duty-clinician.contact': 'x',
          'helpline.1.text': 'Ring somebody.',
          'client.offer.title': 'You are at high risk of suicide',
        },
      }).map(([, code]) => code),
    ).toEqual(['risk-grade', 'contact-not-usable', 'contact-not-usable'])
  })
})

describe('words of a service', () => {
  test('take the place of ours, and of those of the rule set', () => {
    const words = {
      en: { 'client.offer.title': 'Come and walk with us', 'pathway.light.forClient.1': 'Walk with you.' },
    }
    const page = textOf(explainToClient(acceptedLight(), { words }))
    expect(page).toContain('Come and walk with us')
    expect(page).toContain('Walk with you.')
    expect(page).not.toContain('We would like to work with you')
  })

  test('are said in their language, and in English where it has none', () => {
    const words = { cy: { 'client.help': 'Os oes angen help arnoch nawr' } }
    const page = textOf(explainToClient(acceptedLight(), { language: 'cy', words }))
    expect(page).toContain('Os oes angen help arnoch nawr')
    expect(page).toContain('We would like to work with you')
    expect(textOf(explainToClient(acceptedLight(), { words }))).not.toContain('Os oes')
  })

  test('that cannot be said leave the English to be said', () => {
    const words = { en: { 'client.offer.title': '{nobody}', 'client.help': '{', 'client.offer.time': 7 } }
    expect(explainToClient(acceptedLight(), { words: words as never })).toEqual(
      explainToClient(acceptedLight()),
    ) // a slip of whoever writes JavaScript
  })

  test('stand after what is said about danger, and never in its place', () => {
    const words = {
      en: {
        'linkWorker.first.stay': 'Jo can come.',
        'route.emergency-services.title': 'and our warden',
        'linkWorker.first.ring': '!',
      },
    }
    const [before, after] = [escalatedInDanger(), escalatedInDanger()].map((one, index) =>
      textOf(explainToLinkWorker(one, index === 0 ? {} : { words })),
    )
    expect(before).toContain('stay with them until somebody else has taken over.')
    expect(after).toContain('stay with them until somebody else has taken over. Jo can come.')
    expect(after).toContain('Ring 999 now.')
    expect(after).toContain('Emergency services and our warden')
  })
})

test('every key is listed once, with its text, and with what a translator should know where it is not plain', () => {
  const all = translatableWords(triage)
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  expect(all).toContainEqual({
    key: 'condition.number',
    text: '{fact} is {test}',
    note: expect.stringContaining('at least 3'),
    kept: false,
  })
  expect(all.find(({ key }) => key === 'route.emergency-services.instruction')?.kept).toBe(true)
  expect(all.filter(({ text }) => text.trim() === '')).toEqual([])
})

describe('whom to reach is said in any words', () => {
  const words = {
    en: {
      'linkWorker.first.emergency': 'Nothing to do here',
      'linkWorker.first.contact': 'Nothing to do here',
      'client.escalation.call': 'Nothing to do here',
      'list.orElse': '{start}',
    },
  }

  test('which are refused where they leave it out', () => {
    expect(issuesOf(words).map(([path, code]) => `${path}: ${code}`)).toEqual([
      'en client.escalation.call: contact-not-usable',
      'en linkWorker.first.contact: contact-not-usable',
      'en linkWorker.first.emergency: contact-not-usable',
      'en linkWorker.first.emergency: contact-not-usable',
      'en list.orElse: contact-not-usable',
    ])
  })

  test('and not used where nobody read them first', () => {
    expect(textOf(explainToLinkWorker(escalatedInDanger(), { words }))).toBe(
      textOf(explainToLinkWorker(escalatedInDanger())),
    )
    expect(textOf(explainToClient(escalatedInDanger(), { words }))).toBe(
      textOf(explainToClient(escalatedInDanger())),
    )
  })
})
