/** `nowhere ctl worlds`: the worlds beside the main one. What a command of `ctl` is about, `--world NAME` says. */
import type { Command } from 'commander'
import { type Controlling, doing, saying } from './controlling.ts'

export function addWorlds(ctl: Command): void {
  const worlds = ctl
    .command('worlds')
    .description('Say which worlds there are beside the main one, the one that nobody asked for longest first.')
    .helpCommand(false)
    .action(saying(said))
  worlds.command('list').description('Say the same.').action(saying(said))
  worlds
    .command('fork')
    .description('Make one.')
    .argument('<name>', 'letters, digits, _, - and single dots')
    .option('--from <name>', 'the world that it begins as, as that is now (default: what the main one began with)')
    .action(
      doing((remote, name: string, options: { readonly from?: string }) => remote.worlds.fork(name, options), said),
    )
  worlds
    .command('remove')
    .description('Remove one, and what is kept of it.')
    .argument('<name>', 'as it is listed')
    .action(doing((remote, name: string) => remote.worlds.remove(name), said))
}

async function said({ remote, print }: Controlling): Promise<void> {
  const worlds = await remote.worlds.list()
  const line = ({ name, entries, lastUsed }: (typeof worlds)[number]): string =>
    `${name}: ${entries ?? 'kept, its'} entries${lastUsed === null ? '' : `, last used at ${lastUsed}`}`
  print({ worlds }, worlds.map(line).join('\n'))
}
