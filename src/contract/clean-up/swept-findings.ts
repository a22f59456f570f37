/** What is held against a target when its lists have something of the run at the end. */
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
  return findingOf('a refusal leaves nothing behind', message, culprit, reference, session)
}

export function notGone(session: Cleaning, { list, reference }: Swept, { operationId }: Removal): Finding {
  const message = `${operationId} succeeded, and ${list} has it still.`
  return findingOf('what was removed is gone', message, operationId, reference, session)
}

function findingOf(
  check: string,
  message: string,
  operationId: string,
  reference: string,
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
    exchange: null,
  }
}
