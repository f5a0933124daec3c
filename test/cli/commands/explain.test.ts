import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../../src/explain/referrer/explain-to-referrer.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { CALM, IN_DISTRESS, jsonLines, runCli, text } from '../support/run-cli.js'

/** Somebody else referred: who refers themselves gets the client's page. */
const REFERRED = { ...CALM, source: 'mdt' }

const explain = (argv: readonly string[], referral: unknown = REFERRED) =>
  runCli(['explain', '--service', 'sp2', ...argv], { stdin: text(referral) })

const examined = createTriage({ service: services.sp2 }).safeExamine(REFERRED)
if (!examined.ok) throw new Error('the referral of these tests is not a referral')
const examination = examined.value
const { decision } = examination

describe('a decision told to one reader', () => {
  const readers = [
    ['client', explainToClient(decision)],
    ['link-worker', explainToLinkWorker(decision)],
    ['referrer', explainToReferrer(decision, { audience: 'professional-referrer' })],
    ['auditor', explainToAuditor(examination)],
  ] as const

  test.each(readers)('%s: the words of the library', async (reader, explanation) => {
    const { code, stdout } = await explain(['--reader', reader])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${formatExplanation(explanation, { width: 90 })}\n`,
    })
  })

  test.each(readers)('%s: as JSON', async (reader, explanation) => {
    const { stdout } = await explain(['--reader', reader, '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual({ ok: true, input: { file: '-' }, explanation })
  })

  test('is the link worker unless another is named', async () => {
    expect((await explain([])).stdout).toBe((await explain(['--reader', 'link-worker'])).stdout)
  })

  test('there are no other readers', async () => {
    const { code, stderr } = await explain(['--reader', 'press'])
    expect(code).toBe(2)
    expect(stderr).toContain('client, link-worker, referrer, auditor')
  })
})

describe('the page for a referrer', () => {
  test.each(['gp', 'health-professional', 'mdt', 'nhs-case-manager'])(
    'speaks of risks to a %s',
    async (source) => {
      const { stdout } = await explain(['--reader', 'referrer'], { ...IN_DISTRESS, source })
      expect(stdout).toContain('Suicidal thoughts now: yes.')
    },
  )

  test.each(['community-organisation', 'social-care', 'self', 'other', null])(
    'does not to %s',
    async (source) => {
      const { stdout } = await explain(['--reader', 'referrer'], { ...IN_DISTRESS, source })
      expect(stdout).not.toContain('uicidal thoughts')
    },
  )
})

test('somebody who referred themselves gets the page for the client', async () => {
  const themselves = { ...IN_DISTRESS, source: 'self' }
  const { stdout } = await explain(['--reader', 'referrer'], themselves)
  expect(stdout).toBe((await explain(['--reader', 'client'], themselves)).stdout)
})

test('the page for the client says how to reach the service, where the service does', async () => {
  const service = text({ id: 'ours', title: 'Ours', nation: 'england', contact: 'Call Ana on 020 7946 0100' })
  const { stdout } = await runCli(['explain', '--service', 'ours.json', '--reader', 'client'], {
    files: { 'ours.json': service },
    stdin: text(CALM),
  })
  expect(stdout).toContain('How to reach us: Call Ana on 020 7946 0100.')
})

describe('why not', () => {
  test('names what stood in the way', async () => {
    const helped = { ...REFERRED, client: { ...REFERRED.client, selfNavigation: 'needs-support' } }
    const { code, stdout } = await explain(['--why-not', 'light'], helped)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Why not light\? \(referral R-1\)/)
    expect(stdout).toMatch(/^What stood in the way\n- .*`holistic-/m)
  })

  test('can be asked of a disposition, of many referrals, as JSON', async () => {
    const { code, stdout } = await explain(['--why-not', 'redirect', '--format', 'json'], [CALM, IN_DISTRESS])
    expect(code).toBe(0)
    expect(jsonLines(stdout)).toMatchObject([
      { ok: true, whyNot: { target: 'redirect', alreadySo: false } },
      { ok: true, whyNot: { target: 'redirect', obstacles: expect.any(Array) } },
    ])
  })

  test('says so if it came out like that', async () => {
    expect((await explain(['--why-not', 'accept'])).stdout).toContain('already')
  })

  test('a target that there is not is a wrong use, with what was probably meant', async () => {
    const { code, stderr, stdout } = await explain(['--why-not', 'holistc'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe('error: there is no pathway or disposition `holistc`\n(did you mean `holistic`?)\n')
  })

  test('cannot be told to a reader', async () => {
    expect((await explain(['--why-not', 'light', '--reader', 'client'])).code).toBe(2)
  })
})

test('a referral that cannot be read is handed over, as when it is decided', async () => {
  const bad = { ...IN_DISTRESS, consent: 'jawohl' }
  const { code, stdout } = await explain(['--reader', 'client'], bad)
  expect(code).toBe(3)
  expect(stdout).toBe((await runCli(['decide', '--service', 'sp2'], { stdin: text(bad) })).stdout)
})

test('many are told one after the other, and summed up', async () => {
  const { stdout } = await explain(['--reader', 'client'], [CALM, IN_DISTRESS])
  expect(stdout).toMatch(/2 referrals: 1 to escalate, 1 to accept\n$/)
})
