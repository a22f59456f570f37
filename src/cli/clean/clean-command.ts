/** What `nowhere clean` does; loaded when it is asked for. */

import type { JournalEvent } from '../../contract/clean-up/journal.ts'
import { journalFile, readJournalFile } from '../../contract/clean-up/node-journal-file.ts'
import { onOneLine } from '../../contract/report/reporters/printable.ts'
import { clean } from '../../contract/run/clean.ts'
import type { Specification } from '../../contract/specification/specification.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { exitCodes } from '../outcome.ts'
import { askedBy, readSpec } from '../read-spec.ts'
import { findTarget } from '../target/find-target.ts'
import { readVerifyFlags } from '../verify/read-verify-flags.ts'

/** @returns The exit code. */
export async function cleanCommand(file: string, given: Readonly<Record<string, unknown>>): Promise<number> {
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
  const specification = await readSpec(flags.spec, 'documented')
  checkDocument(file, events, specification)
  const { target } = await findTarget(flags.target, askedBy(specification))
  const { removed, restored, leftovers } = await clean(target, events, { specification, journal: journalFile(file) })
  const put = restored.length === 0 ? '' : `, and put back as it was: ${restored.map(onOneLine).join(', ')}`
  process.stdout.write(`${removed} removed from ${url}${put}.\n`)
  for (const { system, collection, reference, reason } of leftovers) {
    process.stdout.write(`${onOneLine(`Left: ${system}: ${collection} ${reference}: ${reason}`)}\n`)
  }
  return leftovers.every(({ isAllowed }) => isAllowed) ? exitCodes.conforms : exitCodes.broken
}

/** @throws UsageError INVALID_SPEC where the run was held to another document. */
function checkDocument(file: string, events: readonly JournalEvent[], { contract }: Specification): void {
  const asked = events.flatMap((event) => (event.event === 'intend' ? [event.operationId] : []))
  const unknown = asked.find((id) => !Object.hasOwn(contract.operations, id))
  if (unknown === undefined) return
  throw new UsageError(
    'INVALID_SPEC',
    `Failed to clean by ${file}: its run was held to another document (there is no operation ${JSON.stringify(unknown)} in this one). Give with --spec the document that the run was given.`,
  )
}
