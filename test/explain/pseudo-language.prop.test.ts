/**
 * A language made by machine of every text there is: its letters are those of another alphabet. What a page then says in
 * letters of ours has come past the catalogue, unless it is data, or what is said about danger in any language.
 */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Examination } from '../../src/decision/examination.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { parseWords } from '../../src/explain/parse-words.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { translatableWords } from '../../src/explain/translatable-words.js'
import { safeWhyNot } from '../../src/explain/why-not.js'
import { unwrap } from '../../src/issue/issue.js'
import { shippedInstruments } from '../../src/referral/shipped-instruments.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { type Message, readMessage } from '../../src/words/message.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

/** The same letters, from the full-width forms of Unicode. */
const inOtherLetters = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** A message as it is written, its words in other letters. */
const written = (message: Message): string =>
  message
    .map((part) => {
      if (typeof part === 'string') return inOtherLetters(part).replaceAll("'", "''")
      if (part.kind === 'number') return '#'
      if (part.kind === 'place') return `{${part.name}}`
      const each = [...part.alternatives].map(([selector, words]) => `${selector} {${written(words)}}`)
      return `{${part.name}, ${part.kind}, ${each.join(' ')}}`
    })
    .join('')

const inPseudo = (text: string): string => {
  const read = readMessage(text)
  if (!read.ok) throw new Error(`${text}: ${read.fault.message}`)
  return written(read.message)
}

const triages = NINE_SERVICES.map((service) => createTriage({ service }))
const [triage] = triages
if (triage === undefined) throw new Error('there are services')
const all = translatableWords(triage)
const words = { qps: Object.fromEntries(all.map(({ key, text }) => [key, inPseudo(text)])) }
const options = { language: 'qps', words }

/** What is said about danger, whatever the language: the parts of its texts between their places. */
const kept = all
  .flatMap(({ kept, text }) => (kept ? text.split(/\{[^}]*\}/) : []))
  .map((part) => part.trim().replace(/\.$/, ''))
  .filter((part) => /[A-Za-z]/.test(part))

const without = (text: string, parts: readonly string[]): string =>
  [...parts]
    .sort((one, other) => other.length - one.length)
    .reduce(
      (rest, part) => rest.replaceAll(part, '').replaceAll(part.charAt(0).toUpperCase() + part.slice(1), ''),
      text,
    )

/** What a page says in letters of ours that is neither data nor about danger. */
const escaped = (
  text: string,
  { decision, rules }: Examination,
  data: readonly string[],
): readonly string[] => {
  const { library, safetyFloor } = decision.provenance
  const withoutCodes = text.replace(/`[^`]*`/g, '')
  return (
    without(withoutCodes, [
      ...kept,
      ...data,
      ...rules.map(({ source }) => `${source.ref}, ${source.locator}`),
      decision.referral,
      ...shippedInstruments().map(({ title }) => title), // names, in every language
      `${library.name} ${library.version}`,
      safetyFloor.version,
    ])
      .replace(/sha256:[0-9a-f]{64}/g, '')
      .match(/[A-Za-z]+/g) ?? []
  )
}

const examined = fc
  .tuple(fc.constantFrom(...triages), referralsWithLocalFacts)
  .map(([triage, { local: _, ...referral }]) => unwrap(triage.safeExamine(referral)))

test('the language can be read', () => {
  expect(parseWords(words, triage)).toMatchObject({ ok: true })
})

describe('nothing comes past the catalogue', () => {
  test('on the page of a link worker', () => {
    fc.assert(
      fc.property(examined, (examination) => {
        const page = formatExplanation(explainToLinkWorker(examination.decision, options), { width: 10_000 })
        const contacts = examination.decision.escalations.map(({ contact }) => contact)
        expect(escaped(page, examination, contacts)).toEqual([])
      }),
      { numRuns: runs(300) },
    )
  })

  test('on the page of a client', () => {
    fc.assert(
      fc.property(examined, (examination) => {
        const page = explainToClient(examination.decision, {
          ...options,
          helplines: ['１２３'],
          contact: '４５６',
        })
        expect(escaped(formatExplanation(page, { width: 10_000 }), examination, [])).toEqual([])
      }),
      { numRuns: runs(300) },
    )
  })

  test.each(['referrer', 'professional-referrer'] as const)('on the page of a %s', (audience) => {
    fc.assert(
      fc.property(examined, (examination) => {
        const { decision } = examination
        const page = explainToReferrer(decision, { ...options, audience, helplines: ['１２３'] })
        const contacts = decision.escalations.map(({ contact }) => contact)
        expect(escaped(formatExplanation(page, { width: 10_000 }), examination, contacts)).toEqual([])
      }),
      { numRuns: runs(300) },
    )
  })

  test('on the page of an auditor', () => {
    const codes = [...DISPOSITIONS, 'emergency', 'specialist-mental-health', 'safeguarding', 'clinician']
    fc.assert(
      fc.property(examined, (examination) => {
        const page = formatExplanation(explainToAuditor(examination, options), { width: 10_000 })
        const { escalations } = examination.decision
        const data = [...codes, ...escalations.map(({ within }) => within)]
        expect(escaped(page, examination, data)).toEqual([])
      }),
      { numRuns: runs(60) },
    )
  })

  test('where it is asked why not', () => {
    fc.assert(
      fc.property(examined, (examination) => {
        for (const target of [...DISPOSITIONS, ...examination.pathways]) {
          const { obstacles, sentence } = unwrap(safeWhyNot(examination, target, options))
          const said = [sentence, ...obstacles.flatMap(({ title, why }) => [title, why])].join('\n')
          expect(escaped(said, examination, [])).toEqual([])
        }
      }),
      { numRuns: runs(60) },
    )
  })
})
