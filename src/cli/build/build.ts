/** `nowhere build FILE --out DIR`: a module that is a fake of the document, with everything that takes time done ahead. */
import type { Command } from 'commander'
import { exitCodes, type Outcome } from '../outcome.ts'
import type { BuildFlags } from './build-command.ts'

export function addBuild(program: Command, outcome: Outcome): void {
  program
    .command('build')
    .description(
      'Write a module that is a fake of an OpenAPI document: its createPlatform, typed, with validators that need no eval.',
    )
    .argument('<file>', 'the document, JSON or YAML')
    .requiredOption('--out <dir>', 'the folder that the files are written to')
    .option('--check', 'write nothing, and fail where what is there was built from another document or version', false)
    .action(async (file: string, flags: BuildFlags) => {
      outcome.failureCode = exitCodes.error
      const { buildCommand } = await import('./build-command.ts')
      outcome.code = await buildCommand(file, flags)
    })
}
