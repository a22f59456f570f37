/** `nowhere ctl journal` and `nowhere ctl log`: what was asked, and all that changed the world, with secrets as `***`. */
import type { Command } from 'commander'
import type { Platform } from '../../platform.ts'
import { controlling } from './controlling.ts'

type Query = NonNullable<Parameters<Platform['journal']['find']>[0]>
type Entry = ReturnType<Platform['log']['entries']>[number]

export function addHistory(ctl: Command): void {
  ctl
    .command('journal')
    .description('Say what was asked and answered.')
    .option('--operation <id>', 'of this operation alone')
    .option('--account <username>', 'of this account alone')
    .option('--status <status>', 'answered so, such as 429 or 5xx')
    .option('--since <time>', "then or later, by the world's clock")
    .action(async ({ operation, account, status, since }, command: Command) => {
      const { remote, print } = controlling(command)
      const query: Query = { operation, account, status, since }
      const entries = await remote.journal.find(query)
      const line = ({ ordinal, request, answer, operationId, nearMisses }: (typeof entries)[number]): string =>
        `${ordinal} ${answer.status} ${request.method} ${request.path} ${operationId ?? closest(nearMisses)}`
      print({ entries }, entries.map(line).join('\n'))
    })
  ctl
    .command('log')
    .description('Say all that changed the world.')
    .option('--from <n>', 'the first entry that is told', Number)
    .option('--follow', 'and then what comes, until it is ended')
    .action(async ({ from = 1, follow = false }: { readonly from?: number; readonly follow?: boolean }, command) => {
      const { remote, print } = controlling(command)
      if (follow) {
        for await (const entry of remote.log.tail(from, { masked: true })) print(entry, lineOf(entry))
        return
      }
      const entries = await remote.log.entries(from, { masked: true })
      print({ entries }, entries.map(lineOf).join('\n'))
    })
}

function lineOf(entry: Entry): string {
  if (entry.kind === 'control') return `${entry.n} ${entry.act} ${JSON.stringify(entry.arguments).slice(0, 200)}`
  return `${entry.n} ${entry.answer.status} ${entry.request.method} ${entry.request.path} ${entry.operationId ?? '-'}`
}

function closest(nearMisses: readonly { operationId: string; why: string }[] = []): string {
  const [first] = nearMisses
  return first === undefined ? '-' : `(closest is ${first.operationId}: ${first.why})`
}
