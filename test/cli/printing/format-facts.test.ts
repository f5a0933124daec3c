import { expect, test } from 'vitest'
import { formatFacts } from '../../../src/cli/printing/format-facts.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'

const formatted = (facts: Parameters<typeof formatFacts>[0]): string =>
  formatFacts(facts, definitionsOf({ localFacts: [] }))

test('what stands out comes first, and every "no" at the end', () => {
  expect(formatted({ suicidalThoughts: 'no', selfHarm: 'no', harmToOthers: 'yes', age: 40 })).toBe(
    'Harm to others: yes; age: 40; no to suicidal thoughts now and recent self-harm; all else not known',
  )
})

test('what is always so, or is seen from another fact, is not said', () => {
  const facts = {
    needs: ['money'],
    needsCount: 1,
    serviceFocus: 'general',
    sourceAccepted: true,
    consent: null,
  }
  expect(formatted(facts)).toBe('Needs: money; all else not known')
  expect(formatted({ serviceFocus: 'general' })).toBe('Nothing known')
})

test('a need that a rule set declares is called as it calls it', () => {
  const needs = [{ id: 'exam-stress', title: 'worries about exams' }]
  const definitions = definitionsOf({ localFacts: [], vocabulary: { needs } })
  expect(formatFacts({ needs: ['exam-stress'] }, definitions)).toBe(
    'Needs: worries about exams; all else not known',
  )
})

test('a local fact has the title that its rule set gives it, or its name', () => {
  expect(formatted({ 'local.area': 'north' })).toBe('Local.area: north; all else not known')
})
