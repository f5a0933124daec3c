/** Inputs that nobody sends by accident, and junk that anybody might. */
import { nested } from '../../../src/testing/arbitraries/hostile-inputs.js'

export { junk, nested } from '../../../src/testing/arbitraries/hostile-inputs.js'

const cyclic = (): unknown => {
  const data: { [key: string]: unknown } = { id: 'R-1' }
  data['self'] = data
  return data
}

const throwing = (): unknown =>
  Object.defineProperty({}, 'id', {
    enumerable: true,
    get: () => {
      throw new Error('gotcha')
    },
  })

const proxied = (): unknown => {
  const trap = () => {
    throw new Error('gotcha')
  }
  return new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap, has: trap })
}

/** By name, each made when it is asked for. */
export const HOSTILE: { readonly [name: string]: () => unknown } = {
  'keys that reach for the prototype': () =>
    JSON.parse(
      '{"id":"R-1","receivedOn":"2026-03-02","__proto__":{"risks":{}},"constructor":{"prototype":{"x":1}},"risks":{"__proto__":{"selfHarm":"no"}}}',
    ),
  '100,000 levels of lists': () => nested(100_000, 'list'),
  '100,000 levels of objects': () => nested(100_000, 'object'),
  '100,000 levels under a known key': () => ({
    id: 'R-1',
    receivedOn: '2026-03-02',
    needs: nested(100_000, 'list'),
  }),
  'a list of a million numbers': () => Array.from({ length: 1_000_000 }, (_, index) => index),
  'a million needs': () => ({
    id: 'R-1',
    receivedOn: '2026-03-02',
    needs: Array.from({ length: 1_000_000 }, () => ({ domain: 'money' })),
  }),
  'a list with a billion holes': () => {
    const holes: unknown[] = []
    holes.length = 1_000_000_000
    return holes
  },
  'an object of 100,000 keys': () =>
    Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index])),
  'ten million characters': () => 'x'.repeat(10_000_000),
  'ten million characters for an id': () => ({ id: 'x'.repeat(10_000_000), receivedOn: '2026-03-02' }),
  'a key of ten million characters': () => ({ ['x'.repeat(10_000_000)]: 1 }),
  'a list that doubles at each of 60 levels': () => {
    let data: unknown = 'bottom'
    for (let level = 0; level < 60; level += 1) data = [data, data]
    return data
  },
  'something that contains itself': cyclic,
  'a getter that throws': throwing,
  'a proxy that throws at every touch': proxied,
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  'a date object': () => ({ id: 'R-1', receivedOn: new Date(0) }),
  'a map': () => new Map([['id', 'R-1']]),
  'a function': () => () => 'R-1',
  'a symbol': () => Symbol('R-1'),
  'a big integer': () => 10n ** 50n,
  'not a number': () => Number.NaN,
  'nothing at all': () => undefined,
  null: () => null,
}
