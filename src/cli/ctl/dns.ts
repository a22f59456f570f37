/** `nowhere ctl dns`: records at nameservers outside the platform. */
import type { Command } from 'commander'
import { type Controlling, controlling } from './controlling.ts'

type DnsRecord = Parameters<Controlling['remote']['outsideDns']['set']>[0]

export function addDns(ctl: Command): void {
  const dns = ctl.command('dns').description('Records at nameservers outside the platform.').helpCommand(false)
  dns
    .command('list')
    .description('Say which there are.')
    .action((_, command: Command) => said(controlling(command)))
  dns
    .command('set')
    .description('Set one.')
    .argument('<name>', 'such as _now.example.com')
    .argument('<type>', 'such as TXT')
    .argument('<value>', 'what is answered')
    .action(async (name: string, type: string, value: string, _, command: Command) => {
      const to = controlling(command)
      // The fake refuses a type that it does not know.
      await to.remote.outsideDns.set({ name, type, value } as DnsRecord)
      await said(to)
    })
  dns
    .command('remove')
    .description('Remove those of a name, of one type when it is given.')
    .argument('<name>', 'such as _now.example.com')
    .argument('[type]', 'such as TXT')
    .action(async (name: string, type: string | undefined, _, command: Command) => {
      const to = controlling(command)
      await to.remote.outsideDns.remove(type === undefined ? { name } : { name, type })
      await said(to)
    })
}

async function said({ remote, print }: Controlling): Promise<void> {
  const records = await remote.outsideDns.list()
  print({ records }, records.map(({ name, type, value }) => `${name} ${type} ${value}`).join('\n'))
}
