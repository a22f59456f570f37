/** `nowhere ctl faults` and `nowhere ctl fail`: what goes wrong on purpose with calls to come, and how often it did. */
import type { Command } from 'commander'
import { wholeNumber } from '../flags.ts'
import { wholeOr } from './clock.ts'
import { type Controlling, controlling, doing, saying } from './controlling.ts'

type Fault = Parameters<Controlling['remote']['faults']['add']>[0]

export function addFaults(ctl: Command): void {
  const faults = ctl
    .command('faults')
    .description('Say what was ordered to go wrong, and how often it did; or order something.')
    .helpCommand(false)
    .action(saying(said))
  faults.command('list').description('Say the same.').action(saying(said))
  addFaultFlags(
    faults.command('add').description('Order one.').argument('<operation>', "an operationId, or '*'"),
  ).action(doing((remote, operation: string, flags: Flags) => remote.faults.add(faultOf(operation, flags)), said))
  faults
    .command('remove')
    .description('Take one back.')
    .argument('<id>', 'as it is listed')
    .action(doing((remote, id: string) => remote.faults.remove(id), said))
  faults
    .command('clear')
    .description('Take all of them back.')
    .action(doing((remote) => remote.faults.clear(), said))
  ctl
    .command('fail')
    .description('Let the next calls of an operation fail with one of its codes, or with a status.')
    .argument('<operation>', 'its operationId')
    .argument('<code>', 'a code that it declares, or a status such as 503')
    .option('--times <n>', 'how many of them', wholeNumber(1), 1)
    .action(async (operation: string, code: string, { times }: { readonly times: number }, command: Command) => {
      const { remote, print } = controlling(command)
      await remote.fail(operation, /^\d{3}$/.test(code) ? Number(code) : code, { times })
      print({ operation, code, times }, `${operation} fails with ${code}, ${times === 1 ? 'once' : `${times} times`}`)
    })
}

interface Flags {
  readonly account?: string
  readonly code?: string
  readonly status?: number
  readonly delay?: string
  readonly drop?: string
  readonly truncate?: true | string
  readonly malformed?: true
  readonly times?: number
  readonly after?: number
  readonly every?: number
  readonly until?: string
  readonly probability?: string
  readonly unsafe?: true
}

function addFaultFlags(command: Command): Command {
  return command
    .option('--account <username>', 'of this account alone')
    .option('--code <code>', 'an error that the operation declares')
    .option('--status <n>', 'a status, in the form of the system', wholeNumber(400, 599))
    .option('--delay <duration>', "such as '2s', or milliseconds")
    .option('--drop <when>', 'the connection is lost: before the work is done, or after it')
    .option('--truncate [bytes]', 'the body is cut off')
    .option('--malformed', 'the body does not parse')
    .option('--times <n>', 'so many calls', wholeNumber(1))
    .option('--after <n>', 'from the nth call on, counted from 1', wholeNumber(1))
    .option('--every <n>', 'each nth', wholeNumber(1))
    .option('--until <time>', "only before then, by the world's clock: ISO 8601, or milliseconds since the epoch")
    .option('--probability <p>', 'by the chance of the seed, above 0 and up to 1')
    .option('--unsafe', 'although no such operation, code or account is known')
}

/** The fake looks at each member itself. */
function faultOf(operation: string, { delay, truncate, until, probability, ...flags }: Flags): Fault {
  const given = {
    operation,
    ...flags,
    ...(delay !== undefined && { delay: wholeOr(delay) }),
    ...(until !== undefined && { until: wholeOr(until) }),
    ...(truncate !== undefined && { truncate: truncate === true ? true : wholeOr(truncate) }),
    ...(probability !== undefined && { probability: Number(probability) }),
  }
  return given as Fault
}

async function said({ remote, print }: Controlling): Promise<void> {
  const faults = await remote.faults.list()
  const line = ({ id, operation, calls, met, left, ...what }: (typeof faults)[number]): string =>
    `${id} ${operation} ${JSON.stringify(what)}: met ${met} of ${calls} calls, ${left ?? 'no end'}${left === null ? '' : ' left'}`
  print({ faults }, faults.map(line).join('\n'))
}
