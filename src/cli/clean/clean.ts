/** `nowhere clean JOURNAL`: removes what a run that was killed left behind, by the journal that it wrote. */
import type { Command } from 'commander'
import { exitCodes, type Outcome } from '../outcome.ts'
import { addTargetFlags } from '../target/target-flags.ts'

export function addClean(program: Command, outcome: Outcome): void {
  const command = program
    .command('clean')
    .description('Remove what a run that was killed left behind, and nothing else.')
    .argument('<journal>', 'the file that the run named, or was given by --journal')
  addTargetFlags(command)
    .option('--spec <file>', 'the OpenAPI document of that run')
    .option('--config <file>', 'flags under their names, as JSON or YAML (default: nowhere.config.json or .yaml)')
    .action(async (journal: string, given: Readonly<Record<string, unknown>>) => {
      outcome.failureCode = exitCodes.error
      const { cleanCommand } = await import('./clean-command.ts')
      outcome.code = await cleanCommand(journal, given)
    })
}
