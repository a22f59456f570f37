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
    .command('until')
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
  ctl
    .command('reset')
    .description('Back to the world that it started with, clock and journal included.')
    .action(doing((remote) => remote.reset(), said))
}

async function said({ remote, print }: Controlling): Promise<void> {
  const now = await remote.clock.iso()
  print({ now }, now)
}

export function wholeOr(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text
}
