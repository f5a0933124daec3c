export * from '../../../src/testing/arbitraries/fact-values.js'
