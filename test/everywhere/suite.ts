/**
 * What must hold wherever the package runs, by its public face alone: no test runner, no Node. Takes the package and
 * the example referrals; gives one line for each check.
 */
import type * as Library from '../../src/index.js'

/** One thing that was checked. */
export interface Check {
  readonly name: string
  /** What went wrong; `null` if nothing did. */
  readonly problem: string | null
}

/** What a run of the suite comes to. */
export interface Outcome {
  readonly checks: readonly Check[]
  /** SHA-256 over every decision and every page of words, to the byte. */
  readonly fingerprint: string
}

type Package = typeof Library

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const expectThat = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise)
}

const everything = (
  { createTriage, explainToClient, explainToLinkWorker, formatExplanation, services }: Package,
  examples: readonly unknown[],
): string =>
  Object.values(services)
    .flatMap((service) => {
      const triage = createTriage({ service })
      return examples.flatMap((referral) => {
        const examined = triage.safeExamine(referral)
        if (!examined.ok) throw new Error('an example was not decided')
        const pages = [explainToClient, explainToLinkWorker].map((explain) =>
          formatExplanation(explain(examined.value.decision)),
        )
        return [JSON.stringify(examined.value), ...pages]
      })
    })
    .join('\n')

const CLEAR = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const

const checks = (library: Package, examples: readonly unknown[]): Record<string, () => unknown> => {
  const { createTriage, defaultRuleSet, episodeDates, formatIssues, parseRuleSet, services } = library
  const { safeStartEpisode, TriageError, unwrap } = library
  const triage = createTriage({ service: services.sp7 })
  return {
    'a signal of suicidal thoughts reaches specialist mental health care': () => {
      const { disposition, escalations } = triage.decide({
        id: 'R-1',
        receivedOn: '2026-03-02',
        risks: { ...CLEAR, suicidalThoughts: 'unsure' },
      })
      expectThat(disposition === 'escalate', disposition)
      expectThat(
        escalations.some(({ kind }) => kind === 'specialist-mental-health'),
        'it reaches nobody',
      )
    },
    'what nobody asked is asked, and never taken for a no': () => {
      const { disposition, questions } = triage.decide({ id: 'R-2', receivedOn: '2026-03-02' })
      expectThat(disposition === 'request-information', disposition)
      // Consent and an interpreter come first, and the screen in the same conversation.
      const asked = questions.map(({ fact }) => fact)
      expectThat(asked[0] === 'consent' && asked.includes('suicidalThoughts'), asked.join(', '))
    },
    'a referral that cannot be read gives issues and a hand-over': () => {
      const result = triage.safeDecide({ id: 7, risks: { suicidalThoughts: 'yess' } })
      if (result.ok) throw new Error('it was decided')
      expectThat(result.handover.to === 'person', 'nobody is told')
      expectThat(formatIssues(result.issues).includes('risks.suicidalThoughts'), formatIssues(result.issues))
    },
    'a rule set that would weaken the safety floor is refused': () => {
      const own = defaultRuleSet()
      const weaker = {
        ...own,
        routes: [{ ...library.safetyFloor().routes[0], within: 'P1W' }, ...own.routes],
      }
      try {
        createTriage({ service: services.sp7, ruleSet: weaker as typeof own }) // what it misses is for it to say
      } catch (error) {
        expectThat(error instanceof TriageError, String(error))
        return
      }
      throw new Error('it was taken')
    },
    'a rule set is read from its JSON': () => {
      const read = parseRuleSet(JSON.parse(JSON.stringify(defaultRuleSet())))
      expectThat(
        read.ok && library.digestOf(read.value) === library.digestOf(defaultRuleSet()),
        'it is another',
      )
    },
    'json-rules-engine comes to the same on every example': async () => {
      for (const referral of examples) {
        const confirmed = unwrap(await triage.safeCrossCheck(referral))
        expectThat(
          JSON.stringify(confirmed) === JSON.stringify(unwrap(triage.safeDecide(referral))),
          'they differ',
        )
      }
    },
    'twelve weeks are twelve weeks across a clock change': () => {
      const decision = examples
        .map((one) => unwrap(triage.safeDecide(Object.assign({}, one, { receivedOn: '2026-09-01' }))))
        .find(({ pathway }) => pathway === 'holistic')
      if (decision === undefined) throw new Error('no example is accepted on the holistic pathway')
      const episode = unwrap(
        safeStartEpisode({ decision, startDate: '2026-09-07', confirmedBy: 'A. Worker' }),
      )
      const { lastDate } = episodeDates(episode)
      expectThat(lastDate === '2026-11-30', lastDate)
    },
  }
}

/** Runs every check; one that fails does not keep the others from running. */
export const runSuite = async (library: Package, examples: readonly unknown[]): Promise<Outcome> => {
  const all: Check[] = []
  for (const [name, check] of Object.entries(checks(library, examples))) {
    try {
      await check()
      all.push({ name, problem: null })
    } catch (error) {
      all.push({ name, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const bytes = new TextEncoder().encode(everything(library, examples))
  return { checks: all, fingerprint: hex(await crypto.subtle.digest('SHA-256', bytes)) }
}
