/** `nowhere ctl clock`: what time it is, and another time; `nowhere ctl reset`. */
import type { Command } from 'commander'
import { type Controlling, doing, saying } from './controlling.ts'

export function addClock(ctl: Command): void {
  const clock = ctl
    .command('clock')
    .description('Say what time it is, or move it.')
    .helpCommand(false)
    .action(saying(said))
  clock
    .command('advance')
    .description('Move it forward.')
    .argument('<duration>', "such as '10s', or milliseconds")
    .action(doing((remote, duration: string) => remote.clock.advance(wholeOr(duration)), said))
  clock
    .command('advance-until')
    .alias('until')
    .description('Move it forward to when a deployment is in a state.')
    .argument('<uid>', 'of the deployment')
    .argument('<state>', 'such as READY')
    .option('--at-most <duration>', 'and no further (default: 1h)')
    .action(
      doing((remote, deployment: string, state: string, { atMost }: { readonly atMost?: string }) => {
        const options = atMost === undefined ? {} : { atMost: wholeOr(atMost) }
        return remote.clock.advanceUntil({ deployment, state }, options)
      }, said),
    )
  clock
    .command('set')
    .description('Set it.')
    .argument('<time>', 'ISO 8601, or milliseconds since the epoch')
    .action(doing((remote, time: string) => remote.clock.set(wholeOr(time)), said))
  clock
    .command('freeze')
    .description('Stop it where it is.')
    .action(doing((remote) => remote.clock.freeze(), said))
  clock
    .command('restore')
    .description('Let it go as it was told with --json: system, or stopped.')
    .argument('<mode>', "'system' runs with the system's time, 'stopped' stands still")
    .argument('<ms>', "milliseconds on top of the system's time, or since the epoch", Number)
    // The fake refuses another mode.
    .action(doing((remote, mode: 'system' | 'stopped', ms: number) => remote.clock.restore({ mode, ms }), said))
  ctl
    .command('reset')
    .description('Back to the world that it started with, clock and journal included.')
    .action(doing((remote) => remote.reset(), said))
}

async function said({ remote, print }: Controlling): Promise<void> {
  const [now, { mode, ms }] = [await remote.clock.iso(), await remote.clock.snapshot()]
  print({ now, mode, ms }, now)
}

/** Milliseconds, or the text of a time or a duration. */
export function wholeOr(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text
}
