/**
 * Takes: a decision, or the examination behind one.
 * Gives: words for four readers (client, link worker, referrer, auditor), and why it did not come out otherwise.
 * May import: everything up to `decision/`.
 */

export { explainToClient } from './client/explain-to-client.js'
export { explainToAuditor } from './explain-to-auditor.js'
export { type Explanation, type Line, READERS, type Reader, type Section } from './explanation.js'
export { type ExplanationStyle, formatExplanation } from './format-explanation.js'
export { formatLeaf } from './format-rule.js'
export { explainToLinkWorker } from './link-worker/explain-to-link-worker.js'
export { UK_HELPLINES } from './phone-numbers.js'
export { explainToReferrer } from './referrer/explain-to-referrer.js'
export { describeWithin } from './sentences.js'
export type { Obstacle, ObstacleLeaf } from './why-not.js'
export { type WhyNot, whyNot } from './why-not.js'
