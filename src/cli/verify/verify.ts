/** `nowhere verify URL`: holds a running implementation to the document. */
import type { Command } from 'commander'
import { exitCodes, type Outcome } from '../outcome.ts'
import { addVerifyFlags } from './verify-flags.ts'

export function addVerify(program: Command, outcome: Outcome): void {
  const command = program
    .command('verify')
    .description(
      'Hold a running implementation to the document. Exit codes: 0 conforms, 1 broken or less held than was required, 2 wrong usage, 3 no verdict.',
    )
    .argument('[url]', 'where it answers (or in the config file)')
  addVerifyFlags(command).action(async (url: string | undefined, given: Readonly<Record<string, unknown>>) => {
    outcome.failureCode = exitCodes.error
    // Loaded here, so that help and other commands need not wait for it.
    const { verifyCommand } = await import('./verify-command.ts')
    outcome.code = await verifyCommand(url, given)
  })
}
