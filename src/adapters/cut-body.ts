/** A body that was ordered to end before all of it has come. */
import type { Answer } from '../platform.ts'

type Body = NonNullable<Answer['body']>

/** @param truncate How many bytes there are; `true`: half of them. */
export function bytesUntilCut(body: Body, truncate: true | number): Uint8Array {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return bytes.slice(0, truncate === true ? bytes.length >> 1 : truncate)
}

/** A stream of it that then fails, as one does whose connection is lost. */
export function cutOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = bytes.length === 0
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new TypeError('terminated', { cause: new Error('The connection was lost.') }))
      isSent = true
      controller.enqueue(bytes)
    },
  })
}
