/** What is wrong, as plain data that every room gives: `formatIssues` writes it for people, `TriageError` throws it. */

/** Every issue code there is, each with the one sentence that says what it means. Codes are stable. */
export const ISSUE_CODES = {
  // reading any JSON
  'not-json': 'the text is not JSON',
  'not-plain-data':
    'the value is not plain JSON data (a function, a date object, a cycle, a number that is not finite)',
  'duplicate-key': 'the same key is written twice in one object, so one of its values would be lost',
  'forbidden-key': 'the key could change how objects behave (`__proto__`, `constructor`, `prototype`)',
  'too-deep': 'the data is nested too deeply',
  'too-large': 'the data is too large',
  missing: 'a required value is missing',
  'wrong-type': 'the value is of another type than expected',
  'unknown-key': 'the key is not one that is known here',
  'not-allowed': 'the value is not one of those allowed here',
  'out-of-range': 'the number or length is outside its range',
  'not-a-date': 'the value is not a calendar date written as YYYY-MM-DD',
  'wrong-format': 'the text does not have the form expected here',
  // a referral
  'birth-after-receipt': 'the date of birth is after the date the referral was received',
  'too-old': 'the date of birth would make the client 130 years old or more',
  'wrong-item-count': 'the questionnaire has the wrong number of items',
  'assessment-before-birth': 'the questionnaire was completed before the client was born',
  'as-of-before-receipt': 'the date to decide at is before the date the referral was received',
  'assessment-after-as-of': 'the questionnaire was completed after the date to decide at',
  'unknown-local-fact': 'the rule set declares no such local fact',
  'possible-safety-signal':
    'data that could not be read may say that someone is thinking of suicide or is in danger',
  // a service
  'contact-not-usable': 'the contact is neither two words nor a number that could be rung',
  'range-inverted': 'the lower end of the range is above its upper end',
  'service-outside-envelope': 'the weeks of the service and of the rule set have nothing in common',
  // a rule set
  'empty-condition': 'an empty `all` or `any` would be true for everyone',
  'leaf-at-root':
    'the top of a rule or of a named condition is a bare leaf, which json-rules-engine does not take',
  'several-boolean-keys': 'a condition has more than one of `all`, `any`, `not`, `condition`, `fact`',
  'unknown-fact': 'the fact is not in the catalogue',
  'unknown-operator': 'the operator is not one of the ten standard ones',
  'operator-does-not-fit': 'the operator cannot be used with a fact of this kind',
  'value-outside-domain': 'the fact can never have this value',
  'fact-valued-value': 'a condition compares a fact with another fact',
  'priority-not-allowed': 'rules have no priority, because order must not decide anything',
  'path-not-allowed': '`path` is not allowed, because it evaluates script',
  'params-not-allowed': '`params` of a fact are not allowed, because facts take no arguments',
  'reserved-event-type': 'the event type is reserved by the rule engine',
  'unknown-event-type': 'the event type is not one that a decision understands',
  'duplicate-name': 'two things have the same name',
  'unknown-condition': 'no named condition of this name is defined',
  'cyclic-condition': 'a named condition refers to itself',
  'condition-too-deep': 'the condition is nested too deeply',
  'unknown-route': 'the rule set defines no such route',
  'unknown-destination': 'the rule set defines no such destination',
  'unknown-pathway': 'the rule set defines no such pathway',
  'unknown-action': 'the rule set defines no such action',
  'unknown-source': 'the rule set lists no such source',
  'local-fact-shadows': 'a local fact has the name of a fact of the catalogue, or would take its answers',
  'note-not-allowed': 'a rule of the safety floor must hold the decision up while its facts are unknown',
  'weeks-outside-envelope': 'the weeks of a pathway are outside the envelope of 6 to 12 weeks',
  'risk-grade': 'the text grades the risk of suicide, and nobody is ever graded',
  'floor-weakened': 'the rule set would change or weaken something of the safety floor',
  'no-pathway': 'the rule set has no pathway to accept anyone on',
  'no-specialist-route': 'a suicide signal would not reach a specialist mental-health route',
  'unsafe-rule-set': 'the rule set, with this service, would break a promise that every rule set must keep',
  'digest-mismatch': 'the rule set is not the one that the digest names',
  'local-facts-differ': 'two rule sets declare the same local fact in different ways',
  'misplaced-rule-file': 'a rule file is not where its name and event type say it should be',
  'missing-rule-set-file': 'the directory has no `rule-set.json`',
  'failed-example': 'an example of a rule gives another verdict than it says',
  'missing-example': 'a rule has no example of a verdict that it can reach',
  // deciding
  'evaluators-disagree': 'the two evaluators came to different verdicts',
  'rule-set-not-in-force': 'the rule set may not be used on the date to decide at',
  'decision-fault': 'something went wrong while deciding',
  // an episode
  'not-accepted': 'only an accepted decision can become an episode',
  'not-confirmed': 'the decision is still a proposal that nobody has confirmed',
  'date-before-start': 'the date is before the episode started',
  'episode-closed': 'the episode is closed',
  'extension-not-possible': 'the decision does not allow the episode to be extended',
  'extension-beyond-envelope': 'the extension would run past the longest time allowed',
  'pause-overlaps': 'the pause overlaps another one',
  'open-escalation': 'an episode with an open escalation cannot be closed as completed',
  'start-before-decision': 'the date is before the day that the decision was made at',
  'out-of-order': 'two things in an episode are in an order that cannot be',
  'after-end': 'the date is after the end of the weeks that were agreed',
  'pause-too-long': 'the pauses of an episode together are longer than allowed',
  'not-paused': 'the episode is not paused',
  'unknown-escalation': 'the episode has no open escalation of this id',
  // an audit trail
  'clinical-role-needed': 'an escalation would be lowered by somebody in a role that is not a clinical one',
  'course-differs': 'the override starts from another course than the one that stands',
  'unknown-record': 'the log has no record of this id',
  'record-id-taken': 'the log has another record of this id',
  'not-erasable': 'the value is not one that can be erased',
  'key-too-short': 'a key or a salt is too short to keep anything secret',
  'damaged-log': 'the log is not as it was written',
  'unfinished-line': 'the last line of the log has no end, as after a crash',
  'log-locked': 'another program is writing to the log',
  'log-closed': 'the log has been closed',
  'log-not-read': 'the log cannot be read',
  'log-not-written': 'the log cannot be written',
  // testing rules, the command line
  'unreadable-file': 'the file or directory cannot be read',
  'unknown-rule': 'the rule set has no such rule',
  'unknown-target': 'there is no pathway or disposition of this name',
} as const satisfies Record<string, string>

/** A stable identifier of a kind of problem. */
export type IssueCode = keyof typeof ISSUE_CODES

/** One problem: what, where, and how to mend it. */
export interface Issue {
  /** What kind of problem it is: a key of `ISSUE_CODES`, which says what each means. */
  readonly code: IssueCode
  /** Where: the keys and indexes from the top of the input, outermost first. */
  readonly path: readonly (string | number)[]
  /** One sentence, lower case, no full stop; the user's own words in backticks. */
  readonly message: string
  /** How to mend it, if we can tell. */
  readonly hint?: string
  /** The file it is in, when the input came from several. */
  readonly file?: string
}

/** At least one issue. */
export type Issues = readonly [Issue, ...Issue[]]

/** What a safe function gives: the value, or all that is wrong. */
export type Result<T> = Success<T> | Failure

/** The good half of a `Result`. */
export interface Success<T> {
  /** It went well. */
  readonly ok: true
  /** What was asked for. */
  readonly value: T
}

/** The other half. */
export interface Failure {
  /** It did not. */
  readonly ok: false
  /** All that is wrong. */
  readonly issues: Issues
}

/** Wraps a value as a success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** Gives the value if there are no issues, and the issues otherwise. */
export const resultOf = <T>(issues: readonly Issue[], value: () => T): Result<T> => {
  const [first, ...rest] = issues
  return first === undefined ? ok(value()) : { ok: false, issues: [first, ...rest] }
}

/** Every issue changed: as many as there were, so never none. */
export const mapIssues = (issues: Issues, change: (issue: Issue) => Issue): Issues => {
  const [first, ...rest] = issues
  return [change(first), ...rest.map(change)]
}

/** The same issues, one key further down: what was read by itself stands at `key` of something larger. */
export const issuesBelow = (issues: Issues, key: string | number): Issues =>
  mapIssues(issues, (issue) => ({ ...issue, path: [key, ...issue.path] }))

/** Writes a path as people read it: `client.needs[0].domain`; `(top)` for the whole input. */
export const formatPath = (path: Issue['path']): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    if (!/^[\w$-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`
    return text === '' ? key : `${text}.${key}`
  }, '') || '(top)'

/** Writes issues for people, one to a line, each hint on a line below its issue. */
export const formatIssues = (issues: readonly Issue[]): string =>
  issues
    .map(({ code, file, hint, message, path }) => {
      const where = file === undefined ? formatPath(path) : `${file}: ${formatPath(path)}`
      return `${where}: ${message} (${code})${hint === undefined ? '' : `\n    help: ${hint}`}`
    })
    .join('\n')

/** What the throwing functions throw for a user's mistake: all issues at once. */
export class TriageError extends Error {
  /** `TriageError`, or the name of the class that extends it. */
  override readonly name: string = 'TriageError'
  /** All that is wrong. */
  readonly issues: Issues

  constructor(issues: Issues) {
    super(formatIssues(issues))
    this.issues = issues
  }
}

/** Gives the value of a success and throws a `TriageError` for a failure. */
export const unwrap = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new TriageError(result.issues)
}

/** Makes the verb that throws a `TriageError` where its safe twin gives issues. */
export const throwing =
  <Given extends readonly unknown[], Value>(safe: (...given: Given) => Result<Value>) =>
  (...given: Given): Value =>
    unwrap(safe(...given))

/** Makes the safe twin of a verb: what it throws as a `TriageError` is given as issues; any other fault is thrown on. */
export const safely =
  <Given extends readonly unknown[], Value>(verb: (...given: Given) => Value) =>
  (...given: Given): Result<Value> => {
    try {
      return ok(verb(...given))
    } catch (error) {
      if (error instanceof TriageError) return { ok: false, issues: error.issues }
      throw error
    }
  }
