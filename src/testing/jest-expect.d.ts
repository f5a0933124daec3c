/** Jest is not installed here; of its own types this much is needed to add to them. */
declare module 'expect' {
  export interface Matchers<R extends void | Promise<void>, T = unknown> {}
}
