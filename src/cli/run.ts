/** Finds the command that is asked for and runs it. A mistake by the caller is one line on stderr and exit code 2. */
import { Command, CommanderError } from 'commander'
import { packageVersion } from '../adapters/node-package.ts'
import { onOneLine } from '../contract/report/reporters/printable.ts'
import { UsageError, type UsageErrorCode } from '../errors/usage-error.ts'
import { addBuild } from './build/build.ts'
import { addClean } from './clean/clean.ts'
import { addCompare } from './compare/compare.ts'
import { addComplete } from './complete/complete.ts'
import { addCtl } from './ctl/ctl.ts'
import { addExplain } from './explain/explain.ts'
import { addMcp } from './mcp/mcp.ts'
import { exitCodes, type Outcome } from './outcome.ts'
import { addReplay } from './replay/replay-command.ts'
import { addWhy } from './replay/why-command.ts'
import { addSelftest } from './selftest/selftest.ts'
import { addServe } from './serve/serve.ts'
import { addVerify } from './verify/verify.ts'

/** @returns The exit code: 0, 2 for a mistake by the caller, what the command says, or 1 for a failure of ours. */
export async function run(given: readonly string[]): Promise<number> {
  const args = withCommand(given)
  const outcome: Outcome = { code: 0, failureCode: 1 }
  const program = new Command('nowhere')
    .description(
      'A deployment platform that runs nowhere: a fake of the now API (2017), or of any OpenAPI document, and the kit that holds any implementation to it.',
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  addServe(program, outcome)
  addExplain(program)
  addVerify(program, outcome)
  addCompare(program, outcome)
  addClean(program, outcome)
  addSelftest(program, outcome)
  addReplay(program, outcome)
  addWhy(program)
  addCtl(program, outcome)
  addBuild(program, outcome)
  addMcp(program)
  await addComplete(program, args)

  try {
    await program.parseAsync(args, { from: 'user' })
    return outcome.code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const mistake = mistakeIn(error, program, args)
    console.error(mistake === undefined ? error : `nowhere: ${inOneLine(mistake)}`)
    if (error instanceof UsageError && notAsked.includes(error.code)) return exitCodes.error
    return mistake === undefined ? outcome.failureCode : 2
  }
}

/** Nothing is known of the target then, and nothing was wrong with how it was called. */
const notAsked: readonly UsageErrorCode[] = ['UNREACHABLE_TARGET', 'REFUSED_TOKEN']

/** Who names no command wants a fake that runs. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args
  const isCommand =
    first !== undefined && (!first.startsWith('-') || ['-h', '--help', '-V', '--version'].includes(first))
  return isCommand ? args : ['serve', ...args]
}

/** A mistake is a line of its own, so that a log can be read line by line. */
function inOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return onOneLine(lines.filter((line) => line !== '').join(' '))
}

function mistakeIn(error: unknown, program: Command, args: readonly string[]): string | undefined {
  if (error instanceof UsageError) return error.message
  if (!(error instanceof CommanderError)) return undefined
  const asked = program.commands.find((command) => command.name() === args[0])
  const namesOf = (command: Command): string => command.commands.map((each) => each.name()).join(', ')
  // The library's message is then no sentence but "(outputHelp)".
  if (error.code === 'commander.help' && asked !== undefined)
    return `no command was given. There is ${namesOf(asked)}; see nowhere ${asked.name()} --help.`
  const what = error.message.replace(/^error: /, '').replace(/\.?$/, '.')
  const { command, path } = lastKnown(program, args)
  // One that also works alone takes an unknown command for an argument.
  if (['commander.unknownCommand', 'commander.excessArguments'].includes(error.code) && command.commands.length > 0) {
    return `${what} There is ${namesOf(command)}; see ${['nowhere', ...path].join(' ')} --help.`
  }
  return `${what} See ${['nowhere', ...(asked === undefined ? [] : [asked.name()])].join(' ')} --help.`
}

/** What is unknown stands behind it. */
function lastKnown(program: Command, args: readonly string[]): { command: Command; path: readonly string[] } {
  let command = program
  const path: string[] = []
  for (const arg of args) {
    const below = command.commands.find((each) => each.name() === arg)
    if (below === undefined) continue
    command = below
    path.push(arg)
  }
  return { command, path }
}
