/** The flags of `nowhere verify` beside those of its target. What is made of them: read-verify-flags.ts. */
import { type Command, Option } from 'commander'
import { levels } from '../../contract/judge/finding.ts'
import type { Profile } from '../../contract/specification/specification.ts'
import { share, wholeNumber } from '../flags.ts'
import { addTargetFlags, listed } from '../target/target-flags.ts'

export const profiles: readonly Profile[] = ['documented', 'observed']
export const levelNames: readonly string[] = levels.map((level) => level.toLowerCase())

/** The flags that `compare` has too. */
export function addRunFlags(command: Command): Command {
  return command
    .option('--system <names>', 'systems to verify (default: all whose token and ids are given)', listed)
    .addOption(new Option('--profile <profile>', 'which reading of the documents').choices(profiles))
    .addOption(
      new Option(
        '--level <level>',
        'deviations of this level and firmer ones fail (default: should; of the fake: assumed)',
      ).choices(levelNames),
    )
    .option('--spec <file>', 'OpenAPI document to hold the target to, JSON or YAML')
    .option('--seed <seed>', 'number or text that values, and the order of what is worth the same, are a function of')
    .option('--config <file>', 'flags under their names, as JSON or YAML (default: nowhere.config.json or .yaml)')
    .option('--quiet', 'say only what is wrong, and how it ended')
}

export function addVerifyFlags(command: Command): Command {
  return addRunFlags(addTargetFlags(command))
    .option('--budget <n>', 'send at most so many requests, those that prove most', wholeNumber(1))
    .option(
      '--max-requests <n>',
      'requests at most, beside the clean-up, those that prove most (with --spec: 6000)',
      wholeNumber(1),
    )
    .option('--require-all', 'fail unless every requirement that counts is held, or known to the ledger')
    .option('--require <ids>', 'fail unless these requirements are held', listed)
    .option('--min-held <share>', 'fail unless so many of the requirements that count are held, such as 90%', share)
    .option('--fail-on-skip', 'fail when anything that was asked for is skipped')
    .option('--only <id>', 'ask only what asks for a requirement or an operation; repeatable', collect)
    .option('--scenario <name>', 'ask only a scenario, by its id or title; repeatable', collect)
    .option('--bail', 'end after the first scenario that fails')
    .option('--har <file>', 'write every exchange as an HTTP archive, masked')
    .option('--plan', 'print every request that would be sent, and send nothing')
    .option('--rate-limit <n>', 'requests a window that the target is known to admit, for --plan', wholeNumber(1))
    .option('--ledger <file>', 'known deviations (default: nowhere.ledger.yaml, when it is there)')
    .option('--write-ledger', 'draft the ledger: keep what still happens, add what is new')
    .option('--journal <file>', 'where to write what is made before it is made (default: a temporary file)')
    .option(
      '--report <forms>',
      'json=FILE,junit=FILE,html=FILE,sarif=FILE,har=FILE,github; - for FILE is standard output',
      collect,
    )
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}
