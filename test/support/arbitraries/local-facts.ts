export * from '../../../src/testing/arbitraries/local-facts.js'
