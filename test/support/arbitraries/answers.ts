export * from '../../../src/testing/arbitraries/answers.js'
