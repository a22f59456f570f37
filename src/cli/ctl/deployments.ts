/** `nowhere ctl step` and `nowhere ctl fail`: what happens to a deployment, and to calls to come. */
import type { Command } from 'commander'
import { wholeNumber } from '../flags.ts'
import { controlling } from './controlling.ts'

export function addDeployments(ctl: Command): void {
  ctl
    .command('step')
    .description('Move a deployment to the state that comes next, whatever the time.')
    .argument('<uid>', 'what creating it answered')
    .action(async (deployment: string, _, command: Command) => {
      const { remote, print } = controlling(command)
      const state = await remote.step(deployment)
      print({ deployment, state }, state)
    })
  ctl
    .command('fail')
    .description('Let the next calls of an operation fail with one of its codes.')
    .argument('<operation>', 'its operationId')
    .argument('<code>', 'a code that it declares')
    .option('--times <n>', 'how many of them', wholeNumber(1), 1)
    .action(async (operation: string, code: string, { times }: { readonly times: number }, command: Command) => {
      const { remote, print } = controlling(command)
      await remote.fail(operation, code, { times })
      print({ operation, code, times }, `${operation} fails with ${code}, ${times === 1 ? 'once' : `${times} times`}`)
    })
}
