import { describe, expect, test } from 'vitest'
import { styleFor, widthOf } from '../../../src/cli/printing/terminal.js'

const output = (isTTY: boolean) => ({ write: () => true, isTTY })

describe('colour', () => {
  test.each([
    ['is used on a terminal', true, {}, false, true],
    ['is not used in a file or a pipe', false, {}, false, false],
    ['is not used where NO_COLOR is set', true, { NO_COLOR: '1' }, false, false],
    ['is used where NO_COLOR is empty', true, { NO_COLOR: '' }, false, true],
    ['is not used with --no-color', true, { FORCE_COLOR: '1' }, true, false],
    ['is used in a pipe where FORCE_COLOR is set', false, { FORCE_COLOR: '1' }, false, true],
    ['is not used where FORCE_COLOR is 0', true, { FORCE_COLOR: '0' }, false, false],
    ['is not used where both are set', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
    ['is not used on a dumb terminal', true, { TERM: 'dumb' }, false, false],
  ])('%s', (_, isTTY, env, noColour, coloured) => {
    const text = styleFor(output(isTTY), env, noColour)('bold', 'Accept')
    expect(text).toBe(coloured ? '\u001b[1mAccept\u001b[22m' : 'Accept')
  })
})

test('the width is that of the terminal, within what reads well', () => {
  const width = (columns?: number) =>
    widthOf({ write: () => true, ...(columns === undefined ? {} : { columns }) })
  expect([width(), width(20), width(72), width(400)]).toEqual([90, 60, 72, 100])
})
