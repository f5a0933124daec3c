export * from '../../../src/testing/arbitraries/rule-sets.js'
