/** `nowhere ctl clock`: what time it is, and another time; `nowhere ctl reset`. */
import type { Command } from 'commander'
import { type Controlling, controlling } from './controlling.ts'

export function addClock(ctl: Command): void {
  const clock = ctl
    .command('clock')
    .description('Say what time it is, or move it.')
    .helpCommand(false)
    .action((_, command: Command) => said(controlling(command)))
  clock
    .command('advance')
    .description('Move it forward.')
    .argument('<duration>', "such as '10s', or milliseconds")
    .action(async (duration: string, _, command: Command) => {
      const to = controlling(command)
      await to.remote.clock.advance(wholeOr(duration))
      await said(to)
    })
  clock
    .command('set')
    .description('Set it.')
    .argument('<time>', 'ISO 8601, or milliseconds since the epoch')
    .action(async (time: string, _, command: Command) => {
      const to = controlling(command)
      await to.remote.clock.set(wholeOr(time))
      await said(to)
    })
  clock
    .command('freeze')
    .description('Stop it where it is.')
    .action(async (_, command: Command) => {
      const to = controlling(command)
      await to.remote.clock.freeze()
      await said(to)
    })
  ctl
    .command('reset')
    .description('Back to the world that it started with, clock and journal included.')
    .action(async (_, command: Command) => {
      const to = controlling(command)
      await to.remote.reset()
      await said(to)
    })
}

async function said({ remote, print }: Controlling): Promise<void> {
  const now = await remote.clock.iso()
  print({ now }, now)
}

function wholeOr(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text
}
