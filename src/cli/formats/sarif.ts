/** What `check` found as SARIF 2.1.0 (OASIS, 2020), so that code hosts annotate a change. */

import { capitalised, stopped } from '../../explain/sentences.js'
import { ISSUE_CODES } from '../../issue/issue.js'
import { withConsequences } from '../../proof/finding.js'
import { FINDING_CODES } from '../../proof/finding-codes.js'
import { digestOf } from '../../rule-set/digest.js'
import { LIBRARY } from '../../version.js'
import type { CheckReport, PlacedText } from '../commands/check/check-files.js'
import { type CheckFinding, signedPart, whyItMatters } from '../commands/check/check-finding.js'

type Code = CheckFinding['code']

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** Issues that any JSON can have, or a service: the page about rules has no place for them. */
const ELSEWHERE: readonly Code[] = [
  'not-json',
  'not-plain-data',
  'duplicate-key',
  'forbidden-key',
  'too-deep',
  'too-large',
  'missing',
  'wrong-type',
  'unknown-key',
  'not-allowed',
  'out-of-range',
  'not-a-date',
  'wrong-format',
  'contact-not-usable',
  'range-inverted',
  'service-outside-envelope',
  'unreadable-file',
]

/** Where to read about a code, in the package. SARIF takes absolute addresses only, and the pages have none. */
export const pageOf = (code: Code): string =>
  ELSEWHERE.includes(code) ? 'docs/reference/issue-codes.md' : `docs/reference/rule-checks.md#${code}`

const described = (code: Code): { readonly level: CheckFinding['severity']; readonly means: string } => {
  const finding = Object.entries(FINDING_CODES).find(([name]) => name === code)?.[1]
  if (finding !== undefined) return { level: finding.severity, means: finding.means }
  return { level: 'error', means: Object.entries(ISSUE_CODES).find(([name]) => name === code)?.[1] ?? code }
}

const ruleOf = (code: Code) => {
  const { level, means } = described(code)
  const meaning = stopped(capitalised(means))
  const why = whyItMatters(code)
  const further = why === means ? '' : ` Why it matters: ${stopped(why)}`
  return {
    id: code,
    shortDescription: { text: meaning },
    help: {
      text: `${meaning}${further} More in ${pageOf(code)} of the package ${LIBRARY.name}.`,
      markdown: `${meaning}${further}\n\nMore in \`${pageOf(code)}\` of the package \`${LIBRARY.name}\`.`,
    },
    defaultConfiguration: { level },
  }
}

/** A path as a relative URI reference; a file outside the directory it runs in has an absolute one. */
const uriOf = (file: string): string => {
  const path = file.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return `file://${uri}`
  return /^[a-z]:\//i.test(path) ? `file:///${uri.replace('%3A', ':')}` : uri
}

const locationOf = ({
  file,
  pointer,
  region,
  rule,
}: Pick<CheckFinding, 'file' | 'pointer' | 'region' | 'rule'>) => ({
  ...(file === null
    ? {}
    : {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(region === null ? {} : { region }),
        },
      }),
  logicalLocations: [
    { ...(rule === null ? {} : { name: rule }), fullyQualifiedName: `${file ?? ''}${pointer || '/'}` },
  ],
})

const messageOf = ({ example, hint, message, why }: CheckFinding): string =>
  [
    stopped(capitalised(message)),
    `Why it matters: ${stopped(why)}`,
    ...(hint === null ? [] : [`How to mend it: ${stopped(hint)}`]),
    ...(example === null ? [] : [`For example: ${stopped(example)}`]),
  ].join(' ')

/** The same finding has the same fingerprint after lines above it have moved. */
const fingerprintOf = ({ code, file, pointer, rule }: CheckFinding): string =>
  digestOf([code, file, rule, pointer])

const FOR_SIGNATURE = 'for-signature'

/** No problem, but something that a person has to read: SARIF calls it a review, and gives it no level. */
const SIGNATURE_RULE = {
  id: FOR_SIGNATURE,
  shortDescription: {
    text: 'Words beside the safety floor, to be read and signed by a clinical safety officer.',
  },
  help: {
    text: `No proof can vouch for words. More in docs/sign-off.md of the package ${LIBRARY.name}.`,
    markdown: `No proof can vouch for words. More in \`docs/sign-off.md\` of the package \`${LIBRARY.name}\`.`,
  },
  defaultConfiguration: { level: 'none' },
}

const reviewOf = (one: PlacedText, ruleIndex: number) => ({
  ruleId: FOR_SIGNATURE,
  ruleIndex,
  kind: 'review',
  level: 'none',
  message: { text: `${signedPart(one)}, ${one.path.at(-1)}: ${one.text}` },
  locations: [locationOf({ ...one, rule: null })],
  partialFingerprints: {
    'place/v1': digestOf([FOR_SIGNATURE, one.file, one.pointer]),
    'words/v1': digestOf(one.text),
  },
})

/** Every finding is a result; one that follows from another leads there. */
const causeOf = (cause: CheckFinding | undefined) =>
  cause === undefined
    ? {}
    : {
        relatedLocations: [
          { ...locationOf(cause), message: { text: `It follows from this: ${stopped(cause.message)}` } },
        ],
      }

/** What else there is to say of a run: the fingerprint to sign, and what the rule set extends. */
const propertiesOf = ({ extends: base, forSignature }: CheckReport) => {
  const properties = {
    ...(forSignature === null ? {} : { forSignature: forSignature.digest }),
    ...(base === null ? {} : { extends: base }),
  }
  return Object.keys(properties).length === 0 ? {} : { properties }
}

/** A SARIF log of one run. */
export const sarifLog = (report: CheckReport) => {
  const { findings, forSignature, unusable } = report
  const all = withConsequences([...unusable, ...findings])
  const causes = new Map(
    findings.flatMap((cause) => cause.consequences.map((finding) => [finding, cause] as const)),
  )
  const codes = [...new Set(all.map(({ code }) => code))].sort()
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: LIBRARY.name,
            version: LIBRARY.version,
            rules: [...codes.map(ruleOf), ...(forSignature === null ? [] : [SIGNATURE_RULE])],
          },
        },
        columnKind: 'utf16CodeUnits',
        ...propertiesOf(report),
        results: [
          ...all.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: codes.indexOf(finding.code),
            level: finding.severity,
            message: { text: messageOf(finding) },
            locations: [locationOf(finding)],
            ...causeOf(causes.get(finding)),
            partialFingerprints: { 'place/v1': fingerprintOf(finding) },
            // SARIF leaves open what further properties say: whether the base that is extended has it by itself.
            ...(finding.inherited ? { properties: { inherited: true } } : {}),
          })),
          ...(forSignature?.texts ?? []).map((one) => reviewOf(one, codes.length)),
        ],
      },
    ],
  }
}
