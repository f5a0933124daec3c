import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { runCli, text } from '../../support/run-cli.js'

const check = (argv: readonly string[], files = {}) => runCli(['check', ...argv], { files })

describe('the rules and services that ship', () => {
  test.each([
    ['as shipped', []],
    ['as a directory', ['rules/social-prescribing']],
    ['as a bundle', ['rules/bundled/social-prescribing.json']],
    ['with --rules', ['--rules', 'rules/social-prescribing']],
    ['the safety floor', ['rules/safety-floor']],
    ['with two services', ['--service', 'sp1', '--service', 'rules/services/sp2.json']],
  ])('%s: nothing is found but notes', async (_, argv) => {
    const { code, stderr, stdout } = await check(argv)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Checked, and nothing found(?: but \d+ notes?)?\n/)
    expect(stdout).toMatch(/Rule set \S+ \S+: \d+ rules, \d+ examples\./)
  })

  test('are told as JSON too, with all that was proved', async () => {
    const { stdout } = await check(['--service', 'sp1', '--format', 'json'])
    const { findings, ...report } = JSON.parse(stdout)
    expect(report).toMatchObject({
      ok: true,
      ruleSet: { id: 'social-prescribing', digest: expect.stringMatching(/^sha256:/) },
      services: ['sp1'],
      unusable: [],
      analysis: { method: 'exact', size: { assignments: expect.stringMatching(/^\d+$/) } },
    })
    const statuses = report.analysis.proofs.map(({ status }: { readonly status: string }) => status)
    expect(new Set(statuses)).toEqual(new Set(['proved']))
    for (const { severity } of findings) expect(severity).toBe('note')
  })

  test('say what is proved, and over how many combinations of facts', async () => {
    const { stdout } = await check([], {})
    expect(stdout).toMatch(/^Proved for every combination of facts \(about \d\.\d × 10\^\d\d\)$/m)
    expect(stdout).toContain('- Every suicide signal reaches a specialist mental-health route.')
  })
})

describe('what is to be signed', () => {
  const service = (contact: string) =>
    text({ id: 'ours', title: 'Ours', nation: 'england', routeContacts: { 'crisis-team': contact } })
  const section = async (contact: string) => {
    const { stdout } = await check(['--service', 'ours.json'], { 'ours.json': service(contact) })
    return stdout.slice(stdout.indexOf('To be read and signed'))
  }

  test('is printed last, in words, with a fingerprint that any of the words changes', async () => {
    const [one, other] = [await section('Ana, 0800 1'), await section('Ana, 0800 2')]
    const said = one.replaceAll(/\s+/g, ' ')
    expect(said).toMatch(
      /^To be read and signed by a clinical safety officer: no proof can vouch for words Fingerprint/,
    )
    expect(said).toContain('- The route `young-peoples-crisis-team`: before: crisis-team title: Young people')
    expect(said).toContain(
      '- Contacts of the service `ours`: on a route of the safety floor behind the floor’s own: crisis-team: Ana, 0800 1',
    )
    expect(said).toMatch(
      /- And the words of \d+ routes, rules, actions and places that an escalation can show: `--words`/,
    )
    expect(said).not.toContain('The action `confirm-handover`')
    const fingerprint = /Fingerprint (\w{4} \w{4} \w{4} \w{4}):/
    expect(fingerprint.exec(one)?.[1]).toMatch(/^[0-9a-f ]{19}$/)
    expect(fingerprint.exec(one)?.[1]).not.toBe(fingerprint.exec(other)?.[1])
  })

  test('is printed to the last word with --words', async () => {
    const [{ stdout: some }, { stdout: all }] = [await check([]), await check(['--words'])]
    const wordless = some.slice(0, some.indexOf('To be read and signed'))
    expect(all.slice(0, wordless.length)).toBe(wordless)
    expect(all).toContain('- The action `confirm-handover`, in a decision to escalate:')
    expect(all).not.toContain('--words')
  })

  test('is JSON with the place of each', async () => {
    const files = { 'ours.json': service('Ana, 0800 1') }
    const { stdout } = await check(
      ['rules/social-prescribing', '--service', 'ours.json', '--format', 'json'],
      files,
    )
    const { digest, texts } = JSON.parse(stdout).forSignature
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(texts.at(-1)).toMatchObject({
      of: 'service-contact',
      id: 'ours',
      text: 'Ana, 0800 1',
      file: 'ours.json',
      pointer: '/routeContacts/crisis-team',
    })
    expect(texts[0]).toMatchObject({
      id: 'young-peoples-crisis-team',
      file: 'rules/social-prescribing/rule-set.json',
      pointer: '/routes/0/before',
      region: { startLine: expect.any(Number) },
    })
  })

  test('is nothing where the rule set is the floor itself, or cannot be read', async () => {
    for (const argv of [['rules/safety-floor'], ['broken.json']]) {
      const { stdout } = await check(argv, { 'broken.json': '{' })
      expect(stdout).not.toContain('To be read and signed')
    }
  })
})

describe('a rule set of your own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'))

  beforeEach(() => {
    rmSync(folder, { recursive: true })
    cpSync('rules/social-prescribing', folder, { recursive: true })
  })

  const edit = (path: string, from: string | RegExp, to: string): void => {
    const before = readFileSync(join(folder, path), 'utf8')
    expect(before).toMatch(from)
    writeFileSync(join(folder, path), before.replace(from, to))
  }

  test('with an example that comes out otherwise: found, in its file, with 1', async () => {
    edit('pathway/holistic-carer.json', /"verdict": "met"/, '"verdict": "not-met"')
    const { code, stdout } = await check([folder])
    expect(code).toBe(1)
    expect(stdout).toMatch(/pathway\/holistic-carer\.json:\d+:\d+ \/examples\/\d+/)
    expect(stdout).toContain('(failed-example)')
  })

  describe('with a redirect that everybody meets', () => {
    const always = {
      name: 'always',
      title: 'Everybody',
      mayTell: ['client', 'referrer'],
      conditions: { all: [{ fact: 'needsCount', operator: 'greaterThanInclusive', value: 0 }] },
      event: { type: 'redirect' },
      source: { ref: 'field-practice', locator: 'nowhere', basis: 'M' },
      examples: [
        { title: 'not known', facts: {}, verdict: 'undetermined' },
        { title: 'no need', facts: { needsCount: 0 }, verdict: 'met' },
      ],
    }

    beforeEach(() => {
      const { destinations } = JSON.parse(readFileSync(join(folder, 'rule-set.json'), 'utf8'))
      // Nobody's team: else whoever refers for it would be sent round, which is a cause of its own.
      const nobodys = destinations.find((one: { readonly team?: string }) => one.team === undefined)
      const event = { ...always.event, params: { destination: nobodys.id, reason: 'always' } }
      writeFileSync(join(folder, 'redirect/always.json'), text({ ...always, event }))
    })

    test('says the cause in fewer than 15 lines, with what follows from it counted and named', async () => {
      const { code, stdout } = await check([folder])
      expect(code).toBe(1)
      expect(stdout).toMatch(/^Checked: 1 warning and \d notes, and \d\d more that follow from these\n/)
      const [, section = ''] = /\nWarnings\n(.*?)\n\n/s.exec(stdout) ?? []
      expect(section.split('\n').length).toBeLessThan(15)
      expect(section).toContain('(threshold-at-edge)')
      expect(section.replaceAll(/\s+/g, ' ')).toMatch(
        /from this follows: action-unreachable, \d\d times: .* and \d\d more from this follows: outcome-unreachable: accept from this follows: rule-always-met: always/,
      )
    })

    test('gives all of it as JSON', async () => {
      const { stdout } = await check([folder, '--format', 'json'])
      const [cause] = JSON.parse(stdout).findings
      expect(cause).toMatchObject({ code: 'threshold-at-edge', rule: 'always' })
      expect(cause.consequences.length).toBeGreaterThan(50)
      for (const { consequences, file, pointer } of cause.consequences)
        expect([consequences, typeof file, typeof pointer]).toEqual([[], 'string', 'string'])
    })

    test('makes a result of each in SARIF, which leads to the cause', async () => {
      const { stdout } = await check([folder, '--format', 'sarif'])
      const [run] = JSON.parse(stdout).runs
      const following = run.results.filter(
        (one: { readonly relatedLocations?: unknown }) => one.relatedLocations !== undefined,
      )
      expect(following.length).toBeGreaterThan(50)
      for (const { relatedLocations } of following) {
        expect(relatedLocations[0].physicalLocation.artifactLocation.uri).toContain('redirect/always.json')
        expect(relatedLocations[0].message.text).toMatch(/^It follows from this: `needsCount/)
      }
    })
  })

  test('that would change the safety floor: found, with 1', async () => {
    const slower = { id: 'crisis-team', title: 'Later', kind: 'clinician', within: 'P7D', contact: 'us' }
    edit('rule-set.json', /"routes": \[/, `"routes": [${text(slower)},`)
    const { code, stdout } = await check([folder, '--format', 'json'])
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 1,
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'floor-weakened' })]),
    })
  })

  test('with a rule that nobody can meet: a warning, with why it matters and how to mend it, and 1', async () => {
    edit(
      'pathway/holistic-carer.json',
      /"conditions": /,
      '"conditions": { "all": [{ "fact": "age", "operator": "lessThan", "value": 18 }, { "fact": "age", "operator": "greaterThan", "value": 90 }] }, "was": ',
    )
    edit('pathway/holistic-carer.json', /, "was": (?:.|\n)*?"event"/, ', "event"')
    const { code, stdout } = await check([folder])
    expect(code).toBe(1)
    const said = stdout.replaceAll(/\s+/g, ' ')
    expect(said).toMatch(
      /Warnings - \S+pathway\/holistic-carer\.json:\d+:\d+ \/conditions: no referral can meet/,
    )
    expect(said).toMatch(/\(rule-never-met\) why: .+ help: /)
  })

  test('that breaks an invariant: an error, with the referral that breaks it, and 1', async () => {
    rmSync(join(folder, 'escalate/harm-to-others.json'))
    const { code, stdout } = await check([folder])
    expect(code).toBe(1)
    const said = stdout.replaceAll(/\s+/g, ' ')
    expect(said).toMatch(/rule-set\.json:\d+:\d+ \/invariants\/\d+: .+ \(broken-invariant\)/)
    expect(said).toContain('example: Harm to others: yes; all else not known → request-information')
    expect(said).toMatch(
      /Does not hold - A risk of harm to others, if yes or unsure, always reaches a clinician\. in full: wherever “harm to others: yes or unsure”: the disposition is `escalate` and a route of kind `clinician` is reached\./,
    )
  })

  test('as a bundle with its rules in another order: a finding points to the rule where it stands', async () => {
    const {
      digest: _,
      rules,
      ...rest
    } = JSON.parse(readFileSync('rules/bundled/social-prescribing.json', 'utf8'))
    const shown = [...rules].reverse()
    const files = { 'bundle.json': JSON.stringify({ ...rest, rules: shown }, null, 2) }
    const { stdout } = await check(['bundle.json', '--format', 'json'], files)
    const { findings } = JSON.parse(stdout)
    const found = findings.filter(({ rule }: { readonly rule: string | null }) => rule !== null)
    expect(found.length).toBeGreaterThan(0)
    for (const { file, path, rule } of found) {
      expect({ file, rule: shown[path[1]].name }).toEqual({ file: 'bundle.json', rule })
    }
  })

  test('with a fact that there is not: it cannot be used, with 3 and what was meant', async () => {
    edit('pathway/holistic-carer.json', /"carer"/, '"carrer"')
    const { code, stdout } = await check([folder])
    expect(code).toBe(3)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('did you mean `carer`?')
    expect(stdout).toContain('pathway/holistic-carer.json')
  })

  test('with a key written twice or a comma missing: both files are named, with 3', async () => {
    edit('pathway/holistic-carer.json', /"name":/, '"name": "other", "name":')
    edit('pathway/holistic-housebound.json', /",\n/, '"\n')
    const { code, stdout } = await check([folder])
    expect(code).toBe(3)
    const said = stdout.replaceAll(/\s+/g, ' ')
    expect(said).toMatch(/pathway\/holistic-carer\.json:\d+:\d+ \/name: the key `name` is written twice/)
    expect(said).toMatch(/pathway\/holistic-housebound\.json:1:1: not JSON at line \d+/)
  })

  test('with its digest left behind: not the one that was signed off, with 3', async () => {
    const bundle = readFileSync('rules/bundled/social-prescribing.json', 'utf8')
    const files = { 'bundle.json': bundle.replace('"version": "', '"version": "9') }
    const { code, stdout } = await check(['bundle.json'], files)
    expect(code).toBe(3)
    expect(stdout).toContain('(digest-mismatch)')
  })

  test('that is not there at all: 3', async () => {
    const { code, stdout } = await check([join(folder, 'gone')])
    expect(code).toBe(3)
    expect(stdout).toContain('there is no such file or directory')
  })

  test('that is an empty directory: 3', async () => {
    const { code, stdout } = await check([mkdtempSync(join(tmpdir(), 'empty-'))])
    expect(code).toBe(3)
    expect(stdout).toContain('(missing-rule-set-file)')
  })
})

describe('a service of your own', () => {
  test('that is no service: 3', async () => {
    const { code, stdout } = await check(['--service', 'ours.json'], { 'ours.json': text({ id: 'ours' }) })
    expect(code).toBe(3)
    expect(stdout).toContain('ours.json:1:1 /title')
  })

  test('that the rule set does not fit: found, with 1', async () => {
    const files = { 'ours.json': text({ id: 'ours', title: 'Ours', nation: 'england', weeks: { max: 2 } }) }
    const { code, stdout } = await check(['--service', 'ours.json'], files)
    expect(code).toBe(1)
    expect(stdout).toContain('(limits-do-not-meet)')
  })

  test('that nobody knows: wrong use, with 2', async () => {
    expect((await check(['--service', 'sp11'])).code).toBe(2)
  })
})

test('two rule sets at once are a wrong use', async () => {
  const { code, stderr } = await check(['rules/safety-floor', '--rules', 'rules/social-prescribing'])
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('two rule sets') })
})
