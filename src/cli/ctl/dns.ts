/** `nowhere ctl dns`: records at nameservers outside the platform. */
import type { Command } from 'commander'
import { type Controlling, doing, saying } from './controlling.ts'

type DnsRecord = Parameters<Controlling['remote']['outsideDns']['set']>[0]

export function addDns(ctl: Command): void {
  const dns = ctl.command('dns').description('Records at nameservers outside the platform.').helpCommand(false)
  dns.command('list').description('Say which there are.').action(saying(said))
  dns
    .command('set')
    .description('Set one.')
    .argument('<name>', 'such as _now.example.com')
    .argument('<type>', 'such as TXT')
    .argument('<value>', 'what is answered')
    // The fake refuses a type that it does not know.
    .action(
      doing(
        (remote, name: string, type: string, value: string) =>
          remote.outsideDns.set({ name, type, value } as DnsRecord),
        said,
      ),
    )
  dns
    .command('remove')
    .description('Remove those of a name, of one type when it is given.')
    .argument('<name>', 'such as _now.example.com')
    .argument('[type]', 'such as TXT')
    .action(
      doing(
        (remote, name: string, type: string | undefined) =>
          remote.outsideDns.remove(type === undefined ? { name } : { name, type }),
        said,
      ),
    )
}

async function said({ remote, print }: Controlling): Promise<void> {
  const records = await remote.outsideDns.list()
  print({ records }, records.map(({ name, type, value }) => `${name} ${type} ${value}`).join('\n'))
}
