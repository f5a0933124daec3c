/** Whatever somebody reads of a decision has the contacts, bodies and laws of the nation, and of no other. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import type { NationId } from '../../src/service/nation.js'
import { services } from '../../src/service/shipped.js'
import { anAnsweredReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'
import { runCli } from '../cli/support/run-cli.js'
import { calmReferrals, referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

/** What only England has: numbers, laws, bodies and periods. */
const ENGLISH =
  /option \(?2|0808 2000 247|Care Act|Citizens Advice|NHS 111|NHS talking therapies|Priority Services Register|National Domestic Abuse/

/** By nation, what no page there may say; each says what belongs to one of the others. */
const FOREIGN: { readonly [nation in NationId]: readonly RegExp[] } = {
  england: [/Lifeline|HSC|Housing Executive|Mental Health Hub|press 2|two months|28 days/],
  wales: [ENGLISH, /Lifeline|HSC|Housing Executive|Mental Health Hub|two months|28 days/],
  scotland: [ENGLISH, /Lifeline|HSC|Housing Executive|press 2|56 days|28 days|18 and over/],
  'northern-ireland': [ENGLISH, /\b111\b|Mental Health Hub|press 2|56 days|two months|[Cc]ouncil/],
}

/** People who were asked everything, with any needs: most are accepted. */
const answered = fc
  .subarray([...idsOf(shippedVocabulary.needs)])
  .map((needs) => anAnsweredReferral({ needs: needs.map((domain) => ({ domain })) }))

/** Everything that somebody reads. Sources may name Acts: they say where a rule comes from. */
const pagesOf = (nation: NationId, referral: object, name: keyof typeof services): readonly string[] => {
  const triage = createTriage({ service: { ...services[name], nation } })
  const made = triage.safeExamine(referral)
  const unread = triage.safeDecide({ ...referral, receivedOn: 'yesterday' })
  const handover = JSON.stringify(unread.ok ? null : unread.handover)
  if (!made.ok) return [handover, JSON.stringify(made.handover)]
  const { decision } = made.value
  const reasons = decision.reasons.map(({ source: _, ...reason }) => reason)
  const pages = [
    explainToClient(decision),
    explainToLinkWorker(decision),
    explainToReferrer(decision),
    explainToReferrer(decision, { audience: 'professional-referrer' }),
    explainToAuditor(made.value),
  ]
  return [
    handover,
    JSON.stringify({ ...decision, reasons, provenance: null }),
    ...pages.map((page) =>
      formatExplanation(page, { width: 10_000 })
        .split('\n')
        .filter((line) => !line.includes('basis: '))
        .join('\n'),
    ),
  ]
}

/** What should not stand on a page, with what is around it. JSON has braces of its own: a place is a name in them. */
const wrongIn = (page: string, foreign: readonly RegExp[]): readonly string[] =>
  [/\{[a-z]\w*\}/i, ...foreign].flatMap((one) => {
    const found = one.exec(page)
    return found === null ? [] : [page.slice(Math.max(0, found.index - 60), found.index + 60)]
  })

describe.each(Object.entries(FOREIGN))('in %s', (id, foreign) => {
  const nation = id as NationId // the keys of the table are the ids

  test('no output has a number, a law or a body of another nation, and none shows a place', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.oneof(referralsWithLocalFacts, calmReferrals, answered),
        fc.constantFrom(...(Object.keys(services) as (keyof typeof services)[])), // its keys
        (referral, name) => {
          const pages = pagesOf(nation, referral, name)
          for (const page of pages) expect(wrongIn(page, foreign)).toEqual([])
          const decision = pages[1] ?? ''
          for (const one of DISPOSITIONS) if (decision.includes(`"disposition":"${one}"`)) seen.add(one)
        },
      ),
      { numRuns: runs(150) },
    )
    expect([...seen].sort()).toEqual([...DISPOSITIONS].sort())
  })

  test('nor does what the command line prints, of a decision and of a hand-over', async () => {
    const service = JSON.stringify({ id: 'ours', title: 'Ours', nation })
    const base = { receivedOn: '2026-03-02', client: { age: 16 } }
    const lines = [
      {
        ...base,
        id: 'R-1',
        risks: {
          suicidalThoughts: 'yes',
          adultSafeguarding: 'yes',
          childAtRisk: 'yes',
          immediateDanger: 'yes',
        },
      },
      { ...base, id: 'R-2', consent: 'yes', needs: [{ domain: 'homelessness' }, { domain: 'money' }] },
      { ...base, id: 'R-3', receivedOn: 'yesterday', risks: { suicidalThoughts: 'yes' } },
    ].map((one) => JSON.stringify(one))
    for (const argv of [
      ['decide'],
      ['explain', '--reader', 'client'],
      ['explain', '--reader', 'link-worker'],
    ]) {
      for (const stdin of lines) {
        const { stdout } = await runCli([...argv, '--service', 'ours.json'], {
          stdin,
          files: { 'ours.json': service },
        })
        expect(wrongIn(stdout.replaceAll(/\s+/g, ' '), foreign)).toEqual([])
      }
    }
  })
})
