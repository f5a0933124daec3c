export * from '../../../src/testing/arbitraries/calendar-dates.js'
