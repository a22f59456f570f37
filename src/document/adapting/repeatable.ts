/** What may be sent again by a key of its own: an operation that takes an `Idempotency-Key` header, whoever asks for it in whatever words. */
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { codeOf } from '../error-statuses.ts'
import { flat } from '../path-names.ts'
import { headersOf } from './parameters.ts'

/** As long as most that take such keys keep them. */
const windowHours = 24

/** @returns `x-idempotency` of docs/vocabulary.md, as an operation has it; nothing where it takes no key or says itself how it is kept. */
export function repeatable(document: JsonObject, method: string, operation: Located, item: Located): JsonObject {
  const header = [operation, item]
    .flatMap((owner) => headersOf(document, owner))
    .find((name) => /^x?idempoten(cy|t)(key|token|id)?$/.test(flat(name)))
  if (method === 'get' || header === undefined || isObject(operation.value['x-idempotency'])) return {}
  const responses = responsesOf(document, operation)
  const again = responses.find(([status, { value }]) => status.startsWith('2') && isAgain.test(textOf(value)))
  const [status, replay] = again ?? responses.find(([each]) => each.startsWith('2')) ?? []
  const headers = isObject(replay?.value.headers) ? Object.keys(replay.value.headers) : []
  const successes = responses.filter(([each]) => each.startsWith('2'))
  return {
    'x-idempotency': {
      header,
      windowHours,
      replayedHeader: headers.find((name) => isAgain.test(name)) ?? 'Idempotency-Replayed',
      // Of two successes the one that is about the repetition.
      ...(again !== undefined && successes.length > 1 && { replayedStatus: Number(status) }),
      conflict: codeOf(conflictIn(responses)),
    },
  }
}

const isAgain = /idempoten|replay|repeat|already|again|duplicate/i

/** What another body with the same key is refused with: what the document says of that, else what it has for a conflict. */
function conflictIn(responses: readonly (readonly [string, Located])[]): number {
  const refusals = responses.filter(([status]) => /^4\d\d$/.test(status))
  const said = refusals.find(
    ([status, { value }]) => ['409', '422', '400'].includes(status) && /idempoten/i.test(JSON.stringify(value)),
  )
  const declared = ['409', '422', '400'].find((status) => refusals.some(([each]) => each === status))
  return Number(said?.[0] ?? declared ?? 409)
}

function responsesOf(document: JsonObject, operation: Located): readonly (readonly [string, Located])[] {
  const { responses } = operation.value
  return Object.keys(isObject(responses) ? responses : {}).flatMap((status) => {
    const response = child(document, operation, 'responses', status)
    return response === undefined ? [] : [[status, response] as const]
  })
}

function textOf({ description }: JsonObject): string {
  return typeof description === 'string' ? description : ''
}
