/** `nowhere clean JOURNAL`: removes what a run that was killed left behind, by the journal that it wrote. */
import type { Command } from 'commander'
import { clean } from '../contract/clean.ts'
import { journalFile, readJournalFile } from '../contract/node-journal-file.ts'
import { UsageError } from '../errors/usage-error.ts'
import { findTarget } from './find-target.ts'
import { exitCodes, type Outcome } from './outcome.ts'
import { readSpec } from './read-spec.ts'
import { addTargetFlags } from './target-flags.ts'
import { readVerifyFlags } from './verify-flags.ts'

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
      outcome.code = await cleanCommand(journal, given)
    })
}

async function cleanCommand(file: string, given: Readonly<Record<string, unknown>>): Promise<number> {
  const events = readJournalFile(file)
  const first = events[0]
  const url = first?.event === 'run' ? first.target : ''
  if (!/^https?:/.test(url)) {
    throw new UsageError(
      'INVALID_TARGET',
      `Failed to clean by ${file}: its run asked ${JSON.stringify(url)}, which is no URL. Clean with the function clean of nowhere-kit/contract.`,
    )
  }
  const flags = readVerifyFlags(url, given, process.env)
  const specification = readSpec(flags.spec, 'documented')
  const systems = specification.contract.systems.map(({ name }) => name)
  const { target } = await findTarget(flags.target, { systems })
  const { removed, leftovers } = await clean(target, events, { specification, journal: journalFile(file) })
  process.stdout.write(`${removed} removed from ${url}.\n`)
  for (const { system, collection, reference, reason } of leftovers) {
    process.stdout.write(`Left: ${system}: ${collection} ${reference}: ${reason}\n`)
  }
  return leftovers.length === 0 ? exitCodes.conforms : exitCodes.broken
}
