import { describe, expect, test } from 'vitest'
import { CALM, IN_DISTRESS, runCli, text } from '../support/run-cli.js'

const whatIf = (target: string, referral: unknown, ...argv: readonly string[]) =>
  runCli(['explain', '--service', 'sp2', '--what-if', target, ...argv], { stdin: text(referral) })

const words = (output: string): string => output.replaceAll(/\s+/g, ' ')

describe('what would change a decision', () => {
  test('is told with what to find out, and the questions in their order', async () => {
    // Referring oneself is consent; whoever is referred by a GP has to be asked.
    const { consent: _, ...unasked } = { ...CALM, source: 'gp' }
    const { code, stdout } = await whatIf('accept', unasked)
    expect(code).toBe(0)
    expect(words(stdout)).toContain('It is decided as request-information.')
    expect(words(stdout)).toMatch(/1\. Found out to be so: consent to the referral: yes then: accept/)
    expect(words(stdout)).toMatch(/Worth asking, in this order 1\. Do you agree to be referred/)
  })

  test('is never a safety answer that would have to become less worrying', async () => {
    const { stdout } = await whatIf('accept', IN_DISTRESS)
    expect(words(stdout)).toContain('Nothing that can change would lead to `accept`.')
    expect(stdout).not.toContain('What would have to be otherwise')
  })

  test('is nothing where it is already so', async () => {
    const { stdout } = await whatIf('accept', CALM)
    expect(words(stdout)).toContain('that is already so.')
  })

  test('is told as JSON', async () => {
    const { stdout } = await whatIf('escalate', CALM, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      whatIf: {
        counterfactuals: { target: 'escalate', alreadySo: false },
        questions: { decision: { disposition: 'accept' } },
      },
    })
  })
})

test('a target that there is not, or two questions at once, are a wrong use', async () => {
  const { code, stderr } = await whatIf('hollistic', CALM)
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('`holistic`') })
  expect((await whatIf('accept', CALM, '--why-not', 'light')).code).toBe(2)
  expect((await whatIf('accept', CALM, '--reader', 'auditor')).code).toBe(2)
})
