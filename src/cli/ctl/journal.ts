/** `nowhere ctl journal`: what was asked and answered, with secrets as `***`, and whether something holds of it. */
import { type Command, InvalidArgumentError } from 'commander'
import { UnmetExpectation } from '../../errors/unmet.ts'
import type { Platform } from '../../platform.ts'
import { wholeNumber } from '../flags.ts'
import type { Outcome } from '../outcome.ts'
import { controlling } from './controlling.ts'

type Query = NonNullable<Parameters<Platform['journal']['find']>[0]>

type Entry = Awaited<ReturnType<Own['find']>>[number]

type Times = NonNullable<Parameters<Platform['journal']['assertCalled']>[1]>

/** A flag that stands behind the name of a command below is read by the one above, which has it too. */
function queryOf(command: Command): Query {
  const { operation, account, status, since, until, path, body } = command.optsWithGlobals<Query>()
  const asked = { operation, account, status, since, until, path, body }
  const given = Object.entries(asked).filter(([, each]) => each !== undefined)
  return Object.fromEntries(given)
}

export function addJournal(ctl: Command, outcome: Outcome): void {
  const journal = addQuery(
    ctl.command('journal').description('Say what was asked and answered, or hold it to something.'),
  )
    .helpCommand(false)
    .action(async (_, command: Command) => {
      const { remote, print } = controlling(command)
      const entries = await remote.journal.find(queryOf(command))
      print({ entries }, entries.map(lineOf).join('\n'))
    })
  journal
    .command('near-misses')
    .description('Say what no operation took, with what came closest.')
    .action(async (_, command: Command) => {
      const { remote, print } = controlling(command)
      const entries = await remote.journal.nearMisses()
      print({ entries }, entries.map(lineOf).join('\n'))
    })
  journal
    .command('clear')
    .description('Forget it; the log stays.')
    .action((_, command: Command) => controlling(command).remote.journal.clear())
  addAssertions(journal, outcome)
}

/** Each says nothing where it holds, and ends with 1 and what was found where it does not. */
function addAssertions(journal: Command, outcome: Outcome): void {
  addQuery(journal.command('assert-called').description('Fail unless so many requests fit what is given.'))
    .option('--times <n>', 'so many', wholeNumber(0))
    .option('--at-least <n>', 'so many or more (default: 1)', wholeNumber(0))
    .option('--at-most <n>', 'so many or fewer', wholeNumber(0))
    .action(({ times, atLeast, atMost }: Times, command: Command) => {
      const counted = Object.entries({ times, atLeast, atMost }).filter(([, each]) => each !== undefined)
      return holding(command, outcome, (own) => own.assertCalled(queryOf(command), Object.fromEntries(counted)))
    })
  addQuery(
    journal
      .command('assert-waited')
      .description('Fail unless whoever Retry-After told to wait did, and somebody was told.'),
  ).action((_, command: Command) => holding(command, outcome, (own) => own.assertWaited(queryOf(command))))
  journal
    .command('assert-no-secret-in-urls')
    .description('Fail if a URL holds a token or the value of a secret.')
    .action((_, command: Command) => holding(command, outcome, (own) => own.assertNoSecretInUrls()))
  journal
    .command('assert-created')
    .description('Fail unless a request made what has that id or name.')
    .argument('<id>', 'its id, name or host')
    .action((id: string, _, command: Command) => holding(command, outcome, (own) => own.assertCreated(id)))
}

type Own = ReturnType<typeof controlling>['remote']['journal']

async function holding(command: Command, outcome: Outcome, assert: (journal: Own) => Promise<void>): Promise<void> {
  const { remote, print } = controlling(command)
  try {
    await assert(remote.journal)
    print({ holds: true, why: null }, '')
  } catch (error) {
    if (!(error instanceof UnmetExpectation)) throw error
    outcome.code = 1
    print({ holds: false, why: error.message }, error.message)
  }
}

function addQuery(command: Command): Command {
  return command
    .option('--operation <id>', 'of this operation alone')
    .option('--account <username>', 'of this account alone')
    .option('--status <status>', 'answered so, such as 429 or 5xx')
    .option('--since <time>', "then or later, by the world's clock")
    .option('--until <time>', 'then or earlier')
    .option('--path <json>', 'with these parameters of the path, such as \'{"uid":"sec_1"}\'', jsonOf)
    .option('--body <json>', 'that sent JSON with this in it', jsonOf)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('It is no JSON.')
  }
}

function lineOf({ ordinal, request, answer, operationId, nearMisses }: Entry): string {
  return `${ordinal} ${answer.status} ${request.method} ${request.path} ${operationId ?? closest(nearMisses)}`
}

function closest(nearMisses: readonly { operationId: string; why: string }[] = []): string {
  const [first] = nearMisses
  return first === undefined ? '-' : `(closest is ${first.operationId}: ${first.why})`
}
