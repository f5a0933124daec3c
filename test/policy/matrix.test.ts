import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { unwrap } from '../../src/issue/issue.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { exampleReferrals, ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const triages = Object.values(services).map((service) => createTriage({ service, ruleSet }))
const decided = exampleReferrals().map(([name, referral]) => ({
  name,
  decisions: triages.map((triage) => ({
    service: triage.service.id,
    decision: unwrap(triage.safeDecide(referral)),
  })),
}))

const range = ({ min, max }: { readonly min: number; readonly max: number }): string =>
  min === max ? `${min}` : `${min} to ${max}`

/** A decision in a few words, for the overview. */
const inShort = ({
  disposition,
  pathway,
  intervention,
  escalations,
  questions,
  redirects,
}: Decision): string => {
  switch (disposition) {
    case 'accept':
      return `accept, ${pathway}, ${range(intervention?.weeks ?? { min: 0, max: 0 })} weeks`
    case 'escalate':
      return `escalate: ${escalations.map(({ route }) => route).join(', ')}`
    case 'redirect':
      return `redirect: ${redirects.map(({ destination }) => destination).join(', ')}`
    case 'request-information':
      return `ask first (${questions.filter(({ holdsUp }) => holdsUp).length})`
  }
}

const list = (label: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`  ${label}`, ...items.map((item) => `    - ${item}`)]

const inFull = (decision: Decision): string => {
  const { actions, escalations, intervention, provisionalPathway, questions, reasons, redirects } = decision
  const asked = (wanted: 'now' | 'waiting' | 'later') =>
    questions
      .filter(({ askNow, holdsUp }) => wanted === (askNow ? 'now' : holdsUp ? 'waiting' : 'later'))
      .map(({ title }) => title)
  const pathwayReasons = reasons.filter(({ outcome }) => outcome.type === 'pathway')
  return [
    ...list(
      'at once',
      escalations.map(({ contact, title, within }) => `${title} (${within}): ${contact}`),
    ),
    ...list(
      decision.disposition === 'redirect' ? 'better place' : 'also a better place, once that is settled',
      redirects.map(({ reason, title }) => `${title}: ${reason}`),
    ),
    ...list('ask now', asked('now')),
    ...list('waiting for', asked('waiting')),
    ...(intervention === null
      ? []
      : [
          `  ${decision.pathway} for ${range(intervention.weeks)} weeks, ` +
            `${intervention.contacts === null ? 'any number of' : range(intervention.contacts)} contacts; ` +
            (intervention.extension.possible
              ? `may be extended to ${intervention.extension.maxWeeks} weeks: ${intervention.extension.reason}`
              : `no extension: ${intervention.extension.reason}`),
        ]),
    ...(provisionalPathway === null ? [] : [`  then ${provisionalPathway}`]),
    ...(decision.disposition === 'redirect'
      ? []
      : [
          `  because ${pathwayReasons.map(({ reason, verdict }) => (verdict === 'met' ? reason : `not known whether ${reason}`)).join('; ')}`,
        ]),
    ...list(
      'do',
      actions.map(({ title, for: whom }) => (whom === 'client' ? title : `${title} (${whom})`)),
    ),
    ...(asked('later').length === 0 ? [] : [`  worth asking: ${asked('later').join(', ')}`]),
  ].join('\n')
}

/** Services that come to the same, together. */
const grouped = (decisions: (typeof decided)[number]['decisions']): string => {
  const groups = new Map<string, string[]>()
  for (const { service, decision } of decisions) {
    const text = `${inShort(decision)}\n${inFull(decision)}`
    groups.set(text, [...(groups.get(text) ?? []), service.toUpperCase()])
  }
  return [...groups].map(([text, ids]) => `${ids.join(', ')}: ${text}`).join('\n\n')
}

const heading = (text: string): string => `${text}\n${'='.repeat(text.length)}\n\n`

const overview = decided
  .map(({ name, decisions }) => {
    const rows = decisions.map(({ service, decision }) => `  ${service.toUpperCase()}  ${inShort(decision)}`)
    return `${name}\n${rows.join('\n')}`
  })
  .join('\n\n')

describe('the seven example referrals under the nine services', () => {
  test('there are seven of the one and nine of the other', () => {
    expect([decided.length, triages.length]).toEqual([7, 9])
  })

  test('come to what a link worker would agree with', async () => {
    const details = decided.map(({ name, decisions }) => heading(name) + grouped(decisions)).join('\n\n\n')
    await expect(`${heading('overview')}${overview}\n\n\n${details}\n`).toMatchFileSnapshot('matrix.txt')
  })

  test('the person who disclosed suicidal thoughts reaches a specialist from every service', () => {
    const decisions = decided.find(({ name }) => name === 'disclosure-in-appointment')?.decisions ?? []
    expect(decisions).toHaveLength(9)
    for (const { decision } of decisions) {
      expect(decision.escalations.map(({ kind }) => kind)).toContain('specialist-mental-health')
    }
  })

  test('the person nobody asked about anything is asked who agrees, why they came, and then the screen, by every service', () => {
    const decisions = decided.find(({ name }) => name === 'nobody-asked')?.decisions ?? []
    expect(decisions).toHaveLength(9)
    for (const { decision } of decisions) {
      expect(decision.disposition).toBe('request-information')
      const screen = decision.questions.filter(({ step }) => step === 'safety').slice(0, 5)
      expect(screen.every(({ safety, holdsUp }) => safety && holdsUp)).toBe(true)
      const [first, second] = decision.questions.map(({ fact }) => fact)
      expect([first, second]).toEqual(['consent', 'interpreterNeeded'])
    }
  })

  test('somebody lonely, retired and confident gets brief help wherever the service fits', () => {
    const decisions = decided.find(({ name }) => name === 'lonely-retired-confident')?.decisions ?? []
    expect(decisions).toHaveLength(9)
    const accepted = decisions.filter(({ decision }) => decision.disposition === 'accept')
    expect(accepted.map(({ service }) => service)).toEqual(['sp1', 'sp2', 'sp3', 'sp7', 'sp8', 'sp9'])
    for (const { decision } of accepted) expect(decision.pathway).toBe('light')
  })

  test('whoever is redirected is given a place and something to do about it', () => {
    const redirected = decided
      .flatMap(({ decisions }) => decisions)
      .filter(({ decision }) => decision.disposition === 'redirect')
    expect(redirected.length).toBeGreaterThan(0)
    for (const { decision } of redirected) {
      expect(decision.redirects.length).toBeGreaterThan(0)
      for (const { advice, reason } of decision.redirects) expect([advice, reason]).not.toContain('')
    }
  })
})
