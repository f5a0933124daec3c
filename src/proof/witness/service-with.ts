/** Facts → the plainest service that, with their referral, gives them: where an analysis is for every service. */
import { type Facts, valueIn } from '../../facts/fact.js'
import type { Service } from '../../service/service.js'

/** Whom the age or the source is not known of, and who therefore fits or does not fit for a reason of its own. */
const SOMEBODY = { age: 40, source: 'other' }

/** An age range that judges an age so; none where everyone is taken. */
const agesFor = (facts: Facts): Service['ages'] => {
  const judgement = valueIn(facts, 'ageInRange')
  const age = valueIn(facts, 'age')
  if (judgement === false) return { min: (typeof age === 'number' ? age : SOMEBODY.age) + 1 }
  // Unknown: the service states a range, and nobody knows the age.
  return judgement === null && age === null && Object.hasOwn(facts, 'ageInRange') ? { min: 18 } : undefined
}

/** A list of sources that judges a source so; none where every source is taken. */
const sourcesFor = (facts: Facts): Service['sources'] => {
  const judgement = valueIn(facts, 'sourceAccepted')
  const source = valueIn(facts, 'referralSource')
  if (judgement === false) return source === 'self' ? ['mdt'] : ['self']
  return judgement === null && source === null && Object.hasOwn(facts, 'sourceAccepted')
    ? ['self']
    : undefined
}

/** A judgement that does not fit needs somebody to judge: facts with an age and a source where they do not say. */
export const factsToJudge = (facts: Facts): Facts => ({
  ...facts,
  ...(valueIn(facts, 'ageInRange') === false && valueIn(facts, 'age') === null ? { age: SOMEBODY.age } : {}),
  ...(valueIn(facts, 'sourceAccepted') === false && valueIn(facts, 'referralSource') === null
    ? { referralSource: SOMEBODY.source }
    : {}),
})

/** The service; not yet read, so that nothing is taken on trust. */
export const serviceWith = (facts: Facts): { readonly [key in keyof Service]?: unknown } => {
  const focus = valueIn(facts, 'serviceFocus')
  const stated = {
    ages: agesFor(facts),
    sources: sourcesFor(facts),
    settings: valueIn(facts, 'serviceSettings'),
    focus: focus === 'general' ? null : focus,
    areaDeprivation: valueIn(facts, 'areaDeprivation'),
    workerSupport: valueIn(facts, 'workerSupport'),
    worksAlone: valueIn(facts, 'worksAlone'),
  }
  return {
    id: 'any-service',
    title: 'Any service like this',
    ...Object.fromEntries(
      Object.entries(stated).filter(([, value]) => value !== null && value !== undefined),
    ),
  }
}
