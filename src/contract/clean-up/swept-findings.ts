/** What is held against a target when its lists have something of the run at the end. */
import { isSafe, isSuccess } from '../exchange/exchange.ts'
import type { Finding } from '../judge/finding.ts'
import type { Cleaning } from './cleaning.ts'
import type { Removal } from './journal.ts'
import type { Made } from './made.ts'

interface Swept {
  /** The operation that lists it. */
  readonly list: string
  /** The first that was made, or attempted, in that list. */
  readonly making: Made | undefined
  readonly reference: string
}

/** A call that was refused, or that nobody knows of, made something. */
export function unasked(session: Cleaning, { list, making, reference }: Swept, known: Made | undefined): Finding {
  const culprit = (known ?? making)?.intention.operationId ?? list
  const message =
    known === undefined
      ? `${list} has what no answer told of.`
      : `${culprit} did not succeed, and ${list} has what it was to make.`
  const by = showing(session, { list, reference })
  return findingOf('a refusal leaves nothing behind', message, { culprit, reference, by }, session)
}

export function notGone(session: Cleaning, { list, reference }: Swept, removal: Removal): Finding {
  const { operationId } = removal
  const message = `${operationId} succeeded, and ${list} has it still.`
  const by = showing(session, { list, reference }, removal)
  return findingOf('what was removed is gone', message, { culprit: operationId, reference, by }, session)
}

/** What made it, what removed it, and the list that has it, in order. */
function showing(
  { conversation: { exchanges } }: Cleaning,
  { list, reference }: Pick<Swept, 'list' | 'reference'>,
  removal?: Removal,
): readonly number[] {
  const isSaid = (text: unknown): boolean =>
    typeof text === 'string' && text.includes(JSON.stringify(reference).slice(1, -1))
  const made = exchanges.find(({ call }) => !isSafe(call) && (isSaid(call.request.body) || isSaid(call.request.url)))
  const removed = exchanges.findLast(
    (exchange) =>
      exchange.call.operation?.id === removal?.operationId &&
      isSuccess(exchange) &&
      Object.entries(removal?.path ?? {}).every(([name, value]) => exchange.call.input.path?.[name] === value),
  )
  const listed = exchanges.findLast(({ call, text }) => call.operation?.id === list && isSaid(text))
  return [made, removed, listed].flatMap((exchange) => (exchange === undefined ? [] : [exchange.number]))
}

interface About {
  readonly culprit: string
  readonly reference: string
  readonly by: readonly number[]
}

function findingOf(
  check: string,
  message: string,
  { culprit: operationId, reference, by }: About,
  { specification }: Cleaning,
): Finding {
  const part = specification.located(specification.operation(operationId)).operation.value
  const fact = specification.facts.near(part)
  return {
    check,
    message,
    level: fact?.level ?? 'ASSUMED',
    requirements: fact?.requirements ?? [],
    operationId,
    expected: 'nothing of the run in the list',
    seen: reference,
    exchange: by.at(-1) ?? null,
    by,
  }
}
