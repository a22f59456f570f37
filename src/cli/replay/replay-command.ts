/** `nowhere replay`: tells a log again, and says which answers are not the same. With `--serve` it goes on from there. */
import type { Command } from 'commander'
import { packageVersion } from '../../adapters/node-package.ts'
import type { DocumentBlueprint } from '../../platform/document/blueprint.ts'
import type { Difference } from '../../platform/retelling.ts'
import type { Platform } from '../../platform.ts'
import { namedFile } from '../document/named-file.ts'
import { wholeNumber } from '../flags.ts'
import type { Outcome } from '../outcome.ts'
import { documentText } from '../serve/document-text.ts'
import { ended } from '../serve/ended.ts'
import { readyText } from '../serve/serve-text.ts'
import { type LogFlags, platformsOfLog } from './platforms-of-log.ts'
import { readKept } from './read-log.ts'

interface Flags extends LogFlags {
  readonly until?: number
  readonly serve?: boolean
  readonly port: number
  readonly anyContract?: boolean
  readonly world?: string
  readonly json?: boolean
}

export function addReplay(program: Command, outcome: Outcome): void {
  program
    .command('replay')
    .description('Tell a log again, entry by entry, and compare every answer with the one that was given.')
    .argument('<log>', 'the folder of --data, or a file with what platform.log.export() returned')
    .option('--until <n>', 'the last entry that is told', wholeNumber(1))
    .option('--serve', 'serve the platform as it was then; what is done to it is kept nowhere')
    .option('--port <n>', 'port to listen on with --serve; 0 picks a free one', wholeNumber(0, 65_535), 4700)
    .option('--world <name>', 'the log of a world beside the main one')
    .option('--spec <[name=]file>', 'the document that it is a log of, where the folder does not keep it', namedFile)
    .option('--strict', 'it was served with --strict')
    .option('--any-contract', 'tell a log of another version of the document too, whose answers may differ')
    .option('--json', 'print one line of JSON')
    .action(async (place: string, flags: Flags) => {
      outcome.code = await replayLog(place, flags)
    })
}

async function replayLog(place: string, flags: Flags): Promise<number> {
  const { until, serve, port, anyContract, world, json } = flags
  const [{ retold }, { platforms, blueprint }] = await Promise.all([
    import('../../platform/retold.ts'),
    platformsOfLog(place, flags),
  ])
  const kept = readKept(place, { until: until ?? Number.POSITIVE_INFINITY, from: serve ? 'nearest' : 'oldest', world })
  const differences: Difference[] = []
  const { platform, told } = retold(kept, platforms, {
    onDifference: (difference) => differences.push(difference),
    contract: anyContract ? 'any' : 'same',
    ...(until !== undefined && { until }),
  })
  if (json)
    process.stdout.write(`${JSON.stringify({ told, last: platform.log.last, differences: differences.map(dataOf) })}\n`)
  else process.stdout.write(textOf(told, platform.log.last, differences) + missingText(until, platform.log.last))
  if (serve) {
    stop(platform, kept.entries.filter(({ n }) => n <= platform.log.last).at(-1)?.atMs)
    await serveThen(platform, port, blueprint)
  }
  return differences.length === 0 ? 0 : 1
}

/** What is looked at is as it was then: by the time of today a deployment that was booting would be ready. */
function stop({ clock }: Platform, atMs: number | undefined): void {
  if (atMs === undefined) clock.freeze()
  else clock.restore({ mode: 'stopped', ms: atMs })
  process.stdout.write(
    `Its clock stands at ${clock.iso()}, when that was answered. Move it with \`nowhere ctl clock\`.\n`,
  )
}

async function serveThen(platform: Platform, port: number, blueprint: DocumentBlueprint | undefined): Promise<void> {
  const { createServer } = await import('../../adapters/node.ts')
  const server = await createServer(platform).listen({ port })
  const kept = { caFile: undefined, dataFolder: undefined, inspector: `${server.url}/_nowhere/` }
  const where = { version: packageVersion(), url: server.url, files: [] }
  process.stdout.write(
    blueprint === undefined
      ? readyText(packageVersion(), server, platform, kept)
      : documentText(where, { blueprint, tokens: platform.tokens }, kept),
  )
  await ended(server)
}

function textOf(told: number, last: number, differences: readonly Difference[]): string {
  const entries = `${told} ${told === 1 ? 'entry' : 'entries'} up to ${last}`
  const [first] = differences
  if (first === undefined) return `Told ${entries} again: every answer is the same, byte for byte.\n`
  const others = differences.length === 1 ? '' : ` ${differences.length - 1} later ones differ too.`
  const how = first.isChanged ? 'not as it was written' : 'answered otherwise'
  return `Told ${entries} again: entry ${first.entry.n} is ${how}.${others}\n${shown(first)}`
}

function missingText(until: number | undefined, last: number): string {
  return until === undefined || until <= last ? '' : `There is no entry ${until}: the log ends at ${last}.\n`
}

function shown({ entry, answer, isChanged }: Difference): string {
  const { method, path, query } = entry.request
  const same = isChanged ? '' : entry.answer.status === answer.status ? ', with another body or other headers' : ''
  return `  ${method} ${path}${query === '' ? '' : `?${query}`}\n  was answered ${entry.answer.status}, and is answered ${answer.status} now${same}\n`
}

function dataOf({ entry, answer, isChanged }: Difference): object {
  const { n, atMs, request } = entry
  return {
    n,
    atMs,
    method: request.method,
    path: request.path,
    was: entry.answer.status,
    is: answer.status,
    isChanged: isChanged === true,
  }
}
