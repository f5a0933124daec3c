import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scoredInstrument } from '../../src/referral/instrument.js'
import { SHIPPED_INSTRUMENTS, shippedInstruments } from '../../src/referral/shipped-instruments.js'
import { instrumentOnDisk, root } from '../policy/policy-on-disk.js'

const documents = SHIPPED_INSTRUMENTS.map((id) => [id, instrumentOnDisk(id)] as const)

describe('the questionnaires that ship', () => {
  test('are those in rules/instruments, each under its own name', () => {
    const files = readdirSync(join(root, 'rules', 'instruments'))
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...SHIPPED_INSTRUMENTS].sort())
    expect(documents.map(([, { id }]) => id)).toEqual(SHIPPED_INSTRUMENTS)
  })

  test('are built in as their documents have them, without what deciding does not need', () => {
    expect(shippedInstruments()).toEqual(documents.map(([, document]) => scoredInstrument(document)))
  })

  test.each(documents)(
    '%s says where it comes from, whose it is, and where each part was found',
    (_, one) => {
      expect(one.citation).toMatch(/\d{4}|Office/)
      expect(one.licence).not.toContain('\n')
      expect(one.basis?.length).toBeGreaterThan(0)
    },
  )

  test.each(documents)(
    '%s asks nothing in words of its own: at most a few words say what an item is about',
    (_, one) => {
      const words = one.items.map(({ title = '' }) => title.split(' ').length)
      expect(Math.max(...words)).toBeLessThan(8)
      expect(JSON.stringify(one.items)).not.toContain('?')
    },
  )

  test('are scored as published', () => {
    const scored = documents.map(([id, { itemRange, items, total }]) => [
      id,
      items.length,
      `${itemRange.min}–${itemRange.max}`,
      total === null ? null : `${total.min}–${total.max}`,
    ])
    expect(scored).toEqual([
      ['phq-9', 9, '0–3', '0–27'],
      ['phq-8', 8, '0–3', '0–24'],
      ['phq-2', 2, '0–3', '0–6'],
      ['gad-7', 7, '0–3', '0–21'],
      ['gad-2', 2, '0–3', '0–6'],
      ['ucla-3', 3, '1–3', '3–9'],
      ['epds', 10, '0–3', '0–30'],
      ['ons4', 4, '0–10', null],
      ['swemwbs', 7, '1–5', '7–35'],
      ['core-10', 10, '0–4', '0–40'],
    ])
  })

  test('have bands where a source has them: none of the UCLA-3 and of the SWEMWBS, and those of the ONS4 by item', () => {
    const cuts = documents.map(([id, { bands }]) => [id, bands.slice(1).map(({ min }) => min)])
    expect(Object.fromEntries(cuts)).toEqual({
      'phq-9': [5, 10, 15, 20],
      'phq-8': [5, 10, 15, 20],
      'phq-2': [3],
      'gad-7': [5, 10, 15],
      'gad-2': [3],
      'ucla-3': [],
      epds: [10, 13],
      ons4: [],
      swemwbs: [],
      'core-10': [11, 15, 20, 25],
    })
    const ons4 = instrumentOnDisk('ons4').items.map(({ bands, id }) => [
      id,
      bands?.slice(1).map(({ min }) => min),
    ])
    expect(ons4).toEqual([
      ['satisfaction', [5, 7, 9]],
      ['worthwhile', [5, 7, 9]],
      ['happy', [5, 7, 9]],
      ['anxiety', [2, 4, 6]],
    ])
  })

  test('have three items about suicide, and no other: item 9 of the PHQ-9, 10 of the EPDS and 6 of the CORE-10', () => {
    const signals = documents.flatMap(([id, { signalItems }]) =>
      signalItems.map(({ item, signals: facts }) => [id, item, facts]),
    )
    expect(signals).toEqual([
      ['phq-9', '9', ['suicidalThoughts']],
      ['epds', '10', ['suicidalThoughts']],
      ['core-10', '6', ['suicidalThoughts', 'suicidePlanOrIntent']],
    ])
  })

  test('say which items are printed in reverse', () => {
    const reversed = documents.flatMap(([id, one]) => (one.reversed?.length ? [[id, one.reversed]] : []))
    expect(reversed).toEqual([
      ['epds', ['3', '5', '6', '7', '8', '9', '10']],
      ['core-10', ['2', '3']],
    ])
  })
})
