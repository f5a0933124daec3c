import { expect, test } from 'vitest'
import { services } from '../../../src/service/shipped.js'
import { runCli } from '../support/run-cli.js'

test('the nine services are listed', async () => {
  const { code, stdout } = await runCli(['services'])
  expect(code).toBe(0)
  for (const id of Object.keys(services)) expect(stdout).toMatch(new RegExp(`^${id} {2}`, 'm'))
  expect(stdout).toContain('sp1  voluntary sector · 65 and over · takes from MDT · up to 6 weeks')
})

test('one is shown in full', async () => {
  const { code, stdout } = await runCli(['services', 'sp6'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^sp6: /)
  expect(stdout).toContain('Focus: complex physical health')
  expect(stdout).toContain('Sees people at: home')
  expect(stdout).toMatch(/Source: .*Table 1/)
})

test('what a service does not state is left out', async () => {
  const { stdout } = await runCli(['services', 'sp7'])
  expect(stdout).not.toContain('Lasts:')
})

test.each(Object.values(services))(
  'all that $id states is shown, so that no fact a rule uses is left out',
  async (service) => {
    const { stdout } = await runCli(['services', service.id])
    const { $schema: _, id, title, ...stated } = service
    expect(stdout.match(/^- /gm)).toHaveLength(Object.keys(stated).length)
  },
)

test('as JSON they are what the library has', async () => {
  const all = await runCli(['services', '--format', 'json'])
  expect(JSON.parse(all.stdout)).toEqual(Object.values(services))
  const one = await runCli(['services', 'SP6', '--format', 'json'])
  expect(JSON.parse(one.stdout)).toEqual(services.sp6)
})

test('one that nobody knows is a wrong use, with what there is', async () => {
  const { code, stderr, stdout } = await runCli(['services', 'bromley'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('use one of `sp1`')
})
