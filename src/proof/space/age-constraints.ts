/** What ages and the judgements on them have to do with each other, where the service is left open. */
import { isChildAt } from '../../facts/catalogue/age.js'
import { and, not, or } from '../engine/formula.js'
import type { ValueTest } from './encoding.js'
import type { JointConstraint } from './joint-constraint.js'

const isTrue: ValueTest = (value) => value === true

/** An age and a judgement on it are known together. */
const judgedAge = (judgement: string): JointConstraint => ({
  when: ['age', judgement],
  brings: [],
  tests: {},
  formula: (get) => {
    const [age, judged] = [get('age').isKnown, get(judgement).isKnown]
    return or(and(age, judged), and(not(age), not(judged)))
  },
})

/** Whether a parent has to agree is known with the age; without it, only that nobody has to, where the service takes no children. */
const parentJudged: JointConstraint = {
  when: ['age', 'needsParentalConsent'],
  brings: [],
  tests: { needsParentalConsent: [isTrue] },
  formula: (get) => {
    const [age, judgement] = [get('age'), get('needsParentalConsent')]
    return or(and(age.isKnown, judgement.isKnown), and(not(age.isKnown), not(judgement.where(isTrue).isTrue)))
  },
}

const isChild: ValueTest = (age) => typeof age === 'number' && isChildAt({ nation: 'england' }, age)

/** A parent has to agree only to a child that the service takes. The nations that ship agree on who is a child. */
const parentOfChild: JointConstraint = {
  when: ['needsParentalConsent'],
  brings: ['age', 'ageInRange'],
  tests: { age: [isChild], ageInRange: [isTrue], needsParentalConsent: [isTrue] },
  formula: (get) =>
    or(
      not(get('needsParentalConsent').where(isTrue).isTrue),
      and(get('age').where(isChild).isTrue, get('ageInRange').where(isTrue).isTrue),
    ),
}

/** Of every judgement on an age that is a fact. */
export const ageConstraints: readonly JointConstraint[] = [
  judgedAge('ageInRange'),
  parentJudged,
  parentOfChild,
]
