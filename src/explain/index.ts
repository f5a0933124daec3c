// Takes: a decision, or the examination behind one.
// Gives: words for four readers (client, link worker, referrer, auditor), and why it did not come out otherwise.
// May import: issue, closest, facts, rule-set, decision.

export { explainToClient } from './client/explain-to-client.js'
export { UK_HELPLINES } from './client/helplines.js'
export { describeWithin } from './describe-within.js'
export { explainToAuditor } from './explain-to-auditor.js'
export { explainToLinkWorker } from './explain-to-link-worker.js'
export { explainToReferrer } from './explain-to-referrer.js'
export { type Explanation, type Line, READERS, type Reader, type Section } from './explanation.js'
export { type ExplanationStyle, formatExplanation } from './format-explanation.js'
export { formatLeaf } from './format-leaf.js'
export type { Obstacle, ObstacleLeaf } from './obstacle.js'
export { type WhyNot, whyNot } from './why-not.js'
