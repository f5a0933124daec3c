/** Domestic abuse on record: it follows from the answer and the needs, and has no variables. */
import { ALWAYS, and, type Formula, NEVER, not, or } from '../engine/formula.js'
import type { FactEncoding, ValueTest } from './encoding.js'

type Get = (fact: string) => FactEncoding

/** The fact, as rules name it. */
export const ABUSE_INDICATED = 'domesticAbuseIndicated'

const isNo: ValueTest = (answer) => answer === 'no'
const isNamed: ValueTest = (needs) => Array.isArray(needs) && needs.includes('domestic-abuse')

/** The facts that it follows from, with what it asks of each, for the cells to be cut at. */
export const ABUSE_TESTS: { readonly [fact: string]: readonly ValueTest[] } = {
  domesticAbuse: [isNo],
  needs: [isNamed],
}

/** Any answer but a "no"; where there is no answer, the need. */
export const abuseIndicated = (get: Get): Formula => {
  const answer = get('domesticAbuse')
  return or(answer.where(isNo).isFalse, and(not(answer.isKnown), get('needs').where(isNamed).isTrue))
}

/** The fact, always known. */
export const abuseEncoding = (get: Get): FactEncoding => {
  const indicated = abuseIndicated(get)
  const on = (value: boolean): Formula => (value ? indicated : not(indicated))
  return {
    fact: ABUSE_INDICATED,
    variables: [],
    isKnown: ALWAYS,
    where: (test) => {
      const [onTrue, onFalse] = [test(true), test(false)]
      if (onTrue === onFalse)
        return onTrue ? { isTrue: ALWAYS, isFalse: NEVER } : { isTrue: NEVER, isFalse: ALWAYS }
      return { isTrue: on(onTrue), isFalse: on(onFalse) }
    },
    valueIn: (choice) => {
      const answer = get('domesticAbuse').valueIn(choice)
      const needs = get('needs').valueIn(choice)
      return answer === null ? needs !== null && isNamed(needs) : !isNo(answer)
    },
    cellsFor: () => null,
    possible: ALWAYS,
  }
}
