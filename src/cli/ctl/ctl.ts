/** `nowhere ctl`: controls a fake that runs, a subject a file. */
import type { Command } from 'commander'
import type { Outcome } from '../outcome.ts'
import { addClock } from './clock.ts'
import { addDeployments } from './deployments.ts'
import { addDns } from './dns.ts'
import { addFaults } from './faults.ts'
import { addJournal } from './journal.ts'
import { addLog } from './log.ts'
import { addRecords } from './records.ts'
import { addSnapshot, addSnapshots } from './snapshots.ts'
import { addWorlds } from './worlds.ts'

export function addCtl(program: Command, outcome: Outcome): void {
  const ctl = program
    .command('ctl')
    .description(
      'Control a fake that runs: its clock, faults, deployments, worlds, records, snapshots, outside DNS, journal and log.',
    )
    .option('--url <url>', 'where it runs', 'http://127.0.0.1:4700')
    .option('--world <name>', 'the world that it is about (default: the main one)')
    .option('--json', 'print JSON; what comes as it comes, a line each')
    .helpCommand(false)
    .addHelpText('after', '\nBeyond this machine it sends the token that stands in NOWHERE_CONTROL_TOKEN.')
  for (const add of [
    addClock,
    addDeployments,
    addFaults,
    addDns,
    addWorlds,
    addRecords,
    addSnapshots,
    addSnapshot,
    addJournal,
    addLog,
  ])
    add(ctl, outcome)
}
