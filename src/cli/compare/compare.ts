/** `nowhere compare URL_A URL_B`: the same scenarios on both, and who differs from the document. */
import type { Command } from 'commander'
import { exitCodes, type Outcome } from '../outcome.ts'
import { addTargetFlags } from '../target/target-flags.ts'
import { addRunFlags } from '../verify/verify-flags.ts'

export function addCompare(program: Command, outcome: Outcome): void {
  const command = program
    .command('compare')
    .description(
      'Ask two implementations the same, and say who differs from the document. Flags of the second end in -b.',
    )
    .argument('<url-a>', 'where the first one answers')
    .argument('<url-b>', 'where the second one answers, such as a fake of nowhere serve')
    .option('--report <form>', 'json=FILE; - for FILE is standard output', (text: string) => [text])
    .option('--journal <file>', 'where to write what is made at the first (default: a temporary file)')
    .option('--journal-b <file>', 'where to write what is made at the second (default: a temporary file)')
  addRunFlags(addTargetFlags(addTargetFlags(command), '-b')).action(
    async (urlA: string, urlB: string, given: Readonly<Record<string, unknown>>) => {
      outcome.failureCode = exitCodes.error
      const { compareCommand } = await import('./compare-command.ts')
      outcome.code = await compareCommand(urlA, urlB, given)
    },
  )
}
