import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LIBRARY } from '../src/version.js'

const root = join(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const json = (name: string) => JSON.parse(read(name))

describe('the version', () => {
  test('named in every decision is the one of package.json', () => {
    const { name, version } = json('package.json')
    expect({ ...LIBRARY }).toEqual({ name, version })
  })

  test('is the one that the lock file and the top of the changelog have', () => {
    expect(json('package-lock.json').version).toBe(LIBRARY.version)
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(LIBRARY.version)
  })
})

describe('what is installed', () => {
  test('is pinned to the letter', () => {
    const { dependencies, devDependencies } = json('package.json')
    const versions: readonly unknown[] = Object.values({ ...dependencies, ...devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  test('is locked for every platform, or `npm ci` would refuse', () => {
    const packages: Record<string, { readonly optionalDependencies?: Record<string, string> }> =
      json('package-lock.json').packages
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    )
    expect(missing).toEqual([])
  })

  test('comes from whichever registry the user has set up', () => {
    const packages: Record<string, { readonly resolved?: string }> = json('package-lock.json').packages
    expect(Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined)).toEqual([])
  })
})
