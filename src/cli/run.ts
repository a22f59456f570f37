/** Finds the command that is asked for and runs it. A mistake by the caller is one line on stderr and exit code 2. */
import { Command, CommanderError } from 'commander'
import { packageVersion } from '../adapters/node-package.ts'
import { UsageError } from '../errors/usage-error.ts'
import { addServe } from './serve.ts'

/** @returns The exit code: 0, 2 for a mistake by the caller, 1 for one of ours. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command('nowhere')
    .description(
      'A deployment platform that runs nowhere: a fake of the now API (2017), driven by one OpenAPI document.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  addServe(program)

  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const mistake = mistakeIn(error, program)
    console.error(mistake === undefined ? error : `nowhere: ${mistake.replaceAll(/\s*\n\s*/g, ' ')}`)
    return mistake === undefined ? 1 : 2
  }
}

function mistakeIn(error: unknown, program: Command): string | undefined {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof CommanderError)) return undefined
  const commands = program.commands.map((command) => command.name()).join(', ')
  // The library's message is then no sentence but "(outputHelp)".
  if (error.code === 'commander.help') return `no command was given. There is ${commands}; see nowhere --help.`
  const what = error.message.replace(/^error: /, '').replace(/\.?$/, '.')
  return error.code === 'commander.unknownCommand'
    ? `${what} There is ${commands}; see nowhere --help.`
    : `${what} See nowhere ${commands.includes(',') ? 'COMMAND' : commands} --help.`
}
