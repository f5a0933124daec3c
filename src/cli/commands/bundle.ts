import type { Command } from 'commander'
import { unwrap } from '../../issue/issue.js'
import { bundleRuleSet } from '../../rule-set/bundle-rule-set.js'
import type { Act } from '../context.js'
import { writeDocument } from '../formats/write-document.js'
import { baseOption } from '../options.js'
import { readRuleSet } from '../reading/rules-and-service.js'

interface BundleOptions {
  readonly base: readonly string[]
  readonly out?: string
}

/** `bundle <directory>`: the rule set as one document, with its digest. */
export const addBundle = (program: Command, act: Act): void => {
  program
    .command('bundle')
    .description('make one JSON document, with its digest, of a directory of rules')
    .argument('<directory>', 'where rule-set.json is')
    .option('--out <file>', 'write it there (default: standard output)')
    .addOption(baseOption())
    .action((directory: string, { base, out }: BundleOptions) =>
      act((context) => {
        const ruleSet = unwrap(readRuleSet(directory, context.io.files, base))
        return writeDocument(bundleRuleSet(ruleSet), out, context)
      }),
    )
}
