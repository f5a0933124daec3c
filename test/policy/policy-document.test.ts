import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillPlaces } from '../../src/rule-set/places.js'
import { EVENT_TYPES } from '../../src/rule-set/rule-event.js'
import { floorHolds, HOLD_NAMES, type HoldName } from '../../src/service/holds.js'
import { nations } from '../../src/service/shipped-nations.js'
import { referralsSection } from './format-outcomes.js'
import { root, ruleSetOnDisk } from './policy-on-disk.js'
import { ruleTable } from './rule-tables.js'
import { scoreTable } from './score-table.js'

const path = join(root, 'docs', 'policy.md')
const written = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
const ruleSets = {
  'safety-floor': ruleSetOnDisk('safety-floor'),
  'social-prescribing': ruleSetOnDisk('social-prescribing'),
}

/** The places of the tables: what stands between the two comments is made from the rules, as they read in England. */
const TABLE = /(<!-- rules: (safety-floor|social-prescribing) ([a-z]+) -->\n)[\s\S]*?(<!-- end -->)/g

const SCORES = /(<!-- scores -->\n)[\s\S]*?(<!-- end -->)/

const HOLDS = /(<!-- holds -->\n)[\s\S]*?(<!-- end -->)/

const WHAT: { readonly [Name in HoldName]: string } = {
  no: 'A "no" counts for, at most',
  recent: 'An attempt or self-harm is recent for, at least',
  markedItem: 'A marked item counts by itself for, at least',
  firstConversation: 'The first conversation is held within, at most',
}

/** What holds for how long: by the floor, and by the default rules where they are stricter, each with its source. */
const holdsTable = (): string => {
  const rows = HOLD_NAMES.map((name) => {
    const [floor, ours] = [floorHolds[name].days, ruleSets['social-prescribing'].holds?.[name]?.days]
    const stated = ruleSets['social-prescribing'].holds?.[name] ?? ruleSets['safety-floor'].holds?.[name]
    return `| ${WHAT[name]} | ${floor} days | ${ours ?? floor} days | ${stated?.source.basis} | \`${stated?.source.ref}\` |`
  })
  return ['| | The safety floor | These rules | Basis | Source |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  )
}

test('the tables and numbers of docs/policy.md are those of the rules (`vitest -u` writes them anew)', async () => {
  const { 'safety-floor': floor, 'social-prescribing': ours } = ruleSets
  const updated = written
    .replace(TABLE, (_, before: string, set: keyof typeof ruleSets, type: string, after: string) => {
      const event = EVENT_TYPES.find((one) => one === type)
      return (
        before +
        (event === undefined ? '' : `${ruleTable(fillPlaces(ruleSets[set], nations.england), event)}\n`) +
        after
      )
    })
    .replace(SCORES, (_, before: string, after: string) => `${before}${scoreTable(ours)}\n${after}`)
    .replace(HOLDS, (_, before: string, after: string) => `${before}${holdsTable()}\n${after}`)
    .replace(/(<!-- referrals -->\n)[\s\S]*?(<!-- end -->)/, `$1${referralsSection()}\n$2`)
    .replace(/\d+ rules of the safety floor/, `${floor.rules.length} rules of the safety floor`)
    .replace(/\d+ rules of the default rule set/, `${ours.rules.length} rules of the default rule set`)
  await expect(updated).toMatchFileSnapshot(path)
})

test('docs/policy.md has a table for every kind of rule, and says what there are', () => {
  const tables = [...written.matchAll(TABLE)].map(([, , set, type]) => `${set} ${type}`)
  expect(tables).toEqual([
    'safety-floor escalate',
    ...EVENT_TYPES.map((type) => `social-prescribing ${type}`),
  ])
  expect(written).toMatch(/\d+ rules of the safety floor and the \d+ rules of the default rule set/)
  for (const { name } of ruleSets['social-prescribing'].localFacts) expect(written).toContain(`\`${name}\``)
})
