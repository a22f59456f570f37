/** `nowhere ctl log`: all that changed the world, with secrets as `***`. */
import type { Command } from 'commander'
import type { Platform } from '../../platform.ts'
import { controlling } from './controlling.ts'

type Entry = ReturnType<Platform['log']['entries']>[number]

export function addLog(ctl: Command): void {
  const log = ctl
    .command('log')
    .description('Say all that changed the world.')
    .helpCommand(false)
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
  log
    .command('export')
    .description('Print all of it as JSON, for a file that nowhere replay takes: the repro.')
    .option('--secrets', 'with its secrets and tokens; others stand in their place else')
    .action(async ({ secrets = false }: { readonly secrets?: boolean }, command: Command) => {
      const { remote, printJson } = controlling(command)
      printJson(await remote.log.export({ secrets }))
    })
}

function lineOf(entry: Entry): string {
  if (entry.kind === 'control') return `${entry.n} ${entry.act} ${JSON.stringify(entry.arguments).slice(0, 200)}`
  return `${entry.n} ${entry.answer.status} ${entry.request.method} ${entry.request.path} ${entry.operationId ?? '-'}`
}
