/** `nowhere ctl records` and `nowhere ctl populate`: the records that there are, and more of them. */
import type { Command } from 'commander'
import { counts } from '../flags.ts'
import { controlling } from './controlling.ts'

export function addRecords(ctl: Command): void {
  ctl
    .command('records')
    .description('Say the records of a collection as they are stored, a line each; values of secrets too.')
    .argument('<collection>', 'such as deployments')
    .action(async (name: string, _, command: Command) => {
      const { remote, print } = controlling(command)
      // The fake refuses a name that is no collection.
      const records = await remote.records(name as Parameters<typeof remote.records>[0])
      print({ records }, records.map((record) => JSON.stringify(record)).join('\n'))
    })
  ctl
    .command('populate')
    .description('Make up believable records: so many of each collection, or of those named.')
    .argument('<n|collection=n,...>', 'such as deployments=1000,secrets=50', counts)
    .action(async (what: ReturnType<typeof counts>, _, command: Command) => {
      const { remote, print } = controlling(command)
      const made = await remote.populate(what)
      print(
        { made },
        Object.entries(made)
          .map(([name, count]) => `${name}: ${count}`)
          .join('\n'),
      )
    })
}
