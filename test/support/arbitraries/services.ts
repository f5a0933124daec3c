export * from '../../../src/testing/arbitraries/services.js'
