import { describe, expect, test } from 'vitest'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'
import { parseService } from '../../src/service/parse-service.js'
import type { Service } from '../../src/service/service.js'
import { services } from '../../src/service/shipped.js'
import { TABLE_1 } from './table-1.js'

/** What the words of Table 1 say, read by patterns that know nothing of the service files. */
const readRow = (row: string): object => {
  const says = (pattern: RegExp) => pattern.test(row)
  const among = <T>(values: readonly T[], patterns: { readonly [value: string]: RegExp }) =>
    values.filter((value) => patterns[String(value)]?.test(row))
  const weeks = /(\d+)–(\d+) weeks/.exec(row)
  const most = /limited to (\d+) weeks/.exec(row)
  return {
    employer: says(/^NHS\./) ? 'nhs' : says(/^Voluntary sector\./) ? 'voluntary-sector' : undefined,
    ages: says(/of all ages/) ? {} : says(/aged 65 \+ years/) ? { min: 65 } : undefined,
    sources: among(['self', 'health-professional', 'nhs-case-manager', 'gp', 'mdt'], {
      self: /self-referrals/,
      'health-professional': /healthcare professionals/,
      'nhs-case-manager': /NHS case managers, who also refer/,
      gp: /referrals from GPs/,
      mdt: /MDT|multidisciplinary team/,
    }),
    settings: among(idsOf(shippedVocabulary.settings), {
      home: /client homes/,
      'gp-practice': /Appointments[^.]*GP practice/,
      'organisation-base': /organisation base/,
    }),
    weeks: weeks
      ? { min: Number(weeks[1]), max: Number(weeks[2]) }
      : most
        ? { max: Number(most[1]) }
        : undefined,
    extension: says(/possibility to extend for some challenging cases/)
      ? { allowed: true, when: 'some challenging cases' }
      : undefined,
    focus: says(/with complex physical health needs/) ? 'complex-physical-health' : undefined,
    areaDeprivation: says(/High level of deprivation/)
      ? 'high'
      : says(/Mixed levels of deprivation/)
        ? 'mixed'
        : undefined,
    workerSupport: among(idsOf(shippedVocabulary.workerSupports), {
      manager: /Support from (VSO|SP) team manager/,
      'peer-support': /[Pp]eer support/,
      'clinical-psychologist': /clinical psychologist/,
      'supervising-health-professional': /supervising health professional/,
    }),
    worksAlone: says(/works in isolation|isolated in practice|Does not work with other SPs/)
      ? true
      : says(/in a team of SPs/)
        ? false
        : undefined,
    supervisesOthers: says(/Supervisory responsibilities/) ? true : undefined,
  }
}

const stated = ({ $schema: _, id: __, title: ___, source: ____, nation: _____, ...rest }: Service): object =>
  rest

describe('the nine services', () => {
  test.each(Object.entries(TABLE_1))(
    '%s says what its row of Table 1 states, and nothing else',
    (id, row) => {
      const service = services[id as keyof typeof services] // the table has the same ids
      const expected = Object.fromEntries(
        Object.entries(readRow(row)).filter(([, value]) => value !== undefined),
      )
      expect(stated(service)).toEqual(expected)
      expect(service).toMatchObject({
        id,
        nation: 'england', // the paper is about London
        source: { ref: 'rhodes-bell-2021', locator: `Table 1, ${id.toUpperCase()}` },
      })
    },
  )

  test('are all nine, and each can be read', () => {
    expect(Object.keys(services)).toEqual(Object.keys(TABLE_1))
    for (const service of Object.values(services)) expect(parseService(service)).toMatchObject({ ok: true })
  })
})
