export * from '../../../src/testing/arbitraries/conditions.js'
