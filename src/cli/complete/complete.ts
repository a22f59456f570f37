/** `nowhere complete SHELL`: the script by which a shell completes commands and flags; it asks the command itself. */
import type { Command } from 'commander'

/** @param args What completes is loaded when it is asked for, and knows the commands that were added before. */
export async function addComplete(program: Command, args: readonly string[]): Promise<void> {
  if (args[0] !== 'complete') {
    program
      .command('complete')
      .description('Print what lets a shell complete commands and flags: zsh, bash, fish or powershell.')
      .argument('<shell>')
    return
  }
  const { default: tab } = await import('@bomb.sh/tab/commander')
  tab(program)
}
