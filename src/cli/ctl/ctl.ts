/** `nowhere ctl`: controls a fake that runs, a subject a file. */
import type { Command } from 'commander'
import { addClock } from './clock.ts'
import { addDeployments } from './deployments.ts'
import { addDns } from './dns.ts'
import { addHistory } from './history.ts'
import { addSnapshots } from './snapshots.ts'

export function addCtl(program: Command): void {
  const ctl = program
    .command('ctl')
    .description('Control a fake that runs: its clock, faults, snapshots, outside DNS, journal and log.')
    .option('--url <url>', 'where it runs', 'http://127.0.0.1:4700')
    .option('--json', 'print JSON; what comes as it comes, a line each')
    .helpCommand(false)
    .addHelpText('after', '\nBeyond this machine it sends the token that stands in NOWHERE_CONTROL_TOKEN.')
  for (const add of [addClock, addDeployments, addDns, addSnapshots, addHistory]) add(ctl)
}
