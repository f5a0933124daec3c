/** Every rule set that is hard to prove, or large, within the steps that a load may take. */
import { test } from 'vitest'
import { HARD, LARGE } from '../../support/hard-rule-sets.js'
import { expectBounded, expectProved } from './support/steps-taken.js'

test.for(Object.entries(HARD))('no more steps are taken than may be: %s', ([, make]) => expectBounded(make))

test.for(Object.entries(LARGE))('the steps suffice: %s', ([, make]) => expectProved(make))
