/** `nowhere ctl step`, `hold`, `release` and `crash`: what happens to a deployment. */
import type { Command } from 'commander'
import { controlling } from './controlling.ts'

const verbs = {
  step: 'Move a deployment to the state that comes next, whatever the time.',
  hold: 'Keep a deployment in its state until it is released or stepped.',
  release: 'Let a deployment that was held go on, its state counted from now.',
  crash: 'Let a deployment fail, from a state in which one can.',
} as const

export function addDeployments(ctl: Command): void {
  for (const verb of ['step', 'hold', 'release', 'crash'] as const) {
    ctl
      .command(verb)
      .description(verbs[verb])
      .argument('<uid>', 'what creating it answered')
      .action(async (deployment: string, _, command: Command) => {
        const { remote, print } = controlling(command)
        const state = await remote[verb](deployment)
        print({ deployment, state }, state)
      })
  }
}
