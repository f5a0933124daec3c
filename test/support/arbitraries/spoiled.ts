export * from '../../../src/testing/arbitraries/spoiled.js'
