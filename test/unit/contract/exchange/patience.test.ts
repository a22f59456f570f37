/** How long an answer is waited for: what ends is whole, a stream is begun, and what neither comes nor ends is given up. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Head, Unended, withPatience } from '../../../../src/contract/exchange/patience.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const bytes = new TextEncoder()

/** An answer of these parts, after which it goes on without a word unless it ends. */
function answerOf(type: string, parts: readonly string[], ends: boolean): () => Promise<Head> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield bytes.encode(part)
    if (!ends) await new Promise(() => {})
  }
  return async () => ({ status: 200, headers: { 'content-type': type }, chunks: chunks() })
}

async function outcomeOf(method: string, open: (signal: AbortSignal) => Promise<Head>, ms: number): Promise<unknown> {
  let outcome: unknown = 'nothing yet'
  withPatience(method, open).then(
    (answer) => {
      outcome = new TextDecoder().decode(answer.bytes)
    },
    (error: unknown) => {
      outcome = error instanceof Unended ? [error.isBegun, error.message] : error
    },
  )
  await vi.advanceTimersByTimeAsync(ms)
  return outcome
}

const never = (): Promise<Head> => new Promise(() => {})

test.each<[string, string, () => Promise<Head>, number, unknown]>([
  ['an answer that ends', 'GET', answerOf('application/json', ['{"a"', ':1}'], true), 0, '{"a":1}'],
  ['a stream of events', 'GET', answerOf('text/event-stream', ['data: 1\n\n'], false), 1_000, 'data: 1\n\n'],
  ['one that ends', 'GET', answerOf('application/x-ndjson', ['{}\n'], true), 0, '{}\n'],
  ['JSON without end, before it is given up', 'GET', answerOf('application/json', ['['], false), 14_999, 'nothing yet'],
  [
    'JSON without end',
    'GET',
    answerOf('application/json', ['['], false),
    15_000,
    [true, 'the answer had not ended after 15 s'],
  ],
  ['no answer', 'GET', never, 15_000, [false, 'nothing was answered within 15 s']],
  ['no answer to a write, at first', 'POST', never, 59_999, 'nothing yet'],
  ['no answer to a write', 'POST', never, 60_000, [false, 'nothing was answered within 60 s']],
])('%s', async (_, method, open, ms, expected) => {
  expect(await outcomeOf(method, open, ms)).toEqual(expected)
})

test('what was given up is told so', async () => {
  let signal: AbortSignal | undefined
  await outcomeOf(
    'GET',
    (given) => {
      signal = given
      return never()
    },
    15_000,
  )
  expect(signal?.aborted).toBe(true)
})
