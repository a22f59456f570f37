/** `nowhere ctl snapshots`: the world under names, to go back to. */
import type { Command } from 'commander'
import { type Controlling, doing, saying } from './controlling.ts'

export function addSnapshots(ctl: Command): void {
  const snapshots = ctl.command('snapshots').description('The world under names, to go back to.').helpCommand(false)
  snapshots.command('list').description('Say which there are.').action(saying(said))
  const acts = { take: 'Keep the world as it is now.', restore: 'Bring the world back.', remove: 'Forget one.' }
  for (const act of ['take', 'restore', 'remove'] as const) {
    snapshots
      .command(act)
      .description(acts[act])
      .argument('<name>', 'letters, digits, spaces, _, - and single dots')
      .action(doing((remote, name: string) => remote.snapshots[act](name), said))
  }
}

async function said({ remote, print }: Controlling): Promise<void> {
  const snapshots = await remote.snapshots.list()
  print(
    { snapshots },
    snapshots.map(({ name, takenAt, records }) => `${name}: ${records} records, taken at ${takenAt}`).join('\n'),
  )
}
