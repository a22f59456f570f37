/** Whether an answer of anybody fits the document: the checks that every answer of the platform itself meets before it leaves. */
import { checkAnswer } from '../checks/check-answer.ts'
import { secretsIn } from '../checks/secrets.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { Engine } from '../pipeline/engine.ts'
import { placeOf } from '../pipeline/routing/origins.ts'
import type { Operation } from '../spec/contract.ts'
import { isJson, withoutParameters } from '../spec/media-types.ts'
import { nearestNames } from '../spec/nearest-names.ts'
import type { JournalEntry } from '../world/journal/journal.ts'
import type { World } from '../world/world.ts'
import { jsonOf } from './journal/sent.ts'

export interface GivenAnswer {
  /** The operation that answered; else it is the one that the journal has with this answer, or the only one at the URL. */
  readonly operation?: string
  /** What was asked. */
  readonly url?: string
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Conformity {
  /** The one that it was held to. */
  readonly operation: string
  /** A sentence each; none where it fits. */
  readonly problems: readonly string[]
}

export function conformityIn(world: World, engine: Engine): (answer: GivenAnswer) => Conformity {
  const { operations, errors } = engine.contract
  return (answer) => {
    const entry = entryOf(answer, world)
    const operation =
      answer.operation === undefined
        ? (operations[entry?.operationId ?? ''] ?? operationAt(answer, engine))
        : (operations[answer.operation] ?? refuseUnknown(answer.operation, Object.keys(operations)))
    const catalogue = errors[operation.catalogue]
    if (catalogue === undefined) throw new Error(`no catalogue ${operation.catalogue} in the document`)
    const { status, headers, body } = answer
    const isSent = entry?.operationId === operation.id
    const findings = checkAnswer(
      { status, headers, body: isJson(withoutParameters(headers['content-type'] ?? '')) ? jsonOf(body) : undefined },
      {
        operation,
        catalogue,
        catalogueName: operation.catalogue,
        validatorOf: engine.validatorOf,
        secrets: isSent ? secretsIn(jsonOf(entry.request.body), operation.body?.secrets ?? [], []) : [],
      },
    )
    return { operation: operation.id, problems: findings.map(({ check, message }) => `${check}: ${message}`) }
  }
}

/** The last exchange that ended with that answer. */
function entryOf({ status, body, url = '' }: GivenAnswer, { journal }: World): JournalEntry | undefined {
  const path = pathOf(url)
  return journal
    .entries()
    .findLast(
      ({ request, answer }) =>
        answer.status === status && textOf(answer.body) === body && (path === undefined || request.path === path),
    )
}

function textOf(body: string | Uint8Array | null): string {
  return typeof body === 'string' ? body : body === null ? '' : new TextDecoder().decode(body)
}

/** Within the world that it names, as the journal has it. */
function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname.replace(/^\/~[^/]*/, '') : undefined
}

function operationAt({ url = '' }: GivenAnswer, engine: Engine): Operation {
  const path = pathOf(url)
  if (path === undefined) refuse('it has no URL')
  const routes = placeOf(new URL(url).host.toLowerCase(), path, engine).match?.routes
  if (routes === undefined) refuse(`no operation is at ${path}`)
  const [one, ...others] = [...routes.values()].map(({ operation }) => operation)
  if (one === undefined || others.length > 0) {
    refuse(`at ${path} are ${[one, ...others].map((each) => each?.id).join(', ')}`)
  }
  return one
}

function refuseUnknown(operation: string, names: readonly string[]): never {
  throw new UsageError(
    'UNKNOWN_OPERATION',
    `Failed to hold an answer to the operation ${JSON.stringify(operation)}: there is none. The nearest are ${nearestNames(operation, names).join(', ')}.`,
  )
}

function refuse(why: string): never {
  throw new UsageError(
    'UNKNOWN_OPERATION',
    `Failed to hold an answer to the document: nothing says which operation gave it, for the journal has none like it and ${why}. Say which operation it is of.`,
  )
}
