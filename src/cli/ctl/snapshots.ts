/** `nowhere ctl snapshots`: the world under names, to go back to. */
import type { Command } from 'commander'
import { readJson } from '../files.ts'
import { type Controlling, controlling, doing, saying } from './controlling.ts'

export function addSnapshots(ctl: Command): void {
  const snapshots = ctl
    .command('snapshots')
    .description('The world under names, to go back to.')
    .helpCommand(false)
    .action(saying(said))
  snapshots.command('list').description('Say which there are.').action(saying(said))
  snapshots
    .command('get')
    .description('Print one as JSON, for a file that nowhere serve --snapshot takes.')
    .argument('<name>', 'as it is listed')
    .action(printing((remote, name) => remote.snapshots.get(name)))
  const acts = { take: 'Keep the world as it is now.', restore: 'Bring the world back.', remove: 'Forget one.' }
  for (const act of ['take', 'restore', 'remove'] as const) {
    snapshots
      .command(act)
      .description(acts[act])
      .argument('<name>', 'letters, digits, spaces, _, - and single dots')
      .action(doing((remote, name: string) => remote.snapshots[act](name), said))
  }
}

/** The world as it is, which needs no name. */
export function addSnapshot(ctl: Command): void {
  ctl
    .command('snapshot')
    .description('Print the world as it is now as JSON, for a file that restore and nowhere serve --snapshot take.')
    .action(printing((remote) => remote.snapshot()))
  ctl
    .command('restore')
    .description('Bring back the world of a file that snapshot printed.')
    .argument('<file>', 'with a snapshot as JSON')
    .action(async (file: string, _, command: Command) => {
      const { remote, print } = controlling(command)
      // The fake holds it to the form of a snapshot.
      await remote.restore(readJson(file, 'snapshot') as Snapshot)
      const now = await remote.clock.iso()
      print({ now }, now)
    })
}

type Remote = Controlling['remote']
type Snapshot = Awaited<ReturnType<Remote['snapshot']>>

function printing(read: (remote: Remote, name: string) => Promise<Snapshot>): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    // The command itself comes last, behind the name where there is one.
    const { remote, printJson } = controlling(given.at(-1) as Command)
    printJson(await read(remote, String(given[0])))
  }
}

async function said({ remote, print }: Controlling): Promise<void> {
  const snapshots = await remote.snapshots.list()
  print(
    { snapshots },
    snapshots.map(({ name, takenAt, records }) => `${name}: ${records} records, taken at ${takenAt}`).join('\n'),
  )
}
