export * from '../../../src/testing/arbitraries/safe-rule-sets.js'
