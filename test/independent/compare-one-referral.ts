/** Counterfactuals and questions about one referral, against all changes and all answers. */

import { counterfactuals, questions } from '../../src/analysis/index.js'
import { everyQuestion } from '../../src/decision/every-question.js'
import type { FactValue } from '../../src/index.js'
import { LADDER } from './decisions.js'
import { type Answers, type Asked, couldChange, isTarget, nearest, referralOf } from './one-referral.js'
import type { Tally } from './tally.js'

const ENOUGH = 200

const isSameValue = (one: FactValue | undefined, other: FactValue): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other)

/** Of a single number that is known, the nearest value is given. */
const isNearest = (ways: readonly Answers[], fact: string, from: FactValue, to: FactValue): boolean =>
  typeof from !== 'number' ||
  ways.every((way) => Math.abs(Number(way[fact]) - from) >= Math.abs(Number(to) - from))

/** Compares the changes that lead to each disposition and pathway. */
export const compareCounterfactuals = (asked: Asked, answers: Answers, name: string, tally: Tally): void => {
  const { policy, triage } = asked
  const now = asked.decide(answers)
  for (const target of [...LADDER, ...policy.pathways]) {
    const theirs = counterfactuals(triage, referralOf(answers), target, { limit: ENOUGH })
    const say = (what: string) => () =>
      `${name} ${target} ${JSON.stringify(answers)}: ${what} ${JSON.stringify(theirs.changes)}`
    tally.compare('counterfactuals: already so', theirs.alreadySo === isTarget(asked, target, now), say('so'))
    if (theirs.alreadySo) continue
    const own = nearest(asked, answers, target)
    const sets = theirs.changes.map(({ facts }) =>
      facts
        .map(({ fact }) => fact)
        .sort()
        .join(' '),
    )
    tally.compare(
      'counterfactuals: the same facts, none missing',
      theirs.exhaustive && [...sets].sort().join() === [...own.keys()].sort().join(),
      say([...own.keys()].join(', ')),
    )
    const sizes = theirs.changes.map(({ facts }) => facts.length)
    tally.compare(
      'counterfactuals: nearest first',
      sizes.every((size, at) => at === 0 || size >= (sizes[at - 1] ?? 0)),
      say('order'),
    )
    theirs.changes.forEach(({ facts }, at) => {
      const ways = own.get(sets[at] ?? '') ?? []
      const isOne = ways.some((way) => facts.every(({ fact, to }) => isSameValue(way[fact], to)))
      tally.compare('counterfactuals: changes that lead there', isOne, say('leads there'))
      const [first] = facts
      if (facts.length === 1 && typeof first.from === 'number')
        tally.compare(
          'counterfactuals: numbers no further than need be',
          isNearest(ways, first.fact, first.from, first.to),
          say('nearest'),
        )
    })
  }
}

/** Compares the questions that are open and settled, and that a decision asks none that is settled. */
export const compareQuestions = (asked: Asked, answers: Answers, name: string, tally: Tally): void => {
  const { triage } = asked
  const referral = referralOf(answers)
  const theirs = questions(triage, referral)
  const own = couldChange(asked, answers)
  const say = (what: string) => () => `${name} ${JSON.stringify(answers)}: ${what}`
  const parts = new Map(theirs.questions.map((question) => [question.fact, question.couldChange]))
  for (const [fact, changed] of own) {
    const told = parts.get(fact) ?? []
    const kind = changed.length > 0 ? 'questions that are open' : 'questions that are settled'
    tally.compare(kind, told.length > 0 === changed.length > 0, say(`${fact}: own ${changed}, told ${told}`))
    if (changed.length > 0)
      tally.compare(
        'what an open question could change',
        changed.join() === told.join(),
        say(`${fact}: own ${changed}, told ${told}`),
      )
  }
  for (const fact of parts.keys())
    tally.compare('open questions are about unknown facts', own.has(fact), say(`${fact} is open`))
  const examined = triage.safeExamine(referral)
  if (!examined.ok) throw new Error(JSON.stringify(examined.issues))
  const { decision, rules } = examined.value
  const asks = new Set(everyQuestion(decision).map(({ fact }) => fact))
  const waiting = new Set(
    rules
      .filter(({ verdict }) => verdict === 'undetermined')
      .flatMap(({ leaves }) => leaves.map(({ leaf }) => leaf.fact)),
  )
  for (const [fact, changed] of own)
    if (changed.length > 0 && waiting.has(fact))
      tally.compare(
        'open questions that decisions ask',
        asks.has(fact),
        say(`${fact} is open, and passed over`),
      )
  for (const fact of asks) {
    const isOpen = (own.get(fact) ?? []).length > 0
    if (asked.isFlawless)
      tally.compare('questions of decisions are open', isOpen, say(`${fact} is asked, and settled`))
    else {
      // Decision 0042: plain reasoning never leaves out too much, and may ask a little more than it needs to.
      tally.count('questions of decisions, where parts of the rule set have no effect')
      if (!isOpen) tally.count('of these, settled')
    }
  }
}
