/** JSON that is built in: of no type until it is read, like any other input. */
declare module '*.json' {
  const json: unknown
  export default json
}
